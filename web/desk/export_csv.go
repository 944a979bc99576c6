package desk

import (
	"strconv"
	"strings"
	"time"

	"writethru/annotations"
)

// csvColumns are the columns of an export, in order.
var csvColumns = []string{
	"mark", "kind", "passage", "speaker", "role", "verb", "to", "speech", "claimant", "claim", "status", "tags", "note",
	"outlet", "headline", "source", "made_on_revision", "paragraph", "made", "changed",
	"revision", "revision_time", "newest", "fate", "by_hand", "words_there", "link",
}

// csv writes a line for each mark and revision, by RFC 4180, with a byte order
// mark so that spreadsheets take it for UTF-8. White space and line feeds in
// cells stay as they are.
//
// Spreadsheets run cells that begin with "=" or "@", and with "+" or "-" unless
// a number follows. Such a cell, and no other, gets an apostrophe before it,
// which spreadsheets do not show.
func (e *export) csv() ([]byte, error) {
	var b strings.Builder
	b.WriteString("\uFEFF")
	writeCSV(&b, csvColumns)
	for _, s := range e.stories {
		for _, m := range s.marks {
			for i := range m.placed {
				writeCSV(&b, e.csvLine(s, m, i))
			}
		}
	}
	return []byte(b.String()), nil
}

func (e *export) csvLine(s exportStory, m exportMark, i int) []string {
	q, c := annotations.QuoteOf{}, annotations.ClaimOf{}
	if m.Quote != nil {
		q = *m.Quote
	}
	if m.Claim != nil {
		c = *m.Claim
	}
	p, h := m.placed[i], s.heads[i]
	fate := string(p.Fate)
	if p.Revision == m.Revision {
		fate = "marked"
	}
	return []string{
		string(m.ID), string(m.Kind), m.Exact, q.Speaker, q.Role, q.Verb, q.To, string(q.Speech),
		c.Claimant, c.Wording, string(c.Status), strings.Join(m.Tags, ", "), m.Note,
		s.Outlet, s.headline, s.URL, strconv.Itoa(m.Revision), countOf(m.WasPar), stamp(m.Made), stamp(m.Changed),
		strconv.Itoa(p.Revision), stamp(e.clock.time(h.Time())), yes(i == len(s.heads)-1), fate, yes(p.ByHand), m.words[i], e.link(m, p.Revision),
	}
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

func yes(is bool) string {
	if is {
		return "yes"
	}
	return ""
}

// countOf returns n, "" for none.
func countOf(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// writeCSV writes one line. (Package encoding/csv would change line feeds inside
// cells.)
func writeCSV(b *strings.Builder, cells []string) {
	for i, c := range cells {
		if i > 0 {
			b.WriteByte(',')
		}
		c = defused(c)
		if strings.ContainsAny(c, ",\"\r\n") {
			c = `"` + strings.ReplaceAll(c, `"`, `""`) + `"`
		}
		b.WriteString(c)
	}
	b.WriteString("\r\n")
}

// defused returns a cell that no spreadsheet runs.
func defused(cell string) string {
	rest := strings.TrimLeft(cell, " \t\r\n")
	if rest == "" {
		return cell
	}
	switch []rune(rest)[0] {
	case '=', '@', '＝', '＠':
		return "'" + cell
	case '+', '-', '＋', '－':
		if !isNumber(rest) {
			return "'" + cell
		}
	}
	return cell
}

// isNumber reports whether s is a sign with a number behind it, as "-2.1" and
// "+3,000 %" are.
func isNumber(s string) bool {
	digits := 0
	for _, r := range s[1:] {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case !strings.ContainsRune(".,% \u00a0\u202f", r):
			return false
		}
	}
	return digits > 0
}
