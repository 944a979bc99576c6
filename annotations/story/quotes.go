package story

import (
	"slices"
	"strings"

	"writethru/annotations/article"
	"writethru/annotations/diff"
)

// LeastQuote is how many words two quotations must have in common, one after the
// other, to be the same quote. Shorter ones are common ways of speaking.
const LeastQuote = 8

// Quote is a quotation of a text.
type Quote struct {
	Text string
	// Keys stand for the words with which it, and each of its sentences, begins
	// and ends. Two quotations with a key in common share LeastQuote words.
	Keys []uint64
}

// keyBits are the bits of a key, few enough to be small in a file.
const keyBits = 48

// QuotesIn returns the quotations of LeastQuote words or more in the body of a
// revision, in order. Outlets cut quotations at the borders of sentences, so
// that the beginnings and ends of those are what is compared. Case, accents of
// composition and punctuation do not count. In scripts without spaces nothing
// is found.
func QuotesIn(blocks []article.Block) []Quote {
	var out []Quote
	for _, b := range blocks {
		if b.Role != article.Body || b.Kind == article.Figure || b.Kind == article.Heading {
			continue
		}
		for _, text := range diff.Quotations(b.Text()) {
			if keys := keysOf(text); keys != nil {
				out = append(out, Quote{text, keys})
			}
		}
	}
	return out
}

// KeysOf returns the keys of all quotations, each once, sorted.
func KeysOf(quotes []Quote) []uint64 {
	var all []uint64
	for _, q := range quotes {
		all = append(all, q.Keys...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func keysOf(quote string) []uint64 {
	var keys []uint64
	for _, s := range append(sentences(quote), quote) {
		w := words(s)
		if len(w) < LeastQuote {
			continue
		}
		for _, ends := range [][]string{w[:LeastQuote], w[len(w)-LeastQuote:]} {
			if k := hashOf(ends) >> (64 - keyBits); !slices.Contains(keys, k) {
				keys = append(keys, k)
			}
		}
	}
	return keys
}

func sentences(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(".!?…؟۔।", r) })
}
