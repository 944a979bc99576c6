package desk_test

import (
	"strings"
	"testing"

	"writethru/annotations/article"
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
