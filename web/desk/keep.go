package desk

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"writethru/annotations"
	"writethru/web/api"
)

// The settings under which the rules are kept, and when they were last applied.
const (
	keepSetting   = "keep"
	keptSetting   = "kept"
	mostKeepRules = 200
)

// expiredAtOnce is how many articles are deleted in one write, so that others
// can write in between.
const expiredAtOnce = 50

// keepRules are rules as they are kept.
type keepRules struct {
	Days  int            `json:"days"`
	Rules []api.KeepRule `json:"rules,omitempty"` // by outlet
}

// with returns k with another rule.
func (k keepRules) with(r api.KeepRule) keepRules {
	if r.Outlet == "" {
		k.Days = r.Days
		return k
	}
	k.Rules = slices.DeleteFunc(slices.Clone(k.Rules), func(o api.KeepRule) bool { return o.Outlet == r.Outlet })
	if !r.Drop {
		k.Rules = append(k.Rules, r)
		slices.SortFunc(k.Rules, func(a, b api.KeepRule) int { return strings.Compare(a.Outlet, b.Outlet) })
	}
	return k
}

// expiries returns what is to be deleted at a time.
func (k keepRules) expiries(now time.Time) (list []annotations.Expiry) {
	var own []string
	for _, r := range k.Rules {
		own = append(own, r.Outlet)
		if r.Days > 0 {
			list = append(list, annotations.Expiry{Before: now.AddDate(0, 0, -r.Days), Outlet: r.Outlet})
		}
	}
	if k.Days > 0 {
		list = append(list, annotations.Expiry{Before: now.AddDate(0, 0, -k.Days), Except: own})
	}
	return list
}

func (d *Desk) keepRules(ctx context.Context) (k keepRules, err error) {
	data, err := d.o.Store.Setting(ctx, keepSetting)
	if err == nil && data != "" {
		if err = json.Unmarshal([]byte(data), &k); err != nil {
			err = fmt.Errorf("rules of keeping: %w", err)
		}
	}
	return k, err
}

func checkRule(r api.KeepRule) error {
	if !slices.Contains(api.KeepDays, r.Days) || len(r.Outlet) > mostQuery {
		return annotations.Errorf(annotations.Invalid, "Stories can be kept for 30, 90 or 365 days, or for ever.")
	}
	return nil
}

// Keep sets how long stories without marks are kept. Nothing is removed before
// the rules are applied next.
func (d *Desk) Keep(ctx context.Context, r api.KeepRule) error {
	if err := checkRule(r); err != nil {
		return err
	}
	d.keeping.Lock()
	defer d.keeping.Unlock()
	k, err := d.keepRules(ctx)
	if err != nil {
		return err
	}
	if k = k.with(r); len(k.Rules) > mostKeepRules {
		return annotations.Errorf(annotations.Invalid, "No more than %d outlets have a rule of their own: take one away first.", mostKeepRules)
	}
	data, err := json.Marshal(k)
	if err != nil {
		return err
	}
	return d.o.Store.SetSetting(ctx, keepSetting, string(data))
}

// Expire removes, once a day, what the rules do not keep, and returns how many
// stories that were. Called more often it does nothing.
func (d *Desk) Expire(ctx context.Context) (removed int, err error) {
	now := d.o.Now()
	last, err := d.o.Store.Setting(ctx, keptSetting)
	if err != nil {
		return 0, err
	}
	if at, err := time.Parse(time.RFC3339, last); err == nil && now.Sub(at) < 24*time.Hour && !at.After(now) {
		return 0, nil
	}
	k, err := d.keepRules(ctx)
	if err != nil {
		return 0, err
	}
	for _, e := range k.expiries(now) {
		n, err := d.expire(ctx, e)
		if removed += n; err != nil {
			return removed, err
		}
	}
	return removed, d.o.Store.SetSetting(ctx, keptSetting, now.Format(time.RFC3339))
}

func (d *Desk) expire(ctx context.Context, e annotations.Expiry) (removed int, err error) {
	defer func() {
		if removed > 0 {
			d.forget()
		}
	}()
	for {
		gone, err := d.o.Store.Expire(ctx, e, expiredAtOnce)
		if removed += len(gone); err != nil || len(gone) < expiredAtOnce {
			return removed, err
		}
	}
}

// keepingPage returns what the settings say of keeping, with what the rule would
// do that the address tries.
func (d *Desk) keepingPage(ctx context.Context, q url.Values, list annotations.List) (api.Keeping, error) {
	k, err := d.keepRules(ctx)
	page := api.Keeping{Days: k.Days, Rules: k.Rules}
	for _, o := range list.Outlets {
		page.Outlets = append(page.Outlets, o.Value)
	}
	if err != nil || !q.Has("days") {
		return page, err
	}
	days, err := strconv.Atoi(q.Get("days"))
	r := api.KeepRule{Outlet: field(q, "outlet"), Days: days}
	if err != nil || checkRule(r) != nil {
		return page, nil
	}
	page.Would = &api.KeepTrial{KeepRule: r, All: list.All}
	for _, e := range k.with(r).expiries(d.o.Now()) {
		n, err := d.o.Store.Expirable(ctx, e)
		if page.Would.Removed += n; err != nil {
			return page, err
		}
	}
	return page, nil
}
