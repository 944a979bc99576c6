package desk

import (
	"sync"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
)

// zones keeps the time zones that readers have, which are slow to load. Only
// zones that there are get in, so that it stays small.
type zones struct{ known sync.Map }

// of returns the reader's time zone, or fallback where there is no such zone.
func (z *zones) of(name string, fallback *time.Location) *time.Location {
	if name == "" || name == "Local" || len(name) > 64 {
		return fallback
	}
	if loc, ok := z.known.Load(name); ok {
		return loc.(*time.Location)
	}
	loc, err := time.LoadLocation(name)
	if err != nil {
		return fallback
	}
	z.known.Store(name, loc)
	return loc
}

// clock tells times as a reader's clock shows them.
type clock struct{ zone *time.Location }

func (c clock) time(t time.Time) time.Time {
	if t.IsZero() {
		return time.Time{}
	}
	return t.In(c.zone)
}

func (c clock) article(a article.Article) article.Article {
	a.Added = c.time(a.Added)
	return a
}

func (c clock) revision(r article.Revision) article.Revision {
	r.Published, r.Modified, r.Captured = c.time(r.Published), c.time(r.Modified), c.time(r.Captured)
	if r.Wire != nil {
		r.Wire = r.Wire.Clone()
		r.Wire.Embargo = c.time(r.Wire.Embargo)
	}
	return r
}

func (c clock) annotation(a annotations.Annotation) annotations.Annotation {
	a.Made, a.Changed = c.time(a.Made), c.time(a.Changed)
	return a
}

func (c clock) heads(all []annotations.RevisionHead) []api.Head {
	out := make([]api.Head, len(all))
	for i, h := range all {
		out[i] = api.Head{
			Number: h.Number, Headline: h.Headline, Label: h.Label, Slug: h.Slug,
			Time: c.time(h.Time()), Captured: c.time(h.Captured),
			Words: h.Words, Changed: h.Changed, Read: h.Read, Withdrawn: h.Withdrawn, Unstamped: h.Unstamped,
		}
	}
	return out
}
