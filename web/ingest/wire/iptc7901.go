package wire

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"writethru/annotations/article"
	"writethru/web/ingest/blocks"
	"writethru/web/ingest/wiretext"
)

var (
	iptcFirst = regexp.MustCompile(`^\s*(?:ZCZC\s+)?([A-Za-z]{2,4})(\d{3,4})\s+(\d)\s+(?:([A-Za-z]{1,4})\s+)?(\d{1,5})(?:\s+(.*\S))?\s*$`)
	iptcFiled = regexp.MustCompile(`^\s*(\d\d)(\d\d)(\d\d)\s*(GMT|UTC|CET|CEST|MEZ|MESZ)?\s+(\p{Lu}\p{Ll}{2}) (\d\d)\s*$`)
	iptcNotes = regexp.MustCompile(`^\s*(?:# Notebook|# Notizblock|# dpa-Notizblock|# dpa NOTEBOOK|\* \* \* \*|#{1,2} dpa\b.*|#{1,2} (?:Notizblock|Notebook).*)\s*$`)
	iptcBy    = regexp.MustCompile(`^(?:By|BY|Von|VON) \p{L}`)
	iptcCaps  = regexp.MustCompile(`^[(\p{Lu}\d][\p{Lu}\d .:/()-]*$`)
)

// iptcHeader returns the line of the header with source, number, priority,
// category and words (IPTC 7901 section 3), -1 when there is none.
func iptcHeader(lines []string) int {
	for i, l := range lines[:min(len(lines), heads)] {
		if iptcFirst.MatchString(l) {
			return i
		}
	}
	return -1
}

// readIPTC reads an IPTC 7901 message: keyword line, labels, title and byline up
// to the line that ends with =, then the text to the notes for editors.
func readIPTC(lines []string, at int) Item {
	m := iptcFirst.FindStringSubmatch(lines[at])
	it := Item{Format: IPTC7901, Type: "text"}
	it.Urgency, _ = strconv.Atoi(m[3]) // a digit
	it.Provider = strings.TrimRight(strings.TrimSpace(strings.SplitN(m[6]+" ", " ", 2)[0]), "-")
	rest := lines[at+1:]
	for i := len(rest) - 1; i >= 0 && it.VersionCreated.IsZero(); i-- {
		if t := iptcFiled.FindStringSubmatch(rest[i]); t != nil {
			it.VersionCreated = iptcTime(t)
			rest = rest[:i]
		}
	}
	it.ID = strings.ToLower(m[1]) + m[2]
	if !it.VersionCreated.IsZero() {
		it.ID += it.VersionCreated.Format("-20060102") // numbers begin anew every day
	}
	n := titleLines(rest)
	iptcTitle(&it, rest[:n])
	iptcText(&it, rest[n:])
	it.takesEmbargo(it.EdNote + "\n" + it.Label)
	return it
}

// titleLines returns how many lines the title takes: to the one that ends with
// =, or to the blank line after the first of them.
func titleLines(lines []string) int {
	blank, some := -1, false
	for i, l := range lines[:min(len(lines), 16)] {
		t := strings.TrimSpace(l)
		if strings.HasSuffix(t, "=") {
			return i + 1
		}
		if t == "" && some && blank < 0 {
			blank = i
		}
		some = some || t != ""
	}
	return max(blank, 0)
}

// iptcTitle reads the keyword line, the labels ("1ST LEAD", "(Achtung)"), the
// headline, which may go over several lines, and the byline.
func iptcTitle(it *Item, lines []string) {
	var title, labels []string
	for _, l := range lines {
		s := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(l), "="))
		switch {
		case s == "":
		case it.Slug == "" && len(title) == 0 && strings.HasSuffix(s, "/"):
			it.Slug = s
		case iptcBy.MatchString(s) && len(title) > 0:
			it.Byline = s
		case len(title) == 0 && isLabelLine(s):
			labels = append(labels, s)
		default:
			title = append(title, s)
		}
	}
	it.Label = strings.Join(labels, "\n")
	it.Headline = blocks.Plain(strings.Join(title, " "))
	if it.Headline == "" && len(labels) > 0 {
		it.Headline = labels[len(labels)-1]
	}
	if it.Slug == "" && len(title) > 1 {
		it.Slug = title[0]
	}
}

// isLabelLine reports whether a line before the title is a label for editors.
func isLabelLine(s string) bool {
	if strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") {
		return true
	}
	return len(s) < 30 && iptcCaps.MatchString(s) && strings.ContainsFunc(s, unicode.IsUpper) && changeOf("", s, "", "") != "" ||
		len(s) < 20 && iptcCaps.MatchString(s) && len(strings.Fields(s)) <= 3 && strings.ContainsFunc(s, unicode.IsUpper)
}

// iptcText reads the story, and what follows it for editors only.
func iptcText(it *Item, lines []string) {
	var f flow
	for i, l := range lines {
		if iptcNotes.MatchString(l) {
			f.end()
			for _, p := range wiretext.Paragraphs(strings.Join(lines[i:], "\n")) {
				b := article.Plain(p)
				b.Role = article.Furniture
				f.out = append(f.out, b)
			}
			it.EdNote = first(it.EdNote, editorsNote(lines[i:]))
			it.Blocks = marked(f.out)
			return
		}
		if endOfMessage.MatchString(l) {
			break
		}
		f.line(l)
	}
	f.end()
	it.Blocks = marked(signedOff(f.out))
}

// marked gives roles to all blocks that have none but body.
func marked(all []article.Block) []article.Block {
	for i := range all {
		if all[i].Role == article.Body {
			roles(all[i : i+1])
		}
	}
	return all
}

// signature is the line of editors' initials that ends a story ("dpa al rmo").
var signature = regexp.MustCompile(`^[a-z]{2,5}(?: [a-z]{1,4}){1,6}$`)

func signedOff(all []article.Block) []article.Block {
	if n := len(all); n > 1 && signature.MatchString(all[n-1].Text()) {
		all[n-1].Role = article.Credit
	}
	return all
}

// editorsNote returns what stands under "Note to editors".
func editorsNote(lines []string) string {
	var out []string
	in := false
	for _, l := range lines {
		s := strings.TrimSpace(l)
		switch {
		case strings.HasPrefix(s, "#"):
			in = strings.Contains(strings.ToLower(s), "note to editors") || strings.Contains(strings.ToLower(s), "redaktionelle hinweise")
		case strings.HasPrefix(s, "* *"):
			in = false
		case in && s != "":
			out = append(out, strings.TrimLeft(s, "- "))
		}
	}
	return blocks.Plain(strings.Join(out, "; "))
}

// zones are the hours that the zones of the last line are ahead of UTC, germanMonths
// the months that German writes otherwise.
var (
	zones        = map[string]int{"CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2}
	germanMonths = strings.NewReplacer("Mär", "Mar", "Mrz", "Mar", "Mai", "May", "Okt", "Oct", "Dez", "Dec")
)

// iptcTime returns the time in a line such as "212322 GMT Nov 18": day, hour,
// minute, zone, month, year.
func iptcTime(m []string) time.Time {
	zone := time.FixedZone(m[4], zones[m[4]]*3600)
	if zones[m[4]] == 0 {
		zone = time.UTC
	}
	t, err := time.ParseInLocation("02 1504 Jan 06", m[1]+" "+m[2]+m[3]+" "+germanMonths.Replace(m[5])+" "+m[6], zone)
	if err != nil {
		return time.Time{}
	}
	return t
}
