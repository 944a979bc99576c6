package dom

import "unicode/utf8"

// pointsIn returns how many code points the first units UTF-16 units of s are. A
// place inside of one counts as before it.
func pointsIn(s string, units int) int {
	n := 0
	for _, r := range s {
		if units -= unitsOf(r); units < 0 {
			break
		}
		n++
	}
	return n
}

// unitsIn returns how many UTF-16 units the first points code points of s are.
func unitsIn(s string, points int) int {
	n := 0
	for _, r := range s {
		if points--; points < 0 {
			break
		}
		n += unitsOf(r)
	}
	return n
}

func unitsOf(r rune) int {
	if r >= 0x10000 {
		return 2
	}
	return 1
}

// points returns the length of s in code points.
func points(s string) int { return utf8.RuneCountInString(s) }
