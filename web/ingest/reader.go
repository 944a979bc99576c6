package ingest

import (
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"path"
	"strings"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/ingest/blocks"
	"writethru/web/ingest/webaddr"
	"writethru/web/ingest/wire"
	"writethru/web/ingest/wiretext"
)

// Hints are what is known about a capture besides its bytes. What the capture
// says of itself goes before Outlet and Published only where they are empty.
type Hints struct {
	URL, Outlet string
	Published   time.Time
	Name        string // of the file, when there is one
	// PreviousContainer names the container of the last accepted extraction.
	PreviousContainer string
}

// maxBody is the size of the largest capture that is read, in bytes.
const maxBody = 20 << 20

var (
	errEmpty   = annotations.Errorf(annotations.Invalid, "There is no text in it to read.")
	errTooBig  = annotations.Errorf(annotations.Invalid, "This page is too big to be read.")
	errBinary  = annotations.Errorf(annotations.Invalid, "This is not a web page or a text, so it cannot be read.")
	errFailed  = annotations.Errorf(annotations.Invalid, "This page could not be read.")
	errPaywall = annotations.Errorf(annotations.Invalid, "This article is behind a paywall. Open it in your browser and paste its text instead.")
	// ErrWire is of what a news agency sends, which Wire reads.
	ErrWire    = annotations.Errorf(annotations.Invalid, "This is a file of a news agency, not a page. Add it by hand, or send it to the API.")
	errMissing = annotations.Errorf(annotations.NotFound, "The outlet shows an error page here, not an article.")
)

// Read turns a capture into a draft. It returns an *annotations.Error with a
// sentence for the reader when the capture is no HTML or text, is empty, too
// big, an error page or a paywall, and ErrWire when it is for Wire to read, as only
// that knows of embargoes. It never panics.
func Read(c article.Capture, h Hints) (d article.Draft, err error) {
	defer func() {
		if p := recover(); p != nil {
			d, err = article.Draft{}, errFailed.Because(fmt.Errorf("panic: %v", p))
		}
	}()
	if len(c.Body) > maxBody {
		return d, errTooBig
	}
	text, err := decode(c)
	if err != nil {
		return d, err
	}
	if strings.TrimSpace(text) == "" {
		return d, errEmpty
	}
	if wire.Looks(c.Body) {
		return d, ErrWire
	}
	if isHTML(c, h, text) {
		d, err = readHTML(text, address(cmp.Or(c.URL, h.URL)))
	} else {
		d, err = readText(text)
	}
	if err != nil {
		var known *annotations.Error
		if !errors.As(err, &known) {
			err = errFailed.Because(err)
		}
		return article.Draft{}, err
	}
	finish(&d, c, h)
	return d, nil
}

func readText(text string) (article.Draft, error) {
	s := wiretext.Read(text)
	d := article.Draft{Blocks: s.Blocks}
	d.Byline, d.Slug, d.Label = s.Byline, s.Slug, s.Label
	if len(d.Blocks) == 0 {
		return d, errEmpty
	}
	for i := range d.Blocks {
		if d.Blocks[i].Role == article.Body && wiretext.IsWithdrawal(d.Blocks[i].Text()) {
			d.Blocks[i].Role = article.EdNote
			d.Withdrawn = true
		}
	}
	return d, nil
}

// finish sets what both ways of reading have in common.
func finish(d *article.Draft, c article.Capture, h Hints) {
	if h.Outlet != "" {
		d.Outlet = h.Outlet
	}
	if !h.Published.IsZero() {
		d.Published = h.Published
	}
	d.URL = canonical(d.URL, cmp.Or(c.URL, h.URL))
	if d.Outlet == "" {
		if u := address(d.URL); u != nil {
			d.Outlet = strings.TrimPrefix(u.Hostname(), "www.")
		}
	}
	d.Dateline = markDateline(d.Blocks)
	if d.Dir == "" {
		d.Dir = direction(d.Lang, d.Blocks)
	}
	d.Outlet, d.Byline = blocks.Plain(d.Outlet), blocks.Plain(d.Byline)
	d.Slug, d.Label = blocks.Plain(d.Slug), blocks.Plain(d.Label)
}

// canonical returns the address that the page gives itself, unless that is
// another site's or a home page: copies of wire copy may name their source.
func canonical(said, seen string) string {
	s, u := address(said), address(seen)
	switch {
	case s == nil && u == nil:
		return ""
	case s == nil:
		return u.String()
	case u == nil:
		return s.String()
	case site(s) != site(u) || path.Clean("/"+s.Path) == "/" && path.Clean("/"+u.Path) != "/":
		return u.String()
	}
	return s.String()
}

func site(u *url.URL) string {
	host := strings.ToLower(u.Hostname())
	for _, p := range []string{"www.", "m.", "amp.", "mobile."} {
		host = strings.TrimPrefix(host, p)
	}
	return host
}

// address returns s as an http or https address without a fragment, nil when it
// is none.
func address(s string) *url.URL {
	u := webaddr.Parse(s)
	if u != nil {
		u.Fragment = ""
	}
	return u
}
