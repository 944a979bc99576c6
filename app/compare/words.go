package compare

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"writethru/annotations/article"
	"writethru/annotations/diff"
	"writethru/app/kit"
	"writethru/app/view"
)

// side says which part of a stream is printed.
type side uint8

const (
	both    side = iota // one after the other
	oldSide             // the left column
	wholly              // all of it came or went: the row says so, not the words
)

// words prints the bits of a line. Marks stand around removed and added words,
// cut wherever another mark begins or ends.
func (t *table) words(bits []bit, s side) view.Nodes {
	var out view.Nodes
	rest := bits
	for _, run := range runs(bits, func(a, b bit) bool { return slices.Equal(a.under(s), b.under(s)) }) {
		rest = rest[len(run):]
		inner := t.changes(run, rest, s)
		for _, k := range slices.Backward(t.byKind(run[0].under(s))) {
			inner = view.Nodes{t.mark(k, run, s, inner)}
		}
		out = append(out, inner...)
	}
	return out
}

// runs cuts bits where neighbours are not alike.
func runs(bits []bit, alike func(a, b bit) bool) [][]bit {
	var out [][]bit
	from := 0
	for k := 1; k <= len(bits); k++ {
		if k == len(bits) || !alike(bits[k-1], bits[k]) {
			out, from = append(out, bits[from:k]), k
		}
	}
	return out
}

// changes prints bits as kept, removed and added words. Rest is what follows
// them in the line.
func (t *table) changes(bits, rest []bit, s side) view.Nodes {
	var out view.Nodes
	for _, run := range runs(bits, func(a, b bit) bool { return a.op == b.op && a.kind == b.kind }) {
		bits = bits[len(run):]
		next := bits
		if len(bits) == 0 {
			next = rest
		}
		switch inner := styled(run); {
		case run[0].op == diff.Equal || s == wholly:
			out = append(out, inner...)
		case run[0].op == diff.Delete:
			out = append(out, t.gone(run, inner, t.then(bits, rest), s, len(next) > 0 && next[0].op == diff.Insert))
		default:
			out = append(out, t.added(run, inner, t.then(bits, rest)))
		}
	}
	return out
}

// gone prints removed words, apart from added ones that follow. Those who hear
// the page hear "At least removed: 12, added: 17, then: people died".
func (t *table) gone(run []bit, inner view.Nodes, then view.Node, s side, replaced bool) view.Node {
	not := kit.Switch("data-not", s != oldSide)
	if blank(run) {
		return view.E("del", not, seamSpace(run), inner)
	}
	class := ""
	if replaced {
		class = "for"
	}
	return view.E("del", not, view.Class(class, t.off(run)), t.heard(t.terms.heardGone), inner, then)
}

func (t *table) added(run []bit, inner view.Nodes, then view.Node) view.Node {
	if blank(run) {
		return view.E("ins", seamSpace(run), inner)
	}
	return view.E("ins", view.Class(t.off(run)), t.heard(t.terms.heardCome), inner, then)
}

// off is the class of a change that is not looked at.
func (t *table) off(run []bit) string {
	if len(t.address.only) > 0 && !slices.Contains(t.address.only, run[0].kind) {
		return "off"
	}
	return ""
}

// then leads over from a change to what follows it, in either of two lists, for
// those who hear the page.
func (t *table) then(soon, later []bit) view.Node {
	if len(soon) == 0 {
		soon, later = later, nil
	}
	if len(soon) > 0 && soon[0].op != diff.Equal {
		return t.heard(", ")
	}
	for _, bits := range [][]bit{soon, later} {
		for _, b := range bits {
			if b.op != diff.Equal {
				return view.Node{}
			}
			if strings.ContainsFunc(b.text, isWord) {
				return t.heard(", then:" + blankBefore(soon[0].text))
			}
		}
	}
	return view.Node{}
}

// seamSpace is the class of a blank that was put in or left out where paragraphs
// were joined or split. There is nothing to see of it.
func seamSpace(run []bit) view.Attr {
	if k := run[0].kind; k == diff.SplitUp || k == diff.Merge {
		return view.Class("sp")
	}
	return view.Attr{}
}

// blankBefore is what stands between a label and a text.
func blankBefore(s string) string {
	if r, _ := utf8.DecodeRuneInString(s); unicode.IsSpace(r) {
		return ""
	}
	return " "
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func blank(run []bit) bool {
	for _, b := range run {
		if strings.TrimSpace(b.text) != "" {
			return false
		}
	}
	return true
}

// heard returns words for those who hear the page. They are never copied.
func (t *table) heard(s string) view.Node {
	lang := view.Attr{}
	if l := t.new.Lang; l != "" && !strings.HasPrefix(l, "en") {
		lang = view.A("lang", "en")
	}
	return view.E("span", view.Class("sr"), kit.Switch("data-not", true), lang, view.T(s))
}

// styled prints bits as the outlet set them.
func styled(run []bit) view.Nodes {
	var part article.Part
	n := 0
	for _, b := range run {
		style, href := b.run()
		part.Runs = append(part.Runs, article.Run{Text: b.text, Style: style, Href: href})
		n += utf8.RuneCountInString(b.text)
	}
	return kit.Runs(part, 0, article.Span{End: n})
}
