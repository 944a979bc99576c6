package diff

import (
	"strings"
	"unicode"

	"writethru/annotations/article"
)

// datelines names changes inside the dateline that opens a paragraph.
func (c *comparison) datelines(p *pair, g group) {
	was, is := datelineEnd(c.old.blocks[g.old[0]]), datelineEnd(c.new.blocks[g.new[0]])
	for k := range p.hunks {
		h := &p.hunks[k]
		if (was > 0 || is > 0) && h.old[1] <= was && h.new[1] <= is && h.kinds&^kindSet(Layout) != 0 {
			h.kinds = kindSet(Dateline)
		}
	}
}

// datelineEnd returns the bytes of the dateline that opens b and of the dash and
// blank after it, 0 without one.
func datelineEnd(b block) int {
	n := 0
	if len(b.Parts) > 0 {
		for _, r := range b.Parts[0].Runs {
			if r.Style&article.DatelineStyle == 0 {
				break
			}
			n += len(r.Text)
		}
	}
	switch {
	case n > 0:
		return len(b.text) - len(strings.TrimLeft(b.text[n:], " \u00a0—–-"))
	case b.Role != article.Body:
		return 0
	}
	return typedDateline(b.text)
}

// typedDateline finds a dateline by how it is written: "KARROW, Halvoria
// (Plover) —".
func typedDateline(text string) int {
	const most = 80
	head := text
	if len(head) > most {
		head = head[:most]
	}
	for _, dash := range []string{" — ", " – ", " - ", " -- "} {
		at := strings.Index(head, dash)
		if at < 0 {
			continue
		}
		place, _, _ := strings.Cut(head[:at], " ")
		place = strings.TrimRight(place, ",")
		if len(place) > 2 && strings.ToUpper(place) == place && strings.ToLower(place) != place && strings.IndexFunc(place, unicode.IsDigit) < 0 {
			return at + len(dash)
		}
	}
	return 0
}
