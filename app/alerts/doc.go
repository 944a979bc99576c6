// Package alerts is the screen of what became of the reader's marks in newer
// revisions. It is pure: it never fetches, and draws only nodes.
package alerts
