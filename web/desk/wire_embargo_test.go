package desk_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
	"writethru/web/desk"
)

// secret is a version under embargo until a clock time.
func secret(id string, n int, hour, until string) item {
	return version(id, n, hour, "secretly").with("embargoed", "2025-11-04T"+until+":00Z")
}

// everything returns what a reader may ask for, as the program answers it.
func everything(t *testing.T, r *room, id article.ID, sha string) string {
	t.Helper()
	var all strings.Builder
	tell := func(v any, err error) {
		data, _ := json.Marshal(v) // plain data
		fmt.Fprintln(&all, string(data), err)
	}
	a := "/articles/" + string(id)
	for _, path := range []string{"/", "/?q=ferry", "/?q=secretly", a, a + "/revisions/1", a + "/revisions/2", a + "/compare/1/2", "/notebook?q=secretly", "/settings"} {
		tell(r.Page(t.Context(), path, api.Prefs{}))
	}
	tell(r.Revision(t.Context(), id, 1))
	tell(r.Revision(t.Context(), id, 2))
	c, err := r.Capture(t.Context(), sha)
	tell(string(c.Body), err)
	for _, format := range []string{"md", "csv", "jsonld"} {
		_, _, data, err := r.Export(t.Context(), format, api.NotebookQuery{}, "")
		tell(string(data), err)
	}
	return all.String()
}

func TestWireEmbargo(t *testing.T) {
	r := newRoom(t) // it is 18:20 UTC
	data := file(secret(ferryID, 1, "09:00", "18:30"))
	before := r.dump(t)
	held := r.send(t, secret(ferryID, 1, "09:00", "18:30"))
	if held.Kind != api.WireEmbargoed || held.New || !held.Unlike || held.Revision != 0 || held.URL != "/articles/"+string(held.Article) ||
		!held.Until.Equal(time.Date(2025, 11, 4, 18, 30, 0, 0, time.UTC)) {
		t.Fatalf("held: %+v", held)
	}
	if got := r.send(t, secret(ferryID, 1, "09:00", "18:30")); got.Kind != api.WireEmbargoed || got.Article != held.Article {
		t.Errorf("held again: %+v", got)
	}
	if diff := cmp.Diff(before, r.dump(t)); diff != "" {
		t.Errorf("the library has (-before +after):\n%s", diff)
	}
	sha := capture("", string(data)).SHA256
	if all := everything(t, r, held.Article, sha); strings.Contains(all, "Ferry stays") || strings.Contains(all, "stays, secretly") {
		t.Errorf("it is told:\n%s", all)
	}
	page, err := r.Page(t.Context(), held.URL, api.Prefs{})
	if err != nil || page.Kind != api.HeldKind || page.Held.Outlet != "Plover" || page.Held.Until.Format("15:04") != "19:30" || page.Held.Newer {
		t.Errorf("its page: %+v, %+v, %v", page, page.Held, err)
	}
	library, err := r.Page(t.Context(), "/", api.Prefs{})
	if err != nil || len(library.Library.Held) != 1 || library.Library.All != 0 {
		t.Errorf("the library: %+v, %v", library.Library, err)
	}

	r.now = r.now.Add(10*time.Minute - time.Second)
	if page, _ := r.Page(t.Context(), held.URL, api.Prefs{}); page.Kind != api.HeldKind {
		t.Errorf("a second before, the page is of kind %s", page.Kind)
	}
	r.now = r.now.Add(time.Second)
	shown := r.article(t, held.URL)
	if got := said(shown); got != ": Ferry stays secretly" || shown.Held != nil || shown.Revision.Wire.Embargo.IsZero() {
		t.Errorf("after its time: %s, %+v", got, shown.Revision.Wire)
	}
	if c, err := r.Capture(t.Context(), sha); err != nil || string(c.Body) != string(data) {
		t.Errorf("its capture: %q, %v", c.Body, err)
	}
	if got := r.send(t, secret(ferryID, 1, "09:00", "18:30")); got.Kind != api.WireRepeat {
		t.Errorf("the same after its time: %+v", got)
	}
	if list, err := r.store.Held(t.Context()); err != nil || len(list) != 0 {
		t.Errorf("still held: %+v, %v", list, err)
	}
}

