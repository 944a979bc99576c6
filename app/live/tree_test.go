package live

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"writethru/app/view"
)

func row(id, text string, more ...view.Item) view.Node {
	return view.Part(view.E("li", view.ID(id), view.T(text), view.Items(more)))
}

func TestPartsThatAreTheSame(t *testing.T) {
	before := view.E("ul", row("a", "one"), row("b", "two"), row("c", "three"))
	after := view.E("ul", row("a", "one"), row("b", "2"), row("c", "three"))
	old := compared(nil, &before)
	is := compared(&old.tree, &after)
	var same []bool
	for i := range is.tree.kids {
		same = append(same, is.tree.kids[i].node == old.tree.kids[i].node)
	}
	if diff := cmp.Diff([]bool{true, false, true}, same); diff != "" {
		t.Errorf("the same (-want +got):\n%s", diff)
	}
	if is.shifted() {
		t.Error("nothing has been shifted")
	}
}

func TestMoves(t *testing.T) {
	input := func(items ...view.Item) view.Node { return view.E("input", view.Items(items)) }
	option := func(on bool) view.Node {
		return view.E("select", view.E("option", view.T("a")), view.E("option", view.Flag("selected", on), view.T("b")))
	}
	tests := []struct {
		name          string
		before, after view.Node
		want          []move
	}{
		{"nothing", input(view.A("value", "a")), input(view.A("value", "a")), nil},
		{"a value", input(view.A("value", "a")), input(view.A("value", "ab ")), []move{{[]int{0}, "value", "ab ", false}}},
		{"no value any more", input(view.A("value", "a")), input(), []move{{[]int{0}, "value", "", false}}},
		{"a tick", input(), input(view.Flag("checked", true)), []move{{[]int{0}, "checked", "", true}}},
		{"a tick taken off", input(view.Flag("checked", true)), input(), []move{{[]int{0}, "checked", "", false}}},
		{"a choice", option(false), option(true), []move{{[]int{0, 1}, "selected", "", true}}},
		{"a text", view.E("textarea", view.T("a")), view.E("textarea", view.T("b")), []move{{[]int{0}, "value", "b", false}}},
		{"a text emptied", view.E("textarea", view.T("a")), view.E("textarea"), []move{{[]int{0}, "value", "", false}}},
		{"a new field that begins with a blank", view.E("p"), input(view.A("value", " a")), []move{{[]int{0}, "exact", " a", false}}},
	}
	for _, tt := range tests {
		for _, part := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, part %v", tt.name, part), func(t *testing.T) {
				before, after := tt.before, tt.after
				before.Part, after.Part = part, part
				before, after = view.E("form", before), view.E("form", after)
				old := compared(nil, &before)
				got := compared(&old.tree, &after).moves
				if diff := cmp.Diff(tt.want, got, cmp.AllowUnexported(move{})); diff != "" {
					t.Errorf("moves (-want +got):\n%s", diff)
				}
			})
		}
	}
}

func TestShifted(t *testing.T) {
	p := func(s string) view.Node { return view.E("p", view.T(s)) }
	tests := []struct {
		name          string
		before, after []view.Node
		want          bool
	}{
		{"another text", []view.Node{p("a")}, []view.Node{p("b")}, false},
		{"one more at the end", []view.Node{p("a")}, []view.Node{p("a"), p("b")}, false},
		{"one less", []view.Node{p("a"), p("b")}, []view.Node{p("a")}, false},
		{"the first is gone", []view.Node{row("a", ""), row("b", "")}, []view.Node{row("b", "")}, true},
		{"the last is gone", []view.Node{row("a", ""), row("b", "")}, []view.Node{row("a", "")}, false},
		{"one before", []view.Node{row("a", ""), row("b", "")}, []view.Node{row("x", ""), row("a", ""), row("b", "")}, true},
		{"another element", []view.Node{p("a")}, []view.Node{view.E("div")}, false},
		{"another element before", []view.Node{view.E("p", view.ID("a"))}, []view.Node{view.E("div"), view.E("p", view.ID("a"))}, true},
		{"a part in its place", []view.Node{view.E("p", view.ID("a"))}, []view.Node{view.Part(view.E("p", view.ID("a")))}, true},
		{"a wrapping", []view.Node{view.E("p", view.ID("a"))}, []view.Node{view.E("div", view.E("p", view.ID("a")))}, true},
	}
	for _, tt := range tests {
		before, after := view.E("div", view.Nodes(tt.before)), view.E("div", view.Nodes(tt.after))
		old := compared(nil, &before)
		if got := shiftedFrom(&old.tree, &after); got != tt.want {
			t.Errorf("%s: shifted is %v", tt.name, got)
		}
	}
}

