package kit_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/app/kit"
	"writethru/app/view"
	"writethru/app/view/viewtest"
)

// read returns the text in elements with data-at by their place, as app/dom
// reads it: without what does not belong to the text.
func read(n view.Node, out map[string]string) string {
	if n.Tag == "" {
		return n.Text
	}
	text := ""
	for _, k := range n.Kids {
		text += read(k, out)
	}
	if _, not := attr(n, "data-not"); not {
		return ""
	}
	if at, ok := attr(n, "data-at"); ok {
		out[at] += text
	}
	return text
}

func attr(n view.Node, name string) (string, bool) {
	for _, a := range n.Attrs {
		if a.Name == name {
			return a.Value, true
		}
	}
	return "", false
}

func part(runs ...article.Run) article.Part { return article.Part{Runs: runs} }

func ink(id string, k annotations.Kind, at ...int) kit.Ink {
	i := kit.Ink{ID: annotations.ID(id), Kind: k, Words: string(k), Pick: "pick"}
	for j := 0; j+1 < len(at); j += 2 {
		i.Spans = append(i.Spans, article.Span{Start: at[j], End: at[j+1]})
	}
	return i
}

// bare takes what only screen readers give, and all attributes but class and id.
var bare = regexp.MustCompile(`<(a|span) class="sr"[^>]*>[^<]*</(a|span)>`)

