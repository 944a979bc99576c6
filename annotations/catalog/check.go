package catalog

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"writethru/annotations"
	"writethru/annotations/article"
)

// CheckRevision says whether a, c and r may be kept together: Invalid when r is
// of another article or of another capture, or when c does not name its bytes.
func CheckRevision(a article.Article, c article.Capture, r article.Revision) error {
	switch {
	case a.ID == "":
		return annotations.Errorf(annotations.Invalid, "The article has no ID.")
	case r.Article != a.ID:
		return annotations.Errorf(annotations.Invalid, "The revision belongs to another article.")
	case r.Capture != c.SHA256:
		return annotations.Errorf(annotations.Invalid, "The revision was not made from this capture.")
	}
	return CheckCapture(c)
}

// CheckCapture returns Invalid when c does not name its bytes.
func CheckCapture(c article.Capture) error {
	sum := sha256.Sum256(c.Body)
	if c.SHA256 != hex.EncodeToString(sum[:]) {
		return annotations.Errorf(annotations.Invalid, "The capture's bytes are not those that its name says.")
	}
	return nil
}

// CheckMark returns Invalid when a has no ID or a placement is not of a.
func CheckMark(a annotations.Annotation, placed []annotations.Placement) error {
	if a.ID == "" {
		return annotations.Errorf(annotations.Invalid, "The mark has no ID.")
	}
	for _, p := range placed {
		if p.Annotation != a.ID {
			return annotations.Errorf(annotations.Invalid, "The placement belongs to another mark.")
		}
	}
	return nil
}

// CheckImage returns Invalid when hash does not name data.
func CheckImage(hash string, data []byte) error {
	sum := sha256.Sum256(data)
	if hash != hex.EncodeToString(sum[:]) {
		return annotations.Errorf(annotations.Invalid, "The picture's bytes are not those that its name says.")
	}
	return nil
}

// CheckShow returns Invalid when show is no value of ListQuery.Show.
func CheckShow(show string) error {
	switch show {
	case "", "changed", "unread", "marked":
		return nil
	}
	return annotations.Errorf(annotations.Invalid, "The library has no such filter.")
}

// CheckWhere returns Invalid when a condition cannot be asked of articles or, as
// of says, of marks.
func CheckWhere(where []annotations.Condition, of Of) error {
	for _, c := range where {
		if !valid(c, of) {
			return annotations.Errorf(annotations.Invalid, "This cannot be searched for here.")
		}
	}
	return nil
}

func valid(c annotations.Condition, of Of) bool {
	switch c.Field {
	case annotations.ByPhrase:
		return len(c.Values) == 1 && !PhraseOf(c.Values[0]).IsEmpty()
	case annotations.ByOutlet, annotations.ByTag, annotations.ByKind, annotations.BySpeaker:
		return len(c.Values) > 0
	case annotations.ByFate:
		return len(c.Values) > 0 && of == Marks
	case annotations.ByState:
		return len(c.Values) > 0 && of == Stories && !slices.ContainsFunc(c.Values, func(v string) bool { return !slices.Contains(states, v) })
	case annotations.ByAge, annotations.ByChange:
		return true
	}
	return false
}

// ErrCursor is the error for a cursor that is no place in a list.
var ErrCursor = annotations.Errorf(annotations.Invalid, "There is no such place in the list.")
