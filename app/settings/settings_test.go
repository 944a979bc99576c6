package settings_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations"
	"writethru/annotations/track"
	"writethru/app/kit"
	"writethru/app/kit/kittest"
	"writethru/app/settings"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

func show(t *testing.T, prefs api.Prefs, p api.SettingsPage) view.Nodes {
	t.Helper()
	nodes := settings.View(state.Shell{Path: "/settings", Prefs: prefs}, p, settings.UI{})
	kittest.Sound(t, nodes...)
	return nodes
}

func TestChoicesWorkWithoutScripts(t *testing.T) {
	nodes := show(t, api.Prefs{Theme: "dark", Measure: "wide"}, api.SettingsPage{})
	var pressed []string
	for _, f := range kittest.All(nodes, kittest.Tag("form")) {
		if a := kittest.Attr(f, "action"); a == api.TokenForm || a == api.RaiseForm || a == "/settings#keep" {
			continue
		}
		if kittest.Attr(f, "method") != "post" || kittest.Attr(f, "action") != api.PrefsForm {
			t.Errorf("a form is sent by %s to %s", kittest.Attr(f, "method"), kittest.Attr(f, "action"))
		}
		back, _ := kittest.First([]view.Node{f}, kittest.Tag("input"))
		if kittest.Attr(back, "name") != "back" || kittest.Attr(back, "value") != "/settings" {
			t.Error("a form does not lead back to the settings")
		}
		for _, b := range kittest.All([]view.Node{f}, kittest.Tag("button")) {
			if kittest.Attr(b, "aria-pressed") == "true" {
				pressed = append(pressed, kittest.Attr(b, "name")+"="+kittest.Attr(b, "value"))
			}
		}
	}
	if got, want := strings.Join(pressed, " "), "theme=dark size= measure=wide numbers= keys="; got != want {
		t.Errorf("pressed %q, want %q", got, want)
	}
}

// TestEveryChoiceIsSaved presses every button, and looks at what is kept.
func TestEveryChoiceIsSaved(t *testing.T) {
	for _, b := range kittest.All(show(t, api.Prefs{}, api.SettingsPage{}), kittest.Tag("button")) {
		if id := kittest.Attr(b, "id"); id == "token-make" || id == "raise" || id == "keep-try" || strings.HasPrefix(id, "notify-") {
			continue
		}
		name, value := kittest.Attr(b, "name"), kittest.Attr(b, "value")
		s := state.Shell{Prefs: api.Prefs{Theme: "x", Size: "x", Measure: "x", Numbers: "x", Keys: "x", Zone: "x"}}
		before := s.Prefs
		effects := settings.Update(&s, &api.SettingsPage{}, &settings.UI{}, view.Event{Action: b.On[0].Action})
		if diff := cmp.Diff([]state.Effect{state.Handled{}, state.SavePrefs{}}, effects); diff != "" {
			t.Errorf("%s=%q (-want +got):\n%s", name, value, diff)
		}
		want := before
		switch name {
		case "theme":
			want.Theme = value
		case "size":
			want.Size = value
		case "measure":
			want.Measure = value
		case "numbers":
			want.Numbers = value
		case "keys":
			want.Keys = value
		}
		if diff := cmp.Diff(want, s.Prefs); diff != "" {
			t.Errorf("%s=%q keeps (-want +got):\n%s", name, value, diff)
		}
	}
}

func TestUnknownChoices(t *testing.T) {
	s := state.Shell{}
	settings.Update(&s, &api.SettingsPage{}, &settings.UI{}, view.Event{Action: view.Action{Name: "settings.theme", Arg: "pink"}})
	for _, name := range []string{"settings.colour", "key", "library.add"} {
		if got := settings.Update(&s, &api.SettingsPage{}, &settings.UI{}, view.Event{Action: view.Action{Name: name, Arg: "dark"}}); got != nil {
			t.Errorf("%s does %v", name, got)
		}
	}
	if s.Prefs != (api.Prefs{}) {
		t.Errorf("kept %+v", s.Prefs)
	}
}

func TestHelp(t *testing.T) {
	text := kittest.Text(show(t, api.Prefs{}, api.SettingsPage{Version: "1.2", Database: "w.db"})...)
	for _, f := range kit.Fates {
		if !strings.Contains(text, kit.FateWord(f)+track.Definition(f)) {
			t.Errorf("%s is not explained in the words of package track", f)
		}
	}
	for _, w := range []string{"1.2", "w.db", "next, previous change", "With a selection"} {
		if !strings.Contains(text, w) {
			t.Errorf("it does not say %q", w)
		}
	}
	if _, ok := kittest.Find(show(t, api.Prefs{}, api.SettingsPage{}), "keys"); !ok {
		t.Error("/settings#keys leads to nothing")
	}
}

func TestRemoveTheSample(t *testing.T) {
	p := api.SettingsPage{Sample: true}
	if !strings.Contains(kittest.Text(show(t, api.Prefs{}, p)...), "Remove them") {
		t.Error("the sample cannot be removed")
	}
	s := state.Shell{}
	do := func(name string, status int) []state.Effect {
		return settings.Update(&s, &p, &settings.UI{}, view.Event{Action: view.Action{Name: name}, Status: status})
	}
	want := []state.Effect{state.Handled{}, state.Ask{Method: "DELETE", Path: api.SamplePath, Then: "settings.unsampled"}}
	if diff := cmp.Diff(want, do("settings.unsample", 0)); diff != "" {
		t.Errorf("Remove them (-want +got):\n%s", diff)
	}
	do("settings.unsampled", 0)
	if !p.Sample || !s.Bad {
		t.Errorf("away: sample %v, status %q", p.Sample, s.Status)
	}
	do("settings.unsampled", 204)
	if p.Sample || s.Bad || s.Status != "The sample stories are gone." {
		t.Errorf("done: sample %v, status %q", p.Sample, s.Status)
	}
}

