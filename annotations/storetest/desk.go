package storetest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"writethru/annotations"
	"writethru/annotations/article"
)

// desk is a store with the test that works at it.
type desk struct {
	testing.TB
	annotations.Store
	ctx context.Context
}

// start is when the stories of the tests begin, in the outlet's zone.
var start = time.Date(2025, 11, 3, 9, 0, 0, 0, time.FixedZone("", 3600))

// hour returns the time n hours after start.
func hour(n int) time.Time { return start.Add(time.Duration(n) * time.Hour) }

// ok fails the test when err is not nil.
func (d *desk) ok(err error) {
	d.Helper()
	if err != nil {
		d.Fatalf("unexpected error: %v", err)
	}
}

// refused fails the test when err does not have the code.
func (d *desk) refused(err error, code annotations.Code) {
	d.Helper()
	if got := annotations.CodeOf(err); got != code {
		d.Errorf("got error %v with code %q, want %q", err, got, code)
	}
}

// same fails the test when got and want differ. Times must agree in instant and
// offset; an empty list is the same as none; places in lists are there or not.
func (d *desk) same(what string, got, want any) {
	d.Helper()
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty(), sameTime, sameCursor); diff != "" {
		d.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

var sameTime = cmp.Comparer(func(a, b time.Time) bool {
	_, x := a.Zone()
	_, y := b.Zone()
	return a.Equal(b) && x == y
})

var sameCursor = cmp.Comparer(func(a, b annotations.Cursor) bool { return (a == "") == (b == "") })

// draft is a revision on its way into the store.
type draft struct {
	of  article.Article
	raw article.Capture
	article.Revision
}

// story returns revision n of an article, with a headline and body paragraphs.
func story(id article.ID, n int, headline string, body ...string) draft {
	blocks := []article.Block{{Kind: article.Heading, Role: article.Headline, Level: 1,
		Parts: []article.Part{{Runs: []article.Run{{Text: headline}}}}}}
	for _, p := range body {
		blocks = append(blocks, article.Plain(p))
	}
	url := "https://outlet.example/" + string(id)
	c := page(fmt.Sprintf("<h1>%s</h1>%s", headline, strings.Join(body, "<p>")), url, hour(n))
	return draft{
		of:  article.Article{ID: id, URL: url, Outlet: "Plover Wire", Added: start},
		raw: c,
		Revision: article.Revision{
			Article: id, Number: n, TextRule: article.Rule, Blocks: blocks, Captured: c.Time, Capture: c.SHA256,
			Meta: article.Meta{Lang: "en", Dir: article.LTR, Published: start, Modified: hour(n)},
		},
	}
}

// page returns a capture of body.
func page(body, url string, at time.Time) article.Capture {
	sum := sha256.Sum256([]byte(body))
	return article.Capture{
		SHA256: hex.EncodeToString(sum[:]), URL: url, ContentType: "text/html; charset=utf-8",
		Header: []article.Field{{Name: "ETag", Value: `"1"`}}, Time: at, Body: []byte(body),
	}
}

// add keeps a revision, which must work.
func (d *desk) add(r draft, placed ...annotations.Placement) draft {
	d.Helper()
	d.ok(d.AddRevision(d.ctx, r.of, r.raw, r.Revision, placed))
	return r
}

// quote returns a mark on the first place of words in r.
func quote(id annotations.ID, r draft, words string) annotations.Annotation {
	text := r.Revision.Text()
	before, _, found := strings.Cut(text.String(), words)
	if !found {
		panic("no such words: " + words)
	}
	at := len([]rune(before))
	return annotations.Annotation{
		ID: id, Article: r.of.ID, Revision: r.Number, Kind: annotations.Highlight,
		Spans: []article.Span{{Start: at, End: at + len([]rune(words))}}, Exact: words,
		Made: hour(r.Number), Changed: hour(r.Number),
	}
}

// put keeps a mark, which must work.
func (d *desk) put(a annotations.Annotation, placed ...annotations.Placement) annotations.Annotation {
	d.Helper()
	d.ok(d.PutMark(d.ctx, a, placed))
	return a
}

// place returns a placement of a in revision n.
func place(a annotations.Annotation, n int, fate annotations.Fate, spans ...article.Span) annotations.Placement {
	return annotations.Placement{Annotation: a.ID, Revision: n, Fate: fate, Spans: spans, Score: 0.75, From: a.Revision}
}

// list returns the library, which must work.
func (d *desk) list(q annotations.ListQuery) annotations.List {
	d.Helper()
	l, err := d.List(d.ctx, q)
	d.ok(err)
	return l
}

// ids returns the articles of a list, in order.
func ids(l annotations.List) string {
	var s []string
	for _, r := range l.Rows {
		s = append(s, string(r.ID))
	}
	return strings.Join(s, " ")
}

// find returns the marks that fit, which must work.
func (d *desk) find(q annotations.MarkQuery) annotations.MarkList {
	d.Helper()
	l, err := d.FindMarks(d.ctx, q)
	d.ok(err)
	return l
}

// found returns the marks of a list, in order.
func found(l annotations.MarkList) string {
	var s []string
	for _, m := range l.Marks {
		s = append(s, string(m.ID))
	}
	return strings.Join(s, " ")
}
