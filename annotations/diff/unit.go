package diff

import "slices"

// unit is a block or a sentence as the search for partners sees it.
type unit struct {
	text  string // equal units have equal texts
	sort  string // only units of one sort can be partners
	feats []uint32
	words int
}

// none is the partner of what has none.
const none = -1

// features returns a sorted multiset that says what tokens are about: every
// pair of words that stand beside each other, and every word that tells
// something. Pairs outweigh single words: words alone are alike by chance.
func (v *vocab) features(tokens []token) (feats []uint32, words int) {
	feats = make([]uint32, 0, 2*len(tokens)+1)
	before := int32(-1)
	for _, t := range tokens {
		w := v.of(t)
		if !w.letter {
			continue
		}
		words++
		if w.long {
			feats = runePairs(feats, w.text)
		}
		feats = append(feats, mix(before, w.fold))
		if !w.light {
			feats = append(feats, mix(-2, w.fold))
		}
		before = w.fold
	}
	if words > 0 {
		feats = append(feats, mix(before, -1))
	}
	slices.Sort(feats)
	return feats, words
}

// runePairs adds the pairs of characters of a phrase without spaces.
func runePairs(feats []uint32, s string) []uint32 {
	before := rune(-3)
	for _, r := range s {
		if before > 0 {
			feats = append(feats, mix(before, -4-r))
		}
		before = r
	}
	return feats
}

func mix(a, b int32) uint32 {
	h := uint64(uint32(a))*0x9E3779B97F4A7C15 ^ uint64(uint32(b))*0xC2B2AE3D27D4EB4F
	h ^= h >> 29
	h *= 0xBF58476D1CE4E5B9
	return uint32(h >> 32)
}

// common returns the number of features in both of two sorted multisets.
func common(a, b []uint32) int {
	n, i, j := 0, 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}

// minus returns a without the features of b.
func minus(a, b []uint32) []uint32 {
	out := make([]uint32, 0, len(a))
	j := 0
	for _, f := range a {
		for j < len(b) && b[j] < f {
			j++
		}
		if j < len(b) && b[j] == f {
			j++
			continue
		}
		out = append(out, f)
	}
	return out
}

// whole is the likeness of equal units.
const whole = 1000

// likeness returns how alike two units are, from 0 to whole: by their common
// features, and also when one is much longer and holds the other, so that the
// parts of a split paragraph are alike to it.
func likeness(a, b unit) int {
	if len(a.feats) == 0 || len(b.feats) == 0 {
		return 0
	}
	n := common(a.feats, b.feats)
	score := 2 * n * (whole - 1) / (len(a.feats) + len(b.feats))
	if shorter := min(len(a.feats), len(b.feats)); shorter >= 8 {
		score = max(score, n*(whole-1)/shorter*6/10)
	}
	return score
}

// merge returns the features of both of two sorted multisets.
func merge(a, b []uint32) []uint32 {
	out := append(slices.Clone(a), b...)
	slices.Sort(out)
	return out
}
