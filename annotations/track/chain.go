package track

import (
	"slices"

	"writethru/annotations"
	"writethru/annotations/article"
)

// Made is a mark on one of the revisions of an article.
type Made struct {
	// Revision is the index of its text.
	Revision int
	Mark     Mark
	// Fixed is what a reader chose, by the index of the text.
	Fixed map[int]Fixed
}

// Fixed is a place that a reader chose. Fate Removed, without spans, says that
// the passage is gone. With an empty Fate the place is judged by its words.
type Fixed struct {
	Fate  annotations.Fate
	Spans []article.Span
}

// Placed is where a mark stands in one revision.
type Placed struct {
	Result
	// From is the index of the text from which it was followed.
	From int
	// ByHand is set when the reader chose it.
	ByHand bool
}

// Chain follows marks through all revisions of an article, forwards and
// backwards from the revision that each was made on, always from the last
// placement that is sure: kept, moved, reworded or chosen by hand; where that
// finds nothing sure, from the mark itself, so that a passage that was removed
// is found again when it returns. What became of a mark is said in comparison
// with the revision that it was made on, whatever it was followed from.
//
// Once a reader has said that a passage is gone, it is removed in all further
// revisions, until it stands where the text that the reader saw has nothing.
//
// The result has a row for each mark, with a column for each text; in its own
// revision a mark is Kept with score 1. A mark whose revision there is not is
// Unsure everywhere.
func Chain(texts []article.Text, made []Made) [][]Placed {
	c := &chain{texts: make([]*source, len(texts))}
	for i, t := range texts {
		c.texts[i] = cut(t)
	}
	out := make([][]Placed, len(made))
	for k, m := range made {
		out[k] = make([]Placed, len(texts))
		if m.Revision < 0 || m.Revision >= len(texts) {
			for i := range out[k] {
				out[k][i] = Placed{Result: Result{Fate: annotations.Unsure}, From: m.Revision}
			}
			continue
		}
		own := c.texts[m.Revision].valid(m.Mark.Spans)
		out[k][m.Revision] = Placed{Result: Result{Fate: annotations.Kept, Spans: own, Score: 1}, From: m.Revision}
	}
	c.walk(out, made, 1)
	c.walk(out, made, -1)
	return out
}

// chain compares texts, each two once.
type chain struct {
	texts []*source
	known map[[2]int]*follower
}

func (c *chain) compare(from, to int) *follower {
	k := [2]int{from, to}
	if c.known[k] == nil {
		c.known[k] = compare(c.texts[from], c.texts[to])
	}
	return c.known[k]
}

// walk places all marks in the texts on one side of their own.
func (c *chain) walk(out [][]Placed, made []Made, step int) {
	trails := make([]trail, len(made))
	for k, m := range made {
		trails[k] = trail{Made: m, from: m.Revision, spans: m.Mark.Spans, gone: none}
	}
	first := 0
	if step < 0 {
		first = len(c.texts) - 1
	}
	for i := first; i >= 0 && i < len(c.texts); i += step {
		c.known = make(map[[2]int]*follower) // what earlier texts needed is done with
		for k, m := range made {
			if m.Revision >= 0 && m.Revision < len(c.texts) && (i-m.Revision)*step > 0 {
				out[k][i] = c.place(&trails[k], i)
			}
		}
	}
}

// trail is how far a mark has been followed.
type trail struct {
	Made
	// from is the last text with a sure placement, spans the place there.
	from  int
	spans []article.Span
	// moved is set when it stood in another order there.
	moved bool
	// gone is the text in which a reader said that it is gone, or none.
	gone int
}

// place places the mark of t in text i, and takes t there if that is sure.
func (c *chain) place(t *trail, i int) Placed {
	if p, ok := c.byHand(t, i); ok {
		return p
	}
	p := Placed{Result: c.compare(t.from, i).mark(Mark{t.spans}), From: t.from}
	if !sure(p.Fate) && t.from != t.Revision {
		if r := c.compare(t.Revision, i).mark(t.Mark); sure(r.Fate) {
			p = Placed{Result: r, From: t.Revision}
		}
	}
	if t.gone != none && p.Fate != annotations.Removed && c.stood(t.gone, i, p.Spans) {
		return Placed{Result: Result{Fate: annotations.Removed}, From: t.gone}
	}
	if !sure(p.Fate) {
		return p
	}
	if p.From != t.Revision {
		p.Result = c.fromOwn(t, i, p)
	}
	t.from, t.spans, t.moved, t.gone = i, p.Spans, p.Fate == annotations.Moved || t.moved && p.Fate == annotations.Reworded, none
	return p
}

// byHand returns what the reader chose for text i, if anything.
func (c *chain) byHand(t *trail, i int) (Placed, bool) {
	fixed, ok := t.Fixed[i]
	if !ok {
		return Placed{}, false
	}
	p := Placed{From: t.from, ByHand: true}
	if fixed.Fate == annotations.Removed {
		p.Fate, t.gone = annotations.Removed, i
		return p, true
	}
	spans := c.texts[i].valid(fixed.Spans)
	if len(spans) == 0 {
		return Placed{}, false
	}
	p.Result = c.likeness(t, i, tidy(spans))
	if fixed.Fate != "" {
		p.Fate = fixed.Fate
	}
	if p.Fate != annotations.Unsure {
		t.from, t.spans, t.gone = i, p.Spans, none
	}
	return p, true
}

// likeness compares the mark's own words with those of spans in text i.
func (c *chain) likeness(t *trail, i int, spans []article.Span) Result {
	own := c.texts[t.Revision]
	mine := own.valid(t.Mark.Spans)
	old, new := own.exact(mine), c.texts[i].exact(spans)
	if sameText(old, new) && c.texts[i].breaks(spans) <= own.breaks(mine) {
		return Result{Fate: annotations.Kept, Spans: spans, Score: 1}
	}
	r := Result{Fate: annotations.Reworded, Spans: spans}
	r.Words, r.Score = reword(old, new)
	return r
}

// breaks returns how many of spans, which are in order, do not follow on the one
// before, white space aside.
func (s *source) breaks(spans []article.Span) int {
	n := 0
	for i := 1; i < len(spans); i++ {
		if !sameText(s.Runes()[min(spans[i-1].End, spans[i].Start):spans[i].Start], nil) {
			n++
		}
	}
	return n
}

// fromOwn says of p, which was followed from another text, what became of the
// mark since its own. Only where it moved on the way does that take another look.
func (c *chain) fromOwn(t *trail, i int, p Placed) Result {
	r := c.likeness(t, i, p.Spans)
	if r.Fate != annotations.Kept || p.Fate == annotations.Reworded && !t.moved || p.Fate == annotations.Kept && !t.moved {
		return r
	}
	direct := c.compare(t.Revision, i).mark(t.Mark)
	if direct.Fate == annotations.Kept && slices.Equal(direct.Spans, p.Spans) {
		return r
	}
	r.Fate = annotations.Moved
	return r
}

// stood reports whether what stands at spans in text i stood in text gone.
func (c *chain) stood(gone, i int, spans []article.Span) bool {
	return sure(c.compare(i, gone).mark(Mark{spans}).Fate)
}

func sure(f annotations.Fate) bool {
	return f == annotations.Kept || f == annotations.Moved || f == annotations.Reworded
}
