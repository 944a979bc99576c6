package compare_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations/article"
	"writethru/annotations/diff"
	"writethru/app/view"
	"writethru/app/view/viewtest"
)

func list(items ...string) article.Block {
	b := article.Block{Kind: article.List, Role: article.Body}
	for _, s := range items {
		depth := len(s) - len(strings.TrimLeft(s, " "))
		b.Parts = append(b.Parts, article.Part{Runs: []article.Run{{Text: strings.TrimLeft(s, " ")}}, Depth: depth})
	}
	return b
}

func table(rows ...[]string) article.Block {
	b := article.Block{Kind: article.Table, Role: article.Body}
	for i, r := range rows {
		for _, s := range r {
			b.Parts = append(b.Parts, article.Part{Runs: []article.Run{{Text: s}}, Row: i, Head: i == 0})
		}
	}
	return b
}

func figure(i article.Image, caption string) article.Block {
	b := article.Block{Kind: article.Figure, Role: article.Body, Image: &i}
	if caption != "" {
		b.Parts = []article.Part{{Runs: []article.Run{{Text: caption}}}}
	}
	return b
}

func of(kind article.Kind, text string) article.Block {
	b := article.Plain(text)
	b.Kind = kind
	return b
}

func linked(before, words, href, after string) article.Block {
	return article.Block{Kind: article.Paragraph, Role: article.Body, Parts: []article.Part{{Runs: []article.Run{
		{Text: before}, {Text: words, Href: href}, {Text: after, Style: article.Emphasis}}}}}
}

var (
	fog    = article.Plain("The fog came down in minutes and nobody on the quay could see the water below them.")
	bridge = article.Plain("The Marl Bridge, opened in 1931, carries the only rail line between Teskel and the coast.")
)

func pictureOf(hash string) article.Image {
	return article.Image{Src: "https://outlet.example/" + hash + ".png", Hash: strings.Repeat(hash, 64), Alt: "A bridge", Width: 600, Height: 400}
}

