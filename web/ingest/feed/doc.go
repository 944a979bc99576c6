// Package feed reads feeds: RSS, Atom, JSON Feed and CDF, well formed or not. It
// also finds the feeds of a page and reads and writes OPML. It never fetches,
// and never expands what a document declares. Content is foreign HTML still: it
// must go through package sanitize.
package feed