// go-app stands still when more components are mounted than it has room for.
func TestManyParts(t *testing.T) {
	list := view.E("ul")
	for i := range 2 * mostParts {
		list.Kids = append(list.Kids, row(fmt.Sprint(i), "x"))
	}
	c := compared(nil, &list)
	if c.parts != mostParts || len(c.tree.kids) != 2*mostParts {
		t.Errorf("%d parts of %d", c.parts, len(c.tree.kids))
	}
	done := make(chan bool)
	go func() {
		l := &Loop{}
		app.NewClientTester(&shownAs{ui: l.page(&c.tree, 0)})
		done <- true
	}()
	select {
	case <-done:
	case <-time.After(20 * time.Second):
		t.Fatal("go-app stands still")
	}
}

// shownAs is a component for what it is given.
type shownAs struct {
	app.Compo
	ui app.UI
}

func (s *shownAs) Render() app.UI { return s.ui }

// A whole tree is the tree that Clean returns, whichever parts it was made of,
// and so it stays through changes.
func TestWhole(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var old *twig
	for range 300 {
		n := anyTree(r, 4)
		n.Tag, n.Part = "div", false
		c := compared(old, &n)
		if diff := cmp.Diff(withoutParts(view.Clean(n)), withoutParts(c.tree.whole())); diff != "" {
			t.Fatalf("the tree (-want +got):\n%s", diff)
		}
		old = &c.tree
	}
}

func anyTree(r *rand.Rand, depth int) view.Node {
	tags := []string{"p", "div", "input", "textarea", "script", "select"}
	n := view.Node{Tag: tags[r.IntN(len(tags))], Part: r.IntN(3) == 0}
	if r.IntN(2) == 0 {
		n.Attrs = []view.Attr{{Name: "value", Value: fmt.Sprint(r.IntN(3))}, {Name: "style", Value: "x"}}
	}
	for range r.IntN(4) {
		if depth == 0 || r.IntN(3) == 0 {
			n.Kids = append(n.Kids, view.Node{Text: []string{"", "a", "b"}[r.IntN(3)]})
		} else {
			n.Kids = append(n.Kids, anyTree(r, depth-1))
		}
	}
	return n
}

func withoutParts(n view.Node) view.Node {
	n.Part = false
	if len(n.Attrs) == 0 {
		n.Attrs = nil
	}
	kids := n.Kids
	n.Kids = nil
	for _, k := range kids {
		n.Kids = append(n.Kids, withoutParts(k))
	}
	return n
}

func TestShape(t *testing.T) {
	n := view.E("div", view.E("details", view.Flag("open", true), view.Class("b"), view.ID("a")), view.T("x"), row("r", "y"))
	c := compared(nil, &n)
	got, names := shape(&c.tree)
	want := "\x02div\x02details\x03class=b\x03id=a\x04\x01x\x02li\x03id=r\x01y\x04\x04"
	if got != want || !cmp.Equal(names, []string{"class", "id"}) {
		t.Errorf("shape = %q %q, want %q", got, names, want)
	}
}

// page1000 is a page of as many blocks, one of which is written on.
func page1000(n int) view.Node {
	main := view.E("main", view.ID("main"))
	for i := range 1000 {
		text := "The ferry was carrying 64 passengers and crew from Teskel to Karrow when it hit the pier."
		if i == n {
			text = "Another."
		}
		main.Kids = append(main.Kids, view.Part(view.E("div", view.Class("b"),
			view.E("p", view.Class("text"), view.ID(fmt.Sprint("p", i)), view.A("data-at", fmt.Sprint(i*90)),
				view.E("span", view.Class("pn"), view.A("data-not", ""), view.T(fmt.Sprint(i))), view.T(text),
				view.E("mark", view.Class("hl"), view.Click("reader.pick", "m"), view.T("marked"))))))
	}
	return view.E("div", view.Class("page"), main)
}

func BenchmarkCompare(b *testing.B) {
	one, two := page1000(1), page1000(2)
	c := compared(nil, &one)
	b.ReportAllocs()
	for b.Loop() {
		compared(&c.tree, &two)
	}
}

func shiftedFrom(old *twig, n *view.Node) bool {
	c := compared(old, n)
	return c.shifted()
}
