package diff_test

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/rivo/uniseg"

	"writethru/annotations/diff"
)

// check holds a comparison to what every comparison must be: every block in one
// row, both texts rebuilt, no word cut, the same result again.
func check(t *testing.T, old, new diff.Input) diff.Result {
	t.Helper()
	r := diff.Compare(old, new)
	if again := diff.Compare(old, new); !cmp.Equal(r, again) {
		t.Errorf("a second comparison differs: %s", cmp.Diff(r, again))
	}
	olds, news := make([]int, len(old.Blocks)), make([]int, len(new.Blocks))
	for _, row := range r.Rows {
		for _, i := range row.Old {
			olds[i]++
		}
		for _, j := range row.New {
			news[j]++
		}
		checkRow(t, row, old, new)
	}
	for side, counts := range map[string][]int{"old": olds, "new": news} {
		if i := slices.IndexFunc(counts, func(n int) bool { return n != 1 }); i >= 0 {
			t.Errorf("%s block %d stands in %d rows", side, i, counts[i])
		}
	}
	if diff.Summary(r, old, new) == "" {
		t.Error("no summary")
	}
	return r
}

func checkRow(t *testing.T, row diff.Row, old, new diff.Input) {
	t.Helper()
	a, b := joined(old, row.Old), joined(new, row.New)
	switch row.Op {
	case diff.Same:
		if a != b {
			t.Errorf("row %v is called the same: %q, %q", row, a, b)
		}
		return
	case diff.Added, diff.Removed:
		if row.Pieces != nil {
			t.Errorf("row %v has pieces", row)
		}
	default:
		checkPieces(t, row.Pieces, a, b)
	}
	if len(row.Kinds) == 0 {
		t.Errorf("changed row without a kind: %v", row)
	}
}

func checkPieces(t *testing.T, pieces []diff.Piece, a, b string) {
	t.Helper()
	for side, want := range map[string]string{diff.Delete: a, diff.Insert: b} {
		var got strings.Builder
		var cuts []int
		before := ""
		for _, p := range pieces {
			if p.Op != diff.Equal && p.Op != side {
				continue
			}
			if before != "" && before != p.Op {
				cuts = append(cuts, got.Len())
			}
			before = p.Op
			got.WriteString(p.Text)
			if p.Text == "" || (p.Op == diff.Equal) != (p.Kind == "") {
				t.Errorf("bad piece %+v", p)
			}
		}
		if got.String() != want {
			t.Errorf("%s text rebuilt as %q, want %q", side, got.String(), want)
		}
		ends := boundaries(want)
		for _, at := range cuts {
			if !ends[at] {
				t.Errorf("cut at byte %d inside a word or character of %q", at, want)
			}
		}
	}
}

// boundaries returns where a text may be cut: between grapheme clusters, but
// not inside a word.
func boundaries(text string) map[int]bool {
	inside, out := map[int]bool{}, map[int]bool{}
	at, state := 0, -1
	for rest := text; rest != ""; {
		var word string
		word, rest, state = uniseg.FirstWordInString(rest, state)
		if strings.ContainsFunc(word, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) {
			for k := 1; k < len(word); k++ {
				inside[at+k] = true
			}
		}
		at += len(word)
	}
	at, state = 0, -1
	for rest := text; rest != ""; {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		at += len(cluster)
		out[at] = !inside[at]
	}
	return out
}

func joined(in diff.Input, numbers []int) string {
	var out []string
	for _, i := range numbers {
		out = append(out, in.Blocks[i].Text())
	}
	return strings.Join(out, "\n")
}

// atoms are what random texts are made of.
var atoms = []string{
	"a", "the", "The", "ferry", "Karrow", "said", "not", "12", "17", "-2.1%", "$1.5", "billion", "forty", "-", "three", "March",
	".", ",", "?", "“", "”", "‘", "’", "\"", "'", "…", "...", " ", " ", " ", " ", " ", " ", "\n", "\t", "\r\n", "\u00a0", "\u200b", "\u200d", "\u00ad", "\u0301",
	"中国", "。", "日本", "ひらがな", "カタ", "ー", "한국", "ไทย", "ำ", "क्", "षि", "العربية", "،", "א", "״", "👍", "🏽", "👨‍👩‍👧", "🇩🇪", "🇫", "❤", "\ufe0f", "\u0600", "é", "e\u0301", "Ж", "\xff",
}

func TestRandomTexts(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	text := func(most int) string {
		var b strings.Builder
		for n := r.Intn(most); n > 0; n-- {
			b.WriteString(atoms[r.Intn(len(atoms))])
		}
		return b.String()
	}
	for n := range 1500 {
		var old, new []string
		for k := r.Intn(6); k >= 0; k-- {
			old = append(old, text(30))
		}
		for k := r.Intn(6); k >= 0; k-- {
			p := text(30)
			if r.Intn(2) == 0 {
				p = old[r.Intn(len(old))]
			}
			if r.Intn(2) == 0 && len(p) > 0 {
				runes := []rune(p)
				at := r.Intn(len(runes))
				p = string(runes[:at]) + text(4) + string(runes[at:])
			}
			new = append(new, p)
		}
		check(t, texts(old...), texts(new...))
		if t.Failed() {
			t.Fatalf("text %d: %q, %q", n, old, new)
		}
	}
}

