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

// SetAlike keeps what a reader says of two articles. Undecided takes it back.
func (d *Desk) SetAlike(ctx context.Context, a, b article.ID, v annotations.Verdict) error {
	for _, id := range []article.ID{a, b} {
		if _, err := d.article(ctx, id); err != nil {
			return err
		}
	}
	if err := d.o.Store.SetAlike(ctx, a, b, v); err != nil {
		return err
	}
	d.sortNew(ctx)
	return nil
}

// also returns the articles that carry the copy of f's latest revision, and
// those that a reader has joined to it: what shares most first, and last those
// that a reader has parted from it.
func (f *folder) also(ctx context.Context) ([]api.Also, error) {
	list, err := f.d.o.Store.Alike(ctx, f.id)
	if err != nil {
		return nil, err
	}
	var out, parted []api.Also
	for _, a := range list {
		if a.Verdict == annotations.Parted {
			p := f.clock.also(a.Row)
			p.Parted = true
			parted = append(parted, p)
		}
	}
	list = slices.DeleteFunc(list, func(a annotations.Alike) bool { return a.Verdict == annotations.Parted })
	for _, a := range list[:min(len(list), mostAlso)] {
		share, err := f.d.share(ctx, leafKey{f.id, f.latest()}, leafKey{a.ID, a.Latest})
		if err != nil {
			return nil, err
		}
		if share.IsSame() || a.Verdict == annotations.SameStory {
			o := f.clock.also(a.Row)
			o.Contained, o.ByHand = share.Contained, a.Verdict == annotations.SameStory
			if o.Credits, err = f.creditsWith(ctx, a); err != nil {
				return nil, err
			}
			out = append(out, o)
		}
	}
	slices.SortStableFunc(out, func(a, b api.Also) int {
		return cmp.Or(cmp.Compare(b.Contained, a.Contained), cmp.Compare(a.ID, b.ID))
	})
	return append(out, parted...), nil
}

// creditsWith returns the agencies that both this article and another credit,
// each also by its outlet's name.
func (f *folder) creditsWith(ctx context.Context, a annotations.Alike) ([]string, error) {
	mine, err := f.leaf(ctx, f.latest())
	if err != nil {
		return nil, err
	}
	theirs, err := f.d.leaf(ctx, a.ID, a.Latest)
	if err != nil {
		return nil, err
	}
	own := story.Credits(mine.Revision, a.Outlet)
	return slices.DeleteFunc(story.Credits(theirs.Revision, a.Outlet), func(name string) bool { return !slices.Contains(own, name) }), nil
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
