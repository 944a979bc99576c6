// Package earlier is the screen of what a web archive has of an address: its view.
// It has no state of its own; all that it does is done by forms. It is pure: it
// never fetches, and draws only nodes.
package earlier
