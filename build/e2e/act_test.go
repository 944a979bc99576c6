package e2e

import (
	"context"
	_ "embed"
	"strings"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// helpers are functions for finding things on a page as a reader does: by what
// they are and what they are called.
//
//go:embed helpers.js
var helpers string

type point struct{ X, Y float64 }

// send sends a command to the browser that must succeed.
func send[P, R any](p *page, command cdp.Command[P, R], params P) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx); err != nil { // opens the tab, which must outlive the command
		p.t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	if _, err := chromedp.Call(ctx, command, params); err != nil {
		p.t.Fatal(err)
	}
}

// click clicks or taps on a control, found by kind ("button", "link", "field",
// "item") and name.
func (p *page) click(kind, name string) {
	p.t.Helper()
	p.wait("there is a "+kind+" "+name+" to click", `ready(find($1, $2))`, kind, name)
	p.press(ask[point](p, `middle(find($1, $2))`, kind, name))
}

// clickOn clicks or taps on what a selector names.
func (p *page) clickOn(selector string) {
	p.t.Helper()
	p.wait("there is "+selector+" to click", `ready(document.querySelector($1))`, selector)
	p.press(ask[point](p, `middle(document.querySelector($1))`, selector))
}

// press presses the mouse, or a finger, on a place.
func (p *page) press(at point) {
	p.t.Helper()
	if p.touch {
		p.do(chromedp.TapXY(at.X, at.Y))
		return
	}
	p.mouse(input.DispatchMouseEventTypeMouseMoved, at, 0)
	p.mouse(input.DispatchMouseEventTypeMousePressed, at, 1)
	p.mouse(input.DispatchMouseEventTypeMouseReleased, at, 1)
}

func (p *page) mouse(event input.DispatchMouseEventType, at point, clicks int64) {
	p.t.Helper()
	m := input.DispatchMouseEventParams{Type: event, X: at.X, Y: at.Y, ClickCount: clicks, Button: input.MouseButtonLeft}
	if event == input.DispatchMouseEventTypeMouseMoved && clicks == 0 {
		m.Button = input.MouseButtonNone
	}
	if event != input.DispatchMouseEventTypeMouseReleased && m.Button == input.MouseButtonLeft {
		m.Buttons = 1
	}
	send(p, input.DispatchMouseEvent, m)
}

// drag selects a passage of the story as a reader does with the mouse: from
// before its first character to behind its last.
func (p *page) drag(passage string) {
	p.t.Helper()
	p.wait("the text has "+passage, `passage($1)`, passage)
	ends := ask[[2]point](p, `ends($1)`, passage)
	if !ask[bool](p, `getSelection().isCollapsed`) {
		p.press(ends[0]) // a drag that begins in a selection would move its text
	}
	p.mouse(input.DispatchMouseEventTypeMouseMoved, ends[0], 0)
	p.mouse(input.DispatchMouseEventTypeMousePressed, ends[0], 1)
	half := point{(ends[0].X + ends[1].X) / 2, (ends[0].Y + ends[1].Y) / 2}
	p.mouse(input.DispatchMouseEventTypeMouseMoved, half, 1)
	p.mouse(input.DispatchMouseEventTypeMouseMoved, ends[1], 1)
	p.mouse(input.DispatchMouseEventTypeMouseReleased, ends[1], 1)
}

// fill types into a field, in place of what is there.
func (p *page) fill(name, text string) {
	p.t.Helper()
	p.wait("there is a field "+name, `ready(find("field", $1))`, name)
	ask[bool](p, `(f => (f.focus(), f.select?.(), true))(find("field", $1))`, name)
	p.typed(text)
}

// focused waits until a field has the focus.
func (p *page) focused(name string) {
	p.t.Helper()
	p.wait("the field "+name+" has the focus", `document.activeElement === find("field", $1)`, name)
}

// typed types a text where the focus is.
func (p *page) typed(text string) {
	p.t.Helper()
	for _, r := range text {
		p.stroke(r, nil)
	}
}

// key presses a key with its modifiers: "j", "Ctrl+Enter", "Shift+ArrowRight".
func (p *page) key(name string) {
	p.t.Helper()
	parts := strings.Split(name, "+")
	var with []chromedp.Modifier
	for _, m := range parts[:len(parts)-1] {
		with = append(with, map[string]chromedp.Modifier{
			"Ctrl": chromedp.ModifierCtrl, "Shift": chromedp.ModifierShift, "Alt": chromedp.ModifierAlt,
		}[m])
	}
	last := parts[len(parts)-1]
	if named, ok := namedKeys[last]; ok {
		last = named
	}
	for _, r := range last {
		p.stroke(r, with)
	}
}

// stroke presses and lets go of one key. What it types comes along with the
// press, as from a keyboard, so that a page which uses the key up types nothing.
func (p *page) stroke(r rune, with []chromedp.Modifier) {
	p.t.Helper()
	events := kb.Encode(r)
	down, up := *events[0], *events[len(events)-1]
	for _, m := range with {
		down.Modifiers |= int64(m)
		up.Modifiers |= int64(m)
	}
	if len(events) == 3 && down.Modifiers&^int64(chromedp.ModifierShift) == 0 {
		down.Text, down.UnmodifiedText = events[1].Text, events[1].UnmodifiedText
	}
	send(p, input.DispatchKeyEvent, down)
	send(p, input.DispatchKeyEvent, up)
}

var namedKeys = map[string]string{
	"Enter": kb.Enter, "Escape": kb.Escape, "Tab": kb.Tab, "Delete": kb.Delete,
	"ArrowUp": kb.ArrowUp, "ArrowDown": kb.ArrowDown, "ArrowLeft": kb.ArrowLeft, "ArrowRight": kb.ArrowRight,
}

// touchSelect selects a passage on a touch screen. The handles that a finger
// drags belong to the system, so the selection is set as they would leave it.
func (p *page) touchSelect(passage string) {
	p.t.Helper()
	p.wait("the text has "+passage, `passage($1)`, passage)
	ask[bool](p, `(r => (getSelection().removeAllRanges(), getSelection().addRange(r), true))(passage($1))`, passage)
}
