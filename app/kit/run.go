package kit

import (
	"strings"

	"writethru/annotations/article"
	"writethru/app/view"
)

// Runs returns the stretch s of a part that begins at code point at of the
// canonical text, in its styles and links.
func Runs(p article.Part, at int, s article.Span) view.Nodes {
	var out view.Nodes
	for i := 0; i < len(p.Runs); {
		href := p.Runs[i].Href
		var inside view.Nodes
		for ; i < len(p.Runs) && p.Runs[i].Href == href; i++ {
			text := []rune(strings.ToValidUTF8(p.Runs[i].Text, "�"))
			from, to := max(s.Start-at, 0), min(s.End-at, len(text))
			at += len(text)
			if from < to {
				inside = append(inside, styled(string(text[from:to]), p.Runs[i].Style))
			}
		}
		if href != "" && inside != nil {
			inside = view.Nodes{Outside(href, inside)}
		}
		out = append(out, inside...)
	}
	return out
}

// Outside returns a link that leaves Writethru.
func Outside(href string, items ...view.Item) view.Node {
	return view.E("a", view.Class("ext"), view.Href(href), view.A("rel", "noopener noreferrer nofollow"), view.Items(items))
}

// elements are the elements of the styles, innermost first.
var elements = []struct {
	style article.Style
	tag   string
	class string
}{
	{article.Subscript, "sub", ""},
	{article.Superscript, "sup", ""},
	{article.Code, "code", ""},
	{article.Emphasis, "em", ""},
	{article.Strong, "strong", ""},
	{article.Strike, "s", ""},
	{article.Small, "small", ""},
	{article.DatelineStyle, "span", "dateline"},
}

func styled(text string, style article.Style) view.Node {
	n := view.T(text)
	for _, e := range elements {
		if style&e.style != 0 {
			n = view.E(e.tag, view.Class(e.class), n)
		}
	}
	return n
}
