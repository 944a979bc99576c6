package view_test

import (
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"writethru/app/view"
	"writethru/app/view/viewtest"
)

func TestPrint(t *testing.T) {
	tests := []struct {
		name string
		node view.Node
		want string
	}{
		{"text is escaped", view.E("p", view.T(`a < b && "c" > 'd'`)), `<p>a &lt; b &amp;&amp; "c" &gt; 'd'</p>`},
		{"values are escaped", view.E("p", view.A("title", `"><b a='&amp;'`)), `<p title="&#34;&gt;&lt;b a='&amp;amp;'"></p>`},
		{"no white space is added", view.E("p", view.E("b", view.T("a")), view.E("i", view.T("b")), view.T(".")), `<p><b>a</b><i>b</i>.</p>`},
		{"void elements", view.E("p", view.E("br"), view.E("input", view.A("name", "q"))), `<p><br><input name="q"></p>`},
		{"flags", view.E("input", view.Flag("checked", true), view.Flag("disabled", false)), `<input checked>`},
		{"a line feed that opens a pre", view.E("pre", view.T("\n\na")), "<pre>\n\n\na</pre>"},
		{"a line feed that opens a textarea", view.E("textarea", view.T("\na")), "<textarea>\n\na</textarea>"},
		{"a drawing", view.E("svg", view.A("viewBox", "0 0 1 1"), view.E("use", view.Href("#i"))),
			`<svg viewBox="0 0 1 1"><use href="#i"></use></svg>`},
		{"texts side by side", view.Node{Tag: "p", Kids: []view.Node{{Text: "a"}, {}, {Text: "b"}}}, `<p>ab</p>`},
		{"actions are not printed", view.E("button", view.Click("a.b", "c"), view.T("x")), `<button>x</button>`},
		{"nothing", view.Node{}, ``},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := viewtest.Print(tt.node); got != tt.want {
				t.Errorf("Print = %s, want %s", got, tt.want)
			}
			viewtest.Equal(t, tt.node)
		})
	}
}

// hostile are pieces that strangers' texts and values are made of.
var hostile = []string{
	"<script>alert(1)</script>", `"><img src=x onerror=alert(1)>`, "</textarea>", "</title>", "<!--", "-->", "]]>",
	"&lt;", "&#0;", "&amp", "\x00", "\r\n", "\r", "\n", "\t", "\u00a0", " ", "\ufeff", "\u2028", "\u202e", "é", "e\u0301",
	"👩‍👩‍👧", "\U0010ffff", "\xff\xfe", "\xed\xa0\x80", "javascript:alert(1)", "'", "`", "=", "/", "\\", "<", ">", "&", "x",
}

func piece(r *rand.Rand) string {
	var b strings.Builder
	for range r.IntN(6) {
		b.WriteString(hostile[r.IntN(len(hostile))])
	}
	return b.String()
}

// tree returns a tree of elements that may stand in one another in any order.
func tree(r *rand.Rand, depth int) view.Node {
	tags := []string{"div", "section", "span", "mark", "em", "del", "pre", "textarea", "svg", "input", "ul", "details"}
	n := view.Node{Tag: tags[r.IntN(len(tags))], Text: "", Part: r.IntN(4) == 0}
	names := []string{"title", "data-at", "id", "class", "value", "lang", "hidden", "alt", "placeholder", "href", "onclick", "style", "srcdoc", "\"", "a b"}
	for range r.IntN(4) {
		n.Attrs = append(n.Attrs, view.Attr{Name: names[r.IntN(len(names))], Value: piece(r)})
	}
	switch n.Tag {
	case "pre", "textarea":
		n.Kids = []view.Node{{Text: piece(r)}}
	case "svg":
		n.Kids = []view.Node{view.E("title", view.T(piece(r))), view.E("g", view.E("path", view.A("d", piece(r))), view.E("script", view.T("x")))}
	case "input":
	default:
		for range r.IntN(5) {
			if depth == 0 || r.IntN(2) == 0 {
				n.Kids = append(n.Kids, view.Node{Text: piece(r)})
				continue
			}
			n.Kids = append(n.Kids, tree(r, depth-1))
		}
	}
	return n
}

// A parser makes of the printed HTML the tree that Clean returns, and there is
// nothing more to clean in that.
func TestPrintedIsParsedAlike(t *testing.T) {
	for seed := range uint64(3000) {
		n := tree(rand.New(rand.NewPCG(seed, 1)), 4)
		if err := viewtest.Differ(n); err != nil {
			t.Fatalf("seed %d: %v\n%s", seed, err, viewtest.Print(n))
		}
		if err := view.Check(view.Clean(n)); err != nil {
			t.Fatalf("seed %d: cleaned twice: %v", seed, err)
		}
	}
}

func FuzzPrint(f *testing.F) {
	f.Add("<b>", "\n\"x", "javascript:x")
	f.Fuzz(func(t *testing.T, text, value, to string) {
		n := view.E("div",
			view.E("p", view.A("title", value), view.A("class", value), view.T(text), view.E("a", view.Href(to), view.T(text))),
			view.E("textarea", view.T(text)), view.E("pre", view.T(text)), view.E("input", view.A("value", value)),
			view.E("svg", view.E("title", view.T(text)), view.E("use", view.Href(to)), view.E("text", view.A("x", value), view.T(text))),
		)
		if err := viewtest.Differ(n); err != nil {
			t.Fatal(err)
		}
	})
}

// page is an article of 700 words as a screen draws one.
func page() view.Node {
	words := strings.Repeat("The ferry was carrying 64 passengers & crew, “rescue” officials said. ", 2)
	var kids view.Nodes
	for i := range 35 {
		kids = append(kids, view.Part(view.E("div", view.Class("row"),
			view.E("div", view.Class("card", "quote"), view.A("role", "note"),
				view.E("a", view.Class("open"), view.Href("#edit"), view.Label("Quote"), view.E("svg", view.Is("i"), view.A("aria-hidden", "true"), view.E("use", view.Href("#i-quote")))),
				view.E("b", view.Class("who"), view.T("Davit Orsolan")), view.E("span", view.Class("fate", "kept"), view.T("Kept since r1"))),
			view.E("p", view.Class("text"), view.ID("p"+string(rune('a'+i))), view.A("data-at", "120"),
				view.E("span", view.Class("pn"), view.A("data-not", ""), view.T("12")), view.T(words), view.E("mark", view.Class("hl", "claim"), view.T("in September of last year")), view.T(words)))))
	}
	return view.E("div", view.Class("page", "article"), view.E("main", view.ID("main"), kids))
}

func BenchmarkPrint(b *testing.B) {
	n := page()
	b.ReportAllocs()
	for b.Loop() {
		if err := view.Print(io.Discard, n); err != nil {
			b.Fatal(err)
		}
	}
}
