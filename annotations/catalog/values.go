package catalog

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"writethru/annotations"
)

// states are the values of annotations.ByState.
var states = []string{"unread", "read", "changed", "marked"}

// check reads the values of a field that has only some, and says what is wrong
// with them.
func (p *Part) check(now time.Time, of Of) {
	switch p.Name {
	case "kind":
		p.only("kind", []string{string(annotations.Quote), string(annotations.Claim), string(annotations.Note), string(annotations.Highlight)})
	case "fate":
		if p.only("fate", []string{string(annotations.Kept), string(annotations.Moved), string(annotations.Reworded), string(annotations.Removed), string(annotations.Unsure)}); of != Marks {
			p.Problem = "Only marks have a fate: search for fate: in the notebook."
		}
	case "is":
		if p.only("state", states); of != Stories {
			p.Problem = "Only stories are read or unread: search for is: in the library."
		}
	case "before", "after":
		p.date(now)
	case "changed":
		if !p.yes() {
			p.date(now)
		}
	}
}

// yes reads the answers to "changed:": no is a minus before yes.
func (p *Part) yes() bool {
	switch v := strings.ToLower(p.Values[0]); {
	case len(p.Values) > 1:
		return false
	case v == "no":
		p.Not, p.Values = !p.Not, []string{"yes"}
		return true
	default:
		return v == "yes"
	}
}

// only makes sure that all values are known ones, in any case, in the plural too.
func (p *Part) only(what string, known []string) {
	for i, v := range p.Values {
		at := slices.IndexFunc(known, func(k string) bool { return strings.EqualFold(k, v) || strings.EqualFold(k+"s", v) })
		if at < 0 {
			p.Problem = fmt.Sprintf("There is no %s “%s”: write %s or %s.", what, v, strings.Join(known[:len(known)-1], ", "), known[len(known)-1])
			return
		}
		p.Values[i] = known[at]
	}
	p.Values = compact(p.Values)
}

func compact(list []string) []string {
	var out []string
	for _, v := range list {
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

// date reads the one value as when a time began.
func (p *Part) date(now time.Time) {
	p.Values = p.Values[:1]
	t, ok := beginning(p.Values[0], now)
	if !ok {
		p.Problem = fmt.Sprintf("“%s” is not a date: write 2025-11-04, 2025-11, 2025 or, for the last three days, 3d.", p.Values[0])
		return
	}
	p.Time = t
}

// The years that a search may name.
const firstYear, lastYear = 1000, 9999

// beginning returns when the time began that a date or an age names.
func beginning(s string, now time.Time) (time.Time, bool) {
	for _, form := range []string{"2006-01-02", "2006-1-2", "2006-01", "2006-1", "2006"} {
		t, err := time.ParseInLocation(form, s, now.Location())
		if err == nil {
			return t, t.Year() >= firstYear
		}
	}
	switch strings.ToLower(s) {
	case "today":
		return midnight(now, 0), true
	case "yesterday":
		return midnight(now, 1), true
	}
	return ago(s, now)
}

func midnight(now time.Time, daysAgo int) time.Time {
	y, m, d := now.Date()
	return time.Date(y, m, d-daysAgo, 0, 0, 0, 0, now.Location())
}

// ago returns the time before now that an age names, as 3d.
func ago(s string, now time.Time) (time.Time, bool) {
	if s == "" {
		return time.Time{}, false
	}
	n, err := strconv.Atoi(s[:len(s)-1])
	if err != nil || n < 0 || n > 9999 || s[0] == '+' {
		return time.Time{}, false
	}
	var t time.Time
	switch s[len(s)-1] {
	case 'h':
		t = now.Add(-time.Duration(n) * time.Hour)
	case 'd':
		t = now.AddDate(0, 0, -n)
	case 'w':
		t = now.AddDate(0, 0, -7*n)
	case 'm':
		t = now.AddDate(0, -n, 0)
	case 'y':
		t = now.AddDate(-n, 0, 0)
	default:
		return time.Time{}, false
	}
	return t, t.Year() >= firstYear
}
