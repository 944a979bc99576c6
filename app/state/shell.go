package state

import (
	"time"

	"writethru/web/api"
)

// Shell is what all screens share besides their page.
type Shell struct {
	Path  string // with query
	Now   time.Time
	Prefs api.Prefs
	// Open names the one dialog that is open over any screen: "keys", "add", or "".
	Open string
	// Back is the id of the element that had the focus before Open.
	Back string
	// Pending is the first key of a sequence such as "g l", and Presses counts
	// such keys, so that one that was given up is not taken for a later one.
	Pending string
	Presses int
	// Away is set while the server cannot be reached; Waiting is how many
	// changes wait to be sent.
	Away    bool
	Waiting int
	// Status is a sentence in the status line, Bad when something failed. It
	// stays until something else is to be said. Undo is offered beside it.
	Status string
	Bad    bool
	// ToldAt is the path of the page that Status is about. On another page it is
	// not shown, unless something failed. "" means any page.
	ToldAt string
	Undo   *Offer
	// Say is announced to screen readers. Said counts, so that the same
	// sentence can be said twice.
	Say  string
	Said int
	// Heard is one more than the number of the last alert that is known of, 0
	// before it was asked where alerts stand; there may be none. Asking is set
	// while the page asks for new ones.
	Heard  int64
	Asking bool
	// Busy is what the reader waits for, "" for nothing.
	Busy string
	// Adding are the stories that were asked for and have not come yet, oldest
	// first.
	Adding []Adding
}

// Adding is a story that is being added.
type Adding struct {
	Name string // the host of its address, or the name of its file
	Slow bool   // it takes longer than is usual
}

// Offer is a button beside the status: its words and the action it sets off.
type Offer struct {
	Words string
	Name  string
	Arg   string
}

// Tell sets the status line of this page, without an offer.
func (s *Shell) Tell(sentence string) {
	s.Status, s.Bad, s.Undo, s.ToldAt = sentence, false, nil, s.Path
}

// Fail sets the status line to what went wrong.
func (s *Shell) Fail(sentence string) {
	s.Status, s.Bad, s.Undo, s.ToldAt = sentence, true, nil, s.Path
}

// Speak announces a sentence to screen readers.
func (s *Shell) Speak(sentence string) { s.Say = sentence; s.Said++ }
