package alerts_test

import (
	"strings"
	"testing"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/track"
	"writethru/app/alerts"
	"writethru/app/kit/kittest"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

var now = time.Date(2025, 11, 4, 19, 0, 0, 0, time.UTC)

func show(t *testing.T, p api.AlertsPage) view.Nodes {
	t.Helper()
	nodes := alerts.View(state.Shell{Path: "/alerts", Now: now}, p)
	kittest.Sound(t, nodes...)
	return nodes
}

func two() api.AlertsPage {
	return api.AlertsPage{Total: 2, Most: 200, Alerts: []api.Alert{
		{Mark: "m1", Article: "a", As: annotations.Quote, Who: "Odile <Marrack>", Kind: annotations.AlertFacts, From: 1, In: 2, Is: annotations.Reworded,
			Old: "12 died", New: "17 died", Words: []track.Piece{{Op: "-", Text: "12"}, {Op: "+", Text: "17"}, {Op: "=", Text: " died"}},
			Time: now, Outlet: "Plover Wire", Headline: "Ferry", Lang: "en", Dir: article.LTR},
		{Mark: "m2", Article: "b", As: annotations.Claim, Kind: annotations.AlertRemoved, From: 2, In: 3, Is: annotations.Removed, Old: "كان الضوء معطلا", Time: now, Headline: "عبّارة", Lang: "ar", Dir: article.RTL},
	}}
}

func TestAlerts(t *testing.T) {
	text := kittest.Text(show(t, two())...)
	for _, want := range []string{"2 changes not seen yet", "Reworded: facts or quoted words", "removed: 12", "added: 17", "Odile <Marrack>", "r1 → r2", "Removed", "كان الضوء معطلا", "Mark all as seen"} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %q: %s", want, text)
		}
	}
	many := two()
	many.Total = 200
	if !strings.Contains(kittest.Text(show(t, many)...), "200 changes or more") {
		t.Error("it counts what it has not counted")
	}
	if text := kittest.Text(show(t, api.AlertsPage{Most: 200})...); !strings.Contains(text, "No mark has changed") || strings.Contains(text, "Mark all") {
		t.Errorf("without alerts it says %q", text)
	}
}

func TestSeenForms(t *testing.T) {
	p := two()
	p.All, p.Alerts[1].Seen, p.Page, p.More = true, true, 2, true
	nodes := show(t, p)
	var got []string
	for _, f := range kittest.All(nodes, kittest.Tag("form")) {
		words := kittest.Attr(f, "action")
		for _, in := range kittest.All([]view.Node{f}, kittest.Tag("input")) {
			words += " " + kittest.Attr(in, "name") + "=" + kittest.Attr(in, "value")
		}
		got = append(got, words)
	}
	want := "/alerts/seen mark=m1 in=2 seen=1 show=all, /alerts/seen mark=m2 in=3 seen= show=all"
	if strings.Join(got, ", ") != want {
		t.Errorf("forms %q, want %q", got, want)
	}
	var links []string
	for _, a := range kittest.All(nodes, func(n view.Node) bool { return kittest.Attr(n, "rel") != "" }) {
		links = append(links, kittest.Attr(a, "rel")+"="+kittest.Attr(a, "href"))
	}
	if got := strings.Join(links, " "); got != "prev=/alerts?show=all next=/alerts?show=all&page=3" {
		t.Errorf("pages %q", got)
	}
}
