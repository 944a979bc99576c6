package w3c

import (
	"crypto/sha256"
	"encoding/base32"
	"regexp"
	"strings"
	"time"

	"writethru/annotations"
	"writethru/annotations/anchor"
	"writethru/annotations/article"
)

// Collection is a list of annotations on its way out or in.
type Collection struct {
	ID    string // IRI; empty means "urn:writethru:notebook"
	Label string
	Items []Item
}

// Item is an annotation with what others need to know to find its place.
type Item struct {
	// Annotation is the mark. Exact is not read, it follows from Selectors.
	// Where an annotation by others was read, Article, Revision and Spans are
	// empty, and so are times that it does not tell.
	annotations.Annotation
	// Source is the article's address at its outlet, empty for pasted text.
	Source string
	// Version is the address of the revision, where it stays as it is.
	Version string
	// Time is the revision's; zero when unknown.
	Time     time.Time
	Headline string
	Outlet   string
	Lang     string // BCP 47
	Dir      article.Direction
	// Selectors describe the pieces of the passage, in order, at least one.
	Selectors []anchor.Selector
	// Via is the IRI that the annotation had where it was read from.
	Via string
}

// Selectors describes the pieces of a passage in t.
func Selectors(t article.Text, spans []article.Span) []anchor.Selector {
	list := make([]anchor.Selector, len(spans))
	for i, s := range spans {
		list[i] = anchor.Describe(t, s)
	}
	return list
}

// Problem is something in a file that is wrong, or that cannot be read.
type Problem struct {
	// Place is the path to it, as "first.items[2].target.selector[0]".
	Place string `json:"place"`
	Line  int    `json:"line"` // from 1
	ID    string `json:"id,omitempty"`
	// Section is that of the Web Annotation Data Model which it breaks, empty
	// when it breaks none and only cannot be read.
	Section string `json:"section,omitempty"`
	Reason  string `json:"reason"` // a sentence
}

const (
	anno        = "http://www.w3.org/ns/anno.jsonld"
	namespace   = "urn:writethru:ns:"
	notebookIRI = "urn:writethru:notebook"
	markIRI     = "urn:writethru:mark:"
)

var ownID = regexp.MustCompile(`^[0-9a-z]{1,64}$`)

// iri returns the IRI of an item.
func (i Item) iri() string {
	if i.Version != "" {
		return i.Version + "#mark-" + string(i.ID)
	}
	return markIRI + string(i.ID)
}

// idOf returns the ID of an annotation that others gave this IRI.
func idOf(iri string) annotations.ID {
	sum := sha256.Sum256([]byte(iri))
	return annotations.ID(strings.ToLower(base32.HexEncoding.WithPadding(base32.NoPadding).EncodeToString(sum[:20])))
}
