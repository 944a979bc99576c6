package desk

import (
	"context"
	"fmt"
	"io/fs"
	"time"

	"writethru/annotations"
	"writethru/annotations/anchor"
	"writethru/annotations/article"
	"writethru/web/api"
)

// sampleMarks is marks.json: the marks on the sample stories, and what was read.
type sampleMarks struct {
	Stories []struct {
		URL   string
		Read  []int
		Marks []sampleMark
	}
}

// sampleMark is a mark whose passage is given by its words, piece by piece.
type sampleMark struct {
	ID       annotations.ID
	Revision int
	Made     time.Time
	Kind     annotations.Kind
	Passage  []string
	After    string // the words before it, where it stands in several places
	Quote    *annotations.QuoteOf
	Claim    *annotations.ClaimOf
	Note     string
	Tags     []string
}

// loadMarks makes the marks and remembers what was read.
func (d *Desk) loadMarks(ctx context.Context, files fs.FS) error {
	var all sampleMarks
	if err := readJSON(files, "marks.json", &all); err != nil {
		return err
	}
	for _, s := range all.Stories {
		a, err := d.o.Store.ArticleByURL(ctx, article.Address(s.URL))
		if err != nil {
			return fmt.Errorf("%s: %w", s.URL, err)
		}
		var marks []annotations.Annotation
		for _, m := range s.Marks {
			made, err := d.sampleAnnotation(ctx, a.ID, m)
			if err != nil {
				return fmt.Errorf("%s: %w", m.ID, err)
			}
			marks = append(marks, made)
		}
		if err := d.putAll(ctx, a.ID, marks); err != nil {
			return err
		}
		for _, n := range s.Read {
			if err := d.o.Store.MarkRead(ctx, a.ID, n); err != nil {
				return err
			}
		}
	}
	return nil
}

// sampleAnnotation finds the words of m in its revision.
func (d *Desk) sampleAnnotation(ctx context.Context, id article.ID, m sampleMark) (annotations.Annotation, error) {
	a := annotations.Annotation{ID: m.ID, Article: id, Revision: m.Revision, Made: m.Made, Changed: m.Made, Sample: true}
	l, err := d.leaf(ctx, id, m.Revision)
	if err != nil {
		return a, err
	}
	var spans []article.Span
	for _, piece := range m.Passage {
		found, err := anchor.Locate(l.text, anchor.Selector{Exact: piece, Prefix: m.After})
		if err != nil {
			return a, err
		}
		if l.text.Slice(found.Span) != piece {
			return a, anchor.ErrNotFound
		}
		spans = append(spans, found.Span)
	}
	if a.Spans, err = l.pieces(spans); err != nil {
		return a, err
	}
	a.Exact = l.words(a.Spans)
	return a, setFields(&a, api.MarkRequest{Kind: m.Kind, Tags: m.Tags, Note: m.Note, Quote: m.Quote, Claim: m.Claim})
}

// putAll keeps those of marks that are not there, placed in all revisions.
func (d *Desk) putAll(ctx context.Context, id article.ID, marks []annotations.Annotation) error {
	unlock, err := d.lockMarking(ctx, id)
	if err != nil {
		return err
	}
	defer unlock()
	f, err := d.openAll(ctx, id)
	if err != nil {
		return err
	}
	texts, err := f.texts(ctx)
	if err != nil {
		return err
	}
	placed := follow(texts, marks, nil)
	for _, a := range marks {
		_, _, err := d.o.Store.Mark(ctx, a.ID)
		if err == nil {
			continue // a run before this one came so far
		}
		if annotations.CodeOf(err) != annotations.NotFound {
			return err
		}
		if err := d.o.Store.PutMark(ctx, a, placed[a.ID]); err != nil {
			return err
		}
	}
	return nil
}
