package wire

import (
	"html"
	"regexp"
	"strings"
	"unicode/utf8"

	"writethru/annotations/article"
	"writethru/web/ingest/blocks"
	"writethru/web/ingest/sanitize"
	"writethru/web/ingest/wiretext"
)

// htmlNames are the elements of NITF and XHTML that have one in HTML. What is
// not named loses its tags and keeps its text.
var htmlNames = map[string]string{
	"p": "p", "h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h5", "h6": "h6",
	"hl1": "h2", "hl2": "h3", "hl3": "h4", "hl4": "h5",
	"ul": "ul", "ol": "ol", "li": "li", "dl": "dl", "dt": "dt", "dd": "dd",
	"blockquote": "blockquote", "bq": "blockquote", "pre": "pre", "table": "table", "caption": "caption",
	"thead": "thead", "tbody": "tbody", "tfoot": "tfoot", "tr": "tr", "td": "td", "th": "th",
	"figure": "figure", "figcaption": "figcaption", "media": "figure", "media-caption": "figcaption",
	"block": "div", "div": "div", "section": "div", "article": "div", "fn": "p", "credit": "p", "tagline": "p", "copyrite": "p",
	"em": "em", "i": "em", "strong": "strong", "b": "strong", "sup": "sup", "sub": "sub", "q": "q",
	"citat": "p", "mellis": "h3", "rubrik": "h2", "ingress": "div", "brodtext": "div", // TT
	"code": "code", "s": "s", "del": "s", "strike": "s", "a": "a", "img": "img", "br": "br", "hr": "hr",
}

// skipped are elements whose text is no part of the story.
var skipped = []string{"script", "style", "title", "head", "media-metadata", "media-object", "media-producer", "object", "iframe", "note", "hedline", "abstract", "header", "nav", "byline", "dat", "bild"}

// printer writes a tree as HTML for the sanitiser.
type printer struct{ b strings.Builder }

func (p *printer) kids(n *node, wrapped bool) {
	for _, k := range n.kids {
		p.node(k, wrapped)
	}
}

func (p *printer) node(n *node, wrapped bool) {
	if n.name == "" {
		s := html.EscapeString(n.text)
		if wrapped {
			s = newParagraph.ReplaceAllString(s, "<br><br>")
		}
		p.b.WriteString(s)
		return
	}
	if n.is(skipped...) || n.get("class") == "dat" { // TT's line of place and source
		return
	}
	name := htmlNames[strings.ToLower(n.name)]
	switch name {
	case "":
		p.kids(n, wrapped)
	case "br":
		p.b.WriteString("<br>")
	case "hr":
		p.b.WriteString("<hr>")
	case "img":
		p.b.WriteString(`<img src="` + html.EscapeString(n.get("src")) + `" alt="` + html.EscapeString(n.get("alt")) + `">`)
	case "a":
		p.b.WriteString(`<a href="` + html.EscapeString(n.get("href")) + `">`)
		p.kids(n, wrapped)
		p.b.WriteString("</a>")
	case "p":
		p.b.WriteString("<p>")
		p.kids(joined(n), isWrapped(n))
		p.b.WriteString("</p>")
	default:
		p.b.WriteString("<" + name + ">")
		if n.is("media") {
			p.picture(n)
		}
		p.kids(n, wrapped)
		p.b.WriteString("</" + name + ">")
	}
}

// picture writes the first picture with an address on the web that a media
// element refers to.
func (p *printer) picture(n *node) {
	for _, r := range n.all("media-reference") {
		src := first(r.get("source"), r.get("href"))
		if strings.HasPrefix(src, "http") && strings.HasPrefix(first(r.get("mime-type"), "image/"), "image/") {
			p.b.WriteString(`<img src="` + html.EscapeString(src) + `" alt="` + html.EscapeString(r.get("alternate-text")) + `">`)
			return
		}
	}
}

var (
	newParagraph  = regexp.MustCompile(`\r?\n[ \t]*\r?\n\s*|\r?\n(?:\t| {3,})[ \t]*`)
	continuedLine = regexp.MustCompile(`\S[ \t]*\r?\n\S`)
)

// isWrapped reports whether the text of a p element is a whole story set for a
// teleprinter: lines broken at the left margin, paragraphs indented.
func isWrapped(n *node) bool {
	s := n.raw()
	return continuedLine.MatchString(s) && newParagraph.MatchString(strings.TrimSpace(s))
}

