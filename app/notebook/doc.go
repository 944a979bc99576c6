// Package notebook is the screen that lists all marks: its view and its update.
// It is pure: it never fetches, and draws only nodes.
package notebook
