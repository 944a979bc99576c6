package sanitize

import "strings"

// plain returns s without what has no form but changes how text reads: control
// characters, soft hyphens, zero-width spaces, byte order marks and
// bidirectional embedding, override and isolate controls.
func plain(s string) string { return strings.Map(plainRune, s) }

func plainRune(r rune) rune {
	switch {
	case r == '\t' || r == '\n':
		return r
	case r == '\r' || r == '\f':
		return ' '
	case r < 0x20, 0x7F <= r && r < 0xA0:
		return -1
	case r == 0xAD, r == 0x200B, r == 0xFEFF:
		return -1
	case 0x202A <= r && r <= 0x202E, 0x2066 <= r && r <= 0x2069:
		return -1
	}
	return r
}
