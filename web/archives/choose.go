package archives

import (
	"context"
	"slices"
	"time"

	"writethru/annotations/article"
	"writethru/web/api"
	"writethru/web/ingest/archive"
)

// MostChosen is how many captures are imported at a time.
const MostChosen = 200

// Import begins to import the chosen captures, and returns. Of tells how it goes.
// Conflict when captures of the address are being imported already, or when their
// list is not here any more; Invalid when there is nothing to import.
func (a *Archives) Import(ctx context.Context, c api.ArchiveChoice) error {
	address, of, err := a.addressOf(ctx, c.Article, c.URL)
	if err != nil {
		return err
	}
	here, err := a.here(ctx, of.ID)
	if err != nil {
		return err
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	b := a.books[address]
	switch {
	case a.desk == nil:
		return errClosed
	case b == nil, b.list == nil && !c.Rest:
		return errNoList
	case b.run != nil && b.run.running:
		return errRuns
	}
	chosen := missing(b.chosen(c), here)
	switch {
	case len(chosen) == 0:
		return errNone
	case len(chosen) > MostChosen:
		return errMany
	}
	b.run = &run{running: true, article: of.ID, left: chosen, all: len(chosen)}
	a.runs.Add(1)
	go a.work(a.ctx, a.desk, b.run, address)
	return nil
}

// ImportNow imports captures of an address that are not here yet, and returns when
// that is done. Its errors are those of Importer.Import, and Invalid when all are
// here.
func (a *Archives) ImportNow(ctx context.Context, desk Desk, q api.ArchiveQuery, chosen []archive.Capture, tell func(Progress)) error {
	address, of, err := a.addressOf(ctx, q.Article, q.URL)
	if err != nil {
		return err
	}
	here, err := a.here(ctx, of.ID)
	if err != nil {
		return err
	}
	if chosen = missing(chosen, here); len(chosen) == 0 {
		return errNone
	}
	i := Importer{Client: a.client, Desk: desk, Now: a.o.Now, Sleep: a.o.Sleep, Article: of.ID, URL: address}
	return i.Import(ctx, chosen, tell)
}

// missing returns the captures that are not here.
func missing(all []archive.Capture, here map[time.Time]bool) []archive.Capture {
	return slices.DeleteFunc(slices.Clone(all), func(c archive.Capture) bool { return here[c.Time.UTC()] })
}

// chosen returns the captures that c names. An address that is not in the list
// names none: what is fetched is what the archive itself gave.
func (b *book) chosen(c api.ArchiveChoice) []archive.Capture {
	if c.Rest {
		if b.run == nil {
			return nil
		}
		return slices.Clone(b.run.left)
	}
	if c.All {
		return Different(b.list.Captures)
	}
	return slices.DeleteFunc(slices.Clone(b.list.Captures), func(one archive.Capture) bool { return !slices.Contains(c.Mementos, one.Memento) })
}

// Different returns the captures whose content no capture before them has, as far
// as the archive says so.
func Different(all []archive.Capture) []archive.Capture {
	var out []archive.Capture
	for i, r := range rows(all, "") {
		if r.Same.IsZero() {
			out = append(out, all[i])
		}
	}
	return out
}

// here returns the times of the captures of an article, to the second.
func (a *Archives) here(ctx context.Context, id article.ID) (map[time.Time]bool, error) {
	out := map[time.Time]bool{}
	if id == "" {
		return out, nil
	}
	all, err := a.o.Store.CapturesOf(ctx, id)
	for _, c := range all {
		out[c.Time.UTC().Truncate(time.Second)] = true
	}
	return out, err
}
