package blocks

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"writethru/annotations/article"
)

// invisible reports whether r is taken out of every text: see package article.
func invisible(r rune) bool {
	switch {
	case r == 0xAD, r == 0x200B, r == 0x2060, r == 0xFEFF:
		return true
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r >= 0xFFF9 && r <= 0xFFFB:
		return true
	}
	return unicode.IsControl(r) && !unicode.IsSpace(r)
}

// visible returns s without invisible characters, in NFC. Outside preformatted
// text every white space is a plain space.
func visible(s string, pre bool) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	if pre {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case invisible(r):
			return -1
		case pre && (r == '\n' || r == '\t'):
			return r
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, s)
	return norm.NFC.String(s)
}

// Plain returns s as the text of one part: NFC, white space folded, nothing
// invisible.
func Plain(s string) string {
	return strings.Join(strings.Fields(visible(s, false)), " ")
}

// Preformatted returns s as the text of a preformatted block.
func Preformatted(s string) string {
	lines := strings.Split(visible(s, true), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " \t")
	}
	return norm.NFC.String(strings.Trim(strings.Join(lines, "\n"), "\n"))
}

// fold folds the white space of runs as one text, in which a line feed is a
// forced break, and joins neighbours that look alike.
func fold(runs []article.Run) []article.Run {
	var out []article.Run
	last := '\n' // nothing stands before the first word
	for _, r := range runs {
		var b strings.Builder
		for _, c := range visible(r.Text, true) {
			if c == '\t' {
				c = ' '
			}
			if c == ' ' && (last == ' ' || last == '\n') || c == '\n' && last == '\n' && len(out) == 0 && b.Len() == 0 {
				continue
			}
			if c == '\n' && last == ' ' {
				s := strings.TrimSuffix(b.String(), " ")
				if s == b.String() {
					out = trimSpace(out)
				}
				b.Reset()
				b.WriteString(s)
			}
			b.WriteRune(c)
			last = c
		}
		out = add(out, article.Run{Text: b.String(), Style: r.Style, Href: r.Href})
	}
	return trimEnd(out)
}

// trimSpace takes one space off the end of runs.
func trimSpace(runs []article.Run) []article.Run {
	for i := len(runs) - 1; i >= 0; i-- {
		runs[i].Text = strings.TrimSuffix(runs[i].Text, " ")
		if runs[i].Text != "" {
			return runs[:i+1]
		}
	}
	return nil
}

func trimEnd(runs []article.Run) []article.Run {
	for len(runs) > 0 {
		last := &runs[len(runs)-1]
		last.Text = strings.TrimRight(last.Text, " \n")
		if last.Text != "" {
			break
		}
		runs = runs[:len(runs)-1]
	}
	return runs
}

// add appends r to runs. A mark that combines with the letter before it goes
// to that letter's run, so that the whole text is NFC.
func add(runs []article.Run, r article.Run) []article.Run {
	if len(runs) > 0 {
		prev := &runs[len(runs)-1]
		if n := norm.NFC.FirstBoundaryInString(r.Text); n != 0 {
			if n < 0 {
				n = len(r.Text)
			}
			prev.Text = norm.NFC.String(prev.Text + r.Text[:n])
			r.Text = r.Text[n:]
		}
		if prev.Style == r.Style && prev.Href == r.Href {
			prev.Text += r.Text
			return runs
		}
	}
	if r.Text == "" {
		return runs
	}
	return append(runs, r)
}

// paragraphs splits runs at every blank line, as two forced breaks make one.
func paragraphs(runs []article.Run) [][]article.Run {
	var out [][]article.Run
	var one []article.Run
	for _, r := range fold(runs) {
		for i, s := range splitBreaks(r.Text) {
			if i > 0 {
				out = append(out, one)
				one = nil
			}
			if s != "" {
				one = append(one, article.Run{Text: s, Style: r.Style, Href: r.Href})
			}
		}
	}
	out = append(out, one)
	var kept [][]article.Run
	for _, p := range out {
		if p = fold(p); len(p) > 0 {
			kept = append(kept, p)
		}
	}
	return kept
}

// splitBreaks splits s at every run of two or more line feeds.
func splitBreaks(s string) []string {
	parts := strings.Split(s, "\n\n")
	for i := range parts {
		parts[i] = strings.TrimLeft(parts[i], "\n")
	}
	return parts
}
