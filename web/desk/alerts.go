package desk

import (
	"context"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"writethru/annotations"
	"writethru/annotations/catalog"
	"writethru/web/api"
)

const (
	// raiseSetting is the setting that lists the kinds of changes that raise an
	// alert.
	raiseSetting = "alerts"
	// mostNewsAtOnce is how many alerts an open page is told at once.
	mostNewsAtOnce = 10
	// seenAtOnce is how many alerts are dismissed in one write.
	seenAtOnce = 500
)

// raising returns the kinds of changes that raise an alert: all but those of
// punctuation only, until a reader says otherwise.
func (d *Desk) raising(ctx context.Context) ([]annotations.AlertKind, error) {
	value, err := d.o.Store.Setting(ctx, raiseSetting)
	if value == "" {
		return slices.DeleteFunc(slices.Clone(annotations.AlertKinds), func(k annotations.AlertKind) bool { return k == annotations.AlertPunctuation }), err
	}
	var out []annotations.AlertKind
	for _, k := range annotations.AlertKinds {
		if slices.Contains(strings.Split(value, ","), string(k)) {
			out = append(out, k)
		}
	}
	return out, err
}

// Raise keeps which kinds of changes raise an alert. Kinds that there are not
// are passed over.
func (d *Desk) Raise(ctx context.Context, kinds []annotations.AlertKind) error {
	value := "none"
	for _, k := range annotations.AlertKinds {
		if slices.Contains(kinds, k) {
			value += "," + string(k)
		}
	}
	return d.o.Store.SetSetting(ctx, raiseSetting, value)
}

// alerts finds alerts of the kinds that raise one.
func (d *Desk) alerts(ctx context.Context, q annotations.AlertQuery, c clock) ([]api.Alert, annotations.AlertList, error) {
	kinds, err := d.raising(ctx)
	if err != nil {
		return nil, annotations.AlertList{}, err
	}
	if q.Kinds = kinds; len(kinds) == 0 {
		all, err := d.o.Store.FindAlerts(ctx, annotations.AlertQuery{Limit: 1})
		return []api.Alert{}, annotations.AlertList{Last: all.Last}, err
	}
	list, err := d.o.Store.FindAlerts(ctx, q)
	out := make([]api.Alert, len(list.Alerts))
	for i, a := range list.Alerts {
		out[i] = d.alert(a, c)
	}
	return out, list, err
}

func (d *Desk) alert(a annotations.Alert, c clock) api.Alert {
	out := api.Alert{
		Mark: a.ID, Article: a.Article, As: a.Kind, Who: catalog.Who(a.Annotation), Kind: a.Change.Kind,
		From: a.Change.From, In: a.Change.In, Is: a.Change.Is, Old: a.Change.Old, New: a.Change.New,
		Time: c.time(a.Time), Seen: a.Seen, Outlet: a.Outlet, Headline: a.Headline, Lang: a.Lang, Dir: a.Dir,
	}
	switch a.Change.Kind {
	case annotations.AlertFacts, annotations.AlertWording, annotations.AlertPunctuation:
		out.Words = d.reworded(out.Old, out.New)
	}
	return out
}

// alertsPage fills p with the alerts that its address asks for.
func (d *Desk) alertsPage(ctx context.Context, p *api.Page, address url.Values, c clock) error {
	page := &api.AlertsPage{All: address.Get("show") == "all", Page: pageNumber(address), Most: catalog.MostAlerts}
	q := annotations.AlertQuery{Unseen: !page.All, Limit: api.PageSize + 1, Offset: max(0, page.Page-1) * api.PageSize}
	alerts, list, err := d.alerts(ctx, q, c)
	if err != nil {
		return err
	}
	if page.Alerts, page.Total = alerts, list.Total; len(alerts) > api.PageSize {
		page.Alerts, page.More = alerts[:api.PageSize], true
	}
	p.Kind, p.Title, p.Alerts, p.Feed = api.AlertsKind, "Alerts", page, "/alerts.atom"
	return nil
}

// See dismisses an alert, or takes that back.
func (d *Desk) See(ctx context.Context, key annotations.AlertKey, seen bool) error {
	return d.o.Store.SeeAlerts(ctx, []annotations.AlertKey{key}, seen)
}

// SeeAll dismisses all alerts.
func (d *Desk) SeeAll(ctx context.Context) error {
	for {
		_, list, err := d.alerts(ctx, annotations.AlertQuery{Unseen: true, Limit: seenAtOnce}, clock{d.o.Zone})
		if err != nil || len(list.Alerts) == 0 {
			return err
		}
		keys := make([]annotations.AlertKey, len(list.Alerts))
		for i, a := range list.Alerts {
			keys[i] = annotations.AlertKey{Mark: a.ID, In: a.Change.In}
		}
		if err := d.o.Store.SeeAlerts(ctx, keys, true); err != nil {
			return err
		}
	}
}

// News returns the alerts found after the one of a number; none when that is
// below 0, but the number to ask on from.
func (d *Desk) News(ctx context.Context, after int64) (api.News, error) {
	limit := mostNewsAtOnce
	if after < 0 {
		limit = 1
	}
	alerts, list, err := d.alerts(ctx, annotations.AlertQuery{Unseen: true, After: after, Limit: limit}, clock{d.o.Zone})
	if after < 0 {
		alerts = nil
	}
	return api.News{Alerts: append([]api.Alert{}, alerts...), Last: list.Last}, err
}

// pageNumber returns the page that an address asks for, 0 for the first.
func pageNumber(q url.Values) int {
	n, err := strconv.Atoi(q.Get("page"))
	if err != nil || n < 0 || n > 100_000 {
		return 0
	}
	return n
}
