// Package w3c writes annotations as W3C Web Annotation JSON-LD and reads them,
// and reads what Hypothesis exports. It checks every MUST of the Web Annotation
// Data Model (W3C Recommendation of 23 February 2017), whose sections the faults
// it finds are named by. It is pure: it resolves no address and finds no place
// in a text; package anchor does that with the selectors that it reads.
//
// # What is written
//
// A collection (section 5.1) with one embedded page (5.2) of annotations (3.1).
// The annotation's id is the address of its revision with "#mark-" and its ID,
// or "urn:writethru:mark:" with its ID where there is no address.
//
// Each piece of a passage is a target of its own, a SpecificResource (4) whose
// source is the article at its outlet (or, for pasted text, the revision), with
// a TimeState (4.3.1) of the revision's time and its address as the cached copy,
// and two selectors: TextQuoteSelector (4.2.4) and TextPositionSelector (4.2.5),
// which counts code points of the revision's canonical text. Several targets
// are what the model has for a passage of several pieces: by section 3.2.6 each
// body belongs to each piece, and the Composite and List of appendix D, which
// would say that the pieces belong together, are not normative. Readers of this
// package take the targets of one annotation as the pieces of one passage.
//
// Tags are TextualBodies with the purpose tagging, the note is one with the
// purpose commenting. What a reader says of a quote or a claim is a
// SpecificResource with the purpose classifying (4.1) whose source is a
// schema:Quotation or schema:Claim. The motivation is highlighting, classifying
// (quotes and claims) or commenting (notes).
//
// # The terms of the context
//
// Terms with "schema:" are those of schema.org, which the model's context knows.
// Those with "wt:" stand for "urn:writethru:ns:" and mean, on an annotation:
//
//	wt:id         the ID of the mark in Writethru
//	wt:article    the ID of its article in Writethru
//	wt:revision   the number of the revision that it was made on
//	wt:sample     true on the marks of the sample stories
//
// on a schema:Quotation, of which schema:text is the passage and schema:creator
// the speaker, with schema:name and, as the text describes the speaker,
// schema:description:
//
//	wt:verb       the verb of speech
//	wt:addressee  to whom it was said
//	wt:speech     "direct", "indirect" or "mixed"
//
// and on a schema:Claim, of which schema:text is the claim in the reader's words
// and schema:author the claimant:
//
//	wt:status     how far a reader is with checking it: "unchecked", "checking",
//	              "true", "partly-true", "misleading", "false", "unprovable" or
//	              "not-a-claim"
//
// # What is read
//
// The same, and annotations by others: a collection, a page, an annotation, an
// array or lines of annotations; what Hypothesis' client exports, and what its
// API answers. Positions of others are left out, as they count another text.
// Each annotation that breaks a MUST, or that cannot be a mark on a passage, is
// reported with its place and the reason; the others are read. An annotation
// that is not ours gets an ID made from its IRI, so that it has the same one
// whenever it is read.
package w3c
