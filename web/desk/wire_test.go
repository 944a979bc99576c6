package desk_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/storetest"
	"writethru/web/api"
)

// item is a ninjs item as an agency sends it. Its hour is that of the day on
// which the tests stand, in UTC; they begin at 18:20.
type item map[string]any

const ferryID = "urn:plover:ferry"

func version(id string, n int, hour, text string) item {
	return item{"uri": id, "version": fmt.Sprint(n), "versioncreated": "2025-11-04T" + hour + ":00Z", "firstcreated": "2025-11-04T08:00:00Z",
		"pubstatus": "usable", "language": "en", "provider": "Plover", "headline": "Ferry stays " + text, "body_html": "<p>The ferry stays, " + text + ".</p>"}
}

func (i item) with(name string, value any) item { i[name] = value; return i }

func file(items ...item) []byte {
	var v any = items
	if len(items) == 1 {
		v = items[0]
	}
	data, err := json.Marshal(v)
	if err != nil {
		panic(err) // strings
	}
	return data
}

// send files items, which must work, and returns what came of the last.
func (r *room) send(t testing.TB, items ...item) api.WireResult {
	t.Helper()
	all, err := r.Wire(t.Context(), file(items...))
	if err != nil || len(all) != len(items) {
		t.Fatalf("Wire = %+v, %v", all, err)
	}
	return all[len(all)-1]
}

