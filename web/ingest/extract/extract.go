package extract

import (
	"net/url"
	"regexp"

	"golang.org/x/net/html"

	"writethru/annotations"
)

// longPiece is the number of words from which a piece that only one of the
// libraries takes for the story is one (measured: "vote A").
const longPiece = 25

// Page is the story in a page.
type Page struct {
	Meta
	Pieces   []Piece
	Warnings []string
}

var errEmpty = annotations.Errorf(annotations.Invalid, "No article text was found on this page.")

// Read finds the story in a page of HTML. base, which may be nil, is where the
// page was. It returns an *annotations.Error when the page is too big, too deep
// or has no text.
func Read(page string, base *url.URL) (Page, error) {
	doc, err := parse(page)
	if err != nil {
		return Page{}, err
	}
	meta := readMeta(doc, base)
	prepare(doc)
	if base == nil {
		base = &url.URL{}
	}
	r, rErr := readable(doc, base)
	t, tErr := judge(doc, base, r.node)
	meta.complete(r, t)
	all := pieces(doc)
	if len(all) == 0 {
		return Page{}, errEmpty
	}
	out := Page{Meta: meta}
	switch {
	case rErr != nil && tErr != nil || r.words+t.words == 0:
		for _, p := range all {
			p.Story = !p.isLinks()
		}
		out.Warnings = append(out.Warnings, "The article's text could not be told from the rest of the page.")
	default:
		vote(all, r.witness, t.witness)
		if r.words > 0 && t.words > 0 && agreement(r.witness, t.witness) < 0.5 {
			out.Warnings = append(out.Warnings, "Two ways of finding the article's text on this page disagree on most of it.")
		}
	}
	for _, p := range between(all, r.node) {
		p.HTML = p.html()
		out.Pieces = append(out.Pieces, *p)
	}
	if len(out.Pieces) == 0 {
		return Page{}, errEmpty
	}
	return out, nil
}

// vote labels the pieces: a piece is of the story when both libraries have it,
// when it is long and one has it, and when only the judge has it and it is no
// list of links.
func vote(all []*Piece, r, t witness) {
	silentJudge := t.words == 0
	for _, p := range all {
		words := tokens(p.Text)
		inR, inT := r.confirms(words), t.confirms(words)
		switch {
		case inR && (inT || silentJudge):
			p.Story = true
		case inR:
			p.Story = len(words) >= longPiece && !p.isLinks()
		case inT:
			p.Story = !p.isLinks() && (len(words) >= 8 || ends.MatchString(p.Text))
		}
	}
}

var ends = regexp.MustCompile(`[.!?。！？؟…]["'”’»)\]]*$`)

// agreement returns how much of the smaller text the other one has.
func agreement(r, t witness) float64 {
	if len(r.grams) > len(t.grams) {
		r, t = t, r
	}
	if len(r.grams) == 0 {
		return 1
	}
	n := 0
	for g := range r.grams {
		if t.grams[g] {
			n++
		}
	}
	return float64(n) / float64(len(r.grams))
}

// between returns the pieces from the story's container: all that stand between
// its first and last piece or share an ancestor with all of them.
func between(all []*Piece, found *html.Node) []*Piece {
	first, last := -1, -1
	for i, p := range all {
		if p.Story {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return nil
	}
	box := all[first].nodes[0].Parent
	for box != nil && !inside(all[last].nodes[0], box) {
		box = box.Parent
	}
	kept := sources(found)
	var out []*Piece
	for i, p := range all {
		if i >= first && i <= last || box != nil && inside(p.nodes[0], box) && !is(box, "body", "html") {
			if p.Figure {
				p.Story = p.isPicture(kept)
			}
			out = append(out, p)
		} else if is(p.nodes[0], "h1") {
			out = append(out, p)
		}
	}
	return out
}

func inside(n, box *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == box {
			return true
		}
	}
	return false
}
