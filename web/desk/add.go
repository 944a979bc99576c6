package desk

import (
	"context"
	"errors"
	"time"
	"unicode/utf8"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
)

var (
	errNothing = annotations.Errorf(annotations.Invalid, "Give an address, a text or a file.")
	errSeveral = annotations.Errorf(annotations.Invalid, "Give one text or one file at a time.")
	errNoFetch = annotations.Errorf(annotations.Unavailable, "Nothing is fetched here. Paste the text instead.")
	errFuture  = annotations.Errorf(annotations.Invalid, "The time of the capture is in the future.")
	errNoCheck = annotations.Errorf(annotations.Invalid, "This article was pasted and has no address, so it cannot be checked. Paste its new text instead.")
	errSample  = annotations.Errorf(annotations.Invalid, "The sample stories are made up. There is nothing at their addresses to check.")
)

// clockSkew is how far in the future a capture may be, as clocks differ.
const clockSkew = 5 * time.Minute

// Add adds a story by its address, or by a text or page that the reader has. It
// becomes a new article, the next revision of one that is known, or, where its
// text is known, one more capture:
//
//   - An article is known by its canonical address; what has none, by its text,
//     or it is the article that the request names.
//   - A text that an earlier revision had is kept as a capture of that revision.
//   - A text captured before the newest revision makes no revision, as
//     revisions are numbered in the order of time; it is kept as an earlier text
//     (annotations.Earlier).
//   - A text that looks like a failed extraction is kept as a capture.
//
// In the last three cases a warning says so. A file of a news agency is filed as
// Wire does.
func (d *Desk) Add(ctx context.Context, r api.AddRequest) (api.AddResult, error) {
	if isAddress(r.Text) && r.URL == "" && r.HTML == "" && len(r.Data) == 0 {
		r.URL, r.Text = r.Text, ""
	}
	n := 0
	for _, given := range []bool{r.Text != "", r.HTML != "", len(r.Data) > 0} {
		if given {
			n++
		}
	}
	switch {
	case n > 1:
		return api.AddResult{}, errSeveral
	case n == 0 && r.URL == "":
		return api.AddResult{}, errNothing
	case r.URL != "" && article.Address(r.URL) == "":
		return api.AddResult{}, annotations.ErrNoAddress
	case r.Captured.After(d.o.Now().Add(clockSkew)):
		return api.AddResult{}, errFuture
	}
	in := arrival{article: r.Article, hints: hintsOf(r)}
	if n == 0 {
		return d.fetch(ctx, in)
	}
	in.capture, in.dated = d.pasted(r), !r.Captured.IsZero()
	return d.arrive(ctx, in)
}

func hintsOf(r api.AddRequest) Hints {
	return Hints{URL: article.Address(r.URL), Outlet: r.Outlet, Published: r.Published, Name: r.Name}
}

// pasted returns what the reader gave as a capture.
func (d *Desk) pasted(r api.AddRequest) article.Capture {
	c := article.Capture{Time: r.Captured}
	if c.Time.IsZero() {
		c.Time = d.o.Now()
	}
	switch {
	case r.HTML != "":
		c.Body, c.ContentType = []byte(r.HTML), "text/html; charset=utf-8"
	case r.Text != "":
		c.Body, c.ContentType = []byte(r.Text), "text/plain; charset=utf-8"
	default:
		c.Body = r.Data
	}
	if !utf8.Valid(c.Body) && r.Data == nil {
		c.ContentType = c.ContentType[:len(c.ContentType)-len("; charset=utf-8")]
	}
	c.SHA256 = article.SHA256(c.Body)
	return c
}

// fetch fetches the page that in names and files it.
func (d *Desk) fetch(ctx context.Context, in arrival) (api.AddResult, error) {
	if d.o.Fetch == nil {
		return api.AddResult{}, errNoFetch
	}
	var err error
	if in.capture, err = d.o.Fetch.Page(ctx, in.hints.URL); err != nil {
		return api.AddResult{}, err
	}
	in.fetched = true
	if article.IsFrontPage(in.capture.URL) && !article.IsFrontPage(in.hints.URL) {
		return api.AddResult{}, annotations.ErrFrontPage
	}
	return d.arrive(ctx, in)
}

// File files a capture that was fetched and read already, as Add does. An empty
// id leaves it to the addresses which article it is of.
func (d *Desk) File(ctx context.Context, id article.ID, c article.Capture, draft article.Draft) (api.AddResult, error) {
	return d.file(ctx, arrival{article: id, capture: c, draft: draft, fetched: true, unasked: true})
}

// FileCapture files a capture that was made some time ago by another: by a web
// archive, or by a library that was exported. r says what is known of it besides,
// its Article, URL, Outlet, Published and Name; asked, that it was looked for by
// that URL, which is to be looked at again. It becomes what a dated text becomes
// by Add, but pictures are not fetched: they are of another time.
func (d *Desk) FileCapture(ctx context.Context, c article.Capture, r api.AddRequest, asked bool) (api.AddResult, error) {
	if c.Time.After(d.o.Now().Add(clockSkew)) {
		return api.AddResult{}, errFuture
	}
	return d.arrive(ctx, arrival{article: r.Article, capture: c, dated: true, elsewhere: true, asked: asked, hints: hintsOf(r)})
}

// Check fetches an article again now.
func (d *Desk) Check(ctx context.Context, id article.ID) (api.AddResult, error) {
	a, err := d.article(ctx, id)
	switch {
	case err != nil:
		return api.AddResult{}, err
	case a.Sample:
		return api.AddResult{}, errSample
	case a.URL == "":
		return api.AddResult{}, errNoCheck
	}
	return d.fetch(ctx, arrival{article: id, hints: Hints{URL: a.URL, Outlet: a.Outlet}})
}

// arrive reads what came in and files it. A file of a news agency is filed as one
// wherever it came from, as its time may not have come.
func (d *Desk) arrive(ctx context.Context, in arrival) (api.AddResult, error) {
	if results, isWire, err := d.wire(ctx, in); err != nil {
		return api.AddResult{}, err
	} else if isWire {
		return added(results)
	}
	draft, err := d.o.Read(in.capture, in.hints)
	if err != nil {
		return api.AddResult{}, errors.Join(err, d.keepUnread(ctx, in))
	}
	in.draft = draft
	return d.file(ctx, in)
}

// keepUnread keeps a capture that could not be read where its article is known,
// so that a better reader can be run over it.
func (d *Desk) keepUnread(ctx context.Context, in arrival) error {
	a, err := d.known(ctx, in)
	if err != nil || a.ID == "" {
		return err
	}
	unlock, err := d.lockFiling(ctx, a.ID)
	if err != nil {
		return err
	}
	defer unlock()
	heads, err := d.o.Store.Revisions(ctx, a.ID)
	if err != nil {
		return err
	}
	return d.o.Store.AddCapture(ctx, a.ID, heads[len(heads)-1].Number, in.capture)
}