func (r *room) dump(t testing.TB) storetest.Everything {
	t.Helper()
	all, err := storetest.Dump(t.Context(), r.store)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// said tells of an article's revisions by their label and headline.
func said(p api.ArticlePage) string {
	var out []string
	for _, h := range p.Heads {
		out = append(out, strings.TrimSpace(h.Label+": "+h.Headline))
	}
	return strings.Join(out, "; ")
}

func TestWireBecomesRevisionsOfOneArticle(t *testing.T) {
	r := newRoom(t)
	first := r.send(t, version(ferryID, 1, "09:00", "one"))
	if first.Kind != api.WireNew || first.Revision != 1 || !first.New || first.URL != "/articles/"+string(first.Article)+"/revisions/1" {
		t.Fatalf("the first version: %+v", first)
	}
	for _, c := range []struct {
		item item
		kind string
	}{
		{version(ferryID, 2, "10:00", "two"), api.WireCorrection},
		{version(ferryID, 3, "11:00", "three").with("ednote", "Eds: Updates with vote."), api.WireUpdate},
		{version("urn:plover:ferry-2", 1, "12:00", "four").with("evolvedfrom", ferryID).with("slugline", "Ferry, 1st Ld-Writethru"), api.WireUpdate},
		{version("urn:plover:ferry-2", 2, "13:00", "five"), api.WireCorrection},
	} {
		if got := r.send(t, c.item); got.Kind != c.kind || got.Article != first.Article || !got.New {
			t.Errorf("%v: %+v, want %s of article %s", c.item["uri"], got, c.kind, first.Article)
		}
	}
	page := r.article(t, "/articles/"+string(first.Article))
	want := ": Ferry stays one; Correction: Ferry stays two; Update: Ferry stays three; 1st Ld-Writethru: Ferry stays four; Correction: Ferry stays five"
	if got := said(page); got != want {
		t.Errorf("revisions\n%s, want\n%s", got, want)
	}
	if got := page.Heads[3].Time; !got.Equal(time.Date(2025, 11, 4, 12, 0, 0, 0, time.UTC)) {
		t.Errorf("the writethru is from %s", got)
	}
}

// Versions that stand in one file in any order are filed as they were made.
func TestWireIsFiledInOrder(t *testing.T) {
	r := newRoom(t)
	res := r.send(t, version(ferryID, 900, "11:00", "three"), version(ferryID, 978556838, "09:00", "one"), version(ferryID, 4, "10:00", "two"))
	if got := said(r.article(t, "/articles/"+string(res.Article))); got != ": Ferry stays one; Correction: Ferry stays two; Correction: Ferry stays three" {
		t.Errorf("revisions %s", got)
	}
}

func TestWireComesAgainAndLate(t *testing.T) {
	r := newRoom(t)
	b2 := version("urn:plover:b2", 1, "12:00", "three").with("evolvedfrom", ferryID)
	r.send(t, version(ferryID, 2, "10:00", "two"))
	home := r.send(t, b2)
	before := r.dump(t)
	for _, again := range []item{b2, version("urn:plover:b2", 1, "12:00", "three").with("evolvedfrom", ferryID)} {
		if got := r.send(t, again); got.Kind != api.WireRepeat || got.New || got.Revision != 2 || got.Article != home.Article {
			t.Errorf("again: %+v", got)
		}
	}
	if diff := cmp.Diff(before, r.dump(t)); diff != "" {
		t.Errorf("after the same again (-before +after):\n%s", diff)
	}
	for range 2 {
		late := r.send(t, version(ferryID, 1, "09:00", "one"))
		if late.Kind != api.WireLate || late.New || !late.Unlike || late.Article != home.Article || len(late.Warnings) != 1 {
			t.Errorf("late: %+v", late)
		}
	}
	after := r.dump(t)
	if len(after.Revisions) != 2 || len(after.Sightings[0]) != len(before.Sightings[0])+1 {
		t.Errorf("late versions leave %d revisions and %d captures", len(after.Revisions), len(after.Sightings[0]))
	}
	// The name of what was replaced leads to the article, also when it never came.
	other := r.send(t, version("urn:plover:c3", 1, "13:00", "four").with("evolvedfrom", "urn:plover:never"))
	if got := r.send(t, version("urn:plover:never", 1, "08:30", "zero")); got.Kind != api.WireLate || got.Article != other.Article {
		t.Errorf("what was replaced before it came: %+v", got)
	}
	// Metadata alone makes no revision, and is remembered all the same.
	if got := r.send(t, version("urn:plover:b2", 2, "14:00", "three")); got.New || got.Revision != 2 {
		t.Errorf("the same text in a newer version: %+v", got)
	}
	if got := r.send(t, version("urn:plover:b2", 2, "13:30", "between")); got.Kind != api.WireLate {
		t.Errorf("older than a version without a new text: %+v", got)
	}
	// A text that comes back is what the agency says now.
	if got := r.send(t, version("urn:plover:b2", 3, "15:00", "two")); !got.New || got.Revision != 3 {
		t.Errorf("an earlier text in a newer version: %+v", got)
	}
}

func TestWireKill(t *testing.T) {
	r := newRoom(t)
	home := r.send(t, version(ferryID, 1, "09:00", "one"))
	mark := api.MarkRequest{Article: home.Article, Revision: 1, Kind: annotations.Highlight, Spans: []article.Span{{Start: 0, End: 5}}}
	if _, err := r.PutMark(t.Context(), "0123456789abcdef0123456789abcdef", mark); err != nil {
		t.Fatal(err)
	}
	kill := item{"uri": ferryID, "version": "2", "versioncreated": "2025-11-04T10:00:00Z", "pubstatus": "canceled", "ednote": "Kill. The vote was annulled."}
	if got := r.send(t, kill); got.Kind != api.WireKill || !got.New || got.Revision != 2 {
		t.Fatalf("kill: %+v", got)
	}
	if got := r.send(t, kill); got.Kind != api.WireRepeat || got.New {
		t.Errorf("kill again: %+v", got)
	}
	page := r.article(t, "/articles/"+string(home.Article))
	if got := said(page); got != ": Ferry stays one; Kill: Ferry stays one" || !page.Revision.Withdrawn || page.Revision.Wire == nil {
		t.Errorf("revisions %s, withdrawn %v", got, page.Revision.Withdrawn)
	}
	if len(page.Marks) != 1 {
		t.Errorf("%d marks", len(page.Marks))
	}
	last := r.article(t, "/articles/"+string(home.Article)+"/revisions/1")
	if !strings.Contains(last.Revision.Text().String(), "The ferry stays, one.") {
		t.Errorf("the last text is %q", last.Revision.Text())
	}
	if got := r.send(t, version(ferryID, 1, "09:30", "late")); got.Kind != api.WireLate {
		t.Errorf("a version from before the kill: %+v", got)
	}
	if got := r.send(t, version(ferryID, 3, "11:00", "one")); !got.New || got.Revision != 3 {
		t.Errorf("brought back: %+v", got)
	}
	// What was never known is killed as well, and stays so.
	gone := r.send(t, item{"uri": "urn:plover:gone", "versioncreated": "2025-11-04T10:00:00Z", "pubstatus": "canceled", "slugline": "Gone-Story"})
	if gone.Kind != api.WireKill || gone.Revision != 1 {
		t.Errorf("kill of nothing: %+v", gone)
	}
	if got := r.send(t, version("urn:plover:gone", 1, "09:00", "gone")); got.Kind != api.WireLate || got.Article != gone.Article {
		t.Errorf("what was killed before it came: %+v", got)
	}
}

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
		_, _, data, err := r.Export(t.Context(), format, api.NotebookQuery{})
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

func TestWireSeries(t *testing.T) {
	anpa := func(number, slug, text, at string) string {
		return "\x16\x16\x01W" + number + "teskel\r\nr i BC-HV--Teskel     11-04 0120\r\n\x02^BC-HV--Teskel-Ferry" + slug + ",120<\r\n^Ferry stays<\r\n" +
			"\t   LOW TESKEL (PLV) _ The ferry stays, " + text + ".\r\n\r\n\t   PLV-WF-11-04-25 " + at + "GMT<\r\n\x03"
	}
	r := newRoom(t)
	file := func(data string) api.WireResult {
		t.Helper()
		all, err := r.Wire(t.Context(), []byte(data))
		if err != nil || len(all) != 1 {
			t.Fatalf("Wire = %+v, %v", all, err)
		}
		return all[0]
	}
	first := file(anpa("2870", "", "one", "0926"))
	if next := file(anpa("2871", ", 1st Ld-Writethru", "two", "1026")); next.Article != first.Article || next.Kind != api.WireUpdate || next.Revision != 2 {
		t.Errorf("the writethru: %+v", next)
	}
	if other := file(anpa("2999", "", "another day", "1126")); other.Article == first.Article || other.Kind != api.WireNew {
		t.Errorf("another story of the slug: %+v", other)
	}
	if kill := file(anpa("3000", ", KILL", "it was wrong", "1226")); kill.Kind != api.WireKill || kill.Revision != 2 {
		t.Errorf("the kill: %+v, want one of the newest story of the slug", kill)
	}
}

func TestAddKnowsWire(t *testing.T) {
	r := newRoom(t)
	res := r.add(t, api.AddRequest{Text: string(file(version(ferryID, 1, "09:00", "one"))), Name: "a.json", Outlet: "My Plover"})
	again := r.add(t, api.AddRequest{Text: string(file(version(ferryID, 2, "10:00", "two"), item{"uri": "urn:x", "headline": "Advisory: plans", "slugline": "Plans, Advisory", "body_text": "x"}))})
	if res.Revision != 1 || again.Article != res.Article || again.Revision != 2 || len(again.Items) != 2 {
		t.Errorf("%+v, then %+v", res, again)
	}
	if page := r.article(t, "/articles/"+string(res.Article)); page.Article.Outlet != "My Plover" {
		t.Errorf("the outlet is %q", page.Article.Outlet)
	}
	held := r.add(t, api.AddRequest{Data: file(secret("urn:plover:s", 1, "09:00", "22:00"))})
	if held.Revision != 0 || held.URL != "/articles/"+string(held.Article) || len(held.Warnings) != 1 {
		t.Errorf("held: %+v", held)
	}
	for name, body := range map[string]string{
		"broken":    `{"uri":"urn:x","headline":`,
		"no news":   `{"name":"ferry"}`,
		"advisory":  string(file(item{"uri": "urn:x", "headline": "Advisory: plans", "body_text": "x"})),
		"a picture": string(file(item{"uri": "urn:p", "headline": "A ferry", "type": "picture"})),
	} {
		if res, err := r.Add(t.Context(), api.AddRequest{Text: body}); err == nil {
			t.Errorf("%s: %+v", name, res)
		} else {
			wantCode(t, err, annotations.Invalid)
		}
	}
	if _, err := r.Wire(t.Context(), []byte("The ferry stays.")); err == nil {
		t.Error("a text is taken for wire copy")
	}
	// To a story from the web that the reader names.
	r.outlets.pages[harborURL] = story(harborURL, "A lamp", harbor...)
	page := r.add(t, api.AddRequest{URL: harborURL})
	more := r.add(t, api.AddRequest{Text: string(file(version("urn:plover:lamp", 1, "20:00", "lamp"))), Article: page.Article})
	if more.Article != page.Article || more.Revision != 2 {
		t.Errorf("to a named article: %+v", more)
	}
	if by := r.send(t, version("urn:plover:lamp", 2, "21:00", "lamp again")); by.Article != page.Article || by.Revision != 3 {
		t.Errorf("by its name then: %+v", by)
	}
}

func TestTake(t *testing.T) {
	r := newRoom(t)
	take := func(q api.AddRequest) string {
		t.Helper()
		all, err := r.Take(t.Context(), q)
		if err != nil || len(all) != 1 {
			t.Fatalf("Take = %+v, %v", all, err)
		}
		return all[0].Kind
	}
	text := api.AddRequest{Text: wire, Name: "a.txt"}
	for i, want := range []string{api.WireNew, api.WireRepeat} {
		if got := take(text); got != want {
			t.Errorf("a text, time %d: %s, want %s", i+1, got, want)
		}
	}
	if all := r.dump(t); len(all.Sightings[0]) != 1 {
		t.Errorf("%d captures of one file", len(all.Sightings[0]))
	}
	if got := take(api.AddRequest{Text: string(file(version(ferryID, 1, "09:00", "one")))}); got != api.WireNew {
		t.Errorf("an item: %s", got)
	}
}

func TestTokens(t *testing.T) {
	r := newRoom(t)
	one, err := r.AddToken(t.Context(), " wire\n desk ")
	if err != nil || one.Name != "wire desk" || len(one.Secret) < 26 || strings.Contains(one.ID, one.Secret) {
		t.Fatalf("AddToken = %+v, %v", one, err)
	}
	two, err := r.AddToken(t.Context(), "")
	if err != nil || two.Name == "" || two.Secret == one.Secret {
		t.Fatalf("AddToken = %+v, %v", two, err)
	}
	for _, bad := range []string{"", "x", one.Secret + "x", one.Secret[:len(one.Secret)-1], one.ID} {
		wantCode(t, r.Authorize(t.Context(), bad), annotations.Unauthorized)
	}
	if err := r.Authorize(t.Context(), one.Secret); err != nil {
		t.Errorf("Authorize = %v", err)
	}
	list, err := r.Tokens(t.Context())
	if err != nil || len(list) != 2 || !list[0].Used.Equal(r.now) && !list[1].Used.Equal(r.now) {
		t.Errorf("Tokens = %+v, %v", list, err)
	}
	page, err := r.Page(t.Context(), "/settings", api.Prefs{})
	told, _ := json.Marshal(page) // plain data
	if err != nil || len(page.Settings.Tokens) != 2 || strings.Contains(string(told), one.Secret) || strings.Contains(string(told), "hash") {
		t.Errorf("the settings: %s, %v", told, err)
	}
	if err := r.RemoveToken(t.Context(), one.ID); err != nil {
		t.Errorf("RemoveToken = %v", err)
	}
	wantCode(t, r.RemoveToken(t.Context(), one.ID), annotations.NotFound)
	wantCode(t, r.Authorize(t.Context(), one.Secret), annotations.Unauthorized)
	if _, err := r.AddToken(t.Context(), strings.Repeat("x", 81)); err == nil {
		t.Error("a long name is taken")
	}
}
