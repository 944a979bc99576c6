package live

import (
	"slices"
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"writethru/app/view"
)

// Browser is what the loop needs of a browser. Package dom is the real one. All
// functions given to it are called once, or never when the page is left before,
// and each may be called in any goroutine.
type Browser interface {
	Page
	Document
	Store
	Network
	// Listen begins to report what happens in the browser. Ready is told when the
	// page is live.
	Listen(Ears)
	Ready()
	// Read returns what came along with an event of an element: the value of the
	// control, the fields of its form, the files that were chosen. Files take
	// time; now is called before Read returns when there are none.
	Read(e, element app.Value, now func(view.Event))
	// Prevent prevents the default of an event.
	Prevent(e app.Value)
	// Stop keeps an event from the elements around. It reports false when the
	// event has been stopped before, or is a click that opens a link elsewhere.
	Stop(e app.Value) bool
	After(time.Duration, func())
	Log(string)
}

// Ears are told what happens in the browser.
type Ears struct {
	// Event is an event of the whole page. It returns whether the default is to
	// be prevented.
	Event func(view.Event) bool
	// Follow is a plain click on a link within Writethru, and Return a way back
	// or forward in the history.
	Follow, Return func(address string)
	// Net says that the connection may have come or gone, or the page was shown.
	Net func()
	// Heard is what another tab has posted.
	Heard func(string)
}

// Page is the page as the server sent it, and its place in the history. An
// address is a path on this server with query and fragment.
type Page interface {
	// State returns the state that stands in the page as JSON, nil when none does.
	State() []byte
	// Build names what the running screen was built from.
	Build() string
	Address() string
	// Push makes a new entry of the history, Replace changes the one shown.
	Push(address string)
	Replace(address string)
	// Leave loads an address from the server as if there were no screen.
	Leave(address string)
	// Show sets the title, and the attributes of the root element; an empty value
	// takes the attribute off.
	Show(title string, root []view.Attr)
	// Cookie returns the value of a cookie, SetCookie sets it for a year.
	Cookie(name string) string
	SetCookie(name, value string)
	// Zone is the IANA name of the reader's time zone.
	Zone() string
}

// Document is the document as it is shown. A place is the way to an element from
// the first element of body: its number among the children of each element.
type Document interface {
	// Adopt lets go-app mount onto what is shown, when that has this shape.
	Adopt(shape string, names []string) bool
	// Control returns how a control stands, false when it is not of this kind.
	Control(at []int, tag string) (Control, bool)
	// SetControl makes a control stand like that, if it does not.
	SetControl(at []int, c Control)
	// FocusAt returns the place of the element that has the focus, nil when it is
	// none of the page. FocusOn gives it the focus, and a field its caret.
	FocusAt() []int
	FocusOn(at []int, c Control)
	// SetProperty sets "value", unless the view only gives back what the control
	// has told, "checked", "selected" or, for a value that go-app cannot set, "exact".
	SetProperty(at []int, name, value string, on bool)
	// Changed has all controls that do not stand as they were printed say so.
	Changed()
	Focus(id string)
	// FocusPage puts the focus to the top of a new page.
	FocusPage()
	// Scroll brings an element into view. Fragment does so with the target of
	// the address, which is replaced.
	Scroll(id string)
	Fragment(fragment string)
	// ScrollTop and ScrollBack go to the top of a page, or to where this entry
	// of the history was left.
	ScrollTop()
	ScrollBack()
	// Selected returns the selected stretches as flat pairs, Select selects them,
	// and brings them into view when asked to.
	Selected() []int
	Select(spans []int, show bool)
	// On returns the id of the nearest element with one around the focus.
	On() string
	Copy(text string)
	// Permit asks for notifications to be allowed, and Notify shows one; opened is
	// called when it is clicked.
	Permit(answer func(string))
	Notify(title, text, tag string, opened func())
	Print()
	CloseMenus()
}

// Control is how an input, textarea, select or details stands.
type Control struct {
	Value   string
	Checked bool
	Open    bool
	// Said is the values that it has told since the view last gave one back:
	// until it gives back the last of them, the reader has typed on.
	Said []string
	// Caret is the selection in a field, as start and end in UTF-16 units and
	// direction, "" when it has none.
	Caret Caret
	// Scroll is how far a textarea is scrolled, in pixels.
	Scroll int
}

// Since returns what a control has told from a value on, nil when it has never
// told that one: then it is not given back by the view, but the view's own.
func (c Control) Since(value string) []string {
	if at := slices.Index(c.Said, value); at >= 0 {
		return c.Said[at:]
	}
	return nil
}

// Caret is the selection in a field.
type Caret struct {
	Start, End int
	Direction  string
}

// Store keeps strings in the browser, for all tabs.
type Store interface {
	// Keys returns all keys that begin with prefix, sorted.
	Keys(prefix string) []string
	Get(key string) (string, bool)
	Set(key, value string) error
	Remove(key string)
}

// Network speaks with the server and with other tabs.
type Network interface {
	Fetch(Request, func(Answer))
	// Alone calls f when no other tab is in its own f, which lasts until it calls
	// done or its page is closed.
	Alone(name string, f func(done func()))
	// Post is heard by all other tabs.
	Post(string)
}

// Request is a request to the server.
type Request struct {
	Method, Path string
	Body         []byte // JSON; nil for none
	Timeout      time.Duration
}

// Answer is what came of a request.
type Answer struct {
	Status int // 0 when there was none
	Body   []byte
	Build  string // what the server's screen is built from, "" when it does not say
	// Kept is set when the server is away and this is what it answered before.
	Kept bool
}
