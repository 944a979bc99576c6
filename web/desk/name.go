package desk

import (
	"crypto/sha256"
	"encoding/base32"
	"strings"

	"writethru/annotations/article"
)

// isAddress reports whether what was pasted as a text is only an address.
func isAddress(s string) bool {
	s = strings.TrimSpace(s)
	return !strings.ContainsAny(s, " \t\r\n") && article.Address(s) != ""
}

var letters = base32.NewEncoding("abcdefghijkmnpqrstuvwxyz23456789").WithPadding(base32.NoPadding)

// newID returns a name for an article that is known by seed, its address or the
// fingerprint of its text. The same seed gives the same name, so that two
// processes that bring one article cannot make it two. Salt tells names apart
// in the odd case that two seeds give the same.
func newID(seed string, salt byte) article.ID {
	sum := sha256.Sum256(append([]byte(seed), 0, salt))
	return article.ID(letters.EncodeToString(sum[:])[:12])
}
