// Package state is what all screens share: the shell around a page, and the
// effects that a screen asks for. Screens are pure: a view is made from state,
// and an update changes state and returns effects as plain data. Package live
// carries them out. It never draws, fetches or touches a document.
package state