// A newer version of a story that is shown waits, and the story stays.
func TestWireEmbargoOfAnUpdate(t *testing.T) {
	r := newRoom(t)
	home := r.send(t, version(ferryID, 1, "09:00", "openly"))
	data := file(secret(ferryID, 2, "10:00", "18:30"))
	if got := r.send(t, secret(ferryID, 2, "10:00", "18:30")); got.Kind != api.WireEmbargoed || got.Article != home.Article || got.Revision != 1 {
		t.Fatalf("held: %+v", got)
	}
	page := r.article(t, "/articles/"+string(home.Article))
	if said(page) != ": Ferry stays openly" || page.Held == nil || !page.Held.Newer {
		t.Errorf("before its time: %s, %+v", said(page), page.Held)
	}
	if all := everything(t, r, home.Article, capture("", string(data)).SHA256); strings.Contains(all, "stays secretly") || strings.Contains(all, "stays, secretly") {
		t.Errorf("it is told:\n%s", all)
	}
	r.now = r.now.Add(time.Hour)
	page = r.article(t, "/articles/"+string(home.Article))
	if said(page) != ": Ferry stays openly; Correction: Ferry stays secretly" || page.Held != nil {
		t.Errorf("after its time: %s, %+v", said(page), page.Held)
	}
}

func TestWireEmbargoChanges(t *testing.T) {
	later := func(r *room) { r.now = r.now.Add(time.Hour) }
	none := func(*room) {}
	withheld := version(ferryID, 1, "09:00", "withheld").with("pubstatus", "withheld")
	kill := item{"uri": ferryID, "version": "2", "versioncreated": "2025-11-04T10:00:00Z", "pubstatus": "canceled", "headline": "Kill"}
	for _, c := range []struct {
		name  string
		items []item
		wait  func(*room)
		want  string // the revisions, "" when the page still says that it is held
	}{
		{"put off", []item{secret(ferryID, 1, "09:00", "18:30"), secret(ferryID, 2, "10:00", "22:00")}, later, ""},
		{"brought forward", []item{secret(ferryID, 1, "09:00", "22:00"), version(ferryID, 2, "10:00", "sooner").with("embargoed", "2025-11-04T18:30:00Z")}, later,
			": Ferry stays secretly; Correction: Ferry stays sooner"},
		{"lifted", []item{secret(ferryID, 1, "09:00", "22:00"), version(ferryID, 2, "10:00", "at once")}, none, ": Ferry stays at once"},
		{"without end", []item{version(ferryID, 1, "09:00", "x").with("ednote", "EMBARGOED until further notice")}, later, ""},
		{"killed before its time", []item{secret(ferryID, 1, "09:00", "18:30"), kill}, later, ": Kill"},
		{"killed by an item under embargo", []item{secret(ferryID, 1, "09:00", "18:30"), secret(ferryID, 2, "10:00", "18:30").with("pubstatus", "canceled").with("headline", "Kill").with("body_html", "")}, later, ": Kill"},
		{"killed at once what is shown, and explained later", []item{version(ferryID, 1, "09:00", "openly"),
			secret(ferryID, 2, "10:00", "18:30").with("pubstatus", "canceled").with("headline", "Why").with("body_html", "")}, none,
			": Ferry stays openly; Kill: Ferry stays openly"},
		{"explained", []item{version(ferryID, 1, "09:00", "openly"),
			secret(ferryID, 2, "10:00", "18:30").with("pubstatus", "canceled").with("headline", "Why").with("body_html", "")}, later,
			": Ferry stays openly; Kill: Ferry stays openly; Kill: Why"},
		{"withheld", []item{withheld}, later, ""},
		{"withheld, then usable", []item{withheld, version(ferryID, 2, "10:00", "usable")}, none, ": Ferry stays usable"},
		{"replaced by another item", []item{secret(ferryID, 1, "09:00", "18:30"), secret("urn:plover:b2", 1, "10:00", "18:30").with("evolvedfrom", ferryID).with("headline", "Two")}, later,
			": Ferry stays secretly; Update: Two"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := newRoom(t)
			var last api.WireResult
			for _, it := range c.items {
				last = r.send(t, it)
			}
			c.wait(r)
			page, err := r.Page(t.Context(), "/articles/"+string(last.Article), api.Prefs{})
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			if page.Article != nil {
				got = said(*page.Article)
			}
			if got != c.want || (page.Kind == api.HeldKind) != (c.want == "") {
				t.Errorf("kind %s, revisions %q, want %q", page.Kind, got, c.want)
			}
			if list, err := r.store.Held(t.Context()); err != nil || c.want != "" && len(list) > 0 && !strings.HasPrefix(c.name, "killed at once") {
				t.Errorf("held: %+v, %v", list, err)
			}
		})
	}
}

// A file that holds an item under embargo beside others is not handed out.
func TestWireMessageWithAnEmbargo(t *testing.T) {
	r := newRoom(t)
	all, err := r.Wire(t.Context(), file(version("urn:plover:open", 1, "09:00", "openly"), secret(ferryID, 1, "10:00", "18:30")))
	if err != nil || len(all) != 2 || all[0].Kind != api.WireNew || all[1].Kind != api.WireEmbargoed {
		t.Fatalf("Wire = %+v, %v", all, err)
	}
	rev, err := r.Revision(t.Context(), all[0].Article, 1)
	if err != nil {
		t.Fatal(err)
	}
	c, err := r.Capture(t.Context(), rev.Capture)
	if err != nil || strings.Contains(string(c.Body), "secretly") || !strings.Contains(string(c.Body), "openly") || len(c.Header) != 1 {
		t.Errorf("its capture: %q, %v, %v", c.Body, c.Header, err)
	}
}

