package desk_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
)

const markID = annotations.ID("m0123456789abcdef")

// span returns where words stand in a revision.
func (r *room) span(t testing.TB, id article.ID, n int, words string) article.Span {
	t.Helper()
	rev, err := r.Revision(t.Context(), id, n)
	if err != nil {
		t.Fatal(err)
	}
	text := rev.Text().String()
	i := strings.Index(text, words)
	if i < 0 {
		t.Fatalf("%q is not in revision %d", words, n)
	}
	start := len([]rune(text[:i]))
	return article.Span{Start: start, End: start + len([]rune(words))}
}

// mark marks words in a revision.
func (r *room) mark(t testing.TB, id article.ID, n int, words string, q api.MarkRequest) api.Mark {
	t.Helper()
	q.Article, q.Revision, q.Spans = id, n, []article.Span{r.span(t, id, n, words)}
	if q.Kind == "" {
		q.Kind = annotations.Highlight
	}
	m, err := r.PutMark(t.Context(), markID, q)
	if err != nil {
		t.Fatalf("PutMark: %v", err)
	}
	return m
}

// harborRoom returns a room with an article of these revisions of the harbor story.
func harborRoom(t testing.TB, revisions ...[]string) (*room, article.ID) {
	t.Helper()
	r := newRoom(t)
	var id article.ID
	for i, paragraphs := range revisions {
		r.publish(paragraphs...)
		res := r.add(t, api.AddRequest{URL: harborURL})
		if id = res.Article; res.Revision != i+1 {
			t.Fatalf("revision %d: %+v", i+1, res)
		}
	}
	return r, id
}

