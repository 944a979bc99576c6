package track_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/track"
)

// spanOf returns the span of the nth place (from 0) of part in text.
func spanOf(t testing.TB, text article.Text, part string, nth int) article.Span {
	t.Helper()
	at := 0
	for ; ; nth-- {
		i := strings.Index(text.String()[at:], part)
		if i < 0 {
			t.Fatalf("the text does not hold %q", part)
		}
		if nth == 0 {
			start := utf8.RuneCountInString(text.String()[:at+i])
			return article.Span{Start: start, End: start + utf8.RuneCountInString(part)}
		}
		at += i + 1
	}
}

// mark returns a mark of parts, each at its first place in text.
func mark(t testing.TB, text article.Text, parts ...string) track.Mark {
	t.Helper()
	var m track.Mark
	for _, p := range parts {
		m.Spans = append(m.Spans, spanOf(t, text, p, 0))
	}
	return m
}

// slices returns the text of spans.
func slicesOf(text article.Text, spans []article.Span) []string {
	var out []string
	for _, s := range spans {
		out = append(out, text.Slice(s))
	}
	return out
}

const ferry = "The ferry left Teskel before dawn with sixty people on board.\n\n" +
	"“The fog came down in minutes,” the harbor master said. “You could not see your own hand.”\n\n" +
	"Fishing crews reached it first and pulled people from the upper deck.\n\n" +
	"The minister promised an inquiry. “We will find out who is responsible,” he told reporters.\n\n" +
	"Trains were halted while engineers examined the pier."

