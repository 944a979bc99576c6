package state

import (
	"time"

	"writethru/annotations/article"
)

// Effect is something to be done outside of the state. Package live does it.
type Effect interface{ effect() }

// Handled says that an event was used: its default is prevented.
type Handled struct{}

// Go navigates to a path of this server. Replace keeps the length of the history.
type Go struct {
	Path    string
	Replace bool
}

// Reload loads the state of the shown page again and keeps scroll and screen state.
type Reload struct{}

// Ask sends a request at once and gives the answer to the action Then. It is
// not kept when the server is away.
type Ask struct {
	Method, Path string
	Body         any // encoded as JSON; nil for none
	Then         string
	Arg          string
}

// Send keeps a change in the browser until the server has answered it, however
// long that takes and whether or not the page is closed, and sends changes in
// order. The answer goes to the action Then; a failure that will not mend by
// itself as well. The request must be one that may be repeated (PUT, DELETE).
type Send struct {
	Method, Path string
	Body         any
	Then         string
	Arg          string
}

// Focus moves the focus to the element with this id.
type Focus struct{ ID string }

// Scroll brings the element with this id into view.
type Scroll struct{ ID string }

// Select makes a stretch of the canonical text the selection of the document
// and brings it into view. No spans: nothing is selected any more.
type Select struct{ Spans []article.Span }

// Keep remembers a string in the browser under a key, Forget takes it away.
// What was kept when the page is loaded is given to the action "kept" with the
// key as Arg and the string as Value, once for each key that begins with the
// page's path.
type Keep struct{ Key, Value string }

// Forget takes away what Keep has kept.
type Forget struct{ Key string }

// Later sets off an action after a while.
type Later struct {
	After  time.Duration
	Action string
	Arg    string
}

// Copy puts a text on the clipboard.
type Copy struct{ Text string }

// Permit asks the reader to allow notifications, if the browser has not been told
// yet, and gives its answer to the action Then as Value: "granted", "denied",
// "default" (not decided), or "" where the browser has none.
type Permit struct{ Then string }

// Notify shows a notification of the system, where they are allowed. It takes
// the place of one with the same tag. A click on it leads to Path.
type Notify struct{ Title, Text, Tag, Path string }

// SavePrefs writes Shell.Prefs to the cookie and to the root element.
type SavePrefs struct{}

// Print opens the browser's print dialog.
type Print struct{}

// Menus closes every open menu (details with the class menu).
type Menus struct{}

func (Handled) effect()   {}
func (Go) effect()        {}
func (Reload) effect()    {}
func (Ask) effect()       {}
func (Send) effect()      {}
func (Focus) effect()     {}
func (Scroll) effect()    {}
func (Select) effect()    {}
func (Keep) effect()      {}
func (Forget) effect()    {}
func (Later) effect()     {}
func (Copy) effect()      {}
func (Permit) effect()    {}
func (Notify) effect()    {}
func (SavePrefs) effect() {}
func (Print) effect()     {}
func (Menus) effect()     {}
