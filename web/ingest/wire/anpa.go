package wire

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"writethru/annotations/article"
	"writethru/web/ingest/blocks"
	"writethru/web/ingest/wiretext"
)

var (
	anpaFirst  = regexp.MustCompile(`^\s*\^?([A-Za-z])([0-9]{3,4})([A-Za-z0-9-]*)\s*$`)
	anpaSecond = regexp.MustCompile(`^\s*([a-z])\s+([a-z0-9])\s+(\S.*?)\s+(\d{1,2})-(\d{1,2})(?:\s+(\d{1,5}))?\s*$`)
	anpaFiled  = regexp.MustCompile(`^\s*\^?\s*([A-Z]{2,4}-[A-Z]{2,3}-)(\d\d)-(\d\d)-(\d\d)\s+(\d\d)(\d\d)\s*(GMT|UTC|E[DS]T)?\s*[<=^]*\s*$`)
	anpaBy     = regexp.MustCompile(`^(?:By|BY) \p{L}`)
	anpaEds    = regexp.MustCompile(`^\(?(?i:eds|editors|attention|adv)\b`)
	anpaPhoto  = regexp.MustCompile(`^(?i:(?:ap|afp|reuters)?\s*(?:photos?|graphics?|video|audio)\b|with (?:ap )?photos?)`)
)

// anpaHeader returns the line of the header with priority, category, keyword,
// date and word count that ANPA 1312 section 4 asks for, -1 when there is none.
func anpaHeader(lines []string) int {
	for i, l := range lines[:min(len(lines), heads)] {
		if anpaSecond.MatchString(l) && (i == 0 || anpaFirst.MatchString(lines[i-1]) || i+1 < len(lines) && strings.HasPrefix(strings.TrimSpace(lines[i+1]), "^")) {
			return i
		}
	}
	return -1
}

// readANPA reads an ANPA 1312 message as agencies set it: the lines of the
// heading begin with a caret and end with < or =, paragraphs are indented, and
// the time of filing is the last line.
func readANPA(lines []string, at int) Item {
	it := Item{Format: ANPA1312, Type: "text", Lang: "en"}
	m := anpaSecond.FindStringSubmatch(lines[at])
	it.Urgency = map[string]int{"f": 1, "u": 2, "b": 3, "r": 4, "d": 5, "a": 6}[m[1]]
	if at > 0 {
		if id := anpaFirst.FindStringSubmatch(lines[at-1]); id != nil {
			it.ID = strings.ToLower(id[1]) + id[2] + "-" + m[4] + "-" + m[5]
		}
	}
	h := heading{it: &it, keyword: blocks.Plain(m[3])}
	var f flow
	for _, l := range lines[at+1:] {
		if t := anpaFiled.FindStringSubmatch(l); t != nil {
			it.VersionCreated = filed(t)
			it.Provider = first(it.Provider, strings.SplitN(t[1], "-", 2)[0])
			break
		}
		if endOfMessage.MatchString(l) {
			break
		}
		s := strings.TrimSpace(l)
		head := strings.HasPrefix(s, "^")
		s = strings.TrimSpace(lineEnd.ReplaceAllString(strings.TrimLeft(s, "^ "), ""))
		switch {
		case head && len(f.out) == 0 && len(f.open) == 0:
			h.line(s, strings.Contains(l, "="))
		case head:
			f.end()
			f.line(s)
		default:
			if n := len(f.open); n > 0 && len(f.open[n-1]) < 40 {
				f.end() // a line of a table
			}
			f.line(lineEnd.ReplaceAllString(l, ""))
		}
	}
	if it.Slug == "" {
		it.Slug = h.keyword
	}
	it.Blocks = f.blocks()
	if it.Headline == "" {
		it.Headline = it.Slug
	}
	it.takesEmbargo(it.EdNote)
	return it
}

// heading reads the lines before the story.
type heading struct {
	it      *Item
	keyword string
	byline  bool // the line before was one of the byline
}

func (h *heading) line(s string, closed bool) {
	it := h.it
	switch {
	case s == "":
	case anpaBy.MatchString(s) && closed, anpaBy.MatchString(s) && it.Headline != "" && len(s) < 80:
		it.Byline = s
		h.byline = true
	case h.byline && closed:
		it.Credit = first(it.Credit, s) // the name of the agency, or of a job
	case it.Slug == "":
		it.Slug = blocks.Plain(s)
	case anpaEds.MatchString(s), wiretext.RoleOf(s) == article.EdNote:
		it.EdNote = blocks.Plain(it.EdNote + " " + s)
	case anpaPhoto.MatchString(s):
	case it.Headline == "":
		it.Headline = blocks.Plain(s)
	case it.Summary == "":
		it.Summary = blocks.Plain(s)
	default:
		it.Summary = blocks.Plain(it.Summary + " " + s)
	}
}

// filed returns the time in a line such as "AP-WF-08-29-16 1626GMT".
func filed(m []string) time.Time {
	n := make([]int, len(m))
	for i := 2; i < 7; i++ {
		n[i], _ = strconv.Atoi(m[i]) // digits only
	}
	zone := time.UTC
	switch m[7] {
	case "EST":
		zone = time.FixedZone("EST", -5*3600)
	case "EDT":
		zone = time.FixedZone("EDT", -4*3600)
	}
	year := 2000 + n[4]
	if n[4] > 70 {
		year -= 100
	}
	t := time.Date(year, time.Month(n[2]), n[3], n[5], n[6], 0, 0, zone)
	if int(t.Month()) != n[2] || t.Day() != n[3] || n[5] > 23 || n[6] > 59 {
		return time.Time{} // a date that is none
	}
	return t
}
