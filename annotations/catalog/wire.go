package catalog

import (
	"cmp"
	"slices"
	"time"

	"writethru/annotations"
)

// CheckHeld returns Invalid when h names no article, or its capture does not
// name its bytes.
func CheckHeld(h annotations.Held) error {
	if h.Article == "" {
		return annotations.Errorf(annotations.Invalid, "What is held belongs to no article.")
	}
	return CheckCapture(h.Capture)
}

// CheckToken returns Invalid when t has no ID or no hash.
func CheckToken(t annotations.Token) error {
	if t.ID == "" || t.Hash == "" {
		return annotations.Errorf(annotations.Invalid, "The token has no ID or no hash.")
	}
	return nil
}

// IsNewer reports whether a version takes the place of the one that is kept of
// an item: it was made later, or at the same time and is named.
func IsNewer(kept annotations.WiredItem, version string, created time.Time) bool {
	return created.After(kept.Created) || created.Equal(kept.Created) && version != ""
}

// SortWired sorts items as they were made, then by name.
func SortWired(items []annotations.WiredItem) {
	slices.SortFunc(items, func(a, b annotations.WiredItem) int {
		return cmp.Or(a.Created.Compare(b.Created), cmp.Compare(a.Name, b.Name))
	})
}

// SortHeld sorts held items by article, then as they were made, then by capture
// and place in it.
func SortHeld(list []annotations.Held) {
	slices.SortFunc(list, func(a, b annotations.Held) int {
		return cmp.Or(cmp.Compare(a.Article, b.Article), a.Created.Compare(b.Created),
			cmp.Compare(a.Capture.SHA256, b.Capture.SHA256), cmp.Compare(a.Item, b.Item))
	})
}

// SortTokens sorts tokens, the oldest first, then by ID.
func SortTokens(list []annotations.Token) {
	slices.SortFunc(list, func(a, b annotations.Token) int { return cmp.Or(a.Made.Compare(b.Made), cmp.Compare(a.ID, b.ID)) })
}
