// Package reader is the screen on which a story is read and marked: its view and
// its update, both pure. The story stands as the outlet sent it; marks lie over
// it and cards beside it, and nothing of it is ever left out. It never fetches,
// never follows marks from revision to revision, and knows of no browser.
package reader
