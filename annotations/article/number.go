package article

// Numbers returns the paragraph number of every block, as readers and editors
// count a story: 1, 2, 3 over the paragraphs and quotations of its body, and 0
// for all other blocks, which have none. Numbers(blocks)[i] is that of blocks[i].
func Numbers(blocks []Block) []int {
	out := make([]int, len(blocks))
	n := 0
	for i, b := range blocks {
		if b.isNumbered() {
			n++
			out[i] = n
		}
	}
	return out
}

// isNumbered reports whether b counts as a paragraph of the story.
func (b Block) isNumbered() bool {
	if b.Role != Body || b.Kind != Paragraph && b.Kind != Quotation {
		return false
	}
	for _, p := range b.Parts {
		for _, r := range p.Runs {
			if r.Text != "" {
				return true
			}
		}
	}
	return false
}
