package w3c

import (
	"io"
	"reflect"
	"slices"
	"time"
	"unicode/utf8"

	"writethru/annotations"
)

// ImportResult is what Import read. Nothing of the file is left out without a
// problem that says so.
type ImportResult struct {
	Collection Collection
	Problems   []Problem
}

// Import reads a file of annotations: by the model, a collection, a page, an
// annotation, an array or lines of annotations; or what Hypothesis exports.
// Faulty annotations, and those that are no marks on a passage, are reported and
// left out. An annotation that stands twice is read once. Items have the same
// IDs whenever they are read. Invalid when the file is none of these, or larger
// than 16 MB.
func Import(r io.Reader) (ImportResult, error) {
	roots, broken, err := read(r)
	if err != nil {
		return ImportResult{}, err
	}
	in := &importer{known: map[annotations.ID]Item{}}
	in.each, in.away = in.annotation, in.elsewhere
	for i, root := range roots {
		in.file(placed{root, rootPlace(roots, i)})
	}
	if in.seen == 0 && len(in.problems) == 0 {
		return ImportResult{}, annotations.Errorf(annotations.Invalid, "There are no annotations in this file.")
	}
	if broken != nil {
		in.problems = append(in.problems, *broken)
	}
	return ImportResult{Collection: in.out, Problems: in.problems}, nil
}

// The most of an annotation that is read, in code points.
const (
	mostText   = 100_000 // of a passage or a note
	mostName   = 1_000   // of a tag, a name, an address...
	mostPieces = 100
	mostTags   = 100
)

type importer struct {
	checker
	out   Collection
	seen  int // annotations, good or not
	known map[annotations.ID]Item
}

// file reads one JSON value of a file.
func (in *importer) file(p placed) {
	if isHypothesisFile(p.node) {
		for _, key := range []string{"annotations", "rows"} {
			for _, item := range p.all(key, p.at) {
				in.take(item, hypothesis)
			}
		}
		return
	}
	if p.is("AnnotationCollection") {
		in.out.Label = first(p.get("label")).str()
		if id := p.get("id").str(); isIRI(id) {
			in.out.ID = id
		}
	}
	in.root(p)
}

// elsewhere reports a page of which there is only the address.
func (in *importer) elsewhere(p placed) {
	in.fault(p.node, p.at, "", "This page is not in the file, only its address.")
}

// annotation reads an annotation, if it breaks no MUST.
func (in *importer) annotation(p placed, embedded bool) {
	switch {
	case isHypothesis(p.node):
		in.take(p, hypothesis)
	case embedded && p.kind == text:
		in.seen++
		in.fault(p.node, p.at, "", "This annotation is not in the file, only its address.")
	default:
		before := len(in.problems)
		in.checker.annotation(p.node, p.at, embedded)
		if len(in.problems) > before {
			in.seen++
			return
		}
		in.take(p, item)
	}
}

// reason is a sentence that says why an annotation cannot be read, "" when it
// can.
type reason string

// take keeps what read makes of an annotation.
func (in *importer) take(p placed, read func(p placed) (Item, reason)) {
	in.seen++
	in.id = p.get("id").str()
	defer func() { in.id = "" }()
	item, why := read(p)
	if why == "" {
		why = tooLarge(item)
	}
	other, twice := in.known[item.ID]
	switch {
	case why != "":
		in.fault(p.node, p.at, "", "%s", why)
	case !twice:
		in.known[item.ID] = item
		in.out.Items = append(in.out.Items, item)
	case !reflect.DeepEqual(item, other):
		in.fault(p.node, p.at, "", "Another annotation with this identity stands before it.")
	}
}

// tooLarge says what of an item is larger than anything that a reader makes.
func tooLarge(i Item) reason {
	names := append([]string{i.Source, i.Version, i.Headline, i.Outlet, i.Lang, i.Via}, i.Tags...)
	texts := []string{i.Exact, i.Note}
	if q := i.Quote; q != nil {
		names = append(names, q.Speaker, q.Role, q.Verb, q.To, string(q.Speech))
	}
	if c := i.Claim; c != nil {
		names, texts = append(names, c.Claimant, string(c.Status)), append(texts, c.Wording)
	}
	for _, s := range i.Selectors {
		texts = append(texts, s.Prefix, s.Suffix)
	}
	longer := func(most int) func(string) bool {
		return func(s string) bool { return utf8.RuneCountInString(s) > most }
	}
	switch {
	case slices.ContainsFunc(names, longer(mostName)):
		return "It has a name, tag or address that is too long."
	case slices.ContainsFunc(texts, longer(mostText)):
		return "It has a text that is too long."
	case len(i.Selectors) > mostPieces || len(i.Tags) > mostTags:
		return "It has too many pieces or tags."
	}
	return ""
}

// whenOf returns the time that p tells, zero when it tells none.
func whenOf(p *node) time.Time {
	t, err := time.Parse(time.RFC3339Nano, p.str())
	if err != nil {
		return time.Time{}
	}
	return t.UTC()
}