func FuzzCompare(f *testing.F) {
	f.Add("A ferry sank.\nNine are missing.", "A ferry sank.\nFour are missing, police said.")
	f.Add("“We lost 12,” he said. Rain fell.", "“We lost 21,”\nhe claimed.\nRain fell.")
	f.Add("政府说，三人死亡。", "政府说，五人死亡。👨‍👩‍👧")
	f.Add("ไทย12บาท ำ", " ำ\r\nไทย")
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) > 4000 {
			return
		}
		check(t, texts(strings.Split(a, "\n")...), texts(strings.Split(b, "\n")...))
		checkPieces(t, diff.Words(a, b), a, b)
	})
}

// words returns n words that depend on seed, in sentences and paragraphs.
func words(n int, seed int64, perParagraph int) []string {
	r := rand.New(rand.NewSource(seed))
	var out []string
	var b strings.Builder
	for k := range n {
		fmt.Fprintf(&b, "w%d", int(r.ExpFloat64()*400))
		switch {
		case k%perParagraph == perParagraph-1 || k == n-1:
			out = append(out, b.String()+".")
			b.Reset()
		case k%14 == 13:
			b.WriteString(". ")
		default:
			b.WriteByte(' ')
		}
	}
	return out
}

// edited returns paragraphs with percent of their words replaced.
func edited(paragraphs []string, percent int) []string {
	r := rand.New(rand.NewSource(9))
	out := make([]string, len(paragraphs))
	for i, p := range paragraphs {
		fields := strings.Split(p, " ")
		for k := range fields {
			if r.Intn(100) < percent {
				fields[k] = fmt.Sprintf("x%d", r.Intn(3000))
			}
		}
		out[i] = strings.Join(fields, " ")
	}
	return out
}

// TestHostile compares what is made to be slow. It ends in time or the whole
// test run does not.
func TestHostile(t *testing.T) {
	same := slices.Repeat([]string{"a"}, 4000)
	tests := []struct {
		name     string
		old, new []string
	}{
		{"one block repeated", same, append(slices.Repeat([]string{"b"}, 3000), same...)},
		{"one word repeated", []string{strings.Repeat("a ", 20000)}, []string{strings.Repeat("a b ", 15000)}},
		{"two words", []string{strings.Repeat("a b ", 10000)}, []string{strings.Repeat("b a a ", 9000)}},
		{"unrelated, one paragraph", words(20000, 1, 1<<30), words(20000, 2, 1<<30)},
		{"unrelated, paragraphs", words(20000, 1, 60), words(20000, 2, 60)},
		{"unrelated, lines", words(20000, 1, 4), words(20000, 2, 4)},
		{"all in one, all apart", words(8000, 1, 1<<30), words(8000, 1, 50)},
		{"marks only", []string{strings.Repeat("“‘\"'", 20000)}, []string{strings.Repeat("'”", 30000)}},
		{"no white space", []string{strings.Repeat("中", 30000)}, []string{strings.Repeat("中", 20000) + "国"}},
		{"combining marks", []string{strings.Repeat("\u0301", 30000)}, []string{"a" + strings.Repeat("\u0301", 20000)}},
		{"one number", []string{strings.Repeat("1:", 30000)}, []string{strings.Repeat("1:2", 20000)}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			old, new := texts(test.old...), texts(test.new...)
			r := diff.Compare(old, new)
			diff.Summary(r, old, new)
			for _, row := range r.Rows {
				checkRow(t, row, old, new)
			}
		})
	}
}

func BenchmarkCompare(b *testing.B) {
	paragraphs := words(5000, 1, 60)
	tests := []struct {
		name     string
		old, new []string
	}{
		{"5k-2", paragraphs, edited(paragraphs, 2)},
		{"5k-10", paragraphs, edited(paragraphs, 10)},
		{"5k-40", paragraphs, edited(paragraphs, 40)},
		{"5k-unrelated", paragraphs, words(5000, 2, 60)},
		{"5k-unrelated-one-paragraph", words(5000, 1, 1<<30), words(5000, 2, 1<<30)},
		{"20k-unrelated", words(20000, 1, 60), words(20000, 2, 60)},
		{"20k-unrelated-one-paragraph", words(20000, 1, 1<<30), words(20000, 2, 1<<30)},
	}
	for _, test := range tests {
		b.Run(test.name, func(b *testing.B) {
			old, new := texts(test.old...), texts(test.new...)
			b.ReportAllocs()
			for b.Loop() {
				diff.Compare(old, new)
			}
		})
	}
}
