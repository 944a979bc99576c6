// Package compare is the screen that shows what changed between two revisions:
// its view and its update, both pure. Every word of either text stands in it
// once, as kept, removed or added; only what stands around a story is folded.
// It never compares texts itself (package diff does), and knows of no browser.
package compare
