package desk

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"writethru/annotations"
	"writethru/annotations/anchor"
	"writethru/annotations/article"
	"writethru/annotations/w3c"
	"writethru/web/api"
)

// What is said of an annotation that is not taken.
const (
	noStory   = "The story that it marks is not in the library. Add the story, then import the file again."
	noPlace   = "Its words were not found in any revision of “%s”."
	manyPlace = "Its words stand in several places of “%s”, and nothing tells which are meant."
)

// Import takes in the marks of a file: W3C Web Annotations, or an export of
// Hypothesis. A mark that is there is left as it is, deleted or not, so that the
// same file can be taken in again; what cannot be taken is told with its place
// and the reason, and the rest is taken. Invalid when the file is none of these.
func (d *Desk) Import(ctx context.Context, r io.Reader) (api.ImportResult, error) {
	read, err := w3c.Import(r)
	if err != nil {
		return api.ImportResult{}, err
	}
	var out api.ImportResult
	for _, p := range read.Problems {
		out.Problems = append(out.Problems, api.ImportProblem{Place: p.Place, Line: p.Line, Section: p.Section, Reason: p.Reason})
	}
	for _, item := range read.Collection.Items {
		isNew, err := d.takeIn(ctx, item)
		switch {
		case err == nil && isNew:
			out.Added++
		case err == nil:
			out.Known++
		case annotations.CodeOf(err) == annotations.Internal, annotations.CodeOf(err) == annotations.Unavailable:
			return out, err
		default:
			out.Problems = append(out.Problems, api.ImportProblem{Place: nameOf(item), Reason: annotations.MessageOf(err)})
		}
	}
	return out, nil
}

// nameOf returns what names an annotation to a reader: its words.
func nameOf(i w3c.Item) string {
	words := []rune(i.Selectors[0].Exact)
	if len(words) > 60 {
		return "“" + string(words[:60]) + "…”"
	}
	return "“" + string(words) + "”"
}

// takeIn makes a mark of an annotation, where there is none yet.
func (d *Desk) takeIn(ctx context.Context, i w3c.Item) (isNew bool, err error) {
	if _, _, err := d.o.Store.Mark(ctx, i.ID); annotations.CodeOf(err) != annotations.NotFound {
		return false, err
	}
	id, err := d.storyOf(ctx, i)
	if err != nil {
		return false, err
	}
	n, spans, err := d.placeOf(ctx, id, i)
	if err != nil {
		return false, err
	}
	made := i.Made
	if made.IsZero() {
		made = d.o.Now()
	}
	_, err = d.putMark(ctx, i.ID, api.MarkRequest{
		Article: id, Revision: n, Spans: spans, Kind: i.Kind, Tags: i.Tags, Note: i.Note, Quote: i.Quote, Claim: i.Claim,
	}, made)
	return err == nil, err
}

// storyOf returns the article that an annotation marks: by the outlet's address,
// by our name of it, or by an address of this server.
func (d *Desk) storyOf(ctx context.Context, i w3c.Item) (article.ID, error) {
	for _, at := range []string{i.Source, i.Version} {
		if article.Address(at) == "" {
			continue
		}
		a, err := d.o.Store.ArticleByURL(ctx, article.Address(at))
		if annotations.CodeOf(err) != annotations.NotFound {
			return a.ID, err
		}
	}
	own := i.Article
	if path, ok := strings.CutPrefix(i.Source, d.o.Origin+"/articles/"); own == "" && ok {
		name, _, _ := strings.Cut(path, "/")
		own = article.ID(name)
	}
	if own != "" {
		if a, err := d.article(ctx, own); annotations.CodeOf(err) != annotations.NotFound {
			return a.ID, err
		}
	}
	return "", annotations.Errorf(annotations.NotFound, noStory)
}

// placeOf finds the passage in the revision that the annotation names, or else in
// the newest one that has it.
func (d *Desk) placeOf(ctx context.Context, id article.ID, i w3c.Item) (int, []article.Span, error) {
	heads, err := d.o.Store.Revisions(ctx, id)
	if err != nil {
		return 0, nil, err
	}
	order := []int{}
	if i.Revision >= 1 && i.Revision <= len(heads) {
		order = append(order, i.Revision)
	}
	for k := len(heads); k >= 1; k-- {
		if k != i.Revision {
			order = append(order, k)
		}
	}
	why := noPlace
	for _, n := range order {
		l, err := d.leaf(ctx, id, n)
		if err != nil {
			return 0, nil, err
		}
		spans, err := locateAll(l.text, i.Selectors)
		if err == nil {
			return n, spans, nil
		}
		if errors.Is(err, anchor.ErrAmbiguous) {
			why = manyPlace
		}
	}
	return 0, nil, annotations.Errorf(annotations.NotFound, "%s", fmt.Sprintf(why, heads[len(heads)-1].Headline))
}

// locateAll finds every piece of a passage.
func locateAll(t article.Text, selectors []anchor.Selector) ([]article.Span, error) {
	var spans []article.Span
	for _, s := range selectors {
		m, err := anchor.Locate(t, s)
		if err != nil {
			return nil, err
		}
		spans = append(spans, m.Span)
	}
	return spans, nil
}