// TestShapes holds blocks of all forms, changed in all ways, to what every page
// must be, and to what a reader should find in them.
func TestShapes(t *testing.T) {
	catch := [][]string{{"Port", "Tonnes"}, {"Karrow", "41,200"}, {"Teskel", "9,950"}}
	tests := []struct {
		name     string
		old, new []article.Block
		want     []string // in the HTML of the rows, in order
	}{
		{"item added", []article.Block{fog, list("bread", "milk")}, []article.Block{fog, list("bread", "salt", "milk")},
			[]string{"<ul", "<li data-at=", "bread</li>", "<ins>", "salt", "milk</li></ul>"}},
		{"item removed", []article.Block{fog, list("bread", "salt", "milk")}, []article.Block{fog, list("bread", "milk")},
			[]string{"bread</li>", "<li><del", "salt", "milk</li>"}},
		{"item nested", []article.Block{list("fish", " herring", " cod")}, []article.Block{list("fish", " herring", " hake")},
			[]string{`<li class="in"`, "hake"}},
		{"cell changed", []article.Block{table(catch...)}, []article.Block{table(catch[0], []string{"Karrow", "42,100"}, catch[2])},
			[]string{"<th", "Port", "<td", "<del", "41,200", "<ins", "42,100", "</td></tr>"}},
		{"table row added", []article.Block{table(catch[0], catch[1])}, []article.Block{table(catch...)},
			[]string{"41,200</td></tr><tr><td", "<ins", "Teskel", "9,950"}},
		{"table removed", []article.Block{fog, table(catch...)}, []article.Block{fog},
			[]string{`<del class="whole"><div class="scroll"`, "<th>Port</th>"}},
		{"picture replaced", []article.Block{figure(pictureOf("a"), "The bridge on Monday.")}, []article.Block{figure(pictureOf("b"), "The bridge on Monday.")},
			[]string{"Picture before", "/images/aaaa", "Picture now", "/images/bbbb", "The bridge on Monday."}},
		{"picture without a copy", []article.Block{fog}, []article.Block{fog, figure(article.Image{Src: "https://outlet.example/x.png"}, "")},
			[]string{`<ins class="whole"><figure`, "Picture not kept"}},
		{"words of a picture", []article.Block{figure(pictureOf("a"), "")}, []article.Block{figure(article.Image{Hash: strings.Repeat("a", 64), Alt: "A broken bridge"}, "")},
			[]string{"The words that stand for the picture", "broken"}},
		{"link elsewhere", []article.Block{linked("Read ", "the report", "https://a.example/", " today.")}, []article.Block{linked("Read ", "the report", "https://b.example/", " today.")},
			[]string{"Link on “the report”", "https://a.example/", "https://b.example/"}},
		{"link gone", []article.Block{linked("Read ", "the report", "https://a.example/", " today.")}, []article.Block{linked("Read ", "the report", "", " today.")},
			[]string{"No link any more on “the report”"}},
		{"new link", []article.Block{linked("Read ", "the report", "", " today.")}, []article.Block{linked("Read ", "the report", "https://b.example/", " today.")},
			[]string{"New link on “the report”", "https://b.example/"}},
		{"layout only", []article.Block{fog, bridge}, []article.Block{of(article.Heading, fog.Text()), bridge},
			[]string{fog.Text(), "<details", "Layout changed", "A paragraph before, a heading now."}},
		{"quotation", []article.Block{of(article.Quotation, fog.Text())}, []article.Block{of(article.Quotation, fog.Text()+" So they waited.")},
			[]string{"<blockquote", "<p data-at", "So they waited."}},
		{"preformatted", []article.Block{of(article.Preformatted, "a  1\nb  2")}, []article.Block{of(article.Preformatted, "a  1\nb  3")},
			[]string{"<pre", "a  1\nb  ", "<del", "2", "<ins", "3"}},
		{"split", []article.Block{article.Plain(fog.Text() + " " + bridge.Text())}, []article.Block{fog, bridge},
			[]string{"Par. 1 split in two", fog.Text(), "split here", bridge.Text()}},
		{"joined", []article.Block{fog, bridge}, []article.Block{article.Plain(fog.Text() + " " + bridge.Text())},
			[]string{"Par. 1–2 joined in one", fog.Text(), "joined here", bridge.Text()}},
		{"sentence in another paragraph", []article.Block{fog, article.Plain(bridge.Text() + " Divers came at noon and searched the car deck for hours.")},
			[]article.Block{article.Plain(fog.Text() + " Divers came at noon and searched the car deck for hours."), bridge},
			[]string{`href="#change-2">Words of it were in par. 2`, "Divers came", `href="#change-1">Words of it are now in par. 1`, "Divers came"}},
		{"lines of verse", []article.Block{article.Plain("One line here\nand another line")}, []article.Block{article.Plain("One line here\nand one more line")},
			[]string{"One line here\nand "}},
		{"paragraph that became a list", []article.Block{article.Plain("bread and butter\nmilk and honey")}, []article.Block{list("bread and butter", "milk and honey")},
			[]string{"<ul", "bread and butter</li>", "milk and honey</li>"}},
		{"nothing but pictures", []article.Block{figure(pictureOf("a"), "")}, []article.Block{figure(pictureOf("b"), ""), figure(pictureOf("c"), "")},
			[]string{"/images/"}},
		{"no text at all", nil, nil, nil},
		{"everything added", nil, []article.Block{fog, list("a", "b"), table(catch...)}, []string{"<ul", "<table"}},
		{"everything removed", []article.Block{headline("Ferry"), fog, table(catch...)}, nil, []string{`<del class="whole">`}},
	}
	for _, test := range tests {
		for _, view := range []string{"", "?view=split", "?view=changes"} {
			t.Run(test.name+view, func(t *testing.T) {
				s := texts(test.old, test.new, article.Meta{})
				s.shell.Path += view
				got := viewtest.Print(byID(t, checkPage(t, s), "rows"))
				if view != "" {
					return
				}
				for _, want := range test.want {
					before, after, ok := strings.Cut(got, want)
					if !ok {
						t.Fatalf("%q is not there, or not in order; left is\n%s", want, got)
					}
					_, got = before, after
				}
			})
		}
	}
}

// TestDirections shows that texts from right to left carry their language and
// direction, and that what the screen says does not.
func TestDirections(t *testing.T) {
	d := sample(t)
	id := stories(t, d)["/culture/ras-sindian-library"]
	s := open(t, d, "/articles/"+string(id)+"/compare/1/2?view=split")
	page := checkPage(t, s)
	walk(page, func(n view.Node, around []view.Node) {
		switch {
		case hasClass(n, "text"):
			if attr(n, "dir") != "rtl" || attr(n, "lang") != "ar" {
				t.Errorf("%q has dir %q and lang %q", text(n, everything), attr(n, "dir"), attr(n, "lang"))
			}
			for _, a := range around {
				if has(a, "dir") {
					t.Errorf("<%s class=%q> around a text has a direction", a.Tag, attr(a, "class"))
				}
			}
		case hasClass(n, "sr") && has(n, "data-not") && attr(n, "lang") != "en":
			t.Errorf("the label %q is not said to be English", text(n, everything))
		}
	})
	if got := text(page, aside); !strings.Contains(got, "١٨:٣٠") {
		t.Error("the new time is missing")
	}
}

