// Package sources is the screen of feeds, and of what is looked at again: its
// view. It has no state of its own; all that it does is done by forms. It is
// pure: it never fetches, and draws only nodes.
package sources
