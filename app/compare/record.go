package compare

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"html"
	"io"
	"strings"
	"time"

	"writethru/annotations/article"
	"writethru/annotations/diff"
	"writethru/app/kit"
	"writethru/app/view"
	"writethru/web/api"
)

// Record is a comparison as it is kept outside of Writethru, as one file that
// loads nothing. It holds no marks: they are the reader's own.
type Record struct {
	Page api.ComparePage
	// Old and New are the captures of the two texts, without their bodies; zero
	// where none is kept.
	Old, New article.Capture
	// Made is when the record is made.
	Made time.Time
}

// Title is the title of the file.
func (r Record) Title() string {
	t := newTable("", r.Page, UI{})
	return fmt.Sprintf("%s and %s of “%s”, compared", t.name(t.old), t.name(t.new), t.new.Headline())
}

// Name is a name for the file: letters, digits and hyphens.
func (r Record) Name() string {
	other := ""
	if r.Page.Other != nil {
		other = string(r.Page.Other.ID) + "-"
	}
	return fmt.Sprintf("writethru-%s-%s-%s%s.html", r.Page.Article.ID, kit.Rev(r.Page.Old.Number), other, kit.Rev(r.Page.New.Number))
}

// View returns what the body of the file holds.
func (r Record) View() view.Node {
	p := r.Page
	p.Marks = nil
	p.Summary = summary(p)
	t := newTable("", p, UI{})
	t.address, t.now, t.recorded = t.address.as(inline).all(), r.Made, true
	return view.E("main", view.Class("cmp record"), view.ID("main"), view.A("data-view", inline),
		view.E("header", view.Class("sum"), t.recordLine(r.Made), t.sampled(), t.slug(), t.headline(), t.byline(), t.headlines(), t.summary(), t.figure()),
		t.list(),
		view.E("footer", view.Class("texts"), view.E("h2", view.T("The two texts")),
			view.E("dl", t.evidence(t.old, r.Old), t.evidence(t.new, r.New)),
			view.E("p", view.T(t.signs()))))
}

// summary says what changed, and nothing of marks.
func summary(p api.ComparePage) string {
	was, is := diff.InputOf(p.Old), diff.InputOf(p.New)
	if p.Other != nil {
		was.Copy, is.Copy = article.CopyNames(p.Article, *p.Other)
	}
	return diff.Summary(p.Diff, was, is)
}

// signs says in words what the signs of the file mean.
func (t *table) signs() string {
	gone, come, first, second := t.terms.gone, t.terms.come, "older", "newer"
	if t.across() {
		first, second = "first", "second"
	}
	return fmt.Sprintf("Words %s are struck through, words %s are underlined. A line at the side marks "+
		"paragraphs %[2]s (solid), %[1]s (dashed) or moved (double). Signs: ~ edited, + %[2]s, − %[1]s, ↕ moved. "+
		"The numbers are those of the paragraphs in the %[3]s and in the %[4]s text.", gone, come, first, second)
}

func (t *table) recordLine(made time.Time) view.Node {
	words := capital(t.old.called()) + " and " + t.new.called()
	switch {
	case t.across():
		words = fmt.Sprintf("%s of %s and %s of %s", capital(t.old.called()), t.copyOf(t.old), t.new.called(), t.copyOf(t.new))
	case t.Article.Outlet != "":
		words += " of a story of " + t.Article.Outlet
	}
	return view.E("p", view.Class("dim"), view.T(words+", compared by Writethru on "), stamp(made), view.T(fmt.Sprintf(", rule %d.", diff.Version)))
}

// evidence says where a text comes from, so that it can be checked.
func (t *table) evidence(d doc, c article.Capture) view.Node {
	url, sum := c.URL, c.SHA256
	if url == "" {
		url = d.from.URL
	}
	if sum == "" {
		sum = d.Capture
	}
	text := sha256.Sum256([]byte(d.text.String()))
	facts := view.Nodes{t.sourceName(d), fact("Address", published(url)), fact("Dated by the outlet", dated(d.Revision)),
		fact("Fetched", stamp(fetched(d, c))), fact("SHA-256 of what was fetched", hash(sum))}
	if c.ContentType != "" {
		facts = append(facts, fact("Kind", view.T(c.ContentType)))
	}
	for _, h := range c.Header {
		facts = append(facts, fact(h.Name+":", view.T(h.Value)))
	}
	facts = append(facts, fact("SHA-256 of the text", hash(hex.EncodeToString(text[:]))))
	return view.E("div", facts)
}

func fetched(d doc, c article.Capture) time.Time {
	if c.Time.IsZero() {
		return d.Captured
	}
	return c.Time.In(d.Captured.Location())
}

// Write writes the whole file, with the style sheet in it.
func (r Record) Write(w io.Writer, css string) error {
	if strings.Contains(strings.ToLower(css), "</style") {
		return errors.New("the style sheet would end early")
	}
	_, err := io.WriteString(w, `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>`+html.EscapeString(r.Title())+`</title>
<style>`+css+`</style>
</head>
<body>`)
	if err == nil {
		err = view.Print(w, view.E("div", view.Class("page compare"), r.View()))
	}
	if err == nil {
		_, err = io.WriteString(w, "</body></html>\n")
	}
	return err
}
