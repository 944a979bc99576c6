package kit

// Step returns the place after (on) or before at in a list of n, counted from
// 1. It stays at the ends; from 0 it goes to the first. 0 when n is 0.
func Step(at, n int, on bool) int {
	if on {
		at++
	} else {
		at--
	}
	return max(min(at, n), min(1, n))
}
