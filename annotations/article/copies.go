package article

import "unicode"

// CopyNames names two articles that carry the same copy, so that they are told
// apart in a sentence: by their outlets, or, where those are unknown or the same,
// by their order. A name that is written from right to left is isolated, so that
// it leaves the order of what stands around it alone.
func CopyNames(a, b Article) (first, second string) {
	if a.Outlet == "" || b.Outlet == "" || a.Outlet == b.Outlet {
		return "the first copy", "the second copy"
	}
	return isolated(a.Outlet), isolated(b.Outlet)
}

// isolated returns s between the controls that isolate it (Unicode Standard
// Annex 9), if it may run from right to left.
func isolated(s string) string {
	for _, r := range s {
		if unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko) {
			return "\u2068" + s + "\u2069"
		}
	}
	return s
}
