package sqlite

import (
	"context"
	"errors"
	"fmt"

	"writethru/annotations"
	"writethru/annotations/article"
)

// Part says what of a library a finding is about.
type Part string

// The parts of a library that are examined, in this order.
const (
	FilePart       Part = "file"       // the pages of the database
	ReferencePart  Part = "references" // between its tables
	CapturePart    Part = "captures"   // the bytes that were fetched
	TextPart       Part = "texts"      // revisions and earlier texts
	MarkPart       Part = "marks"      // and their words
	PlacementPart  Part = "placements" // of marks in other revisions
	ShelfPart      Part = "shelf"      // what the library lists
	SearchPart     Part = "search"     // the words by which things are found
	CountPart      Part = "counts"     // of what things have in common
	PicturePart    Part = "pictures"
	UnreadablePart Part = "unreadable" // a part that could not be examined
)

// Finding is something that is wrong with a library.
type Finding struct {
	Part    Part       `json:"part"`
	Message string     `json:"message"` // a sentence
	Article article.ID `json:"article,omitempty"`
	// Mends tells that it can be made anew from what is there, or is no loss.
	Mends bool `json:"mends"`
}

// mostOfAKind is how many findings of a kind are told one by one.
const mostOfAKind = 20

// Examine looks for what is wrong with the library in the file at path, which it
// does not change; others may go on to use it. step, which may be nil, is told how
// far it has come. An error tells that nothing could be examined: it is one of
// Peek's or ctx's. A library whose tables are still to grow is not looked into.
func Examine(ctx context.Context, path string, step func(part Part, done, all int)) (f Facts, found []Finding, err error) {
	s, err := openAsIs(path)
	if isDamage(err) {
		return Facts{Path: path}, []Finding{{Part: FilePart, Message: annotations.MessageOf(err)}}, nil
	}
	if err != nil {
		return f, nil, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	x := &examination{s: s, step: step}
	if x.step == nil {
		x.step = func(Part, int, int) {}
	}
	if f, err = s.facts(ctx, path); annotations.CodeOf(err) == annotations.Unavailable {
		x.add(FilePart, "", false, "%s", annotations.MessageOf(err))
		err = nil
	}
	if err != nil {
		return f, nil, err
	}
	for _, p := range parts {
		if p.part != FilePart && !f.grown() {
			continue
		}
		if err := x.examine(ctx, p); err != nil {
			return f, x.found, err
		}
	}
	return f, x.found, nil
}

// examination is what was found so far.
type examination struct {
	s     *Store
	step  func(Part, int, int)
	found []Finding
	kinds map[string]int // how often each message was used
}

// parts are what is looked at, in order.
var parts = []struct {
	part Part
	look func(x *examination, q session) error
}{
	{FilePart, (*examination).pages}, {ReferencePart, (*examination).references}, {CapturePart, (*examination).bodies},
	{CapturePart, (*examination).captures}, {TextPart, (*examination).numbers}, {TextPart, (*examination).texts},
	{MarkPart, (*examination).marks}, {PlacementPart, (*examination).placements}, {ShelfPart, (*examination).shelf},
	{SearchPart, (*examination).index}, {SearchPart, (*examination).words}, {CountPart, (*examination).counts},
	{PicturePart, (*examination).pictures},
}

// examine looks at one part. That it cannot be read is a finding as well.
func (x *examination) examine(ctx context.Context, p struct {
	part Part
	look func(x *examination, q session) error
}) error {
	x.step(p.part, 0, 0)
	err := x.s.read(ctx, func(q session) error { return p.look(x, q) })
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		x.add(UnreadablePart, "", false, "The %s could not be examined to the end: %s.", p.part, trimmed(err))
	}
	return nil
}

// trimmed is an error without a full stop at its end.
func trimmed(err error) string {
	message := annotations.MessageOf(err)
	if annotations.CodeOf(err) == annotations.Internal {
		message = err.Error()
	}
	for len(message) > 0 && message[len(message)-1] == '.' {
		message = message[:len(message)-1]
	}
	return message
}

// add adds a finding. Of a kind, which is the format, only the first ones are told.
func (x *examination) add(part Part, id article.ID, mends bool, format string, args ...any) {
	if x.kinds == nil {
		x.kinds = map[string]int{}
	}
	n := x.kinds[format] + 1
	x.kinds[format] = n
	switch {
	case n <= mostOfAKind:
		x.found = append(x.found, Finding{part, fmt.Sprintf(format, args...), id, mends})
	case n == mostOfAKind+1:
		x.found = append(x.found, Finding{Part: part, Message: "There is more of this.", Mends: mends})
	}
}

// each calls f with every row of a query, and tells how many of all were done.
func (x *examination) each(q session, part Part, table string, f func(scan row) error, query string) error {
	all, done := 0, 0
	if err := q.get(`SELECT count(*) FROM ` + table)(&all); err != nil {
		return err
	}
	return q.each(func(scan row) error {
		if done++; done%64 == 0 || done == all {
			x.step(part, done, all)
		}
		return f(scan)
	}, query)
}
