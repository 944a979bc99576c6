// Package ingest turns a capture, the bytes of a page or a text, into the draft
// of a revision. It never fetches, stores or decides that a revision is made.
package ingest
