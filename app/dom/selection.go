//go:build js && wasm

package dom

import (
	"fmt"
	"slices"
	"strconv"
	"syscall/js"
	"time"

	"writethru/app/view"
)

// settle is how long a selection must stand still before it is reported while
// it is being made.
const settle = 80 * time.Millisecond

// startSelection reports what is selected of a text: at once when a button or key
// is let go, and else (touch, or the menu of the browser) when it stands still.
func (b *Browser) startSelection() {
	b.before(b.document, "pointerdown", func(e js.Value) { b.dragging = text(e.Get("pointerType")) == "mouse" })
	let := func(js.Value) {
		b.dragging = false
		b.After(0, b.look) // the browser changes the selection after this event
	}
	b.before(b.document, "pointerup", let)
	b.before(b.document, "pointercancel", let)
	b.before(b.document, "keyup", func(js.Value) { b.look() })
	b.on(b.document, "selectionchange", func(js.Value) { b.lookSoon() })
}

func (b *Browser) lookSoon() {
	if b.pending {
		return
	}
	b.pending = true
	b.After(settle, func() {
		b.pending = false
		if b.dragging {
			b.lookSoon()
			return
		}
		b.look()
	})
}

// look reports the selection if it is another one.
func (b *Browser) look() {
	if b.dragging {
		return
	}
	spans := b.Selected()
	if slices.Equal(spans, b.selected) {
		return
	}
	b.selected = spans
	b.place()
	b.ears.Event(view.Event{Action: view.Action{Name: "selection"}, Spans: spans})
}

// selection returns the range that is selected, null when none is. It does not
// ask the selection for its range: for that a browser lays out the page anew.
func (b *Browser) selection() js.Value {
	s := b.document.Call("getSelection")
	if !s.Truthy() {
		return js.Null()
	}
	from, to := s.Get("anchorNode"), s.Get("focusNode")
	fromAt, toAt := s.Get("anchorOffset"), s.Get("focusOffset")
	if !from.Truthy() || !to.Truthy() || from.Equal(to) && fromAt.Equal(toAt) {
		return js.Null()
	}
	r := b.document.Call("createRange")
	r.Call("setStart", from, fromAt)
	r.Call("setEnd", to, toAt)
	if r.Get("collapsed").Bool() { // it was made backwards
		r.Call("setStart", to, toAt)
		r.Call("setEnd", from, fromAt)
	}
	return r
}

// Selected returns the stretches of the canonical text that are selected, one
// for each element with a part of it.
func (b *Browser) Selected() []int {
	r := b.selection()
	if !r.Truthy() {
		return nil
	}
	start := boundary{r.Get("startContainer"), r.Get("startOffset").Int(), r}
	end := r.Call("cloneRange")
	end.Call("collapse", false)
	stop := boundary{r.Get("endContainer"), r.Get("endOffset").Int(), end}
	start.point = r.Call("cloneRange")
	start.point.Call("collapse", true)
	var spans []int
	for _, e := range textsIn(r) {
		at, ok := beginOf(e)
		if !ok {
			continue
		}
		from, to := start.pointsInto(e), stop.pointsInto(e)
		if from < to {
			spans = append(spans, at+from, at+to)
		}
	}
	return spans
}

// textsIn returns the elements with text of an article that a range touches.
func textsIn(r js.Value) []js.Value {
	around := r.Get("commonAncestorContainer")
	if e := closest(around, "[data-at]"); e.Truthy() {
		return []js.Value{e}
	}
	if !is(around, "Element") && !is(around, "Document") {
		return nil
	}
	var all []js.Value
	each(around.Call("querySelectorAll", "[data-at]"), func(e js.Value) {
		if r.Call("intersectsNode", e).Bool() {
			all = append(all, e)
		}
	})
	return all
}

// beginOf returns where the text of an element begins in the canonical text.
func beginOf(e js.Value) (int, bool) {
	at, err := strconv.Atoi(text(e.Call("getAttribute", "data-at")))
	return at, err == nil
}

// boundary is an end of a range.
type boundary struct {
	node   js.Value
	offset int
	point  js.Value // a range that is nothing but this
}

// pointsInto returns how many code points of the text of an element stand before
// the boundary.
func (b boundary) pointsInto(e js.Value) int {
	n := 0
	for _, t := range textNodes(e, nil) {
		data := t.Get("data").String()
		if t.Equal(b.node) {
			return n + pointsIn(data, b.offset)
		}
		if b.point.Call("comparePoint", t, 0).Int() >= 0 {
			return n
		}
		n += points(data)
	}
	return n
}

