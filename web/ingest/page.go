package ingest

import (
	"net/url"
	"regexp"
	"strings"

	"writethru/annotations/article"
	"writethru/web/ingest/blocks"
	"writethru/web/ingest/extract"
	"writethru/web/ingest/sanitize"
	"writethru/web/ingest/wiretext"
)

// readHTML extracts the story, cleans it and makes it blocks.
func readHTML(text string, base *url.URL) (article.Draft, error) {
	page, err := extract.Read(text, base)
	if err != nil {
		return article.Draft{}, err
	}
	d := article.Draft{URL: page.URL, Outlet: page.Outlet, Warnings: page.Warnings}
	d.Byline, d.Published, d.Modified, d.Withdrawn = page.Byline, page.Published, page.Modified, page.Withdrawn
	if wiretext.IsSlug(page.Slug) {
		d.Slug = page.Slug
	}
	d.Lang = language(page.Lang)
	switch page.Dir {
	case "rtl", "ltr":
		d.Dir = article.Direction(page.Dir)
	}
	b := &builder{draft: &d, headline: blocks.Plain(page.Headline)}
	for _, p := range page.Pieces {
		if err := b.add(p, base); err != nil {
			return article.Draft{}, err
		}
	}
	b.top()
	if err := complaint(d, page); err != nil {
		return article.Draft{}, err
	}
	return d, nil
}

// builder makes blocks of pieces and gives them their roles.
type builder struct {
	draft    *article.Draft
	headline string
	started  bool // story text was met
	kept     bool // a piece was taken for the headline
}

var (
	slugClass    = regexp.MustCompile(`\bslug\b`)
	labelClass   = regexp.MustCompile(`\b(?:urgency|priority)\b`)
	bylineClass  = regexp.MustCompile(`\b(?:by-?line[\w-]*|author[\w-]*|by)\b`)
	stampClass   = regexp.MustCompile(`\b(?:stamp|time-?stamp|date|dateline|datetime|updated|published|pubdate|meta|byline-row|post-meta|entry-meta|datepublished|datemodified)\b`)
	noteClass    = regexp.MustCompile(`\b(?:house-?note|editors?-?note|eds|ednote)\b`)
	fixClass     = regexp.MustCompile(`\b(?:correction|corrections|clarification)\b`)
	relatedClass = regexp.MustCompile(`\b(?:see-?also|read-?also|related[\w-]*)\b`)
	creditClass  = regexp.MustCompile(`\b(?:sign-?off|credits?)\b`)
	copyClass    = regexp.MustCompile(`\bcopyright\b`)
	killClass    = regexp.MustCompile(`\b(?:withdrawal|withdrawn|retraction)\b`)
	otherClass   = regexp.MustCompile(`\b(?:newsletter[\w-]*|share[\w-]*|social[\w-]*|most-?read|cookie[\w-]*|breadcrumbs?|comments?|comment-[\w-]+|paywall[\w-]*|promo|advert\w*|kicker|tags|popular)\b`)
	bylineText   = regexp.MustCompile(`^(?:By|BY|Von|Par|Por) \p{Lu}[\p{L}.'’ ,-]{2,90}(?:\s*\|.*)?$`)
)

// add turns a piece into blocks.
func (b *builder) add(p extract.Piece, base *url.URL) error {
	text := blocks.Plain(p.Text)
	if b.isTaken(p, text) {
		return nil
	}
	clean, err := sanitize.Clean(p.HTML, base)
	if err != nil {
		return err
	}
	for _, bl := range blocks.From(clean) {
		bl.Role = b.role(bl, p)
		if bl.Kind == article.Figure && bl.Role != article.Body && len(bl.Parts) == 0 {
			continue // a picture outside the story that says nothing
		}
		if bl.Role == article.Body && bl.Kind == article.Paragraph {
			b.started = true
		}
		b.draft.Blocks = append(b.draft.Blocks, bl)
	}
	return nil
}

// isTaken reports whether a piece is the headline, slug, label or byline, which
// are kept in places of their own.
func (b *builder) isTaken(p extract.Piece, text string) bool {
	switch {
	case !b.kept && !b.started && text != "" && text == b.headline:
		b.kept = true
		return true
	case b.started || len(text) > 120:
		return false
	case slugClass.MatchString(p.Class) && wiretext.IsSlug(text):
		b.draft.Slug = text
		return true
	case labelClass.MatchString(p.Class) && text == strings.ToUpper(text):
		b.draft.Label = capitalised(text)
		return true
	case bylineClass.MatchString(p.Class) && bylineText.MatchString(text) && !strings.Contains(text, "|"):
		if b.draft.Byline == "" {
			b.draft.Byline = extract.By(text)
		}
		return extract.By(text) == b.draft.Byline
	}
	return false
}

func capitalised(s string) string {
	r := []rune(strings.ToLower(s))
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}

// role returns what a block does: what it says of itself, then what the page
// calls it, then what the libraries say.
func (b *builder) role(bl article.Block, p extract.Piece) article.Role {
	text := bl.Text()
	if r := wiretext.RoleOf(text); r != article.Body && bl.Kind == article.Paragraph {
		if r == article.Dateline {
			return article.Furniture // a time on a page is no part of the story
		}
		return r
	}
	if wiretext.IsWithdrawal(text) && (killClass.MatchString(p.Class) || !b.started) {
		b.draft.Withdrawn = true
		return article.EdNote
	}
	short := len(text) < 300
	for _, c := range []struct {
		is   *regexp.Regexp
		role article.Role
		any  bool
	}{
		{fixClass, article.Correction, true}, {noteClass, article.EdNote, true}, {relatedClass, article.Related, short},
		{creditClass, article.Credit, short && bl.Kind == article.Paragraph}, {copyClass, article.Copyright, true},
		{otherClass, article.Furniture, short},
		{bylineClass, article.Furniture, !b.started && short}, {stampClass, article.Furniture, !b.started && short},
	} {
		if c.any && text != "" && c.is.MatchString(p.Class) {
			return c.role
		}
	}
	if !p.Story || !b.started && bylineText.MatchString(text) {
		return article.Furniture
	}
	return article.Body
}

// top puts the headline before everything else.
func (b *builder) top() {
	if b.headline == "" {
		return
	}
	h := article.Plain(b.headline)
	h.Kind, h.Role, h.Level = article.Heading, article.Headline, 1
	b.draft.Blocks = append([]article.Block{h}, b.draft.Blocks...)
}
