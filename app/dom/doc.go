// Package dom is the browser: everything that is said to JavaScript is said
// here, and in boot.js, which runs before. It knows no screen and no state.
// Callbacks recover from panics, and nothing in here trusts that a call succeeds
// where a browser may forbid it.
//
// Offsets are Unicode code points on this side, and UTF-16 units on the other.
//
// # The selection
//
// While something of a text is selected (elements with data-at), the root
// element carries these custom properties, in CSS pixels from the start of the
// document, so that what is placed by them scrolls with the text:
//
//	--sel-x        the middle of the first selected line
//	--sel-y        the top of the first selected line
//	--sel-bottom   the bottom of the last one
//	--sel-left     the left edge of the text that the selection begins in
//	--sel-right    its right edge
//
// # Keys
//
// See keyName for their names. None is reported while something is typed, but
// Escape and Ctrl+Enter; Enter, the space bar and arrows are not where an element
// has a use for them itself. Of those with Ctrl, Alt or Meta only Ctrl+Enter,
// Ctrl+z, Alt+ArrowUp and Alt+ArrowDown are: browsers own the others. Escape closes
// menus (details with the class menu) first, and is then not reported.
//
// # The history
//
// The screen brings back scroll positions itself while it runs, and leaves it to
// the browser when the page is left, so that a page is where it was before the
// screen has started again. The root element carries data-live="yes" as soon as
// the screen has taken over.
package dom