func TestFollow(t *testing.T) {
	tests := []struct {
		name  string
		old   string
		edit  []string // pairs of old and new, as for strings.NewReplacer
		marks []string
		fate  annotations.Fate
		want  []string
	}{
		{"nothing changed there", ferry, []string{"Trains were halted", "Trains stood still"},
			[]string{"“The fog came down in minutes,”"}, annotations.Kept, []string{"“The fog came down in minutes,”"}},
		{"text put in above", ferry, []string{"The ferry left", "This is new.\n\nThe ferry left"},
			[]string{"Fishing crews"}, annotations.Kept, []string{"Fishing crews"}},
		{"white space only", ferry, []string{"Fishing crews", "Fishing  crews"},
			[]string{"Fishing crews reached"}, annotations.Kept, []string{"Fishing  crews reached"}},
		{"soft hyphen only", ferry, []string{"harbor", "har\u00adbor"},
			[]string{"the harbor master"}, annotations.Kept, []string{"the har\u00adbor master"}},
		{"another quotation mark", ferry, []string{"“The fog", "\"The fog", "minutes,”", "minutes,\""},
			[]string{"“The fog came down in minutes,”"}, annotations.Reworded, []string{"\"The fog came down in minutes,\""}},
		{"another capital", ferry, []string{"Trains were", "But trains were"},
			[]string{"Trains were halted"}, annotations.Reworded, []string{"trains were halted"}},
		{"a word replaced inside", ferry, []string{"who is responsible", "who is to blame"},
			[]string{"We will find out who is responsible"}, annotations.Reworded, []string{"We will find out who is to blame"}},
		{"the first word replaced", ferry, []string{"Fishing crews", "Police crews"},
			[]string{"Fishing crews reached it"}, annotations.Reworded, []string{"Police crews reached it"}},
		{"a number replaced", ferry, []string{"sixty", "64"}, []string{"sixty"}, annotations.Reworded, []string{"64"}},
		{"part of a word", ferry, []string{"The ferry left", "New. The ferry left"}, []string{"erry lef"}, annotations.Kept, []string{"erry lef"}},
		{"sentence left out", ferry, []string{" “You could not see your own hand.”", ""},
			[]string{"“You could not see your own hand.”"}, annotations.Removed, nil},
		{"paragraph left out", ferry, []string{"Fishing crews reached it first and pulled people from the upper deck.\n\n", ""},
			[]string{"pulled people"}, annotations.Removed, nil},
		{"paragraph moved up", ferry, []string{
			"The ferry left", "Trains were halted while engineers examined the pier.\n\nThe ferry left",
			"\n\nTrains were halted while engineers examined the pier.", ""},
			[]string{"engineers examined the pier"}, annotations.Moved, []string{"engineers examined the pier"}},
		{"paragraph moved and reworded", ferry, []string{
			"The ferry left", "Trains were stopped while two engineers examined the pier.\n\nThe ferry left",
			"\n\nTrains were halted while engineers examined the pier.", ""},
			[]string{"Trains were halted while engineers examined the pier."}, annotations.Reworded,
			[]string{"Trains were stopped while two engineers examined the pier."}},
		{"paragraph split in the mark", ferry, []string{"minutes,” the harbor master said. “You", "minutes,” the harbor master said.\n\n“You"},
			[]string{"the harbor master said. “You could not see your own hand.”"}, annotations.Kept,
			[]string{"the harbor master said.", "“You could not see your own hand.”"}},
		{"paragraphs joined", ferry, []string{"own hand.”\n\nFishing", "own hand.” Fishing"},
			[]string{"“You could not see your own hand.”", "Fishing crews reached it first"}, annotations.Kept,
			[]string{"“You could not see your own hand.”", "Fishing crews reached it first"}},
		{"two pieces, one changed", ferry, []string{"Fishing crews", "Three crews"},
			[]string{"see your own hand.”", "Fishing crews reached"}, annotations.Reworded,
			[]string{"see your own hand.”", "Three crews reached"}},
		{"two pieces, one left out", ferry, []string{" “You could not see your own hand.”", ""},
			[]string{"“You could not see your own hand.”", "Fishing crews reached it first"}, annotations.Reworded,
			[]string{"Fishing crews reached it first"}},
		{"all words others", ferry, []string{ferry, "Nothing of what has been written before remains here today."},
			[]string{"pulled people from the upper deck"}, annotations.Removed, nil},
		{"empty new text", ferry, []string{ferry, ""}, []string{"pulled people"}, annotations.Removed, nil},
		{"right to left", "قال المتحدث إن العبارة غرقت فجر الثلاثاء. «لم نر شيئا في الضباب»، أضاف القبطان.",
			[]string{"قال المتحدث", "في بيان جديد قال المتحدث"},
			[]string{"«لم نر شيئا في الضباب»"}, annotations.Kept, []string{"«لم نر شيئا في الضباب»"}},
		{"right to left reworded", "قال المتحدث إن العبارة غرقت فجر الثلاثاء. «لم نر شيئا في الضباب»، أضاف القبطان.",
			[]string{"شيئا", "أحدا"}, []string{"«لم نر شيئا في الضباب»"}, annotations.Reworded, []string{"«لم نر أحدا في الضباب»"}},
		{"emoji sequences", "We are fine 👩‍👩‍👧 and 🇳🇴 home, she wrote. Thanks 👍🏽 all.",
			[]string{"We are", "Yesterday: We are"}, []string{"👩‍👩‍👧 and 🇳🇴"}, annotations.Kept, []string{"👩‍👩‍👧 and 🇳🇴"}},
		{"emoji replaced", "We are fine 👩‍👩‍👧 and 🇳🇴 home, she wrote. Thanks 👍🏽 all.",
			[]string{"👍🏽", "👍🏿"}, []string{"Thanks 👍🏽 all"}, annotations.Reworded, []string{"Thanks 👍🏿 all"}},
		{"no spaces between words", "渡轮在清晨的大雾中撞上了大桥的桥墩。部长说会进行调查。",
			[]string{"渡轮", "据报道渡轮"}, []string{"部长说会进行调查"}, annotations.Kept, []string{"部长说会进行调查"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			old := article.NewText(test.old)
			new := article.NewText(strings.NewReplacer(test.edit...).Replace(test.old))
			got := track.Follow(old, new, []track.Mark{mark(t, old, test.marks...)})[0]
			if got.Fate != test.fate {
				t.Errorf("Follow(%q) = %s, want %s", test.marks, got.Fate, test.fate)
			}
			if diff := cmp.Diff(test.want, slicesOf(new, got.Spans)); diff != "" {
				t.Errorf("Follow(%q) places (-want +got):\n%s", test.marks, diff)
			}
		})
	}
}

