// Package xmltext knows which characters XML may hold. It never reads markup.
package xmltext

import "strings"

// Allowed returns s as UTF-8 without the characters that XML 1.0 forbids
// (section 2.2).
func Allowed(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}
