package compare

import (
	"strings"
	"unicode"

	"writethru/annotations/article"
)

// thing is the word for a block that has no paragraph number.
func thing(b article.Block) string {
	switch b.Role {
	case article.Headline:
		return "headline"
	case article.Dateline:
		return "dateline"
	case article.EdNote:
		return "editors’ note"
	case article.Correction:
		return "correction note"
	case article.Credit:
		return "credit"
	case article.Related:
		return "“see also” line"
	case article.Copyright:
		return "copyright line"
	}
	switch b.Kind {
	case article.Heading:
		return "heading"
	case article.List:
		return "list"
	case article.Quotation:
		return "quotation"
	case article.Table:
		return "table"
	case article.Figure:
		return "picture"
	}
	if b.Role == article.Furniture {
		return "text around the story"
	}
	return "text"
}

// opening returns the first words of a text, to name it by.
func opening(s string, most int) string {
	s, _, _ = strings.Cut(s, "\n")
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	cut := string(runes[:most])
	if isWord(runes[most]) {
		if k := strings.LastIndexFunc(cut, unicode.IsSpace); k > 0 {
			cut = cut[:k]
		}
	}
	return strings.TrimRightFunc(cut, func(r rune) bool { return !isWord(r) }) + "…"
}