// TestHostile holds texts that were made to break a page.
func TestHostile(t *testing.T) {
	script := `<script>alert(1)</script>" onclick="x" & </del></ins><b>`
	evil := []article.Block{
		headline(script), article.Plain(script), list(script, "", "\u202e"+script), table([]string{script, ""}, []string{"", script}),
		linked(script, script, "javascript:alert(1)", script), figure(article.Image{Src: script, Hash: `"><img src=x>`, Alt: script}, script),
		article.Plain(strings.Repeat("a", 20000)), article.Plain(strings.Repeat("á̂", 500)), article.Plain("👩‍👩‍👧‍👦 🇫🇷🇩🇪"), article.Plain("\x00\ufeffzero"), article.Plain("\xff\xfe"),
	}
	other := make([]article.Block, len(evil))
	for i, b := range evil {
		other[len(evil)-1-i] = b
	}
	meta := article.Meta{Lang: `x"y`, Dir: `z"`, Slug: script, Label: script}
	for _, pair := range [][2][]article.Block{{evil, other}, {nil, evil}, {evil, nil}, {{article.Plain("It sank.")}, evil}} {
		s := texts(pair[0], pair[1], meta)
		for _, query := range []string{"", "?view=split", "?view=changes", "?view=%00&only=%22%3E,number&only=x"} {
			s.shell.Path = "/articles/a1/compare/1/2" + query
			nodes, err := viewtest.Parse(viewtest.Print(s.view()))
			if err != nil {
				t.Fatal(err)
			}
			walk(view.E("div", view.Nodes(nodes)), func(n view.Node, _ []view.Node) {
				for _, a := range n.Attrs {
					if strings.HasPrefix(a.Name, "on") || strings.HasPrefix(a.Value, "javascript:") {
						t.Errorf("<%s> has %s=%q", n.Tag, a.Name, a.Value)
					}
				}
				if n.Tag == "script" {
					t.Error("a script stands in the page")
				}
			})
			if err := viewtest.Differ(s.view()); err != nil {
				t.Error(err)
			}
		}
	}
}

// TestLanguages holds a text that is now in another language.
func TestLanguages(t *testing.T) {
	s := texts([]article.Block{fog}, []article.Block{article.Plain("Der Nebel kam in Minuten.")}, article.Meta{Lang: "en"})
	s.page.New.Lang = "de"
	s.page.Diff = diff.Compare(diff.Input{Blocks: s.page.Old.Blocks, Lang: "en"}, diff.Input{Blocks: s.page.New.Blocks, Lang: "de"})
	page := checkPage(t, s)
	for _, want := range []string{"en", "de"} {
		if _, ok := find(page, func(n view.Node) bool { return hasClass(n, "text") && attr(n, "lang") == want }); !ok {
			t.Errorf("no text is said to be %s", want)
		}
	}
}

// TestFolds shows what is said of folds, and that a correction is never in one,
// whatever the outlet calls it.
func TestFolds(t *testing.T) {
	related := func(s string) article.Block {
		b := article.Plain(s)
		b.Role = article.Related
		return b
	}
	old := []article.Block{related("SEE ALSO: Ten ferries"), fog, bridge, article.Plain("It sank."), related("Most read")}
	new := []article.Block{related("SEE ALSO: Twelve ferries"), fog, bridge, article.Plain("It sank at noon."), related("Most read"), related("Correction: It sank on Monday.")}
	tests := []struct {
		name, query string
		want        []string // the folds
	}{
		{"inline", "", []string{"Around the story: 1 edited “SEE ALSO: Twelve ferries”", "Around the story: 1 unchanged “Most read”"}},
		{"changes only", "?view=changes", []string{"Around the story: 1 edited “SEE ALSO: Twelve ferries”",
			"2 unchanged: par. 1 to 2 “The fog came down in minutes and nobody on…” to “The Marl Bridge, opened in 1931, carries the…”",
			"Around the story: 1 unchanged “Most read”"}},
		{"not looked at", "?view=changes&only=number", []string{"Around the story: 1 edited “SEE ALSO: Twelve ferries”",
			"2 unchanged, 1 with other changes: par. 1 to 3 “The fog came down in minutes and nobody on…” to “It sank at noon.”",
			"Around the story: 1 unchanged “Most read”", "1 with other changes “Correction: It sank on Monday.”"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := texts(old, new, article.Meta{})
			s.shell.Path += test.query
			var got []string
			walk(checkPage(t, s), func(n view.Node, _ []view.Node) {
				if n.Tag == "summary" {
					got = append(got, strings.TrimSpace(text(n, everything)))
				}
			})
			if d := cmp.Diff(test.want, got); d != "" {
				t.Errorf("folds (-want +got):\n%s", d)
			}
		})
	}
}
