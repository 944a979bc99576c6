package desk

import (
	"cmp"
	"context"
	"fmt"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
)

// articlePage fills p with revision n of an article, or with the latest one
// when n is 0.
func (d *Desk) articlePage(ctx context.Context, p *api.Page, id article.ID, n int, c clock) error {
	a, err := d.article(ctx, id)
	if annotations.CodeOf(err) == annotations.NotFound && n == 0 {
		return d.heldPage(ctx, p, id, c)
	}
	if err != nil {
		return err
	}
	f, err := d.open(ctx, id, c)
	if err != nil {
		return err
	}
	page := &api.ArticlePage{Article: c.article(a), Latest: n == 0}
	if page.Heads, err = f.timeline(ctx); err != nil {
		return err
	}
	if n == 0 {
		n = f.latest()
	} else if !f.has(n) {
		return noRevision(n)
	}
	shown, err := f.leaf(ctx, n)
	if err != nil {
		return err
	}
	page.Revision = c.revision(shown.Revision)
	if page.LastRead = f.readBefore(n); page.LastRead > 0 {
		compared, err := d.compare(ctx, leafKey{id, page.LastRead}, leafKey{id, n})
		if err != nil {
			return err
		}
		page.Changes = compared.rows
	}
	if page.Marks, err = f.shownIn(ctx, n); err != nil {
		return err
	}
	if page.Tags, page.Speakers, err = d.complete(ctx); err != nil {
		return err
	}
	if page.Prev, page.Next, err = d.o.Store.Beside(ctx, id); err != nil {
		return err
	}
	if page.Seen, err = f.seenAgain(ctx); err != nil {
		return err
	}
	if page.Also, err = f.also(ctx); err != nil {
		return err
	}
	if page.Held, err = d.heldOf(ctx, id, c); err != nil {
		return err
	}
	if page.Watching, err = d.watching(ctx, id, c); err != nil {
		return err
	}
	if page.Carried, err = d.carried(ctx, id); err != nil {
		return err
	}
	if page.Quoted, err = d.sameQuotes(ctx, []*folder{f}, page.Also); err != nil {
		return err
	}
	if err := f.readEarlier(ctx); err != nil {
		return err
	}
	page.Earlier, page.Archive = f.earlierHeads(), d.archiveFor(a)
	p.Kind, p.Article, p.Title = api.ArticleKind, page, cmp.Or(shown.Headline(), "Article")
	if !page.Latest && len(f.heads) > 1 {
		p.Title = fmt.Sprintf("%s, revision %d of %d", p.Title, n, len(f.heads))
	}
	return d.markRead(ctx, f, n)
}

// article returns an article, or a sentence about this one when there is none.
func (d *Desk) article(ctx context.Context, id article.ID) (article.Article, error) {
	a, err := d.o.Store.Article(ctx, id)
	if annotations.CodeOf(err) == annotations.NotFound {
		return a, annotations.Errorf(annotations.NotFound, "There is no such article here.").Because(err)
	}
	return a, err
}

func noRevision(n int) error {
	return annotations.Errorf(annotations.NotFound, "This article has no revision %s.", article.Spell(n))
}

// carried counts the other articles of an article's story.
func (d *Desk) carried(ctx context.Context, id article.ID) (api.Carried, error) {
	rows, err := d.o.Store.StoryOf(ctx, id)
	for _, r := range rows {
		if r.ID == id {
			return carried(r), nil
		}
	}
	return api.Carried{}, err
}

// readBefore returns the newest revision before n that a reader has opened, 0
// when there is none.
func (f *folder) readBefore(n int) int {
	for k := n - 1; k >= 1; k-- {
		if f.heads[k-1].Read {
			return k
		}
	}
	return 0
}

// markRead remembers that revision n was opened. A page is not held back when
// that fails, as while another process writes.
func (d *Desk) markRead(ctx context.Context, f *folder, n int) error {
	if f.heads[n-1].Read {
		return nil
	}
	if err := d.o.Store.MarkRead(ctx, f.id, n); err != nil {
		d.o.Log.WarnContext(ctx, "a revision was not remembered as read", "article", f.id, "revision", n, "error", err)
	}
	return ctx.Err()
}

// shownIn returns the marks as revision n shows them. Marks made on a later
// revision, whose words are not in this one yet, are left out: nothing was
// removed here, and nothing is to be chosen.
func (f *folder) shownIn(ctx context.Context, n int) ([]api.Mark, error) {
	out := make([]api.Mark, 0, len(f.marks))
	for _, a := range f.marks {
		if p := f.placement(a, n); a.Revision > n && !isPlaced(p) && !p.ByHand {
			continue
		}
		m, err := f.mark(ctx, a, n)
		if err != nil {
			return nil, err
		}
		out = append(out, m)
	}
	byPlace(out)
	return out, nil
}
