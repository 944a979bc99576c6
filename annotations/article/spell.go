package article

import (
	"strconv"
	"strings"
)

// Spell returns the number of a revision as it stands in addresses: "3", or "e2"
// for the earlier text -2.
func Spell(n int) string {
	if n < 0 {
		return "e" + strconv.Itoa(-n)
	}
	return strconv.Itoa(n)
}

// Spelled returns the number that Spell writes as s. Anything else is none.
func Spelled(s string) (n int, ok bool) {
	digits, early := strings.CutPrefix(s, "e")
	n, err := strconv.Atoi(digits)
	if err != nil || n < 1 {
		return 0, false
	}
	if early {
		n = -n
	}
	return n, Spell(n) == s
}
