package storetest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/catalog"
	"writethru/annotations/storetest/memory"
)

// testAlike does the same things, chosen by chance, at d's store and in memory,
// and sees that both say the same.
func testAlike(d *desk) {
	other := &desk{TB: d.TB, Store: memory.New(), ctx: d.ctx}
	play := &play{random: rand.New(rand.NewPCG(2025, 11)), latest: map[article.ID]draft{}}
	for i := range 400 {
		name, do := play.move()
		got, want := do(d), do(other)
		if annotations.CodeOf(got) != annotations.CodeOf(want) {
			d.Fatalf("move %d, %s: %v, in memory %v", i, name, got, want)
		}
		if i%40 == 0 {
			d.same(fmt.Sprintf("everything after %d moves", i), d.dump(), other.dump())
		}
		q, m := play.query()
		for at := q; ; {
			got, want := d.list(q), other.list(at)
			level(&got.Around, &want.Around)
			d.same(fmt.Sprintf("after %d moves, List(%+v)", i, q), got, want)
			if q.From, at.From = got.Older, want.Older; q.From == "" || d.Failed() {
				break
			}
		}
		for at := m; ; {
			got, want := d.find(m), other.find(at)
			level(&got.Around, &want.Around)
			d.same(fmt.Sprintf("after %d moves, FindMarks(%+v)", i, m), got, want)
			if m.From, at.From = got.Older, want.Older; m.From == "" || d.Failed() {
				break
			}
		}
		if d.Failed() {
			return
		}
	}
}

// level makes two totals equal when one says that there are more, and there are.
func level(got, want *annotations.Around) {
	if got.More && got.Total <= want.Total {
		got.Total, got.More = want.Total, want.More
	}
}

// play makes moves by chance, which are mostly possible.
type play struct {
	random *rand.Rand
	latest map[article.ID]draft
	made   int
	marks  []annotations.Annotation
}

var (
	someWords   = strings.Fields("ferry otter pier died 12 17 officials said “Nothing” Östlund جسر U.S. night fog captain")
	someOutlets = []string{"Plover Wire", "Ledger & Tide", "Gazette", ""}
	someTags    = []string{"toll", "fog", "الحصيلة", ""}
	someFates   = []annotations.Fate{annotations.Kept, annotations.Moved, annotations.Reworded, annotations.Removed, annotations.Unsure}
	someKinds   = []annotations.Kind{annotations.Highlight, annotations.Quote, annotations.Claim, annotations.Note}
)

func pick[T any](p *play, from []T) T { return from[p.random.IntN(len(from))] }

func (p *play) sentence(n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = pick(p, someWords)
	}
	return strings.Join(words, " ")
}

func (p *play) article() article.ID { return article.ID(fmt.Sprintf("a%d", p.random.IntN(8))) }

func (p *play) move() (string, func(d *desk) error) {
	switch n := p.random.IntN(20); {
	case n < 6:
		return "revision", p.addRevision()
	case n < 11:
		return "mark", p.putMark()
	case n < 13 && len(p.marks) > 0:
		id := pick(p, p.marks).ID
		if n == 11 {
			return "delete", func(d *desk) error { return d.DeleteMark(d.ctx, id) }
		}
		return "restore", func(d *desk) error { return d.RestoreMark(d.ctx, id) }
	case n < 16 && len(p.marks) > 0:
		placed := []annotations.Placement{p.placement(), p.placement()}
		return "placements", func(d *desk) error { return d.PutPlacements(d.ctx, placed) }
	case n == 19 && p.random.IntN(4) == 0:
		for id := range p.latest {
			if p.latest[id].of.Sample {
				delete(p.latest, id)
			}
		}
		return "remove the sample", func(d *desk) error { return d.RemoveSample(d.ctx) }
	}
	id, n := p.article(), p.random.IntN(4)
	return "read", func(d *desk) error { return d.MarkRead(d.ctx, id, n) }
}

func (p *play) addRevision() func(d *desk) error {
	id := p.article()
	last, known := p.latest[id]
	r := story(id, last.Number+1, p.sentence(4), p.sentence(12), p.sentence(9))
	r.Modified = hour(p.random.IntN(50))
	r.Withdrawn = p.random.IntN(9) == 0
	r.of.Outlet, r.of.Sample = pick(p, someOutlets), p.random.IntN(4) == 0
	if known {
		r.of = last.of
	}
	var placed []annotations.Placement
	for _, m := range p.marks {
		if m.Article == id && p.random.IntN(3) > 0 {
			placed = append(placed, place(m, r.Number, pick(p, someFates), article.Span{Start: 2, End: 9}))
		}
	}
	p.latest[id] = r
	return func(d *desk) error { return d.AddRevision(d.ctx, r.of, r.raw, r.Revision, placed) }
}

