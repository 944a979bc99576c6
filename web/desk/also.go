package desk

import (
	"cmp"
	"context"
	"slices"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/story"
	"writethru/web/api"
)

// mostAlso is how many articles are read to see how much they share.
const mostAlso = 20

// twoLeaves names two revisions of two articles.
type twoLeaves struct{ first, second leafKey }

// weightOfShare is about how many bytes a share takes, with its key.
func weightOfShare(story.Share) int { return 150 }

// also returns the articles that carry the copy of f's latest revision, and
// those that a reader has joined to it, without those parted from it: what
// shares most first.
func (f *folder) also(ctx context.Context) ([]api.Also, error) {
	list, err := f.d.o.Store.Alike(ctx, f.id)
	if err != nil {
		return nil, err
	}
	list = slices.DeleteFunc(list, func(a annotations.Alike) bool { return a.Verdict == annotations.Parted })
	var out []api.Also
	for _, a := range list[:min(len(list), mostAlso)] {
		share, err := f.d.share(ctx, leafKey{f.id, f.latest()}, leafKey{a.ID, a.Latest})
		if err != nil {
			return nil, err
		}
		if share.IsSame() || a.Verdict == annotations.SameStory {
			out = append(out, api.Also{
				ID: a.ID, Outlet: a.Outlet, Headline: a.Headline, Lang: a.Lang, Dir: a.Dir, Time: f.clock.time(a.Time), Latest: a.Latest,
				Contained: share.Contained, ByHand: a.Verdict == annotations.SameStory,
			})
		}
	}
	slices.SortStableFunc(out, func(a, b api.Also) int {
		return cmp.Or(cmp.Compare(b.Contained, a.Contained), cmp.Compare(a.ID, b.ID))
	})
	return out, nil
}

// share compares two revisions, the one with the lower article first. Revisions
// never change, so that what was compared once is kept.
func (d *Desk) share(ctx context.Context, first, second leafKey) (story.Share, error) {
	if first.article > second.article {
		first, second = second, first
	}
	key := twoLeaves{first, second}
	if s, ok := d.shares.get(key); ok {
		return s, nil
	}
	a, err := d.blocks(ctx, first)
	if err != nil {
		return story.Share{}, err
	}
	b, err := d.blocks(ctx, second)
	if err != nil {
		return story.Share{}, err
	}
	s := story.ShareOf(a, b)
	d.shares.put(key, s)
	return s, nil
}

func (d *Desk) blocks(ctx context.Context, k leafKey) ([]article.Block, error) {
	l, err := d.leaf(ctx, k.article, k.n)
	if err != nil {
		return nil, err
	}
	return l.Blocks, nil
}
