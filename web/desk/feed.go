package desk

import (
	"cmp"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/catalog"
	"writethru/annotations/diff"
	"writethru/annotations/track"
	"writethru/web/api"
)

// librarySetting names this library, so that the names of its feeds and their
// entries are not those of another.
const librarySetting = "library"

// Feed returns the changes of marks, of a story with its revisions as well, and
// of an outlet with the latest revisions of its articles.
func (d *Desk) Feed(ctx context.Context, of api.FeedOf) (api.Feed, error) {
	n, err := d.names(ctx)
	if err != nil {
		return api.Feed{}, err
	}
	w := &feedWriter{d: d, names: n, clock: clock{d.o.Zone}}
	switch {
	case of.Story != "":
		err = w.story(ctx, of.Story)
	case of.Outlet != "":
		err = w.outlet(ctx, of.Outlet)
	default:
		w.feed = api.Feed{ID: n.of("alerts"), Title: "Changes of marks", Page: "/alerts"}
		err = w.alerts(ctx, annotations.AlertQuery{})
	}
	if err != nil {
		return api.Feed{}, err
	}
	return w.done(), nil
}

// names makes names that never change.
type names struct{ library string }

func (d *Desk) names(ctx context.Context) (names, error) {
	unlock, err := d.locks.lock(ctx, librarySetting) // so that one gives the name
	if err != nil {
		return names{}, err
	}
	defer unlock()
	name, err := d.o.Store.Setting(ctx, librarySetting)
	if err == nil && name == "" {
		name = rand.Text()
		err = d.o.Store.SetSetting(ctx, librarySetting, name)
	}
	return names{name}, err
}

