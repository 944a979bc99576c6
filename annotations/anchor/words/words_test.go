package words_test

import (
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations/anchor/words"
)

func TestCut(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string // tokens as they stand
	}{
		{"words and marks", "“Nobody came,” she said.", []string{"“", "Nobody", "came", ",", "”", "she", "said", "."}},
		{"apostrophes", "don’t the crews’ rock'n'roll", []string{"don’t", "the", "crews", "’", "rock'n'roll"}},
		{"numbers", "5:40 a.m., 1,000.50 kr.", []string{"5:40", "a", ".", "m", ".", ",", "1,000.50", "kr", "."}},
		{"hyphens and dashes", "twenty-two—no", []string{"twenty", "-", "two", "—", "no"}},
		{"dots", "well.... so…", []string{"well", "....", "so", "…"}},
		{"soft hyphen inside", "har\u00adbor \u00admaster", []string{"har\u00adbor", "master"}},
		{"combining marks", "cafe\u0301 x", []string{"cafe\u0301", "x"}},
		{"right to left", "قال: «لم نر»", []string{"قال", ":", "«", "لم", "نر", "»"}},
		{"no spaces", "大雾中a部", []string{"大", "雾", "中", "a", "部"}},
		{"emoji", "👩‍👩‍👧👍🏽🇳🇴🇸🇪☀️x", []string{"👩‍👩‍👧", "👍🏽", "🇳🇴", "🇸🇪", "☀️", "x"}},
		{"money", "€5 + $6", []string{"€", "5", "+", "$", "6"}},
		{"nothing", " \n\u200b", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			text := []rune(test.text)
			var got []string
			for _, token := range words.Cut(text) {
				got = append(got, string(text[token.Start:token.End]))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("Cut(%q) (-want +got):\n%s", test.text, diff)
			}
		})
	}
}

func TestKeys(t *testing.T) {
	tests := []struct {
		name, a, b string
		same       bool
	}{
		{"quotation marks", "“x”", "«x»", true},
		{"single for double", "‘x’", "\"x\"", true},
		{"dashes", "a — b", "a-b", true},
		{"ellipses", "a…", "a....", true},
		{"a full stop is no ellipsis", "a.", "a…", false},
		{"case", "The", "the", true},
		{"apostrophe", "don’t", "don't", true},
		{"composition", "caf\u00e9", "cafe\u0301", true},
		{"ligature", "ﬁre", "fire", true},
		{"soft hyphen", "har\u00adbor", "harbor", true},
		{"accent", "cafe", "café", false},
		{"another word", "came", "come", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var keys [2][]string
			for i, s := range []string{test.a, test.b} {
				for _, token := range words.Cut([]rune(s)) {
					keys[i] = append(keys[i], token.Key)
				}
			}
			if got := cmp.Equal(keys[0], keys[1]); got != test.same {
				t.Errorf("%q is cut to %q, %q to %q; equal %v, want %v", test.a, keys[0], test.b, keys[1], got, test.same)
			}
		})
	}
}

func FuzzCut(f *testing.F) {
	f.Add("“Nobody came,” she said… 👩‍👩‍👧 cafe\u0301 5:40 \u00ad")
	f.Fuzz(func(t *testing.T, s string) {
		text := []rune(s)
		at := 0
		for _, token := range words.Cut(text) {
			if token.Start < at || token.End <= token.Start || token.End > len(text) {
				t.Fatalf("token [%d,%d) after %d in a text of %d", token.Start, token.End, at, len(text))
			}
			for _, r := range text[at:token.Start] {
				if !unicode.IsSpace(r) && !words.Invisible(r) {
					t.Errorf("%q at %d is in no token", r, at)
				}
			}
			at = token.End
		}
	})
}
