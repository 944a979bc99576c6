package compare

import (
	"fmt"
	"strconv"
	"strings"
)

// numbered returns the first and last paragraph number of blocks, 0 for none.
func (d doc) numbered(blocks []int) (first, last int) {
	for _, i := range blocks {
		if n := d.numbers[i]; n > 0 {
			if first == 0 {
				first = n
			}
			last = n
		}
	}
	return first, last
}

// par returns the numbers of blocks as "5" or "5–6", or "".
func (d doc) par(blocks []int) string {
	switch first, last := d.numbered(blocks); {
	case first == 0:
		return ""
	case first == last:
		return strconv.Itoa(first)
	default:
		return fmt.Sprintf("%d–%d", first, last)
	}
}

// name names blocks in a sentence: "par. 5", "the picture".
func (d doc) name(blocks []int) string {
	if p := d.par(blocks); p != "" {
		return "par. " + p
	}
	if len(blocks) == 0 {
		return ""
	}
	return "the " + thing(d.Blocks[blocks[0]])
}

// capital returns s with a capital letter.
func capital(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// where says for those who hear the page which paragraphs a row is about:
// "Paragraph 4, now 5 to 6", "Paragraph 3", "Picture".
func (t *table) where(r *row) string {
	old, new := t.old.par(r.Old), t.new.par(r.New)
	heard := func(s string) string { return strings.Replace(s, "–", " to ", 1) }
	switch {
	case old == "" && new == "":
		blocks, d := r.New, t.new
		if len(blocks) == 0 {
			blocks, d = r.Old, t.old
		}
		return capital(thing(d.Blocks[blocks[0]]))
	case old == new, old == "":
		return "Paragraph " + heard(new)
	case new == "":
		return fmt.Sprintf("Paragraph %s of %s", heard(old), t.copyOf(t.old))
	}
	if t.across() {
		return fmt.Sprintf("Paragraph %s, %s %s", heard(old), t.terms.is, heard(new))
	}
	return fmt.Sprintf("Paragraph %s, now %s", heard(old), heard(new))
}
