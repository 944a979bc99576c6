package polling

import (
	"crypto/sha256"
	"encoding/hex"

	"writethru/annotations"
)

// idOf returns the ID of the watch of an address, which is always the same, so
// that two programs that bring one address do not make two of it.
func idOf(kind annotations.WatchKind, address string) string {
	sum := sha256.Sum256([]byte(string(kind) + " " + address))
	return hex.EncodeToString(sum[:8])
}
