package compare

import "writethru/annotations/diff"

// line is what stands between two joints: a paragraph, an item, a cell.
type line struct {
	joint       joint  // what stands before it; none at the start of a row
	op          string // of that joint
	block, part int    // of the side that gives the row its form; part is -1 where only the other side has it
	bits        []bit
}

// at returns the place of the line in the new text, or -1 when nothing of it
// stands there.
func (l line) at() int {
	for _, b := range l.bits {
		if b.op != diff.Delete && b.new.at >= 0 {
			return b.new.at
		}
	}
	return -1
}

// lines cuts a stream at the joints of both texts, so that an item that was
// taken out of a list, or two paragraphs that were joined, stand on lines of
// their own. First is the first block of the row on the new side.
func lines(bits []bit, first int) []line {
	return cut(bits, first, func(b bit) (stretch, bool) { return b.new, b.op != diff.Delete })
}

// oldLines does the same for the old side alone.
func oldLines(bits []bit, first int) []line {
	var old []bit
	for _, b := range bits {
		if b.op != diff.Insert {
			old = append(old, b)
		}
	}
	return cut(old, first, func(b bit) (stretch, bool) { return b.old, true })
}

// cut cuts a stream at its joints. Side gives the stretch on the side that gives
// the row its form, and whether there is one.
func cut(bits []bit, first int, side func(bit) (stretch, bool)) []line {
	out := []line{{block: first}}
	for _, b := range bits {
		s, formed := side(b)
		end := s.joint
		if !formed {
			end = b.old.joint
		}
		last := &out[len(out)-1]
		if end == none {
			last.bits = append(last.bits, b)
			continue
		}
		next := line{joint: end, op: b.op, block: last.block, part: -1}
		if formed {
			next.block, next.part = s.block, s.part
		}
		out = append(out, next)
	}
	return out
}
