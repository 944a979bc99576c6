// Package article holds what a reader reads: articles, their revisions, the
// typed blocks a revision is made of, and the canonical text that every offset
// in Writethru counts in. It is pure data: no I/O, no clock, no HTML.
//
// # The canonical text, rule 1
//
// A revision's Text is the plain text of its blocks joined by a blank line
// ("\n\n"). A block's plain text is its parts: the parts of a table row are
// joined by a tab, all other parts by a line feed. A part's plain text is its
// runs one after the other. Blocks without text (a picture without a caption)
// add nothing and have an empty span at the place where they stand.
//
// Text in blocks is Unicode NFC. Every run of white space is one space, none
// stands at either end of a part; a forced line break is a line feed, and
// preformatted blocks keep their white space. Soft hyphens, zero-width spaces,
// byte order marks and bidirectional embedding, override and isolate controls
// are taken out on the way in.
//
// All offsets are Unicode code points (as the W3C TextPositionSelector asks).
package article
