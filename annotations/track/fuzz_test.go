package track_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/track"
)

// check reports what no result may be.
func check(t *testing.T, new article.Text, r track.Result) {
	t.Helper()
	last := 0
	for _, s := range r.Spans {
		if !new.Valid(s) || s.Len() == 0 || s.Start < last {
			t.Errorf("spans %v are not in order inside a text of %d", r.Spans, new.Len())
		}
		last = s.End
	}
	if r.Score < 0 || r.Score > 1 {
		t.Errorf("score = %v", r.Score)
	}
	placed := r.Fate == annotations.Kept || r.Fate == annotations.Moved || r.Fate == annotations.Reworded
	if placed != (len(r.Spans) > 0) && r.Fate != annotations.Unsure {
		t.Errorf("%s with spans %v", r.Fate, r.Spans)
	}
	if (len(r.Words) > 0) != (r.Fate == annotations.Reworded) {
		t.Errorf("%s with words %v", r.Fate, r.Words)
	}
}

func FuzzFollow(f *testing.F) {
	f.Add("one two three. four five", "one two. four five six", 0, 7)
	f.Add(ferry, strings.Replace(ferry, "Fishing", "Police", 1), 100, 200)
	f.Add("a a a a a a a", "a a a a", 2, 5)
	f.Add("«لم نر» \u200f.", "«لم» نر", 0, 4)
	f.Add("👩‍👩‍👧👩‍👩‍👧 \u0301x", "👩‍👩‍👧", 1, 3)
	f.Fuzz(func(t *testing.T, a, b string, start, end int) {
		old, new := article.NewText(a), article.NewText(b)
		marks := []track.Mark{{Spans: []article.Span{{Start: start, End: end}}}, {Spans: []article.Span{{Start: 0, End: old.Len()}}}}
		got := track.Follow(old, new, marks)
		for _, r := range got {
			check(t, new, r)
		}
		backwards := track.Follow(old, new, []track.Mark{marks[1], marks[0]})
		if diff := cmp.Diff(got, []track.Result{backwards[1], backwards[0]}); diff != "" {
			t.Errorf("results depend on the order of the marks:\n%s", diff)
		}
	})
}

func FuzzFollowSameText(f *testing.F) {
	f.Add(ferry, 3, 40)
	f.Add("", 0, 0)
	f.Fuzz(func(t *testing.T, a string, start, end int) {
		text := article.NewText(a)
		span := article.Span{Start: start, End: end}
		if !text.Valid(span) || span.Len() == 0 {
			return
		}
		got := track.Follow(text, text, []track.Mark{{Spans: []article.Span{span}}})[0]
		want := track.Result{Fate: annotations.Kept, Spans: []article.Span{span}, Score: 1}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("Follow to the same text (-want +got):\n%s", diff)
		}
	})
}

// FuzzFollowAppended adds a line of another alphabet at the end: what stood in
// the text is kept where it was.
func FuzzFollowAppended(f *testing.F) {
	f.Add(ferry, 3, 40)
	f.Add("one. two", 0, 8)
	f.Fuzz(func(t *testing.T, a string, start, end int) {
		old := article.NewText(a)
		new := article.NewText(old.String() + " Ωμέγα ψι")
		span := article.Span{Start: start, End: end}
		if !old.Valid(span) || !strings.ContainsFunc(old.Slice(span), unicode.IsLetter) {
			return
		}
		got := track.Follow(old, new, []track.Mark{{Spans: []article.Span{span}}})[0]
		want := track.Result{Fate: annotations.Kept, Spans: []article.Span{span}, Score: 1}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("Follow to the text with a line more (-want +got):\n%s", diff)
		}
	})
}

func FuzzChain(f *testing.F) {
	f.Add("one two three four", "one two four", "one two three four five", 1, 4, 9)
	f.Fuzz(func(t *testing.T, a, b, c string, own, start, end int) {
		texts := []article.Text{article.NewText(a), article.NewText(b), article.NewText(c)}
		made := track.Made{Revision: own, Mark: track.Mark{Spans: []article.Span{{Start: start, End: end}}}}
		for i, p := range track.Chain(texts, []track.Made{made})[0] {
			if i != own {
				check(t, texts[i], p.Result)
			}
			if p.ByHand {
				t.Errorf("placed by hand in %d, but nobody did", i)
			}
		}
	})
}

// edited changes about one word in every in a text, in a way that is always the same.
func edited(text string, every int) string {
	rnd := rand.New(rand.NewPCG(7, uint64(every)))
	fields := strings.SplitAfter(text, " ")
	out := make([]string, 0, len(fields))
	for i, w := range fields {
		switch {
		case rnd.IntN(every) > 0:
			out = append(out, w)
		case rnd.IntN(3) == 0:
			out = append(out, fields[rnd.IntN(len(fields))])
		case rnd.IntN(2) == 0:
			out = append(out, w, fields[(i*7)%len(fields)])
		}
	}
	return strings.Join(out, "")
}

// long returns about n characters of made-up prose.
func long(n int) string {
	rnd := rand.New(rand.NewPCG(3, 4))
	syllables := strings.Fields("ka ro ven ti sal mu der lin os tra be go ha in fel um")
	vocabulary := make([]string, 3000)
	for i := range vocabulary {
		for range 1 + rnd.IntN(4) {
			vocabulary[i] += syllables[rnd.IntN(len(syllables))]
		}
	}
	var b strings.Builder
	for b.Len() < n {
		for range 4 + rnd.IntN(5) {
			for range 6 + rnd.IntN(14) {
				x := rnd.Float64()
				b.WriteString(vocabulary[int(x*x*x*float64(len(vocabulary)))] + " ")
			}
			b.WriteString("so. ")
		}
		b.WriteString("\n\n")
	}
	return strings.TrimSpace(b.String())
}

func BenchmarkFollow(b *testing.B) {
	text := long(100_000)
	old, new := article.NewText(text), article.NewText(edited(text, 7))
	marks := someMarks(rand.New(rand.NewPCG(5, 6)), old.Len(), 1000)
	for b.Loop() {
		track.Follow(old, new, marks)
	}
}

// TestFollowHostile follows marks through texts made to be slow to compare.
func TestFollowHostile(t *testing.T) {
	rnd := rand.New(rand.NewPCG(8, 9))
	few := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString([]string{"a ", "b ", "c "}[rnd.IntN(3)])
		}
		return b.String()
	}
	tests := []struct{ name, old, new string }{
		{"one word", strings.Repeat("a ", 50_000), strings.Repeat("a ", 40_000) + "b"},
		{"three words", few(40_000), few(40_000)},
		{"one long word", strings.Repeat("a", 100_000), strings.Repeat("a", 99_000) + "b"},
		{"only punctuation", strings.Repeat(".!", 40_000), strings.Repeat("!.", 40_000)},
		{"nothing in common", long(200_000), few(60_000)},
		{"every word its own", strings.Join(strings.SplitAfter(long(100_000), "a"), " "), long(100_000)},
		{"only marks", strings.Repeat("\u0301", 50_000), strings.Repeat("\u0301", 49_000)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			old, new := article.NewText(test.old), article.NewText(test.new)
			for _, r := range track.Follow(old, new, someMarks(rnd, old.Len(), 50)) {
				check(t, new, r)
			}
		})
	}
}
