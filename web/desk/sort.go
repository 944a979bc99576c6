package desk

import (
	"context"
	"slices"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/story"
)

const (
	// mostInStory is how many articles are sorted together: those found first,
	// counted from the one whose story is looked for.
	mostInStory = 40
	// sortAtOnce is how many articles wait for nobody longer than a moment.
	sortAtOnce = 20
)

// SortStories finds the stories of articles that got a revision or a verdict
// since theirs were found, until none is left or ctx ends. What it has done
// stays done.
func (d *Desk) SortStories(ctx context.Context) error {
	for {
		n, err := d.sortSome(ctx)
		if err != nil || n == 0 {
			return err
		}
	}
}

// sortNew sorts what was just changed. What fails, or is too much for now, stays
// to be sorted.
func (d *Desk) sortNew(ctx context.Context) {
	if _, err := d.sortSome(ctx); err != nil {
		d.o.Log.WarnContext(ctx, "articles were not sorted into stories", "error", err)
	}
}

func (d *Desk) sortSome(ctx context.Context) (n int, err error) {
	unlock, err := d.locks.lock(ctx, "stories")
	if err != nil {
		return 0, err
	}
	defer unlock()
	ids, err := d.o.Store.Unsorted(ctx, sortAtOnce)
	if err != nil {
		return 0, err
	}
	sorted := map[article.ID]bool{}
	for _, id := range ids {
		if sorted[id] {
			continue
		}
		groups, err := d.divide(ctx, id)
		if err != nil {
			return 0, err
		}
		for _, g := range groups {
			if err := d.o.Store.SetStory(ctx, g); err != nil {
				return 0, err
			}
			for _, id := range g {
				sorted[id] = true
			}
		}
	}
	return len(ids), nil
}

// divide returns the stories of an article, of those that were of one story with
// it, and of all that these are like, in turn.
func (d *Desk) divide(ctx context.Context, id article.ID) ([][]article.ID, error) {
	pool, ties, err := d.around(ctx, id)
	if err != nil {
		return nil, err
	}
	said, err := d.o.Store.Verdicts(ctx, pool)
	if err != nil {
		return nil, err
	}
	var parted [][2]int
	for _, s := range said {
		a, b := slices.Index(pool, s.A), slices.Index(pool, s.B)
		if s.Verdict == annotations.Parted && a >= 0 && b >= 0 {
			parted = append(parted, [2]int{a, b})
		}
	}
	var out [][]article.ID
	for _, g := range story.Divide(len(pool), ties, parted) {
		ids := make([]article.ID, len(g))
		for i, k := range g {
			ids[i] = pool[k]
		}
		out = append(out, ids)
	}
	return out, nil
}

// around gathers the articles that an article may be of one story with, and the
// ties between them, by their places in the pool.
func (d *Desk) around(ctx context.Context, id article.ID) (pool []article.ID, ties []story.Tie, err error) {
	mates, err := d.o.Store.StoryOf(ctx, id)
	if err != nil {
		return nil, nil, err
	}
	pool = []article.ID{id}
	place := func(id article.ID) int {
		i := slices.Index(pool, id)
		if i < 0 && len(pool) < mostInStory {
			i, pool = len(pool), append(pool, id)
		}
		return i
	}
	for _, m := range mates {
		place(m.ID)
	}
	for i := 0; i < len(pool); i++ {
		same, err := d.sameAs(ctx, pool[i])
		if err != nil {
			return nil, nil, err
		}
		for _, s := range same {
			if k := place(s.id); k >= 0 {
				ties = append(ties, story.Tie{A: i, B: k, Strength: s.strength})
			}
		}
	}
	return pool, ties, nil
}

// sameStory is an article that is of one story with another, and how strongly.
type sameStory struct {
	id       article.ID
	strength float64
}

// sameAs returns the articles that carry the copy of an article's latest
// revision, and those that a reader has joined to it.
func (d *Desk) sameAs(ctx context.Context, id article.ID) ([]sameStory, error) {
	list, err := d.o.Store.Alike(ctx, id)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	heads, err := d.o.Store.Revisions(ctx, id)
	if err != nil {
		return nil, err
	}
	me := leafKey{id, heads[len(heads)-1].Number}
	var out []sameStory
	for _, a := range list {
		switch a.Verdict {
		case annotations.Parted:
		case annotations.SameStory:
			out = append(out, sameStory{a.ID, story.ByHand})
		default:
			share, err := d.share(ctx, me, leafKey{a.ID, a.Latest})
			if err != nil {
				return nil, err
			}
			if share.IsSame() {
				out = append(out, sameStory{a.ID, share.Contained})
			}
		}
	}
	return out, nil
}