// TestWireFromAnAddress: a file of an agency that is fetched, or comes from an
// archive, is held like one that is sent.
func TestWireFromAnAddress(t *testing.T) {
	const at = "https://plover.example/ferry.json"
	body := string(file(secret(ferryID, 1, "09:00", "18:30")))
	for name, bring := range map[string]func(r *room) (api.AddResult, error){
		"fetched": func(r *room) (api.AddResult, error) { return r.Add(t.Context(), api.AddRequest{URL: at}) },
		"from an archive": func(r *room) (api.AddResult, error) {
			c := capture(at, body)
			c.Time = r.now.Add(-time.Hour)
			return r.FileCapture(t.Context(), c, api.AddRequest{URL: at}, true)
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRoom(t)
			r.outlets.pages[at] = body
			before := r.dump(t)
			res, err := bring(r)
			if err != nil || !res.Held {
				t.Errorf("%+v, %v", res, err)
			}
			if diff := cmp.Diff(before, r.dump(t)); diff != "" {
				t.Errorf("the library has (-before +after):\n%s", diff)
			}
			r.now = r.now.Add(10 * time.Minute)
			if got := said(r.article(t, res.URL)); got != ": Ferry stays secretly" {
				t.Errorf("after its time: %s", got)
			}
		})
	}
}

// TestWireFilesOfSeveral: items of one file from one address are not one article.
func TestWireFilesOfSeveral(t *testing.T) {
	r := newRoom(t)
	const at = "https://plover.example/all.json"
	r.outlets.pages[at] = string(file(version(ferryID, 1, "09:00", "once"), version("urn:plover:fog", 1, "09:01", "twice")))
	res, err := r.Add(t.Context(), api.AddRequest{URL: at})
	if err != nil || len(res.Items) != 2 || res.Items[0].Article == res.Items[1].Article {
		t.Errorf("%+v, %v", res, err)
	}
}

// TestWireWithheldIsNotKept: what an agency let nobody use is not kept once a
// version took its place, neither when it waited for that nor when it comes late.
func TestWireWithheldIsNotKept(t *testing.T) {
	withheld := func() item { return version(ferryID, 1, "09:00", "secretly").with("pubstatus", "withheld") }
	sha := capture("", string(file(withheld()))).SHA256
	usable := func() item { return version(ferryID, 2, "10:00", "in port") }
	for name, sent := range map[string][]item{"it waited": {withheld(), usable()}, "it is late": {usable(), withheld()}} {
		t.Run(name, func(t *testing.T) {
			r := newRoom(t)
			var id article.ID
			for _, it := range sent {
				id = r.send(t, it).Article
			}
			if all := everything(t, r, id, sha); strings.Contains(all, "stays secretly") || strings.Contains(all, "stays, secretly") {
				t.Errorf("it is told:\n%s", all)
			}
			if list, err := r.store.Held(t.Context()); err != nil || len(list) > 0 {
				t.Errorf("held: %+v, %v", list, err)
			}
		})
	}
}

// torn is a store that has lost the bytes of one held item.
type torn struct {
	annotations.Store
	lost string
}

func (s torn) HeldCapture(ctx context.Context, sha256 string, item int) (article.Capture, error) {
	if sha256 == s.lost {
		return article.Capture{}, errors.New("torn")
	}
	return s.Store.HeldCapture(ctx, sha256, item)
}

// TestWireReleasesTheOthers: a story that cannot be shown keeps no other back.
func TestWireReleasesTheOthers(t *testing.T) {
	ids := []string{"urn:plover:a", "urn:plover:b", "urn:plover:c"}
	for _, lost := range ids {
		r := newRoom(t)
		o := r.options
		o.Store = torn{r.store, capture("", string(file(secret(lost, 1, "09:00", "18:30")))).SHA256}
		r.Desk = desk.New(o)
		var held []api.WireResult
		for _, id := range ids {
			held = append(held, r.send(t, secret(id, 1, "09:00", "18:30")))
		}
		r.now = r.now.Add(time.Hour)
		r.Release(t.Context())
		for i, h := range held {
			_, err := r.store.Article(t.Context(), h.Article)
			if isShown := err == nil; isShown == (ids[i] == lost) {
				t.Errorf("without %s, %s is shown: %v", lost, ids[i], isShown)
			}
		}
		r.send(t, version(ferryID, 1, "10:00", "in port")) // nor anything that comes
	}
}
