package ingest

import (
	"strings"
	"unicode"

	"writethru/annotations/article"
	"writethru/web/ingest/wiretext"
)

// markDateline gives the dateline that opens the first paragraph of the story
// its style, and returns the place.
func markDateline(all []article.Block) string {
	for i := range all {
		b := &all[i]
		if b.Role != article.Body || b.Kind != article.Paragraph || len(b.Parts) == 0 {
			continue
		}
		place, n := wiretext.Dateline(b.Text())
		if n > 0 {
			b.Parts[0].Runs = style(b.Parts[0].Runs, n)
		}
		return place
	}
	return ""
}

// style adds DatelineStyle to the first n bytes of runs.
func style(runs []article.Run, n int) []article.Run {
	var out []article.Run
	for _, r := range runs {
		k := min(n, len(r.Text))
		n -= k
		if k > 0 {
			out = append(out, article.Run{Text: r.Text[:k], Style: r.Style | article.DatelineStyle, Href: r.Href})
		}
		if k < len(r.Text) {
			out = append(out, article.Run{Text: r.Text[k:], Style: r.Style, Href: r.Href})
		}
	}
	return out
}

// language returns a language tag that is well formed, or nothing.
func language(s string) string {
	s = strings.TrimSpace(strings.ReplaceAll(s, "_", "-"))
	if s == "" || len(s) > 35 {
		return ""
	}
	for i, part := range strings.Split(s, "-") {
		if len(part) < 1 || len(part) > 8 || i == 0 && len(part) < 2 {
			return ""
		}
		for _, r := range part {
			if !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || i > 0 && r >= '0' && r <= '9') {
				return ""
			}
		}
	}
	return s
}

var rightToLeft = map[string]bool{"ar": true, "he": true, "iw": true, "fa": true, "ur": true, "ps": true, "sd": true,
	"yi": true, "dv": true, "ug": true, "ckb": true, "syr": true}

// direction returns the base direction of the text: by its letters, and by its
// language where it has none.
func direction(lang string, all []article.Block) article.Direction {
	rtl, ltr := 0, 0
	for _, b := range all {
		for _, r := range b.Text() {
			switch {
			case unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko):
				rtl++
			case unicode.IsLetter(r):
				ltr++
			}
		}
	}
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	if rtl > ltr || rtl == ltr && rightToLeft[base] {
		return article.RTL
	}
	return article.LTR
}
