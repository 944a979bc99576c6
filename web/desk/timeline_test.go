package desk_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations/article"
	"writethru/annotations/diff"
	"writethru/web/api"
)

func TestTimelineTellsMinorRevisions(t *testing.T) {
	r := newRoom(t)
	var id article.ID
	for i, text := range []string{
		strings.Join(harbor, "\n\n"),
		strings.Replace(strings.Join(harbor, "\n\n"), "Teskel and", "Teskel, and", 1),
		strings.Replace(strings.Join(harbor, "\n\n"), "120", "210", 1),
	} {
		text = "Karrow gets a new lamp\n\n" + text
		res, err := r.Add(t.Context(), api.AddRequest{Text: text, Article: id})
		if err != nil || res.Revision != i+1 {
			t.Fatalf("add r%d: %+v, %v", i+1, res, err)
		}
		id = res.Article
	}
	for _, path := range []string{"/articles/" + string(id), "/articles/" + string(id) + "/compare/1/3"} {
		p, err := r.Page(t.Context(), path, api.Prefs{})
		if err != nil {
			t.Fatal(err)
		}
		var heads []api.Head
		if p.Article != nil {
			heads = p.Article.Heads
		} else {
			heads = p.Compare.Heads
		}
		for i, want := range []bool{false, true, false} {
			if heads[i].Minor != want {
				t.Errorf("%s: r%d is minor: %v, want %v", path, i+1, heads[i].Minor, want)
			}
		}
	}
}

// Both pages that show the revisions tell how the headline changed, in words.
func TestTimelineTellsEditsOfHeadlines(t *testing.T) {
	r := newRoom(t)
	headlines := []string{"12 dead in Karrow ferry crash", "17 dead in Karrow ferry crash", "17 dead in Karrow ferry crash",
		"17 dead in Karrow ferry crash", "Otter of Teskel is well and home again", strings.Repeat("Lamp ", 500)}
	want := [][]diff.Piece{
		nil,
		{{Op: "-", Text: "12", Kind: diff.Number}, {Op: "+", Text: "17", Kind: diff.Number}, {Op: "=", Text: " dead in Karrow ferry crash"}},
		nil,
		nil,
		{{Op: "-", Text: headlines[3], Kind: diff.Number}, {Op: "+", Text: headlines[4], Kind: diff.Number}},
		{{Op: "-", Text: headlines[4]}, {Op: "+", Text: strings.TrimSpace(headlines[5])}},
	}
	weights := []string{"100", "101", "102", "103", "104", "105"}
	var id article.ID
	for i, headline := range headlines {
		r.outlets.pages[harborURL] = story(harborURL, headline, strings.Replace(harbor[2], "120", weights[i], 1), harbor[0], harbor[1], harbor[3])
		res := r.add(t, api.AddRequest{URL: harborURL})
		if id = res.Article; res.Revision != i+1 {
			t.Fatalf("r%d: %+v", i+1, res)
		}
	}
	p, err := r.Page(t.Context(), "/articles/"+string(id)+"/compare/1/2", api.Prefs{})
	if err != nil {
		t.Fatal(err)
	}
	for name, heads := range map[string][]api.Head{"article": r.article(t, "/articles/"+string(id)).Heads, "compare": p.Compare.Heads} {
		for i, h := range heads {
			if d := cmp.Diff(want[i], h.Edits); d != "" {
				t.Errorf("%s: the headline of r%d (-want +got):\n%s", name, i+1, d)
			}
		}
	}
}
