package wire

import (
	"regexp"
	"strings"

	"writethru/annotations/article"
	"writethru/web/ingest/blocks"
)

// parseText tells the two text formats apart by their header lines.
func parseText(s string) ([]Item, error) {
	if strings.Count(s, "\n")+strings.Count(s, "\r") > 2*maxLines {
		return nil, errTooBig
	}
	lines := textLines(s)
	if at := anpaHeader(lines); at >= 0 {
		return []Item{readANPA(lines, at)}, nil
	}
	if at := iptcHeader(lines); at >= 0 {
		return []Item{readIPTC(lines, at)}, nil
	}
	if at := startOfMessage(lines); at >= 0 {
		return []Item{readZCZC(lines, at)}, nil
	}
	return nil, errUnknown
}

// textLines returns the lines of a message. The control characters of both
// formats (SYN, SOH, STX, ETX, DC1 to DC4...) hold nothing that a reader reads.
func textLines(s string) []string {
	s = strings.NewReplacer("\r\r\n", "\n", "\r\n", "\n", "\r", "\n").Replace(s)
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r == 0x02 || r == 0x03: // STX and ETX end a line
			return '\n'
		case r >= 0x11 && r <= 0x14, r == 0x1E, r == 0x1F:
			return ' '
		case r < 0x20 || r == 0x7F:
			return -1
		}
		return r
	}, s)
	return strings.Split(s, "\n")
}

// heads is how many lines may stand before a header.
const heads = 8

// flow collects the paragraphs of lines that were broken to a width. A line
// that is indented, or comes after a blank one, opens a paragraph.
type flow struct {
	out  []article.Block
	open []string
}

func (f *flow) line(s string) {
	t := strings.TrimSpace(s)
	if t == "" {
		f.end()
		return
	}
	if strings.HasPrefix(s, "\t") || strings.HasPrefix(s, "  ") {
		f.end()
	}
	f.open = append(f.open, t)
}

func (f *flow) end() {
	if p := blocks.Plain(strings.Join(f.open, " ")); p != "" {
		f.out = append(f.out, article.Plain(p))
	}
	f.open = nil
}

func (f *flow) blocks() []article.Block {
	f.end()
	return roles(f.out)
}

var (
	endOfMessage = regexp.MustCompile(`^\s*N{4}\s*$`)
	soi          = regexp.MustCompile(`^\s*ZCZC\b`)
	routing      = regexp.MustCompile(`^\s*(?:[%$*:][A-Z0-9 ]*|[A-Z0-9]{2,3}(?: [A-Z0-9]{2,4})*|:.*|\*X)\s*$`)
	lineEnd      = regexp.MustCompile(`(?:\s+\.)?\s*[<=^]+!?\s*$`)
	numbered     = regexp.MustCompile(`^\s*ZCZC\s+(\S+)`)
)

// startOfMessage returns the line with the start-of-information signal that
// IPTC 7901 allows in place of SOH, -1 when there is none.
func startOfMessage(lines []string) int {
	for i, l := range lines[:min(len(lines), heads)] {
		if soi.MatchString(l) {
			return i
		}
	}
	return -1
}

// readZCZC reads a message between ZCZC and NNNN that has no header after it:
// routing lines, then a slug or a headline, then lists and text.
func readZCZC(lines []string, at int) Item {
	it := Item{Format: IPTC7901, Type: "text"}
	if m := numbered.FindStringSubmatch(lines[at]); m != nil {
		it.ID = m[1]
	}
	var f flow
	for _, l := range lines[at+1:] {
		if endOfMessage.MatchString(l) {
			break
		}
		if it.Headline == "" {
			if routing.MatchString(l) || strings.TrimSpace(l) == "" {
				continue
			}
			if title := strings.TrimLeft(lineEnd.ReplaceAllString(l, ""), ":* "); title != "" {
				it.Headline = blocks.Plain(title)
			}
			continue
		}
		marked := lineEnd.MatchString(l)
		l = strings.TrimLeft(lineEnd.ReplaceAllString(l, ""), "<^")
		f.line(l)
		if marked || len(strings.TrimSpace(l)) < 45 {
			f.end() // a line of a list
		}
	}
	it.Blocks = f.blocks()
	return it
}