// joined returns n without the br elements that only fit its lines to a width.
func joined(n *node) *node {
	var widths []int
	at := 0
	for _, k := range n.kids {
		switch {
		case k.is("br"):
			widths = append(widths, at)
			at = 0
		default:
			at += utf8.RuneCountInString(strings.Join(strings.Fields(k.raw()), " "))
		}
	}
	if len(widths) < 1 || at == 0 && len(widths) < 2 {
		return n
	}
	for i, w := range widths {
		if (w < 48 || w > 85) && !(at == 0 && i == len(widths)-1) {
			return n
		}
	}
	out := &node{name: n.name, attr: n.attr}
	for _, k := range n.kids {
		if k.is("br") {
			k = &node{text: " "}
		}
		out.kids = append(out.kids, k)
	}
	return out
}

var hasTags = regexp.MustCompile(`(?i)<(?:p|div|br|h[1-6]|ul|table|span|body|html|pre|section|b|strong|em|i|a)\b[^<>]*>`)

// bodyOf returns the blocks of an element that holds a story: elements, HTML in
// a CDATA section, or text.
func bodyOf(n *node) ([]article.Block, error) {
	if n == nil {
		return nil, nil
	}
	if !n.elements() {
		return bodyText(n.raw())
	}
	if s := strings.TrimSpace(n.raw()); strings.HasPrefix(s, "<p>") && strings.HasSuffix(s, "</p>") {
		return bodyText(s) // escaped inside a paragraph
	}
	if pre := onlyPre(n); pre != nil {
		return plainBlocks(pre.raw())
	}
	var p printer
	p.kids(n, isWrapped(&node{name: "p", kids: texts(n)}))
	return htmlBlocks(p.b.String())
}

// texts are the texts that stand in n itself.
func texts(n *node) []*node {
	var out []*node
	for _, k := range n.kids {
		if k.name == "" {
			out = append(out, k)
		}
	}
	return out
}

// onlyPre returns the pre element that is all of n's text.
func onlyPre(n *node) *node {
	pre := n.first("pre")
	if pre != nil && strings.TrimSpace(pre.raw()) == strings.TrimSpace(n.raw()) {
		return pre
	}
	return nil
}

// bodyText returns the blocks of a text that may be HTML.
func bodyText(s string) ([]article.Block, error) {
	if !hasTags.MatchString(s) {
		return plainBlocks(s)
	}
	if !blockTags.MatchString(s) {
		return htmlBlocks("<p>" + blankLine.ReplaceAllString(strings.ReplaceAll(s, "\r\n", "\n"), "</p><p>") + "</p>")
	}
	if root, err := parseTree("<html>" + htmlBody(s) + "</html>"); err == nil {
		if doc := root.kid("html"); doc != nil && len(doc.raw())*2 > len(blocks.Plain(s)) && doc.elements() {
			if b, err := bodyOf(doc); err == nil && textLen(b)*10 >= textLenOf(s)*9 {
				return b, nil
			}
		}
	}
	return htmlBlocks(htmlBody(s))
}

// blockTags open what parts a text into paragraphs.
var blockTags = regexp.MustCompile(`(?i)<(?:p|div|br|h[1-6]|ul|ol|table|pre|section|blockquote)\b`)

var blankLine = regexp.MustCompile(`\n[ \t]*\n\s*`)

var (
	tag      = regexp.MustCompile(`<[^<>]*>`)
	bodyElem = regexp.MustCompile(`(?is)<body\b[^>]*>(.*?)(?:</body>|$)`)
)

func htmlBody(s string) string {
	if m := bodyElem.FindStringSubmatch(s); m != nil {
		return m[1]
	}
	return s
}

func textLenOf(s string) int {
	return len(strings.Join(strings.Fields(html.UnescapeString(tag.ReplaceAllString(s, " "))), ""))
}

func textLen(all []article.Block) int {
	n := 0
	for _, b := range all {
		n += len(strings.Join(strings.Fields(b.Text()), ""))
	}
	return n
}

func htmlBlocks(s string) ([]article.Block, error) {
	clean, err := sanitize.Clean(s, nil)
	if err != nil {
		return nil, err
	}
	return roles(blocks.From(clean)), nil
}

// plainBlocks returns the paragraphs of a text.
func plainBlocks(s string) ([]article.Block, error) {
	if strings.Count(s, "\n") > maxLines {
		return nil, errTooBig
	}
	var out []article.Block
	for _, p := range wiretext.Paragraphs(s) {
		out = append(out, article.Plain(p))
	}
	return roles(out), nil
}

var rule = regexp.MustCompile(`^[\s_*=~-]{2,}$`)

// roles gives blocks the role that they say they have.
func roles(all []article.Block) []article.Block {
	for i := range all {
		b := &all[i]
		text := b.Text()
		switch {
		case b.Kind != article.Paragraph || text == "":
		case rule.MatchString(text):
			b.Role = article.Furniture
		default:
			b.Role = wiretext.RoleOf(text)
		}
	}
	return all
}
