package story

import (
	"hash/fnv"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"writethru/annotations/article"
)

const (
	// run is the length of the runs that are compared, in words.
	run = 5
	// kept is the modulus by which a sketch keeps hashes.
	kept = 8
	// LeastShared is how many kept hashes two sketches must share before the
	// texts are worth comparing: fewer are a stock phrase or a common quote.
	LeastShared = 3
	// LeastContained is the containment from which two texts are taken for
	// the same story.
	LeastContained = 0.4
)

// Sketch is a sorted set of hashes that stands for a text.
type Sketch []uint64

// SketchOf returns the sketch of the body of a revision: its paragraphs, list
// items and quotations, not headline, furniture, credit or notes.
func SketchOf(blocks []article.Block) Sketch { return sketch(runsOf(words(body(blocks)))) }

// SketchOfText returns the sketch of a plain text.
func SketchOfText(text string) Sketch { return sketch(runsOf(words(text))) }

func sketch(runs []uint64) Sketch {
	var s Sketch
	for _, h := range runs {
		if h%kept == 0 {
			s = append(s, h)
		}
	}
	return s
}

// Shared returns how many hashes stand in both sketches.
func (s Sketch) Shared(o Sketch) int { return shared(s, o) }

// Contained returns the estimated containment of two texts by their sketches,
// 0 to 1.
func (s Sketch) Contained(o Sketch) float64 { return contained(s, o) }

// body joins the text of the blocks that wire copy is carried in.
func body(blocks []article.Block) string {
	var b strings.Builder
	for _, bl := range blocks {
		if bl.Role != article.Body || bl.Kind == article.Figure || bl.Kind == article.Heading {
			continue
		}
		b.WriteString(bl.Text())
		b.WriteByte('\n')
	}
	return b.String()
}

// words returns the letters and digits of a text in lower case, word by word.
// Marks inside a word (apostrophes, hyphens) part it, so that outlets that set
// them differently still have the same words.
func words(text string) []string {
	return strings.FieldsFunc(strings.ToLower(norm.NFKC.String(text)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
}

// runsOf returns the sorted set of hashes of all runs of words. A text shorter
// than a run has one run.
func runsOf(words []string) []uint64 {
	if len(words) == 0 {
		return nil
	}
	n := min(run, len(words))
	all := make([]uint64, 0, len(words)-n+1)
	for i := 0; i+n <= len(words); i++ {
		all = append(all, hashOf(words[i:i+n]))
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// hashOf returns the hash of a run of words.
func hashOf(words []string) uint64 {
	h := fnv.New64a()
	for _, w := range words {
		h.Write([]byte(w))
		h.Write([]byte{' '})
	}
	return mix(h.Sum64())
}

// mix spreads a hash over all its bits: the low bits of FNV-1a depend too much
// on the last letters (the finaliser of SplitMix64).
func mix(h uint64) uint64 {
	h ^= h >> 30
	h *= 0xbf58476d1ce4e5b9
	h ^= h >> 27
	h *= 0x94d049bb133111eb
	return h ^ h>>31
}

func shared(a, b []uint64) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			n, i, j = n+1, i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}

func contained(a, b []uint64) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	return float64(shared(a, b)) / float64(min(len(a), len(b)))
}
