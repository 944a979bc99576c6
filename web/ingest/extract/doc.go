// Package extract finds the story in a page: its metadata, and the pieces of
// the page that make it up, in the order of the page. Two libraries vote on
// every piece; what they do not confirm is labelled, never left out. The HTML
// of the pieces is still foreign: it must go through package sanitize.
package extract
