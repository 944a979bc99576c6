package desk

import (
	"cmp"
	"context"

	"writethru/annotations/article"
	"writethru/web/api"
)

// earlierTextPage fills p with an earlier text, and the marks that stand in it.
func (d *Desk) earlierTextPage(ctx context.Context, p *api.Page, id article.ID, n int, c clock) error {
	a, err := d.article(ctx, id)
	if err != nil {
		return err
	}
	f, err := d.open(ctx, id, c)
	if err != nil {
		return err
	}
	if err := f.readEarlier(ctx); err != nil {
		return err
	}
	if _, ok := f.head(n); !ok {
		return noRevision(n)
	}
	if err := f.followInto(ctx, n); err != nil {
		return err
	}
	shown, err := f.leaf(ctx, n)
	if err != nil {
		return err
	}
	page := &api.ArticlePage{Article: c.article(a), Revision: c.revision(shown.Revision), Earlier: f.earlierHeads(), Archive: d.archiveFor(a)}
	if page.Heads, err = f.allHeads(ctx); err != nil {
		return err
	}
	if page.Marks, err = f.shownIn(ctx, n); err != nil {
		return err
	}
	if page.Archived, err = d.archived(ctx, shown.Capture); err != nil {
		return err
	}
	p.Kind, p.Article, p.Title = api.ArticleKind, page, cmp.Or(shown.Headline(), "Article")+", earlier text "+article.Spell(n)
	return nil
}

// archived tells where a capture is from.
func (d *Desk) archived(ctx context.Context, sha256 string) (*api.Archived, error) {
	capture, err := d.o.Store.Capture(ctx, sha256)
	if err != nil {
		return nil, err
	}
	name, memento := archivedBy(capture)
	return &api.Archived{Name: name, URL: memento}, nil
}
