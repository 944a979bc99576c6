// Package story recognises the same wire copy at several outlets, by the runs of
// words that two texts share. It is pure and deterministic; it never decides
// what belongs together, it says how much is shared and of what.
//
// Wire copy is cut short, so what counts is containment: the share of the
// shorter text's runs of words that stand in the longer one as well. (Of real
// pairs of one wire story more than half share less than half of all their
// runs, while the shorter one stands in the longer one nearly whole.)
//
// A Sketch keeps every eighth of the hashes of a text's runs, whichever text
// they come from, so that sketches of texts of any length can be joined by
// equal hashes and stored as plain rows (Broder 1997, "On the resemblance and
// containment of documents"; the fixed modulus is the one described there as
// "mod m").
package story
