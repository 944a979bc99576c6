package diff

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// token is a word, number or mark of a text, and the white space after it. All
// places are bytes. Tokens lie side by side: where one has its next, the
// following one starts. White space before the first word is a token with an
// empty core.
type token struct {
	start, end int32 // the core
	next       int32 // the end of the white space after it
	id         int32 // equal cores have equal ids
}

// span is the place of a token.
type span struct{ start, end, next int }

// cut returns the tokens of text. No boundary of a core lies inside a word or
// a grapheme cluster (Unicode Standard Annex 29). A phrase of a script written
// without spaces is one token: its words cannot be told without a dictionary.
func (v *vocab) cut(text string) []token {
	c := cutter{text: text, spans: make([]span, 0, len(text)/5+4)}
	for at := 0; at < len(text); {
		at = c.chunk(at)
	}
	spans := join(text, c.spans)
	out := make([]token, len(spans))
	for k, s := range spans {
		out[k] = token{int32(s.start), int32(s.end), int32(s.next), v.id(text[s.start:s.end])}
	}
	return out
}

type cutter struct {
	text  string
	spans []span
}

// chunk cuts the characters from at to the next white space, and that white
// space, and returns its end. Most chunks of news are simple: for them the
// rules of the annex come down to a few lines. The others go to uniseg.
func (c *cutter) chunk(at int) int {
	end, simple := c.afterWord(at)
	end = c.afterSpace(end)
	for r, n := c.rune(end); n > 0 && clings(r); r, n = c.rune(end) {
		end, _ = c.afterWord(end)
		end, simple = c.afterSpace(end), false
	}
	if simple {
		c.simple(at, end)
	} else {
		c.careful(at, end)
	}
	return end
}

// clings reports whether r may make one character with white space before it.
func clings(r rune) bool {
	return r >= 0x300 && unicode.In(r, unicode.M, unicode.Cf) || r >= 0x1F3FB && r <= 0x1F3FF || r == 0xFF9E || r == 0xFF9F || r == 0xE33 || r == 0xEB3
}

func (c *cutter) rune(at int) (rune, int) {
	if at < len(c.text) && c.text[at] < utf8.RuneSelf {
		return rune(c.text[at]), 1
	}
	return utf8.DecodeRuneInString(c.text[at:])
}

func (c *cutter) afterWord(at int) (end int, simple bool) {
	simple = true
	for at < len(c.text) {
		r, n := c.rune(at)
		if unicode.IsSpace(r) {
			break
		}
		simple = simple && classOf(r) != other
		at += n
	}
	return at, simple
}

func (c *cutter) afterSpace(at int) int {
	for at < len(c.text) {
		r, n := c.rune(at)
		if !unicode.IsSpace(r) {
			break
		}
		at += n
	}
	return at
}

func (c *cutter) add(start, end int) {
	c.spans = append(c.spans, span{start, end, end})
}

// space gives white space to the token before it.
func (c *cutter) space(start, end int) {
	if len(c.spans) == 0 {
		c.add(start, start)
	}
	c.spans[len(c.spans)-1].next = end
}

// simple cuts a chunk of simple characters.
func (c *cutter) simple(at, end int) {
	for at < end {
		r, n := c.rune(at)
		if unicode.IsSpace(r) {
			c.space(at, end)
			return
		}
		from, class := at, classOf(r)
		at += n
		if class == letter || class == digit || class == joiner {
			at = c.word(at, end, class)
		}
		c.add(from, at)
	}
}

// word returns the end of the word whose first character, of class before,
// ends at at: rules WB5 to WB13b.
func (c *cutter) word(at, end int, before class) int {
	for at < end {
		r, n := c.rune(at)
		class := classOf(r)
		if class == letter || class == digit || class == joiner {
			at, before = at+n, class
			continue
		}
		after, m := c.rune(at + n)
		if m == 0 || classOf(after) != before {
			return at
		}
		if !(before == letter && (class == midLetter || class == midBoth)) && !(before == digit && (class == midNumber || class == midBoth)) {
			return at
		}
		at += n
	}
	return at
}

// longestRun is the most bytes of a phrase that is kept together.
const longestRun = 240

// careful cuts any chunk, by grapheme clusters and word boundaries.
func (c *cutter) careful(at, end int) {
	rest, state := c.text[at:end], -1
	from, base := at, len(c.spans)
	last, first, before := apart, apart, apart // scripts before from, at from, before at
	for rest != "" {
		cluster, tail, bounds, next := uniseg.StepString(rest, state)
		script := scriptOf(cluster)
		if script == format {
			script = before
		}
		if from == at {
			first = script
		}
		if before = script; blank(cluster) {
			if from < at {
				c.add(from, at)
			}
			at += len(cluster)
			c.space(at-len(cluster), at)
			from, last = at, apart
		} else if at += len(cluster); bounds&uniseg.MaskWord != 0 || tail == "" {
			k := len(c.spans) - 1
			if k >= base && holds(last, first) && at-c.spans[k].start <= longestRun {
				c.spans[k].end, c.spans[k].next = at, at
			} else {
				c.add(from, at)
			}
			from, last = at, script
		}
		rest, state = tail, next
	}
	c.points(base)
}

// points joins what a point or apostrophe holds together in scripts written
// without spaces, as in Thai abbreviations, among the spans from base on.
func (c *cutter) points(base int) {
	out := c.spans[:base]
	for k := base; k < len(c.spans); k++ {
		s := c.spans[k]
		n := len(out)
		if n > base && k+1 < len(c.spans) && out[n-1].next == s.start && s.end == c.spans[k+1].start && isPoint(c.text[s.start:s.end]) &&
			holds(lastScript(c.text[out[n-1].start:out[n-1].end]), scriptOf(c.text[c.spans[k+1].start:c.spans[k+1].end])) {
			k++
			out[n-1].end, out[n-1].next = c.spans[k].end, c.spans[k].next
			continue
		}
		out = append(out, s)
	}
	c.spans = out
}

func isPoint(s string) bool {
	r := firstRune(s)
	return len(s) < 4 && s != "" && (classOf(r) >= midLetter && classOf(r) <= midBoth || r == '׳' || r == '״')
}

// lastScript returns the script in which s ends.
func lastScript(s string) script {
	for s != "" {
		r, n := utf8.DecodeLastRuneInString(s)
		if k := scriptOf(string(r)); k != format {
			return k
		}
		s = s[:len(s)-n]
	}
	return apart
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }
