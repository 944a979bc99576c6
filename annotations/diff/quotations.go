package diff

import "strings"

// Quotations returns what stands in quotation marks in a text, without the
// marks, in order: quoted speech of three words or more, in any language's marks.
func Quotations(text string) []string {
	if !strings.ContainsAny(text, "\"“”„«»‹›「」『』‘’‚'＂＇‛‟") {
		return nil
	}
	var out []string
	for _, q := range newVocab().quotesIn(text) {
		out = append(out, text[q[0]:q[1]])
	}
	return out
}
