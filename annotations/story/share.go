package story

import "writethru/annotations/article"

// Share is how much two revisions have in common, by exact runs of words.
type Share struct {
	// Contained is the share of the shorter body's runs that the longer one
	// has, 0 to 1.
	Contained float64
	// OfFirst and OfSecond are the share of each body's runs that stand in the
	// other one.
	OfFirst, OfSecond float64
}

// ShareOf compares the bodies of two revisions.
func ShareOf(first, second []article.Block) Share {
	a, b := runsOf(words(body(first))), runsOf(words(body(second)))
	if len(a) == 0 || len(b) == 0 {
		return Share{}
	}
	n := float64(shared(a, b))
	return Share{
		Contained: n / float64(min(len(a), len(b))),
		OfFirst:   n / float64(len(a)),
		OfSecond:  n / float64(len(b)),
	}
}

// IsSame reports whether as much is shared as copies of one story share.
func (s Share) IsSame() bool { return s.Contained >= LeastContained }