// of returns a UUID made of the parts' hash (RFC 9562, version 8).
func (n names) of(parts ...string) string {
	sum := sha256.Sum256([]byte(n.library + "\x00" + strings.Join(parts, "\x00")))
	sum[6], sum[8] = sum[6]&0x0f|0x80, sum[8]&0x3f|0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", sum[0:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}

// feedWriter is a feed on its way.
type feedWriter struct {
	d     *Desk
	names names
	clock clock
	feed  api.Feed
}

// done returns the feed with its newest entries.
func (w *feedWriter) done() api.Feed {
	f := w.feed
	slices.SortStableFunc(f.Entries, func(a, b api.FeedEntry) int { return b.Updated.Compare(a.Updated) })
	f.Entries = f.Entries[:min(len(f.Entries), api.MostEntries)]
	f.Updated = time.Unix(0, 0).UTC()
	if len(f.Entries) > 0 {
		f.Updated = f.Entries[0].Updated
	}
	return f
}

// alerts adds the changes of marks that fit.
func (w *feedWriter) alerts(ctx context.Context, q annotations.AlertQuery) error {
	q.Limit = api.MostEntries
	list, _, err := w.d.alerts(ctx, q, w.clock)
	for _, a := range list {
		w.feed.Entries = append(w.feed.Entries, w.alert(a))
	}
	return err
}

func (w *feedWriter) alert(a api.Alert) api.FeedEntry {
	e := api.FeedEntry{
		ID: w.names.of("alert", string(a.Mark), strconv.Itoa(a.In)), Title: alertTitle(a),
		Page:   fmt.Sprintf("/articles/%s/compare/%d/%d#mark-%s", url.PathEscape(string(a.Article)), a.From, a.In, url.PathEscape(string(a.Mark))),
		Author: a.Outlet, Updated: a.Time, Change: a.Words, Lang: a.Lang,
		Note: fmt.Sprintf("Revision %d of “%s”.", a.In, a.Headline),
	}
	switch {
	case a.Words != nil:
	case a.Is == annotations.Removed:
		e.Change = []track.Piece{{Op: diff.Delete, Text: a.Old}}
	default:
		e.Change = []track.Piece{{Op: diff.Equal, Text: cmp.Or(a.New, a.Old)}}
	}
	if a.Who != "" {
		e.Note = a.Who + ". " + e.Note
	}
	return e
}

// alertTitle is a plain line: “Reworded: “17 people died””.
func alertTitle(a api.Alert) string {
	word := map[annotations.AlertKind]string{annotations.AlertRemoved: "Removed", annotations.AlertMoved: "Moved", annotations.AlertUnsure: "Unsure", annotations.AlertBack: "Back again"}[a.Kind]
	return cmp.Or(word, "Reworded") + ": “" + brief(cmp.Or(a.New, a.Old), 80) + "”"
}

// brief returns the first words of a text, at most this many code points.
func brief(s string, most int) string {
	r := []rune(strings.Join(strings.Fields(s), " "))
	if len(r) <= most {
		return string(r)
	}
	return strings.TrimSpace(beforeSpace(string(r[:most]))) + "…"
}

// story adds the changes of marks and all revisions of a story.
func (w *feedWriter) story(ctx context.Context, id article.ID) error {
	if _, err := w.d.article(ctx, id); err != nil {
		return err
	}
	rows, err := w.d.o.Store.StoryOf(ctx, id)
	if err != nil {
		return err
	}
	var ids []article.ID
	for _, r := range rows {
		ids = append(ids, r.ID)
		heads, err := w.d.o.Store.Revisions(ctx, r.ID)
		if err != nil {
			return err
		}
		for i, h := range heads {
			before := ""
			if i > 0 {
				before = heads[i-1].Headline
			}
			w.feed.Entries = append(w.feed.Entries, w.revision(r.Article, h.Number, before, h.Headline, h.Changed, h.Time(), h.Lang))
		}
		if r.ID == id {
			w.feed.Title = r.Headline
		}
	}
	w.feed.ID, w.feed.Page = w.names.of("story", string(id)), "/stories/"+url.PathEscape(string(id))
	return w.alerts(ctx, annotations.AlertQuery{Articles: ids})
}

func (w *feedWriter) revision(a article.Article, n int, before, headline string, changed int, at time.Time, lang string) api.FeedEntry {
	words := []track.Piece{{Op: diff.Equal, Text: headline}}
	if before != "" && before != headline {
		words = w.d.reworded(before, headline)
	}
	return api.FeedEntry{
		ID: w.names.of("revision", string(a.ID), strconv.Itoa(n)), Title: fmt.Sprintf("%s r%d: %s", cmp.Or(a.Outlet, "No outlet"), n, brief(headline, 120)),
		Page: fmt.Sprintf("/articles/%s/revisions/%d", url.PathEscape(string(a.ID)), n), Author: a.Outlet,
		Updated: w.clock.time(at), Change: words, Lang: lang, Note: fmt.Sprintf("Revision %d, %d %s changed.", n, changed, be(changed, "word", "words")),
	}
}

// outlet adds the changes of marks in an outlet's articles, and their latest
// revisions. NotFound when it has none.
func (w *feedWriter) outlet(ctx context.Context, name string) error {
	list, err := w.d.o.Store.List(ctx, annotations.ListQuery{Where: []annotations.Condition{{Field: annotations.ByOutlet, Values: []string{name}}}, Limit: api.MostEntries})
	if err != nil {
		return err
	}
	for _, r := range list.Rows {
		if r.Outlet == name {
			w.feed.Entries = append(w.feed.Entries, w.revision(r.Article, r.Latest, "", r.Headline, r.Changed[len(r.Changed)-1], r.Time, r.Lang))
		}
	}
	if len(w.feed.Entries) == 0 {
		return annotations.Errorf(annotations.NotFound, "There is no article of this outlet here.")
	}
	w.feed.ID, w.feed.Title, w.feed.Page = w.names.of("outlet", name), name, "/?q="+url.QueryEscape(catalog.Search{}.Toggle("outlet", name).String())
	return w.alerts(ctx, annotations.AlertQuery{Outlet: name})
}
