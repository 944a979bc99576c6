package diff

// What a cell of the table says of the best alignment up to it: its last old
// token stands alone, its last new one, or both are partners. A pair is better
// when it follows a pair.
const (
	fromOld   = 0
	fromNew   = 1
	paired    = 2
	afterPair = 4 // the best alignment that ends with a pair here has one before it
	inRow     = 1 // the weight of that
	never     = -1 << 30
)

// table aligns the words of w so that the fewest are marked, and among such
// alignments the one with the longest words and the fewest pieces.
func (a *aligner) table(w window) {
	n, m := w.i1-w.i0, w.j1-w.j0
	steps := make([]byte, n*m)
	// best is the weight of the best alignment up to a cell of the row, ended
	// that of the best which ends with a pair there.
	best, ended := make([]int32, m+1), make([]int32, m+1)
	for j := range ended {
		ended[j] = never
	}
	for i := range n {
		a.fill(a.old[w.i0+i], a.new[w.j0:w.j1], best, ended, steps[i*m:(i+1)*m])
	}
	a.trace(w, steps)
}

// fill computes the row of one old token.
func (a *aligner) fill(old token, new []token, best, ended []int32, row []byte) {
	weight := a.v.of(old).weight
	corner, cornerEnded := best[0], ended[0]
	for j := range new {
		up, left := best[j+1], best[j]
		pair, step := int32(never), byte(0)
		if old.id == new[j].id {
			if pair = corner + weight; cornerEnded+inRow+weight >= pair {
				pair, step = cornerEnded+inRow+weight, afterPair
			}
		}
		corner, cornerEnded = up, ended[j+1]
		ended[j+1] = pair
		switch {
		case pair > up && pair > left:
			best[j+1], row[j] = pair, step|paired
		case left > up:
			best[j+1], row[j] = left, step|fromNew
		default:
			best[j+1], row[j] = up, step|fromOld
		}
	}
}

// trace reads the alignment from the end of the table.
func (a *aligner) trace(w window, steps []byte) {
	n, m := w.i1-w.i0, w.j1-w.j0
	must := false
	for i, j := n-1, m-1; i >= 0 && j >= 0; {
		step := steps[i*m+j]
		switch {
		case must || step&paired != 0:
			a.to[w.i0+i] = int32(w.j0 + j)
			must = step&afterPair != 0
			i, j = i-1, j-1
		case step&fromNew != 0:
			j--
		default:
			i--
		}
	}
}
