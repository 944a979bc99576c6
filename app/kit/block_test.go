package kit_test

import (
	"fmt"
	"strings"
	"testing"

	"writethru/annotations/article"
	"writethru/app/kit"
	"writethru/app/view"
	"writethru/app/view/viewtest"
)

func text(s string) article.Part { return part(article.Run{Text: s}) }

func item(s string, depth int) article.Part {
	p := text(s)
	p.Depth = depth
	return p
}

func cell(s string, row int, head bool, cols int) article.Part {
	p := text(s)
	p.Row, p.Head, p.ColSpan = row, head, cols
	return p
}

func TestBlock(t *testing.T) {
	for _, tt := range []struct {
		name   string
		block  article.Block
		number int
		rank   int
		want   string
	}{
		{"paragraph", article.Plain("One.\nTwo."), 3, 0,
			`<p class="text" data-at="0" id="p3"><span class="pn" data-not aria-hidden="true">3</span>One.` + "\n" + `Two.</p>`},
		{"headline", article.Block{Kind: article.Heading, Role: article.Headline, Parts: []article.Part{text("Ferry")}}, 0, 0, `<h1 data-at="0">Ferry</h1>`},
		{"heading", article.Block{Kind: article.Heading, Role: article.Body, Level: 5, Parts: []article.Part{text("After")}}, 0, 3, `<h3 class="text sub" data-at="0">After</h3>`},
		{"dateline", article.Block{Kind: article.Paragraph, Role: article.Dateline, Parts: []article.Part{text("KARROW")}}, 0, 0, `<p class="text dateline" data-at="0">KARROW</p>`},
		{"correction", article.Block{Kind: article.Paragraph, Role: article.Correction, Parts: []article.Part{text("Correction: 12.")}}, 0, 0, `<p class="text correction" data-at="0">Correction: 12.</p>`},
		{"note to editors", article.Block{Kind: article.Paragraph, Role: article.EdNote, Parts: []article.Part{text("Eds: x")}}, 0, 0, `<p class="eds" data-at="0">Eds: x</p>`},
		{"preformatted", article.Block{Kind: article.Preformatted, Role: article.Body, Parts: []article.Part{text("\n a\n  b")}}, 0, 0, `<p class="text pre" data-at="0">` + "\n a\n  b</p>"},
		{"quotation", article.Block{Kind: article.Quotation, Role: article.Body, Parts: []article.Part{text("one"), text("two")}}, 4, 0,
			`<blockquote><p class="text" data-at="0" id="p4"><span class="pn" data-not aria-hidden="true">4</span>one</p><p class="text" data-at="4">two</p></blockquote>`},
		{"list", article.Block{Kind: article.List, Role: article.Body, Ordered: true, Parts: []article.Part{item("a", 0), item("b", 1), item("c", 2), item("d", 0)}}, 0, 0,
			`<ol class="text"><li><span data-at="0">a</span><ol><li><span data-at="2">b</span><ol><li><span data-at="4">c</span></li></ol></li></ol></li><li><span data-at="6">d</span></li></ol>`},
		{"list that begins deep", article.Block{Kind: article.List, Role: article.Body, Parts: []article.Part{item("a", 2), item("b", 0)}}, 0, 0,
			`<ul class="text"><li><span data-at="0">a</span></li><li><span data-at="2">b</span></li></ul>`},
		{"list that skips", article.Block{Kind: article.List, Role: article.Body, Parts: []article.Part{item("a", 0), item("b", 3), item("c", 1)}}, 0, 0,
			`<ul class="text"><li><span data-at="0">a</span><ul><li><span data-at="2">b</span></li><li><span data-at="4">c</span></li></ul></li></ul>`},
		{"table", article.Block{Kind: article.Table, Role: article.Body, Parts: []article.Part{cell("Landed", 0, true, 2), cell("Port", 1, true, 0), cell("Tonnes", 1, true, 0), cell("Karrow", 2, true, 0), cell("12", 2, false, 0)}}, 0, 0,
			`<div class="scroll" tabindex="0" role="region" aria-label="Table"><table class="text"><caption data-at="0">Landed</caption><thead><tr><th data-at="7" scope="col">Port</th><th data-at="12" scope="col">Tonnes</th></tr></thead><tbody><tr><th data-at="19" scope="row">Karrow</th><td data-at="26">12</td></tr></tbody></table></div>`},
		{"wide cell", article.Block{Kind: article.Table, Role: article.Body, Parts: []article.Part{cell("a", 0, false, 3), cell("b", 1, false, 0)}}, 0, 0,
			`<div class="scroll" tabindex="0" role="region" aria-label="Table"><table class="text"><tbody><tr><td data-at="0" colspan="3">a</td></tr><tr><td data-at="2">b</td></tr></tbody></table></div>`},
		{"picture", article.Block{Kind: article.Figure, Role: article.Body, Parts: []article.Part{text("The bridge")}, Image: &article.Image{Src: "https://o.example/x.png", Hash: "ab12", Alt: "A bridge", Width: 960, Height: 540}}, 0, 0,
			`<figure><img src="/images/ab12" alt="A bridge" width="960" height="540" loading="lazy" decoding="async"><figcaption data-at="0">The bridge</figcaption></figure>`},
		{"picture that is not kept", article.Block{Kind: article.Figure, Role: article.Body, Image: &article.Image{Src: "https://o.example/x.png", Alt: `A "bridge"`}}, 0, 0,
			`<figure><p class="nopic">Picture not kept: A "bridge"</p></figure>`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			n := kit.Block(tt.block, kit.Place{Starts: article.Starts([]article.Block{tt.block})[0], Number: tt.number, Rank: tt.rank})
			viewtest.Equal(t, n)
			if got, want := viewtest.Print(n), `<div class="b">`+tt.want+`</div>`; got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		})
	}
}

// Cards stand before the very item that they belong to.
func TestBlockCards(t *testing.T) {
	card := func(k int) view.Nodes { return view.Nodes{view.E("div", view.ID(fmt.Sprint("card", k)))} }
	list := article.Block{Kind: article.List, Role: article.Body, Parts: []article.Part{item("a", 0), item("b", 1)}}
	got := viewtest.Print(kit.Block(list, kit.Place{Starts: []int{0, 2}, Cards: card}))
	for _, want := range []string{`<li><div id="card0"></div><span data-at="0">a`, `<li><div id="card1"></div><span data-at="2">b`} {
		if !strings.Contains(got, want) {
			t.Errorf("%s has no %s", got, want)
		}
	}
}

// Headings leave out no rank, however the outlet numbered them.
func TestRanks(t *testing.T) {
	var blocks []article.Block
	for _, level := range []int{4, 6, 4, 1, 2, 3, 6, 2} {
		blocks = append(blocks, article.Block{Kind: article.Heading, Role: article.Body, Level: level})
	}
	blocks = append(blocks, article.Plain("x"))
	if got, want := fmt.Sprint(kit.Ranks(blocks)), "[2 3 2 2 3 4 5 3 0]"; got != want {
		t.Errorf("Ranks = %s, want %s", got, want)
	}
}

func TestMismatched(t *testing.T) {
	for s, want := range map[string]bool{
		`'We...asked twice,"`: true, `“Nobody came.”`: false, `"plain"`: false, `„deutsch“`: false, `»svenska»`: true, `»dansk«`: false,
		`«كتاب»`: false, `no marks`: false, `“open`: false, ``: false, `“half"`: true,
	} {
		if got := kit.Mismatched(s); got != want {
			t.Errorf("Mismatched(%s) = %v, want %v", s, got, want)
		}
	}
}
