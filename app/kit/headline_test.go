package kit_test

import (
	"testing"

	"writethru/annotations/diff"
	"writethru/app/kit"
	"writethru/app/view/viewtest"
	"writethru/web/api"
)

func TestHeadline(t *testing.T) {
	const removed, added, end = `<del><span class="sr">removed: </span>`, `<ins><span class="sr">added: </span>`, `<span class="sr"> </span>`
	for _, tt := range []struct {
		name, headline string
		edits          []diff.Piece
		want           string
	}{
		{"the same", "12 dead <b>", nil, "<bdi>12 dead &lt;b&gt;</bdi>"},
		{"a number", "17 dead", []diff.Piece{{Op: "-", Text: "12"}, {Op: "+", Text: "17"}, {Op: "=", Text: " dead"}},
			"<bdi>" + removed + "12" + end + "</del> " + added + "17" + end + "</ins> dead</bdi>"},
		{"a word left out", "Ferry", []diff.Piece{{Op: "-", Text: "Old "}, {Op: "=", Text: "Ferry"}}, "<bdi>" + removed + "Old " + end + "</del>Ferry</bdi>"},
		{"no headline before", "Ferry", []diff.Piece{{Op: "-"}, {Op: "+", Text: "Ferry"}}, "<bdi>" + added + "Ferry" + end + "</ins></bdi>"},
	} {
		n := kit.Headline(api.Head{Headline: tt.headline, Edits: tt.edits})
		viewtest.Equal(t, n)
		if got := viewtest.Print(n); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}
