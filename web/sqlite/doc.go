// Package sqlite keeps everything in one SQLite file. It is the only package
// that knows SQL, and never decides what is kept, only how.
//
// There is one writer at a time, in a transaction of its own that runs to its
// end once it has begun, and readers beside it, each of which sees one state of
// the library. What lists show is kept ready: a row for each article (shelf),
// who has what (facet, has), and an index of words (article_words, mark_words).
// Triggers and shelve keep those true.
package sqlite