func TestHostileNames(t *testing.T) {
	show(t, api.Prefs{Theme: `"><script>`}, api.SettingsPage{Version: `<b>`, Database: "\u202e\"><script>alert(1)</script>"})
}

// TestWhatRaisesAnAlert: every kind of change is a box, ticked when it is told.
func TestWhatRaisesAnAlert(t *testing.T) {
	nodes := show(t, api.Prefs{}, api.SettingsPage{Raising: []annotations.AlertKind{annotations.AlertRemoved, annotations.AlertUnsure}})
	var got []string
	for _, in := range kittest.All(nodes, func(n view.Node) bool { return kittest.Attr(n, "name") == "kind" }) {
		words := kittest.Attr(in, "value")
		if kittest.Has(in, "checked") {
			words += "!"
		}
		got = append(got, words)
	}
	if got, want := strings.Join(got, " "), "removed! facts wording unsure! back moved punctuation"; got != want {
		t.Errorf("boxes %q, want %q", got, want)
	}
}

func TestKeeping(t *testing.T) {
	said := func(k api.Keeping) (words string, sends []string) {
		nodes := show(t, api.Prefs{}, api.SettingsPage{Keeping: k})
		section, ok := kittest.Find(nodes, "keep")
		if !ok {
			t.Fatal("there is no such section")
		}
		for _, f := range kittest.All([]view.Node{section}, kittest.Tag("form")) {
			form := kittest.Attr(f, "method") + " " + kittest.Attr(f, "action")
			for _, in := range kittest.All([]view.Node{f}, func(n view.Node) bool { return n.Tag == "input" }) {
				form += " " + kittest.Attr(in, "name") + "=" + kittest.Attr(in, "value")
			}
			for _, o := range kittest.All([]view.Node{f}, func(n view.Node) bool { return n.Tag == "option" && kittest.Has(n, "selected") }) {
				form += " (" + kittest.Text(o) + ")"
			}
			sends = append(sends, form)
		}
		return kittest.Text(section), sends
	}
	words, sends := said(api.Keeping{Outlets: []string{`<b>"`}})
	if !strings.Contains(words, "All outlets") || !strings.Contains(words, "kept for ever") {
		t.Errorf("without rules it says %q", words)
	}
	if diff := cmp.Diff([]string{"get /settings#keep (All outlets) (kept for ever)"}, sends); diff != "" {
		t.Errorf("without rules (-want +got):\n%s", diff)
	}
	words, sends = said(api.Keeping{Days: 90, Rules: []api.KeepRule{{Outlet: "Gazette", Days: 30}}, Outlets: []string{"Gazette"},
		Would: &api.KeepTrial{KeepRule: api.KeepRule{Outlet: "Gazette", Days: 365}, Removed: 1200, All: 5000}})
	for _, w := range []string{"All other outlets", "removed after 90 days", "Gazetteremoved after 30 days", "1,200 of 5,000 stories would be removed", "Remove after 365 days"} {
		if !strings.Contains(words, w) {
			t.Errorf("it does not say %q: %s", w, words)
		}
	}
	want := []string{"post /keep days=0 outlet=Gazette do=drop", "get /settings#keep (Gazette) (removed after 365 days)", "post /keep days=365 outlet=Gazette"}
	if diff := cmp.Diff(want, sends); diff != "" {
		t.Errorf("with a rule (-want +got):\n%s", diff)
	}
	if words, _ := said(api.Keeping{Would: &api.KeepTrial{}}); !strings.Contains(words, "Nothing would be removed now.") || !strings.Contains(words, "Keep for ever") {
		t.Errorf("a rule that removes nothing: %q", words)
	}
}

// TestNotifications: the browser is asked on a click, and what it says holds.
func TestNotifications(t *testing.T) {
	s := state.Shell{}
	do := func(name, arg, value string) []state.Effect {
		return settings.Update(&s, &api.SettingsPage{}, &settings.UI{}, view.Event{Action: view.Action{Name: name, Arg: arg}, Value: value})
	}
	if diff := cmp.Diff([]state.Effect{state.Handled{}, state.Permit{Then: "settings.permitted"}}, do("settings.notify", "on", "")); diff != "" || s.Prefs.Notify != "" {
		t.Errorf("a click on On, prefs %+v:\n%s", s.Prefs, diff)
	}
	for _, answer := range []string{"denied", "default", ""} {
		do("settings.permitted", "", answer)
		if s.Prefs.Notify != "" || !s.Bad {
			t.Errorf("answer %q: prefs %+v, status %q", answer, s.Prefs, s.Status)
		}
	}
	effects := do("settings.permitted", "", "granted")
	if len(effects) != 3 || effects[1] != (state.SavePrefs{}) || s.Prefs.Notify != "on" || s.Bad || !s.Asking {
		t.Errorf("granted: %v, %+v", effects, s)
	}
	if do("settings.notify", "", ""); s.Prefs.Notify != "" {
		t.Error("it cannot be switched off")
	}
}
