package story_test

import (
	"slices"
	"strings"
	"testing"

	"writethru/annotations/article"
	"writethru/annotations/story"
)

const copy1 = `The harbor at Karrow was closed on Tuesday after a ferry struck a pier of the Marl Bridge in thick fog, rescue officials said.
Fishing crews reached the ferry first and pulled people from the upper deck before divers of the river police arrived an hour later.
“The fog came down in minutes. You could not see your own hand,” the harbor master said by telephone from the tower on the quay.
Relatives waited in a school gymnasium near the harbor, where a list of names was pinned to the door early in the morning and replaced at noon.`

const other = `Herring landings fell for the third year in a row, the fisheries board said on Monday, while the quota for the coming season stays where it is.
The board counts fish by sound in spring and by nets in autumn, and both counts were lower than the year before along the whole of the coast.
“The fog came down in minutes. You could not see your own hand,” a skipper said of another morning, long ago, on the same stretch of water.`

// blocks makes body paragraphs of the lines of a text.
func blocks(text string) []article.Block {
	var out []article.Block
	for _, line := range strings.Split(text, "\n") {
		out = append(out, article.Plain(line))
	}
	return out
}

func TestShare(t *testing.T) {
	lines := strings.Split(copy1, "\n")
	british := strings.NewReplacer("harbor", "harbour", "“", "'", "”", "'").Replace(copy1)
	tests := []struct {
		name          string
		first, second string
		same          bool
		least, most   float64
	}{
		{"the same text", copy1, copy1, true, 1, 1},
		{"cut short", copy1, strings.Join(lines[:2], "\n"), true, 0.9, 1},
		{"reordered", copy1, strings.Join([]string{lines[3], lines[0], lines[2]}, "\n"), true, 0.85, 1},
		{"other spelling and marks", copy1, british, true, 0.6, 0.99},
		{"the same quotation in another story", copy1, other, false, 0.01, 0.3},
		{"nothing in common", lines[0], strings.Split(other, "\n")[0], false, 0, 0},
		{"nothing at all", copy1, "", false, 0, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := story.ShareOf(blocks(test.first), blocks(test.second))
			if got.IsSame() != test.same || got.Contained < test.least || got.Contained > test.most {
				t.Errorf("ShareOf = %+v, want same %v and contained in [%v, %v]", got, test.same, test.least, test.most)
			}
			back := story.ShareOf(blocks(test.second), blocks(test.first))
			if back.Contained != got.Contained || back.OfFirst != got.OfSecond {
				t.Errorf("the other way round it is %+v, not the mirror of %+v", back, got)
			}
		})
	}
}

// TestShareIgnoresWhatIsNoCopy: furniture and credits of two sites are alike
// without making their stories one.
func TestShareIgnoresWhatIsNoCopy(t *testing.T) {
	quiet := func(text string) []article.Block {
		out := blocks(text)
		for i := range out {
			out[i].Role = article.Furniture
		}
		return out
	}
	a := append(blocks(strings.Split(copy1, "\n")[0]), quiet(other)...)
	b := append(blocks(strings.Split(copy1, "\n")[3]), quiet(other)...)
	if got := story.ShareOf(a, b); got.Contained != 0 {
		t.Errorf("ShareOf = %+v, want nothing shared", got)
	}
}

func TestPairs(t *testing.T) {
	lines := strings.Split(copy1, "\n")
	long := strings.Repeat(copy1+"\n", 1)
	texts := []string{other, long, strings.Join(lines[:3], "\n"), "", "one two", strings.Join(lines[1:], "\n")}
	var got [][2]int
	for _, p := range story.Pairs(texts) {
		got = append(got, [2]int{p.A, p.B})
		if p.Shared < story.LeastShared || p.Contained < story.LeastContained || p.Contained > 1 {
			t.Errorf("pair %+v is below what is asked for", p)
		}
	}
	if want := [][2]int{{1, 2}, {1, 5}, {2, 5}}; !slices.Equal(got, want) {
		t.Errorf("Pairs = %v, want %v", got, want)
	}
}

// TestSketchEstimates: a sketch's estimate is near the exact figure.
func TestSketchEstimates(t *testing.T) {
	var text strings.Builder
	for i := range 2000 {
		text.WriteString(strings.Repeat(string(rune('a'+i%26)), 1+i%7) + string(rune('a'+i/26%26)) + string(rune('a'+i/676)) + " ")
	}
	half := text.String()[:text.Len()/2]
	a, b := story.SketchOfText(text.String()), story.SketchOfText(half+other)
	exact := 1000.0 / (1000 + float64(len(strings.Fields(other))))
	if got := a.Contained(b); got < exact-0.1 || got > exact+0.1 {
		t.Errorf("estimated containment %v, want about %v", got, exact)
	}
	if n := len(a); n < 2000/8*3/4 || n > 2000/8*5/4 {
		t.Errorf("the sketch of 2,000 words has %d hashes, want about 250", n)
	}
}
