package track_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/track"
)

// story has five revisions. The first quotation is kept, the second moved in
// revision 1 and back in 3, the third reworded twice, the fourth removed and
// restored, the fifth torn in two.
func story() []article.Text {
	const (
		lead   = "The ferry Grey Heron hit a pier of the bridge at dawn on Tuesday, the river police said."
		kept   = "“The fog came down in minutes,” the harbor master said by telephone."
		fish   = "Fishing crews reached the ferry first and pulled people from the upper deck, and divers searched the car deck."
		moved  = "Relatives waited in a school gymnasium near the harbor all morning."
		once   = "“We will find out who is responsible,” the minister told reporters on the quay."
		twice  = "“We will find out what went wrong,” the minister told reporters on the quay."
		thrice = "“We shall find out what went wrong,” the minister told reporters on the quay."
		gone   = "The captain followed every rule of the line, its spokesman Casimir Ondry said."
		whole  = "Forty people came ashore alive before seven. The search went on under lamps until late."
		half   = "Forty people came ashore alive before seven."
		rest   = "The search went on under lamps until late."
		end    = "It was the worst accident on the river since a barge burned in 1988 and twenty-one people died at the locks below."
	)
	join := func(parts ...string) article.Text {
		blocks := make([]article.Block, len(parts))
		for i, p := range parts {
			blocks[i] = article.Plain(p)
		}
		return article.TextOf(blocks)
	}
	return []article.Text{
		join(lead, kept, fish, moved, once, gone, whole, end),
		join(lead, moved, kept, fish, twice, gone, whole, end),
		join(lead, moved, kept, fish, thrice, whole, end),
		join(lead, kept, fish, moved, thrice, whole, end),
		join(half, lead, kept, fish, moved, thrice, gone, end, rest),
	}
}

var quotes = []string{
	"The fog came down in minutes,",
	"Relatives waited in a school gymnasium",
	"We will find out who is responsible,",
	"The captain followed every rule of the line",
	"Forty people came ashore alive before seven. The search went on under lamps until late.",
}

func fatesOf(row []track.Placed) []annotations.Fate {
	out := make([]annotations.Fate, len(row))
	for i, p := range row {
		out[i] = p.Fate
	}
	return out
}

func TestChain(t *testing.T) {
	texts := story()
	made := make([]track.Made, len(quotes))
	for i, q := range quotes {
		made[i] = track.Made{Mark: mark(t, texts[0], q)}
	}
	const k, m, w, r = annotations.Kept, annotations.Moved, annotations.Reworded, annotations.Removed
	want := [][]annotations.Fate{
		{k, k, k, k, k},
		{k, m, m, k, k},
		{k, w, w, w, w},
		{k, k, r, r, k},
		{k, k, k, k, w},
	}
	got := track.Chain(texts, made)
	for i := range made {
		if diff := cmp.Diff(want[i], fatesOf(got[i])); diff != "" {
			t.Errorf("fates of %q (-want +got):\n%s", quotes[i], diff)
		}
	}
	if p := got[3][4]; p.From != 1 {
		t.Errorf("the quote that came back was followed from %d, want 1", p.From)
	}
	torn := slicesOf(texts[4], got[4][4].Spans)
	if diff := cmp.Diff([]string{"Forty people came ashore alive before seven.", "The search went on under lamps until late."}, torn); diff != "" {
		t.Errorf("the torn quote (-want +got):\n%s", diff)
	}
	if p := got[2][0]; p.Fate != annotations.Kept || p.Score != 1 {
		t.Errorf("in its own revision a mark is %s with score %v, want kept with 1", p.Fate, p.Score)
	}
}

func TestChainBackwards(t *testing.T) {
	texts := story()
	made := []track.Made{{Revision: 3, Mark: mark(t, texts[3], "We shall find out what went wrong,")}}
	got := track.Chain(texts, made)[0]
	want := []string{"We will find out who is responsible,", "We will find out what went wrong,",
		"We shall find out what went wrong,", "We shall find out what went wrong,", "We shall find out what went wrong,"}
	for i, p := range got {
		if s := slicesOf(texts[i], p.Spans); len(s) != 1 || s[0] != want[i] {
			t.Errorf("in revision %d the mark is %s at %q, want %q", i, p.Fate, s, want[i])
		}
	}
}

func TestChainByHand(t *testing.T) {
	texts := story()
	m := mark(t, texts[0], "The captain followed every rule of the line")
	chosen := mark(t, texts[2], "We shall find out what went wrong,").Spans

	t.Run("a chosen place is where the mark goes on", func(t *testing.T) {
		got := track.Chain(texts, []track.Made{{Mark: m, Fixed: map[int]track.Fixed{2: {Fate: annotations.Reworded, Spans: chosen}}}})[0]
		if !got[2].ByHand || got[3].ByHand || got[3].From != 2 {
			t.Errorf("by hand %v, then %v from %d; want true, then false from 2", got[2].ByHand, got[3].ByHand, got[3].From)
		}
		for i := 2; i < 5; i++ {
			if s := slicesOf(texts[i], got[i].Spans); len(s) != 1 || s[0] != "We shall find out what went wrong," {
				t.Errorf("in revision %d the mark is %s at %q", i, got[i].Fate, s)
			}
		}
	})
	t.Run("what a reader called gone stays gone", func(t *testing.T) {
		kept := mark(t, texts[0], "The fog came down in minutes,")
		got := track.Chain(texts, []track.Made{{Mark: kept, Fixed: map[int]track.Fixed{2: {Fate: annotations.Removed}}}})[0]
		const k, r = annotations.Kept, annotations.Removed
		if diff := cmp.Diff([]annotations.Fate{k, k, r, r, r}, fatesOf(got)); diff != "" {
			t.Errorf("fates (-want +got):\n%s", diff)
		}
	})
	t.Run("what was called gone and was, comes back", func(t *testing.T) {
		got := track.Chain(texts, []track.Made{{Mark: m, Fixed: map[int]track.Fixed{2: {Fate: annotations.Removed}}}})[0]
		const k, r = annotations.Kept, annotations.Removed
		if diff := cmp.Diff([]annotations.Fate{k, k, r, r, k}, fatesOf(got)); diff != "" {
			t.Errorf("fates (-want +got):\n%s", diff)
		}
	})
	t.Run("a place outside the text counts as none", func(t *testing.T) {
		fixed := track.Fixed{Fate: annotations.Kept, Spans: []article.Span{{Start: 5, End: 1 << 30}}}
		got := track.Chain(texts, []track.Made{{Mark: m, Fixed: map[int]track.Fixed{1: fixed}}})[0]
		if got[1].ByHand || got[1].Fate != annotations.Kept {
			t.Errorf("the mark is %s, by hand %v; want kept, false", got[1].Fate, got[1].ByHand)
		}
	})
}

func TestChainOfNoRevision(t *testing.T) {
	for _, revision := range []int{-1, 5} {
		for i, p := range track.Chain(story(), []track.Made{{Revision: revision}})[0] {
			if p.Fate != annotations.Unsure {
				t.Errorf("a mark of revision %d is %s in %d, want unsure", revision, p.Fate, i)
			}
		}
	}
}

func TestDefinition(t *testing.T) {
	for _, f := range []annotations.Fate{annotations.Kept, annotations.Moved, annotations.Reworded, annotations.Removed, annotations.Unsure} {
		if track.Definition(f) == "" {
			t.Errorf("Definition(%s) is empty", f)
		}
	}
	if got := track.Definition("lost"); got != "" {
		t.Errorf("Definition of no fate = %q, want nothing", got)
	}
}
