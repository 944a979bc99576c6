package desk

import (
	"context"
	"slices"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
)

// seriesLasts is how long after its newest version a series may go on. After
// that, its name may be another story's.
const seriesLasts = 48 * time.Hour

// home returns the article that an item belongs to, a new one when none is
// known.
func (d *Desk) home(ctx context.Context, in dispatch) (home, error) {
	id, err := d.homeID(ctx, in)
	if err != nil {
		return home{}, err
	}
	if id == "" {
		a, err := d.newHome(ctx, in)
		return home{article: a}, err
	}
	a, err := d.o.Store.Article(ctx, id)
	if annotations.CodeOf(err) == annotations.NotFound { // all of it is held
		return home{article: d.articleFor(in, id)}, nil
	}
	if err != nil {
		return home{}, err
	}
	h := home{article: a}
	if h.heads, err = d.o.Store.Revisions(ctx, id); err != nil {
		return h, err
	}
	latest := h.heads[len(h.heads)-1]
	h.known = &WireKnown{Created: latest.Modified, Killed: latest.Withdrawn}
	if latest.Wire != nil {
		h.known.Version = latest.Wire.Version
	}
	own := in.draft.Wire.Item
	w, err := d.wiredAs(ctx, own)
	if err != nil || w.Article != id {
		return h, err
	}
	newest := w.Items[len(w.Items)-1]
	if newest.Created.After(h.known.Created) || newest.Created.Equal(h.known.Created) {
		h.known.Version, h.known.Created = newest.Version, newest.Created
	}
	h.known.Same = slices.ContainsFunc(w.Items, func(i annotations.WiredItem) bool { return i.Name == own })
	return h, nil
}

// wiredAs returns what came under a name, the zero Wired when nothing did.
func (d *Desk) wiredAs(ctx context.Context, name string) (annotations.Wired, error) {
	if name == "" {
		return annotations.Wired{}, nil
	}
	w, err := d.o.Store.ArticleByWire(ctx, name)
	if annotations.CodeOf(err) == annotations.NotFound {
		return annotations.Wired{}, nil
	}
	return w, err
}

// homeID returns the article that an item belongs to, "" when none is known:
// that of its name or of those whose place it takes, that of its address, the
// one that waits for its time, or that of its series.
func (d *Desk) homeID(ctx context.Context, in dispatch) (article.ID, error) {
	if in.home != "" {
		return in.home, nil
	}
	if in.article != "" {
		a, err := d.article(ctx, in.article)
		return a.ID, err
	}
	for _, name := range in.names() {
		if w, err := d.wiredAs(ctx, name); err != nil || w.Article != "" {
			return w.Article, err
		}
	}
	if in.url != "" {
		a, err := d.o.Store.ArticleByURL(ctx, in.url)
		if annotations.CodeOf(err) != annotations.NotFound {
			return a.ID, err
		}
	}
	if id, err := d.heldAs(ctx, in); err != nil || id != "" {
		return id, err
	}
	if id, err := d.seriesOf(ctx, in); err != nil || id != "" {
		return id, err
	}
	if len(in.names()) > 0 {
		return "", nil
	}
	a, err := d.knownByText(ctx, arrival{draft: in.draft})
	return a.ID, err
}

// heldAs returns the article of a held item with one of the item's names.
func (d *Desk) heldAs(ctx context.Context, in dispatch) (article.ID, error) {
	held, err := d.o.Store.Held(ctx)
	names, w := in.names(), in.draft.Wire
	for _, h := range held {
		if slices.ContainsFunc(h.Names, func(s string) bool { return slices.Contains(names, s) }) ||
			in.item().Follows && w.Series != "" && h.Series == w.Series {
			return h.Article, nil
		}
	}
	return "", err
}

// seriesOf returns the newest article of the item's series, when the item says
// that it comes after one of that.
func (d *Desk) seriesOf(ctx context.Context, in dispatch) (article.ID, error) {
	draft := in.draft
	if !in.item().Follows {
		return "", nil
	}
	w, err := d.wiredAs(ctx, draft.Wire.Series)
	if err != nil || w.Article == "" {
		return "", err
	}
	heads, err := d.o.Store.Revisions(ctx, w.Article)
	if err != nil {
		return "", err
	}
	if age := draft.Modified.Sub(heads[len(heads)-1].Time()); age > seriesLasts || age < -seriesLasts {
		return "", nil
	}
	return w.Article, nil
}

// newHome returns an article for an item that belongs to none that is known.
func (d *Desk) newHome(ctx context.Context, in dispatch) (article.Article, error) {
	seed := arrival{draft: in.draft}.fingerprint()
	if names := in.names(); len(names) > 0 {
		seed = names[0]
	}
	id, err := d.freeID(ctx, "wire "+seed)
	return d.articleFor(in, id), err
}

func (d *Desk) articleFor(in dispatch, id article.ID) article.Article {
	return article.Article{ID: id, URL: in.url, Outlet: in.draft.Outlet, Added: d.o.Now()}
}