func TestFollowCopies(t *testing.T) {
	const line = "He declined to comment further."
	old := article.NewText("The mayor spoke first at the town hall on Monday. " + line + "\n\n" +
		"The owner of the quarry came an hour later by car. " + line + "\n\n" +
		"The third man was the lawyer of both of them. " + line)
	marks := make([]track.Mark, 3)
	for i := range marks {
		marks[i].Spans = []article.Span{spanOf(t, old, line, i)}
	}
	t.Run("the second copy is gone", func(t *testing.T) {
		new := article.NewText(strings.Replace(old.String(), "by car. "+line, "by car.", 1))
		got := track.Follow(old, new, marks)
		want := []article.Span{spanOf(t, new, line, 0), {}, spanOf(t, new, line, 1)}
		for i, r := range got {
			switch {
			case i == 1 && r.Fate != annotations.Removed:
				t.Errorf("copy %d is %s at %v, want removed", i, r.Fate, r.Spans)
			case i != 1 && (r.Fate != annotations.Kept || !cmp.Equal(r.Spans, want[i:i+1])):
				t.Errorf("copy %d is %s at %v, want kept at %v", i, r.Fate, r.Spans, want[i])
			}
		}
	})
	t.Run("only the words stand, somewhere else", func(t *testing.T) {
		new := article.NewText("Quite another story about the weather in June and its rain. " + line + " And so on to the end of it.")
		for i, r := range track.Follow(old, new, marks) {
			if r.Fate != annotations.Unsure && r.Fate != annotations.Removed {
				t.Errorf("copy %d is %s at %v, want unsure or removed", i, r.Fate, r.Spans)
			}
		}
	})
}

func TestFollowEquals(t *testing.T) {
	const said = "Nobody had told the divers that the upper gangway swings outward at low water."
	one := article.NewText(ferry + "\n\n" + said)
	two := article.NewText(said + " And then there was silence in the hall for a while.\n\n" + ferry +
		"\n\nWeeks later a clerk wrote it all down in a green book. " + said + " She closed the green book and left.")
	three := article.NewText(strings.Replace(ferry, "Fishing", said+" Fishing", 1) + "\n\n" + said)

	t.Run("one passage, two places", func(t *testing.T) {
		new := article.NewText(strings.Replace(two.String(), ferry, strings.Replace(ferry, "Trains", "Later all trains", 1), 1))
		got := track.Follow(one, new, []track.Mark{mark(t, one, said)})[0]
		if got.Fate != annotations.Unsure && got.Fate != annotations.Kept {
			t.Errorf("the passage is %s at %q", got.Fate, slicesOf(new, got.Spans))
		}
	})
	t.Run("one passage, two places that are both moves", func(t *testing.T) {
		lines := []string{"Alpha rows were counted by the first clerk at nine.", "Beta columns were drawn by a second hand at ten.",
			"Gamma tables were laid for the guests at eleven.", "Delta doors were shut against the wind at noon."}
		old := article.NewText(strings.Join([]string{lines[0], lines[1], said, lines[2], lines[3]}, "\n\n"))
		new := article.NewText(strings.Join([]string{said, lines[0], lines[1], lines[2], lines[3], said}, "\n\n"))
		got := track.Follow(old, new, []track.Mark{mark(t, old, said)})[0]
		want := []string{said, said}
		if got.Fate != annotations.Unsure || !cmp.Equal(slicesOf(new, got.Spans), want) {
			t.Errorf("the passage is %s at %q, want unsure at %q", got.Fate, slicesOf(new, got.Spans), want)
		}
		back := track.Follow(new, old, []track.Mark{{Spans: []article.Span{spanOf(t, new, said, 0)}}, {Spans: []article.Span{spanOf(t, new, said, 1)}}})
		for i, r := range back {
			if r.Fate != annotations.Unsure {
				t.Errorf("copy %d is %s, want unsure", i, r.Fate)
			}
		}
	})
	t.Run("the copy with its surroundings", func(t *testing.T) {
		got := track.Follow(three, one, []track.Mark{{Spans: []article.Span{spanOf(t, three, said, 0)}}, {Spans: []article.Span{spanOf(t, three, said, 1)}}})
		if got[0].Fate != annotations.Removed || got[1].Fate != annotations.Kept {
			t.Errorf("the copies are %s and %s, want removed and kept", got[0].Fate, got[1].Fate)
		}
	})
}

// karrow returns revision n of the sample wire story.
func karrow(t testing.TB, n int) article.Text {
	t.Helper()
	data, err := os.ReadFile(fmt.Sprintf("testdata/karrow-r%d.txt", n))
	if err != nil {
		t.Fatal(err)
	}
	return article.NewText(strings.TrimSpace(string(data)))
}