func (p *play) putMark() func(d *desk) error {
	r, known := p.latest[p.article()]
	if !known {
		r = story("nobody", 1, "There is no such article", "Text.")
	}
	p.made++
	a := quote(annotations.ID(fmt.Sprintf("m%d", p.made)), r, strings.Fields(r.Blocks[1].Text())[0])
	if len(p.marks) > 0 && p.random.IntN(3) == 0 {
		a = pick(p, p.marks)
	} else if known {
		p.marks = append(p.marks, a)
	}
	a.Made, a.Kind, a.Note, a.Tags = hour(p.random.IntN(9)), pick(p, someKinds), p.sentence(p.random.IntN(3)), []string{pick(p, someTags), pick(p, someTags)}
	a.Quote, a.Claim = nil, nil
	switch a.Kind {
	case annotations.Quote:
		a.Quote = &annotations.QuoteOf{Speaker: p.sentence(1)}
	case annotations.Claim:
		a.Claim = &annotations.ClaimOf{Claimant: p.sentence(1), Wording: p.sentence(3)}
	}
	var placed []annotations.Placement
	if p.random.IntN(2) == 0 {
		placed = append(placed, place(a, 1+p.random.IntN(3), pick(p, someFates), article.Span{Start: 5, End: 8}))
	}
	return func(d *desk) error { return d.PutMark(d.ctx, a, placed) }
}

func (p *play) placement() annotations.Placement {
	return place(pick(p, p.marks), 1+p.random.IntN(3), pick(p, someFates), article.Span{Start: p.random.IntN(9), End: 20 + p.random.IntN(90)})
}

func (p *play) query() (q annotations.ListQuery, m annotations.MarkQuery) {
	some := func(value string) string {
		if p.random.IntN(3) > 0 {
			return ""
		}
		return value
	}
	q = annotations.ListQuery{
		Show: some(pick(p, []string{"changed", "unread", "marked"})), Outlet: some(pick(p, someOutlets)), Tag: some(pick(p, someTags)),
		Words: some(p.sentence(1 + p.random.IntN(2))), Limit: p.random.IntN(4), Where: p.where(catalog.Stories),
	}
	m = annotations.MarkQuery{
		Kind: annotations.Kind(some(string(pick(p, someKinds)))), Tag: some(pick(p, someTags)), Speaker: some(pick(p, someWords)),
		Outlet: some(pick(p, someOutlets)), Fate: annotations.Fate(some(string(pick(p, someFates)))),
		Words: some(p.sentence(1)), Article: article.ID(some(string(p.article()))), Limit: p.random.IntN(5), Where: p.where(catalog.Marks),
	}
	return q, m
}

// where returns what a reader may have typed, as conditions.
func (p *play) where(of catalog.Of) []annotations.Condition {
	typed := ""
	for p.random.IntN(3) > 0 {
		typed += pick(p, []string{"", " -"})
		switch p.random.IntN(9) {
		case 0:
			typed += `"` + p.sentence(1+p.random.IntN(3)) + `"`
		case 1:
			typed += `outlet:` + pick(p, []string{`"Plover Wire"`, "plover,gazette", "nobody"})
		case 2:
			typed += "tag:" + pick(p, []string{"toll", "TOLL", "fog,الحصيلة", "none"})
		case 3:
			typed += "kind:" + pick(p, []string{"quote", "claim,note"})
		case 4:
			typed += "speaker:" + pick(p, []string{"ferry", "OTTER,pier", "Ostlund"})
		case 5:
			typed += pick(p, []string{"before:", "after:", "changed:"}) + fmt.Sprintf("%dh", p.random.IntN(60))
		case 6:
			typed += pick(p, []string{"changed:yes", "is:read", "is:unread,changed", "is:marked", "is:changed"})
		case 7:
			typed += "fate:" + pick(p, []string{"kept", "removed,moved"})
		case 8:
			typed += "-" + pick(p, someWords)
		}
	}
	return catalog.ParseSearch(typed, hour(50), of).Conditions()
}
