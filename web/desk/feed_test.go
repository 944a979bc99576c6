package desk_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/catalog"
	"writethru/web/api"
)

func (r *room) feed(t *testing.T, of api.FeedOf) api.Feed {
	t.Helper()
	f, err := r.Feed(t.Context(), of)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestFeeds: a feed tells the change itself, newest first, under names that stay.
func TestFeeds(t *testing.T) {
	r := newRoom(t)
	r.changing(t)
	p, err := r.Page(t.Context(), "/", api.Prefs{})
	if err != nil {
		t.Fatal(err)
	}
	story := p.Library.Rows[0].ID
	titles := func(f api.Feed) string {
		var out []string
		ids := map[string]bool{f.ID: true}
		for i, e := range f.Entries {
			out = append(out, e.Title)
			if ids[e.ID] || !strings.HasPrefix(e.ID, "urn:uuid:") {
				t.Errorf("the name %s is not one, or stands twice", e.ID)
			}
			ids[e.ID] = true
			if i > 0 && e.Updated.After(f.Entries[i-1].Updated) || f.Updated.Before(e.Updated) {
				t.Errorf("%s is out of order", e.Title)
			}
		}
		return strings.Join(out, " | ")
	}
	removed := "Removed: “The light had failed twice this year”"
	all := r.feed(t, api.FeedOf{})
	if got := titles(all); got != removed || all.Page != "/alerts" {
		t.Errorf("all marks: %q", got)
	}
	if e := all.Entries[0]; len(e.Change) != 1 || e.Change[0].Op != "-" || e.Page != fmt.Sprintf("/articles/%s/compare/1/2#mark-m0123456789abcde2", story) || e.Author != "Wire" {
		t.Errorf("the entry is %+v", e)
	}
	if got, want := titles(r.feed(t, api.FeedOf{Story: story})), "Wire r2: Ferry hits pier | "+removed+" | Wire r1: Ferry hits pier"; got != want {
		t.Errorf("the story: %q, want %q", got, want)
	}
	if got, want := titles(r.feed(t, api.FeedOf{Outlet: "Wire"})), "Wire r2: Ferry hits pier | "+removed; got != want {
		t.Errorf("the outlet: %q, want %q", got, want)
	}
	if diff := cmp.Diff(all, r.feed(t, api.FeedOf{})); diff != "" {
		t.Errorf("asked again it differs:\n%s", diff)
	}
	other := newRoom(t)
	other.changing(t)
	if other.feed(t, api.FeedOf{}).Entries[0].ID == all.Entries[0].ID {
		t.Error("two libraries use one name")
	}
	for _, of := range []api.FeedOf{{Story: "nobody"}, {Outlet: "Nobody"}} {
		_, err := r.Feed(t.Context(), of)
		wantCode(t, err, annotations.NotFound)
	}
}

func TestFeedIsBounded(t *testing.T) {
	r := newRoom(t)
	var id article.ID
	for i := range 60 {
		r.now = r.now.Add(3600e9)
		id = r.add(t, api.AddRequest{Article: id, Text: fmt.Sprintf("Ferry hits pier\n\nAt least %d died, and nobody knows why. %s", i, strings.Repeat("The port was closed. ", 20))}).Article
	}
	f := r.feed(t, api.FeedOf{Story: id})
	if len(f.Entries) != api.MostEntries || !strings.Contains(f.Entries[0].Title, "r60") {
		t.Errorf("%d entries, the first %q", len(f.Entries), f.Entries[0].Title)
	}
}

// TestFeedsAtOnce: feeds that are asked for at once, and first, have one name.
func TestFeedsAtOnce(t *testing.T) {
	r := newRoom(t)
	ids := make([]string, 16)
	var all sync.WaitGroup
	for i := range ids {
		all.Go(func() {
			f, err := r.Feed(t.Context(), api.FeedOf{})
			if err != nil {
				t.Error(err)
			}
			ids[i] = f.ID
		})
	}
	all.Wait()
	if len(slices.Compact(ids)) != 1 {
		t.Errorf("names %q", ids)
	}
}

// TestFeedOfAnOddOutlet: the feed of an outlet leads to the list of its stories,
// whatever it calls itself.
func TestFeedOfAnOddOutlet(t *testing.T) {
	r := newRoom(t)
	for _, name := range []string{`The "Tide" of Teskel`, "Plover, Wire & Co", "Zoo"} {
		id := r.telling(t, name, "ferry"+strings.ToLower(name[:1]), 60)
		f := r.feed(t, api.FeedOf{Outlet: name})
		p, err := r.Page(t.Context(), f.Page, api.Prefs{})
		if err != nil || len(p.Library.Rows) != 1 || p.Library.Rows[0].ID != id {
			t.Fatalf("%s: %s lists %+v, %v", name, f.Page, p.Library, err)
		}
		if s := catalog.ParseSearch(p.Library.Query.Words, r.now, catalog.Stories); len(s) != 1 || s[0].Name != "outlet" {
			t.Errorf("%s: %s asks for %+v", name, f.Page, s)
		}
	}
}