func TestFollowSampleStory(t *testing.T) {
	tests := []struct {
		quote string
		fate  annotations.Fate
		want  []string
	}{
		{"Most of them are suffering from cold,", annotations.Moved, []string{"Most of them are suffering from cold,"}},
		{"We will find out who is responsible, and they will answer for it,", annotations.Reworded,
			[]string{"We will find out what went wrong, and those responsible will answer for it,"}},
		{"Our captain followed every rule,", annotations.Removed, nil},
		{"“The fog came down in minutes. You could not see your own hand,”", annotations.Kept,
			[]string{"“The fog came down in minutes. You could not see your own hand,”"}},
		{"At least 12 people died and nine were missing", annotations.Reworded,
			[]string{"At least 17 people died and four were missing"}},
		{"its last safety inspection in March", annotations.Reworded,
			[]string{"its last safety inspection in September of last year"}},
		{"Casimir Ondry", annotations.Removed, nil},
		{"It was the worst accident on the Ellery River since 1988", annotations.Moved,
			[]string{"It was the worst accident on the Ellery River since 1988"}},
		{"which was under water by then. Forty people were brought ashore alive", annotations.Reworded,
			[]string{"which was under water by then.", "Forty-three people were brought ashore alive"}},
	}
	old, new := karrow(t, 2), karrow(t, 3)
	for _, test := range tests {
		got := track.Follow(old, new, []track.Mark{mark(t, old, test.quote)})[0]
		if got.Fate != test.fate || !cmp.Equal(slicesOf(new, got.Spans), test.want) {
			t.Errorf("%q is %s as %q, want %s as %q", test.quote, got.Fate, slicesOf(new, got.Spans), test.fate, test.want)
		}
	}
	claim := mark(t, old, "the warning light on the center pier was working at the time of the crash")
	if got := track.Follow(old, new, []track.Mark{claim})[0].Fate; got != annotations.Unsure && got != annotations.Removed {
		t.Errorf("the claim that was withdrawn is %s, want unsure or removed", got)
	}
}

func TestFollowWords(t *testing.T) {
	old, new := karrow(t, 2), karrow(t, 3)
	got := track.Follow(old, new, []track.Mark{mark(t, old, "At least 12 people died and nine were missing")})[0]
	want := []track.Piece{
		{Op: "=", Text: "At least "}, {Op: "-", Text: "12"}, {Op: "+", Text: "17"},
		{Op: "=", Text: " people died and "}, {Op: "-", Text: "nine"}, {Op: "+", Text: "four"},
		{Op: "=", Text: " were missing"},
	}
	if diff := cmp.Diff(want, got.Words); diff != "" {
		t.Errorf("words (-want +got):\n%s", diff)
	}
	if got.Score <= 0.5 || got.Score >= 1 {
		t.Errorf("score = %v, want more than half and less than 1", got.Score)
	}
}

func TestFollowInvalidMarks(t *testing.T) {
	old, new := karrow(t, 2), karrow(t, 3)
	marks := []track.Mark{
		{},
		{Spans: []article.Span{{Start: -5, End: 3}}},
		{Spans: []article.Span{{Start: 9, End: 4}}},
		{Spans: []article.Span{{Start: 4, End: 4}}},
		{Spans: []article.Span{{Start: 0, End: 1 << 40}}},
	}
	for i, r := range track.Follow(old, new, marks) {
		if r.Fate != annotations.Unsure || r.Spans != nil {
			t.Errorf("mark %d is %s at %v, want unsure without a place", i, r.Fate, r.Spans)
		}
	}
}

// someMarks returns n marks at made-up places of a text.
func someMarks(rnd *rand.Rand, length, n int) []track.Mark {
	out := make([]track.Mark, n)
	for i := range out {
		for range 1 + rnd.IntN(2) {
			s := rnd.IntN(length)
			out[i].Spans = append(out[i].Spans, article.Span{Start: s, End: min(length, s+1+rnd.IntN(200))})
		}
	}
	return out
}

func TestFollowOrderOfMarks(t *testing.T) {
	old, new := karrow(t, 2), karrow(t, 3)
	rnd := rand.New(rand.NewPCG(1, 2))
	marks := someMarks(rnd, old.Len(), 200)
	want := track.Follow(old, new, marks)
	order := rnd.Perm(len(marks))
	shuffled := make([]track.Mark, len(marks))
	for i, k := range order {
		shuffled[i] = marks[k]
	}
	for i, r := range track.Follow(old, new, shuffled) {
		if diff := cmp.Diff(want[order[i]], r); diff != "" {
			t.Errorf("mark %d among others (-want +got):\n%s", order[i], diff)
		}
		alone := track.Follow(old, new, shuffled[i:i+1])[0]
		if diff := cmp.Diff(r, alone); diff != "" {
			t.Errorf("mark %d alone (-want +got):\n%s", order[i], diff)
		}
	}
}
