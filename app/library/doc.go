// Package library is the screen that lists stories and adds new ones: its view
// and its update. It is pure: it never fetches, and draws only nodes.
package library