func TestMarked(t *testing.T) {
	const q, c, n, h = annotations.Quote, annotations.Claim, annotations.Note, annotations.Highlight
	for _, tt := range []struct {
		name string
		part article.Part
		inks []kit.Ink
		want string
	}{
		{"none", part(article.Run{Text: "abc"}), nil, `abc`},
		{"one", part(article.Run{Text: "abcdef"}), []kit.Ink{ink("x", q, 1, 3)}, `a<mark class="hl quote" id="mark-x">bc</mark>def`},
		{"in order of kinds", part(article.Run{Text: "abcdef"}), []kit.Ink{ink("h", h, 0, 4), ink("n", n, 0, 4), ink("c", c, 0, 4), ink("q", q, 0, 4)},
			`<mark class="hl quote" id="mark-q"><mark class="hl claim" id="mark-c"><mark class="hl note" id="mark-n"><mark class="hl highlight" id="mark-h">abcd</mark></mark></mark></mark>ef`},
		{"crossing", part(article.Run{Text: "abcdef"}), []kit.Ink{ink("n", n, 2, 6), ink("q", q, 0, 4)},
			`<mark class="hl quote" id="mark-q">ab</mark><mark class="hl quote"><mark class="hl note" id="mark-n">cd</mark></mark><mark class="hl note">ef</mark>`},
		{"inside", part(article.Run{Text: "abcdef"}), []kit.Ink{ink("c", c, 2, 4), ink("q", q, 0, 6)},
			`<mark class="hl quote" id="mark-q">ab</mark><mark class="hl quote"><mark class="hl claim" id="mark-c">cd</mark></mark><mark class="hl quote">ef</mark>`},
		{"two of a kind", part(article.Run{Text: "abcdef"}), []kit.Ink{ink("b", q, 2, 6), ink("a", q, 0, 4)},
			`<mark class="hl quote" id="mark-a">ab</mark><mark class="hl quote"><mark class="hl quote" id="mark-b">cd</mark></mark><mark class="hl quote">ef</mark>`},
		{"two spans", part(article.Run{Text: "abcdef"}), []kit.Ink{ink("q", q, 0, 2, 4, 6)},
			`<mark class="hl quote" id="mark-q">ab</mark>cd<mark class="hl quote">ef</mark>`},
		{"across styles", part(article.Run{Text: "ab"}, article.Run{Text: "cd", Style: article.Strong | article.Emphasis}, article.Run{Text: "ef"}), []kit.Ink{ink("q", q, 1, 3)},
			`a<mark class="hl quote" id="mark-q">b<strong><em>c</em></strong></mark><strong><em>d</em></strong>ef`},
		{"across a link", part(article.Run{Text: "ab", Href: "https://o.example/"}, article.Run{Text: "cd", Href: "https://o.example/", Style: article.Code}), []kit.Ink{ink("q", q, 1, 3)},
			`<a class="ext" href="https://o.example/" rel="noopener noreferrer nofollow">a</a><mark class="hl quote" id="mark-q"><a class="ext" href="https://o.example/" rel="noopener noreferrer nofollow">b<code>c</code></a></mark><a class="ext" href="https://o.example/" rel="noopener noreferrer nofollow"><code>d</code></a>`},
		{"emoji", part(article.Run{Text: "👩‍👩‍👧🇫🇷a"}), []kit.Ink{ink("q", q, 5, 7)}, `👩‍👩‍👧<mark class="hl quote" id="mark-q">🇫🇷</mark>a`},
		{"right to left", part(article.Run{Text: "قال «كتاب» هنا"}), []kit.Ink{ink("q", q, 4, 10)}, `قال <mark class="hl quote" id="mark-q">«كتاب»</mark> هنا`},
		{"from before to after", part(article.Run{Text: "abc"}), []kit.Ink{ink("q", q, -5, 9)}, `<mark class="hl quote">abc</mark>`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := bare.ReplaceAllString(viewtest.Print(kit.PartText(tt.part, 0, tt.inks)...), "")
			if got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// Those who listen are told where a mark begins, goes on and ends.
func TestMarkedSaysSo(t *testing.T) {
	i := ink("x", annotations.Quote, 0, 2, 4, 6)
	i.Words = "quote by Odile Marrack"
	got := viewtest.Print(kit.PartText(part(article.Run{Text: "abcdef"}), 0, []kit.Ink{i})...)
	for _, want := range []string{
		`<a class="sr" data-not id="at-x" href="#card-x" lang="en">quote by Odile Marrack: </a>ab</mark>`,
		`>quote by Odile Marrack, continued: </span>ef`, ` end of quote </span></mark>`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%s has no %s", got, want)
		}
	}
}

// A click is meant for the innermost mark only.
func TestMarkedClicks(t *testing.T) {
	nodes := kit.PartText(part(article.Run{Text: "abcdef"}), 0, []kit.Ink{ink("q", annotations.Quote, 0, 6), ink("c", annotations.Claim, 2, 4)})
	var got []string
	var walk func(n view.Node, in string)
	walk = func(n view.Node, in string) {
		if n.Tag == "mark" {
			in += "/" + fmt.Sprint(n.On)
		}
		if n.Tag == "" && !strings.Contains(n.Text, " ") && !strings.Contains(n.Text, ":") {
			got = append(got, n.Text+in)
		}
		for _, k := range n.Kids {
			walk(k, in)
		}
	}
	for _, n := range nodes {
		walk(n, "")
	}
	want := "[ab/[{click {pick q 0}}] cd/[]/[{click {pick c 0}}] ef/[{click {pick q 0}}]]"
	if fmt.Sprint(got) != want {
		t.Errorf("clicks are %v, want %s", got, want)
	}
}

// However marks lie, the text stays the text, every id stands once, and every
// character lies in exactly the marks over it.
func TestMarkedKeepsText(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	letters := []rune("ab “”é👩‍👧ش\n")
	for range 300 {
		var p article.Part
		n := 0
		for range 1 + rng.IntN(5) {
			var r article.Run
			for range rng.IntN(12) {
				r.Text += string(letters[rng.IntN(len(letters))])
				n++
			}
			r.Style = article.Style(rng.IntN(256))
			if rng.IntN(3) == 0 {
				r.Href = "https://o.example/"
			}
			p.Runs = append(p.Runs, r)
		}
		start := rng.IntN(50)
		var inks []kit.Ink
		for k := range rng.IntN(6) {
			i := kit.Ink{ID: annotations.ID(fmt.Sprint("m", k)), Kind: kit.Kinds[rng.IntN(4)], Words: "mark"}
			for at := start + rng.IntN(n+1); at < start+n && len(i.Spans) < 3; {
				end := at + 1 + rng.IntN(8)
				i.Spans = append(i.Spans, article.Span{Start: at, End: end})
				at = end + rng.IntN(5)
			}
			inks = append(inks, i)
		}
		node := view.E("p", kit.AtText(start), kit.PartText(p, start, inks))
		viewtest.Equal(t, node)
		got := map[string]string{}
		read(node, got)
		if text := got[fmt.Sprint(start)]; text != p.Text() {
			t.Fatalf("text is %q, want %q", text, p.Text())
		}
		covers(t, node, start, inks)
	}
}

func covers(t *testing.T, node view.Node, start int, inks []kit.Ink) {
	t.Helper()
	at := start
	ids := map[string]int{}
	var walk func(n view.Node, depth int)
	walk = func(n view.Node, depth int) {
		if _, not := attr(n, "data-not"); not {
			return
		}
		if id, ok := attr(n, "id"); ok {
			ids[id]++
		}
		if n.Tag == "mark" {
			depth++
		}
		for range n.Text {
			over := 0
			for _, i := range inks {
				for _, s := range i.Spans {
					if s.Start <= at && at < s.End {
						over++
					}
				}
			}
			if over != depth {
				t.Fatalf("code point %d lies in %d marks, want %d", at, depth, over)
			}
			at++
		}
		for _, k := range n.Kids {
			walk(k, depth)
		}
	}
	walk(node, 0)
	for id, n := range ids {
		if n != 1 {
			t.Fatalf("%s stands %d times", id, n)
		}
	}
}