func TestPutMarkTakesTheWordsFromTheText(t *testing.T) {
	r := newRoom(t)
	res := r.add(t, api.AddRequest{Text: wire})
	words := `'We...intend to respond in the corresponding way,"`
	m := r.mark(t, res.Article, 1, words, api.MarkRequest{Kind: annotations.Quote,
		Tags: []string{" #harbor ", "Teskel,lamps، مرفأ", "HARBOR", ""}, Note: " one\r\ntwo ",
		Quote: &annotations.QuoteOf{Speaker: " Ruda  Halm ", Speech: annotations.Direct}, Claim: &annotations.ClaimOf{Claimant: "nobody"}})
	want := annotations.Annotation{
		ID: markID, Article: res.Article, Revision: 1, Spans: m.Spans, Exact: words, Kind: annotations.Quote,
		Tags: []string{"harbor", "Teskel", "lamps", "مرفأ"}, Note: "one\ntwo", Quote: &annotations.QuoteOf{Speaker: "Ruda Halm", Speech: annotations.Direct},
		Made: r.now, Changed: r.now,
	}
	if diff := cmp.Diff(want, m.Annotation); diff != "" {
		t.Errorf("the mark (-want +got):\n%s", diff)
	}
	if m.Here.Fate != annotations.Kept || m.Here.Revision != 1 || m.Par != 4 || len(m.Trail) != 1 || !m.Trail[0].Own {
		t.Errorf("the mark is shown as %+v", m)
	}
	page := r.article(t, res.URL)
	if len(page.Marks) != 1 || page.Marks[0].Exact != words {
		t.Errorf("the page shows %+v", page.Marks)
	}
	if diff := cmp.Diff([]string{"Teskel", "harbor", "lamps", "مرفأ"}, page.Tags); diff != "" {
		t.Errorf("tags to complete (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"Ruda Halm"}, page.Speakers); diff != "" {
		t.Errorf("speakers to complete (-want +got):\n%s", diff)
	}
}

func TestPutMarkMayBeRepeated(t *testing.T) {
	r, id := harborRoom(t, harbor)
	first := r.mark(t, id, 1, "nine years", api.MarkRequest{Note: "long"})
	r.now = r.now.Add(1e9)
	if again := r.mark(t, id, 1, "nine years", api.MarkRequest{Note: "long"}); !cmp.Equal(first, again) {
		t.Errorf("repeated:\n%s", cmp.Diff(first, again))
	}
	changed := r.mark(t, id, 1, "nine years", api.MarkRequest{Kind: annotations.Claim, Claim: &annotations.ClaimOf{Status: annotations.Checking}})
	if changed.Kind != annotations.Claim || changed.Note != "" || !changed.Changed.After(first.Changed) || !changed.Made.Equal(first.Made) {
		t.Errorf("changed: %+v", changed.Annotation)
	}
	if _, err := r.PutMark(t.Context(), markID, api.MarkRequest{Article: id, Revision: 1, Kind: annotations.Note}); err != nil {
		t.Errorf("changed without its words: %v", err)
	}
	if n := len(r.article(t, "/articles/"+string(id)).Marks); n != 1 {
		t.Errorf("there are %d marks, want 1", n)
	}
}

func TestPutMarkCutsAtBlocks(t *testing.T) {
	r, id := harborRoom(t, harbor)
	from, to := r.span(t, id, 1, " thanked the fishermen"), r.span(t, id, 1, "weighs 120 ")
	inner := r.span(t, id, 1, "half of it")
	m, err := r.PutMark(t.Context(), markID, api.MarkRequest{Article: id, Revision: 1, Kind: annotations.Highlight,
		Spans: []article.Span{inner, {Start: from.Start, End: to.End}}})
	if err != nil {
		t.Fatal(err)
	}
	want := "thanked the fishermen who had paid for half of it.\nThe lamp was built in Teskel and weighs 120"
	if m.Exact != want || len(m.Spans) != 2 {
		t.Errorf("the mark has %d pieces: %q, want %q", len(m.Spans), m.Exact, want)
	}
}

func TestPutMarkRefuses(t *testing.T) {
	r, id := harborRoom(t, harbor, changedTo(0, "The harbor of Karrow will get a new lamp on its western pier before the spring, the council said on Monday after a long meeting."))
	r.mark(t, id, 1, "nine years", api.MarkRequest{})
	words := []article.Span{{Start: 0, End: 6}}
	ok := func() api.MarkRequest {
		return api.MarkRequest{Article: id, Revision: 1, Spans: words, Kind: annotations.Highlight}
	}
	rev, err := r.Revision(t.Context(), id, 1)
	if err != nil {
		t.Fatal(err)
	}
	end := rev.Text().Len()
	tests := []struct {
		name string
		id   annotations.ID
		edit func(*api.MarkRequest)
		want annotations.Code
	}{
		{"short name", "abc", func(q *api.MarkRequest) {}, annotations.Invalid},
		{"name with other letters", "../../etc/passwd0", func(q *api.MarkRequest) {}, annotations.Invalid},
		{"no article", "n0123456789abcdef", func(q *api.MarkRequest) { q.Article = "none" }, annotations.NotFound},
		{"no revision", "n0123456789abcdef", func(q *api.MarkRequest) { q.Revision = 3 }, annotations.NotFound},
		{"no words", "n0123456789abcdef", func(q *api.MarkRequest) { q.Spans = nil }, annotations.Invalid},
		{"white space", "n0123456789abcdef", func(q *api.MarkRequest) {
			s := r.span(t, id, 1, "nine years")
			q.Spans = []article.Span{{Start: s.Start - 1, End: s.Start}}
		}, annotations.Invalid},
		{"past the end", "n0123456789abcdef", func(q *api.MarkRequest) { q.Spans = []article.Span{{Start: end - 2, End: end + 1}} }, annotations.Invalid},
		{"before the start", "n0123456789abcdef", func(q *api.MarkRequest) { q.Spans = []article.Span{{Start: -1, End: 3}} }, annotations.Invalid},
		{"backwards", "n0123456789abcdef", func(q *api.MarkRequest) { q.Spans = []article.Span{{Start: 9, End: 3}} }, annotations.Invalid},
		{"no kind", "n0123456789abcdef", func(q *api.MarkRequest) { q.Kind = "opinion" }, annotations.Invalid},
		{"long note", "n0123456789abcdef", func(q *api.MarkRequest) { q.Note = strings.Repeat("ä", 10_001) }, annotations.Invalid},
		{"long tag", "n0123456789abcdef", func(q *api.MarkRequest) { q.Tags = []string{strings.Repeat("ä", 61)} }, annotations.Invalid},
		{"many tags", "n0123456789abcdef", func(q *api.MarkRequest) { q.Tags = strings.Split("abcdefghijklmnopqrstu", "") }, annotations.Invalid},
		{"long speaker", "n0123456789abcdef", func(q *api.MarkRequest) {
			q.Kind, q.Quote = annotations.Quote, &annotations.QuoteOf{Speaker: strings.Repeat("x", 201)}
		}, annotations.Invalid},
		{"odd speech", "n0123456789abcdef", func(q *api.MarkRequest) {
			q.Kind, q.Quote = annotations.Quote, &annotations.QuoteOf{Speech: "sung"}
		}, annotations.Invalid},
		{"odd status", "n0123456789abcdef", func(q *api.MarkRequest) {
			q.Kind, q.Claim = annotations.Claim, &annotations.ClaimOf{Status: "maybe"}
		}, annotations.Invalid},
		{"on another revision", markID, func(q *api.MarkRequest) { q.Revision = 2 }, annotations.Conflict},
		{"other words", markID, func(q *api.MarkRequest) {}, annotations.Conflict},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			q := ok()
			tt.edit(&q)
			_, err := r.PutMark(t.Context(), tt.id, q)
			wantCode(t, err, tt.want)
		})
	}
	if n := len(r.article(t, "/articles/"+string(id)).Marks); n != 1 {
		t.Errorf("there are %d marks, want 1", n)
	}
}