// textNodes appends the texts in an element that belong to the article.
func textNodes(e js.Value, to []js.Value) []js.Value {
	for k := e.Get("firstChild"); k.Truthy(); k = k.Get("nextSibling") {
		switch k.Get("nodeType").Int() {
		case 3:
			to = append(to, k)
		case 1:
			if !k.Call("hasAttribute", "data-not").Bool() {
				to = textNodes(k, to)
			}
		}
	}
	return to
}

// Select selects stretches of the canonical text, as one selection from the first
// to the last. None selects nothing. It is reported only when it becomes another
// selection than what was asked for.
func (b *Browser) Select(spans []int, show bool) {
	s := b.document.Call("getSelection")
	if len(spans) < 2 {
		b.selected = nil
		if b.selection().Truthy() {
			s.Call("removeAllRanges")
		}
		b.place()
		return
	}
	from, fromAt, ok := b.find(spans[0], false)
	to, toAt, found := b.find(spans[len(spans)-1], true)
	if !ok || !found {
		return
	}
	b.selected = spans
	s.Call("setBaseAndExtent", from, fromAt, to, toAt)
	if show {
		b.show(from.Get("parentElement"), b.selection().Call("getBoundingClientRect"))
	}
	b.place()
}

// find returns the place of a code point of the canonical text in the document.
// Where one part ends and another begins, an end is at the end of the first.
func (b *Browser) find(at int, end bool) (node js.Value, offset int, ok bool) {
	all := b.document.Call("querySelectorAll", "[data-at]")
	for i := all.Length() - 1; i >= 0 && !ok; i-- {
		begin, isNumber := beginOf(all.Index(i))
		if isNumber && (begin < at || begin == at && !end) {
			node, offset, ok = within(all.Index(i), at-begin, end)
		}
	}
	return node, offset, ok
}

// within returns the place after so many code points of the text of an element.
func within(e js.Value, left int, end bool) (js.Value, int, bool) {
	for _, t := range textNodes(e, nil) {
		data := t.Get("data").String()
		n := points(data)
		if left < n || left == n && end {
			return t, unitsIn(data, left), true
		}
		left -= n
	}
	return js.Null(), 0, false
}

// place sets the custom properties that say where the selection is.
func (b *Browser) place() {
	style := b.html().Get("style")
	r := b.selection()
	if len(b.selected) == 0 || !r.Truthy() {
		for _, name := range []string{"x", "y", "bottom", "left", "right"} {
			style.Call("removeProperty", "--sel-"+name)
		}
		return
	}
	left, top := b.window.Get("scrollX").Float(), b.window.Get("scrollY").Float()
	set := func(name string, px float64) { style.Call("setProperty", "--sel-"+name, fmt.Sprintf("%.1fpx", px)) }
	lines, whole := r.Call("getClientRects"), r.Call("getBoundingClientRect")
	line := whole
	if lines.Length() > 0 {
		line = lines.Index(0)
	}
	set("x", left+(line.Get("left").Float()+line.Get("right").Float())/2)
	set("y", top+whole.Get("top").Float())
	set("bottom", top+whole.Get("bottom").Float())
	if e, at := b.textAt(b.selected[0]); at {
		column := e.Call("getBoundingClientRect")
		set("left", left+column.Get("left").Float())
		set("right", left+column.Get("right").Float())
	}
}

// textAt returns the element whose text holds a code point.
func (b *Browser) textAt(at int) (js.Value, bool) {
	node, _, ok := b.find(at, false)
	if !ok {
		return js.Null(), false
	}
	return closest(node, "[data-at]"), true
}

// inView returns where the first line of the text that is in view begins.
func (b *Browser) inView() int {
	all := b.document.Call("querySelectorAll", "[data-at]")
	top := b.overlaid()
	box := func(i int) js.Value { return all.Index(i).Call("getBoundingClientRect") }
	lo, hi := 0, all.Length()
	for lo < hi { // texts follow one another down the page
		if mid := (lo + hi) / 2; box(mid).Get("bottom").Float() > top+1 {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	if lo == all.Length() {
		return 0
	}
	e := all.Index(lo)
	at, _ := beginOf(e)
	r := box(lo)
	if r.Get("top").Float() >= top || !b.document.Get("caretRangeFromPoint").Truthy() {
		return at
	}
	line := b.document.Call("caretRangeFromPoint", r.Get("left").Float()+1, top+4)
	if !line.Truthy() || !e.Call("contains", line.Get("startContainer")).Bool() {
		return at
	}
	return at + boundary{line.Get("startContainer"), line.Get("startOffset").Int(), line}.pointsInto(e)
}
