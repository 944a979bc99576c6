// Package story is the screen of a story: all articles that carry the same copy,
// their revisions on one time axis, and their marks with what became of them at
// every outlet. It is pure: it never fetches, and draws only nodes.
package story
