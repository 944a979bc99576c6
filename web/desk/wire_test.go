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
