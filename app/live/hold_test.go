package live

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"writethru/app/screen"
	"writethru/app/state"
	"writethru/app/view"
)

// form is a list of forms, each with a field, a box and something to open.
func form(ids ...string) view.Node {
	list := view.E("ul")
	for _, id := range ids {
		list.Kids = append(list.Kids, view.Part(view.E("li", view.ID(id),
			view.E("input", view.A("value", "drawn")), view.E("input", view.A("type", "checkbox")), view.E("details", view.E("textarea", view.T("text"))))))
	}
	return list
}

// What a reader typed, ticked and opened stays with its row when a row comes
// before it, and the row that is now in its place is as it was drawn.
func TestHandFollowsItsRow(t *testing.T) {
	m := newMachine()
	b, _ := m.open(t, story)
	shown := form("a", "b")
	b.loop.view = func(screen.State) view.Node { return view.E("div", shown) }
	b.loop.number++
	b.do()

	typed, ticked, opened := Control{Value: "typed"}, Control{Checked: true}, Control{Open: true}
	text := Control{Value: "longer text", Caret: Caret{2, 4, "forward"}, Scroll: 30}
	b.control = map[string]Control{
		"[0,1,0]": typed, "[0,1,1]": ticked, "[0,1,2]": opened, "[0,1,2,0]": text,
		"[0,0,0]": {Value: "drawn"}, "[0,0,1]": {}, "[0,0,2]": {}, "[0,0,2,0]": {Value: "text"},
	}
	b.focus = []int{0, 1, 2, 0}
	shown = form("new", "a", "b")
	b.do()

	want := map[string]Control{
		"[0,0,0]": {Value: "drawn"}, "[0,0,1]": {}, "[0,0,2]": {}, "[0,0,2,0]": {Value: "text"},
		"[0,1,0]": {Value: "drawn"}, "[0,1,1]": {}, "[0,1,2]": {}, "[0,1,2,0]": {Value: "text"},
		"[0,2,0]": typed, "[0,2,1]": ticked, "[0,2,2]": opened, "[0,2,2,0]": text,
	}
	if diff := cmp.Diff(want, b.set); diff != "" {
		t.Errorf("controls (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]int{0, 2, 2, 0}, b.focus); diff != "" {
		t.Errorf("focus (-want +got):\n%s", diff)
	}
}

// What the view has changed meanwhile holds over what was typed.
func TestViewHoldsOverHand(t *testing.T) {
	h := hand{held: map[string]held{"a#": {ptr(view.E("input", view.A("value", "old"))), Control{Value: "typed", Checked: true}}}}
	n := view.E("input", view.A("value", "new"))
	if got := h.stands("a#", &n); got.Value != "new" || got.Checked {
		t.Errorf("stands %+v", got)
	}
}

// A view that gives back what was typed, however late, does not take away what
// was typed since; one that shows something of its own does.
func TestTypedOn(t *testing.T) {
	h := hand{held: map[string]held{"a#": {ptr(view.E("input", view.A("value", "a"))), Control{Value: "abcd", Said: []string{"ab", "abc", "abcd"}}}}}
	for value, want := range map[string]Control{
		"a":    {Value: "abcd", Said: []string{"ab", "abc", "abcd"}},
		"ab":   {Value: "abcd", Said: []string{"ab", "abc", "abcd"}},
		"abc":  {Value: "abcd", Said: []string{"abc", "abcd"}},
		"abcd": {Value: "abcd", Said: []string{"abcd"}},
		"":     {},
		"ABCD": {Value: "ABCD"},
	} {
		n := view.E("input", view.A("value", value))
		if got := h.stands("a#", &n); got.Value != want.Value || !slices.Equal(got.Said, want.Said) {
			t.Errorf("the view shows %q: stands %+v", value, got)
		}
	}
}

func ptr(n view.Node) *view.Node { return &n }

func TestSelectionIsBackAfterShift(t *testing.T) {
	m := newMachine()
	b, _ := m.open(t, story)
	shown := form("a")
	b.loop.view = func(screen.State) view.Node { return view.E("div", shown) }
	b.loop.number++
	b.do()
	b.spans = []int{3, 8}
	shown = form("b", "a")
	b.loop.do(b.loop.redraw)
	d := b.loop.next.Swap(nil)
	b.loop.draw(d)
	b.spans = nil // the browser has lost it
	b.loop.drawn()
	if diff := cmp.Diff([]int{3, 8}, b.spans); diff != "" {
		t.Errorf("selected (-want +got):\n%s", diff)
	}
}

// A select shows the last option that is said to be selected, or else the first.
func TestDrawnSelect(t *testing.T) {
	option := func(value, text string, on bool) view.Node {
		return view.E("option", view.When(value != "", view.A("value", value)), view.Flag("selected", on), view.T(text))
	}
	tests := []struct {
		node view.Node
		want string
	}{
		{view.E("select", option("", " one  two ", false), option("b", "", false)), "one two"},
		{view.E("select", option("a", "", false), option("b", "", true)), "b"},
		{view.E("select", option("a", "", false), view.E("optgroup", option("b", "", true))), "b"},
		{view.E("select"), ""},
	}
	for _, tt := range tests {
		if got := drawnControl(&tt.node).Value; got != tt.want {
			t.Errorf("value = %q, want %q", got, tt.want)
		}
	}
}

// Effects on the document wait for what is drawn by the same event.
func TestFocusAfterDrawing(t *testing.T) {
	m := newMachine()
	b, _ := m.open(t, story)
	b.did = nil
	b.loop.do(func() { b.loop.carryOut(state.Focus{ID: "x"}); b.loop.redraw() })
	if len(b.did) > 0 {
		t.Errorf("did %q before it was drawn", b.did)
	}
	b.drawAll()
	if diff := cmp.Diff([]string{"focus x"}, b.did); diff != "" {
		t.Errorf("did (-want +got):\n%s", diff)
	}
}
