package live

import (
	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"writethru/app/view"
)

// drawing is a tree that is shown, or will be with the next frame.
type drawing struct {
	change
	raw  view.Node
	page int
	from *drawing // what it was compared with
	// after is done when it is shown.
	after []func()
}

// redraw makes a new tree soon: once for all that happens until then.
func (l *Loop) redraw() {
	if l.composing || l.dispatch == nil {
		return
	}
	l.composing = true
	l.dispatch(func() { l.do(l.compose) })
	l.later(func() { l.do(l.drawn) })
}

// compose makes the tree that the next frame shows.
func (l *Loop) compose() {
	l.composing = false
	d := &drawing{raw: l.view(l.s), page: l.number}
	d.compare(l.shown)
	if missed := l.next.Load(); missed != nil {
		d.after = missed.after
	}
	d.after = append(d.after, l.wanted...)
	l.wanted = nil
	l.next.Store(d)
}

func (d *drawing) compare(with *drawing) {
	d.from = with
	var old *twig
	if with != nil && with.page == d.page {
		old = &with.tree
	}
	d.change = compared(old, &d.raw)
}

// draw returns the elements of a drawing. go-app puts them into the document
// right after, so this is the last moment to see how the old ones stand.
func (l *Loop) draw(d *drawing) app.UI {
	if l.shown != nil {
		l.drawn() // the first drawing is mounted between two frames
	}
	if d.from != l.shown {
		d.compare(l.shown)
	}
	if old := l.shown; old != nil && old.page == d.page && d.shifted() {
		hand, spans := l.hold(&old.tree), l.b.Selected()
		d.after = append([]func(){func() { l.release(hand, &d.tree); l.reselect(spans) }}, d.after...)
	}
	l.shown = d
	return l.page(&d.tree, d.page)
}

// drawn does what was waiting for the drawing.
func (l *Loop) drawn() {
	d := l.shown
	for _, m := range d.moves {
		l.b.SetProperty(m.at, m.name, m.value, m.on)
	}
	d.moves = nil
	after := d.after
	d.after = nil
	for _, f := range after {
		l.safe(f)
	}
}

// reselect selects again what was selected in the text, when drawing has put
// other elements in the place of those that held it.
func (l *Loop) reselect(spans []int) {
	if len(spans) == 0 {
		return
	}
	is := l.b.Selected()
	for i := range spans {
		if i >= len(is) || is[i] != spans[i] {
			l.b.Select(spans, false)
			return
		}
	}
}
