// Package live makes a page of the server live: it holds the state, draws the
// screen's tree with go-app, gives events to the screen's update and carries out
// the effects that come back. What touches the browser lies behind Browser. It
// never decides what a screen shows or does.
//
// # The round
//
// An event comes from go-app (what a node's On asks for), from the browser
// (keys, the selection, files that are dropped, other pages of the history) or
// from an answer of the server. It goes to screen.Update. Then the tree is made
// again, compared with the one that is shown, and drawn at the next frame; what
// effects want of the document (focus, scroll, selection) is done after that.
// All of it happens in one turn at a time: an event that comes up during another
// waits until that is done.
//
// Of elements that stand in one another and have an action for the same event
// only the innermost is asked. Clicks with a modifier on a link open the link as
// everywhere else.
//
// # Events besides those of nodes
//
//	key        a key, by view.Event.Key
//	selection  another stretch of the text is selected
//	drop       files were dropped on the page
//	shell.begun  the screen has begun, where notifications are on
//	kept       what Keep has kept for this page: key in Arg, string in Value
//	waiting    a change that Send keeps and that has not been answered, once it
//	           is loaded: path in Arg, method in Value, its body in Body
//	refused    a change that the server has refused for good: the sentence in
//	           Value, status in Status, what was sent in Body. It comes again
//	           with every page until Forget is asked for the key in Arg. When the
//	           screen does not use the event, the sentence goes to the status line.
//	target     the fragment of the address, in Value, when the page was opened
//	           with one or it changed
//
// # The same document
//
// The tree that go-app makes is equal to what a browser parses of the server's
// HTML (names.go says how). When the page is as the server printed it, go-app
// takes over the very elements that stand there; otherwise (an extension has
// changed them, or the page is of another version) it makes new ones, and what
// the reader typed, opened, focused and selected is carried over.
package live
