package memory

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/catalog"
	stories "writethru/annotations/story"
)

// couple names two articles, the lower ID first.
type couple struct{ a, b article.ID }

func coupleOf(a, b article.ID) couple { return couple{min(a, b), max(a, b)} }

// Alike implements annotations.Stories.
func (s *Store) Alike(ctx context.Context, id article.ID) (list []annotations.Alike, err error) {
	err = s.read(ctx, func() error {
		if _, err := s.story(id); err != nil {
			return err
		}
		sketches := s.sketches()
		for other, st := range s.articles {
			if other == id {
				continue
			}
			n, v := sketches[id].Shared(sketches[other]), s.verdicts[coupleOf(id, other)]
			if n >= stories.LeastShared || v != annotations.Undecided {
				list = append(list, annotations.Alike{Row: s.row(st), Shared: n, Verdict: v})
			}
		}
		slices.SortFunc(list, func(a, b annotations.Alike) int {
			return cmp.Or(cmp.Compare(undecided(a), undecided(b)), cmp.Compare(b.Shared, a.Shared), cmp.Compare(a.ID, b.ID))
		})
		list = list[:min(catalog.MostAlike, len(list))]
		return nil
	})
	return list, err
}

// undecided is 1 of what no reader has said anything of.
func undecided(a annotations.Alike) int {
	if a.Verdict == annotations.Undecided {
		return 1
	}
	return 0
}

// sketches returns the sketch of every article, of the hashes that count.
func (s *Store) sketches() map[article.ID]stories.Sketch {
	out, carriers := map[article.ID]stories.Sketch{}, map[uint64]int{}
	for id, st := range s.articles {
		out[id] = stories.SketchOf(st.revisions[len(st.revisions)-1].Blocks)
		for _, h := range out[id] {
			carriers[h]++
		}
	}
	for id := range out {
		out[id] = slices.DeleteFunc(out[id], func(h uint64) bool { return carriers[h] > catalog.MostCommon })
	}
	return out
}

// SetAlike implements annotations.Stories.
func (s *Store) SetAlike(ctx context.Context, a, b article.ID, v annotations.Verdict) error {
	if err := catalog.CheckVerdict(a, b, v); err != nil {
		return err
	}
	return s.write(ctx, func() error {
		for _, id := range []article.ID{a, b} {
			if _, err := s.story(id); err != nil {
				return err
			}
		}
		s.verdicts[coupleOf(a, b)] = v
		s.unsorted[a], s.unsorted[b] = true, true
		return nil
	})
}

// Verdicts implements annotations.Stories.
func (s *Store) Verdicts(ctx context.Context, ids []article.ID) (list []annotations.Said, err error) {
	err = s.read(ctx, func() error {
		for c, v := range s.verdicts {
			if v != annotations.Undecided && (slices.Contains(ids, c.a) || slices.Contains(ids, c.b)) {
				list = append(list, annotations.Said{A: c.a, B: c.b, Verdict: v})
			}
		}
		slices.SortFunc(list, func(a, b annotations.Said) int { return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B)) })
		return nil
	})
	return list, err
}

// forget takes back all that was said of an article.
func (s *Store) forget(id article.ID) {
	delete(s.stories, id)
	delete(s.unsorted, id)
	maps.DeleteFunc(s.verdicts, func(c couple, _ annotations.Verdict) bool { return c.a == id || c.b == id })
}