func TestANewMarkIsPlacedInAllRevisions(t *testing.T) {
	weight := "The lamp was built in Teskel and weighs 210 kilograms. It will be brought to Karrow by boat, as the road over the hill is closed."
	r, id := harborRoom(t, harbor, changedTo(2, weight), append(harbor[:2:2], harbor[3]))
	m := r.mark(t, id, 2, "weighs 210 kilograms", api.MarkRequest{})
	want := []api.Step{
		{Revision: 1, Fate: annotations.Reworded, Text: "weighs 120 kilograms"}, {Revision: 2, Fate: annotations.Kept, Own: true}, {Revision: 3, Fate: annotations.Removed},
	}
	if diff := cmp.Diff(want, m.Trail); diff != "" {
		t.Errorf("the trail (-want +got):\n%s", diff)
	}
	shown := r.article(t, "/articles/"+string(id)+"/revisions/1").Marks
	if len(shown) != 1 || shown[0].Here.Spans[0] != r.span(t, id, 1, "weighs 120 kilograms") || len(shown[0].Words) == 0 {
		t.Errorf("in revision 1: %+v", shown)
	}
}

func TestMarksOfLaterRevisionsAreNotRemovedFromEarlierOnes(t *testing.T) {
	r, id := harborRoom(t, harbor, append(harbor[:4:4], "Nobody has said yet what will become of the old lamp."))
	r.mark(t, id, 2, "what will become of the old lamp", api.MarkRequest{})
	if shown := r.article(t, "/articles/"+string(id)+"/revisions/1").Marks; len(shown) != 0 {
		t.Errorf("revision 1 shows %+v, want nothing", shown)
	}
}

func TestDeletedMarksComeBackWithTheirPlaces(t *testing.T) {
	r, id := harborRoom(t, harbor)
	r.mark(t, id, 1, "weighs 120 kilograms", api.MarkRequest{})
	for range 2 {
		if err := r.DeleteMark(t.Context(), markID); err != nil {
			t.Fatal(err)
		}
	}
	_, err := r.PutMark(t.Context(), markID, api.MarkRequest{Article: id, Revision: 1, Kind: annotations.Note})
	wantCode(t, err, annotations.NotFound)
	weight := "The lamp was built in Teskel and weighs 210 kilograms. It will be brought to Karrow by boat, as the road over the hill is closed."
	r.publish(changedTo(2, weight)...)
	if res := r.add(t, api.AddRequest{URL: harborURL}); !res.New || len(r.article(t, res.URL).Marks) != 0 {
		t.Fatal("a deleted mark is shown in the next revision")
	}
	m, err := r.RestoreMark(t.Context(), markID)
	if err != nil || m.Here.Revision != 2 || m.Here.Fate != annotations.Reworded {
		t.Errorf("restored: %+v, %v", m.Here, err)
	}
	if shown := r.article(t, "/articles/"+string(id)).Marks; len(shown) != 1 || shown[0].Here.Fate != annotations.Reworded {
		t.Errorf("the page shows %+v", shown)
	}
	_, err = r.RestoreMark(t.Context(), "n0123456789abcdef")
	wantCode(t, err, annotations.NotFound)
	wantCode(t, r.DeleteMark(t.Context(), "n0123456789abcdef"), annotations.NotFound)
}

func TestMissingPlacementsAreMadeUpFor(t *testing.T) {
	weight := "The lamp was built in Teskel and weighs 210 kilograms. It will be brought to Karrow by boat, as the road over the hill is closed."
	r, id := harborRoom(t, harbor, changedTo(2, weight))
	s := r.span(t, id, 1, "weighs 120 kilograms")
	a := annotations.Annotation{ID: markID, Article: id, Revision: 1, Spans: []article.Span{s}, Exact: "weighs 120 kilograms", Kind: annotations.Highlight}
	if err := r.store.PutMark(t.Context(), a, nil); err != nil {
		t.Fatal(err)
	}
	if shown := r.article(t, "/articles/"+string(id)).Marks; len(shown) != 1 || shown[0].Here.Fate != annotations.Reworded {
		t.Errorf("the page shows %+v", shown)
	}
	kept, err := r.store.PlacementsOf(t.Context(), id)
	if err != nil || len(kept) != 1 || kept[0].Fate != annotations.Reworded {
		t.Errorf("kept: %+v, %v", kept, err)
	}
}
