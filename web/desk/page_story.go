package desk

import (
	"cmp"
	"context"
	"net/url"
	"slices"
	"strings"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/story"
	"writethru/web/api"
)

// storyPage fills p with the story that an article is part of. The address
// may hold words that look for articles to be joined to it.
func (d *Desk) storyPage(ctx context.Context, p *api.Page, id article.ID, address url.Values, c clock) error {
	if _, err := d.article(ctx, id); err != nil {
		return err
	}
	rows, err := d.o.Store.StoryOf(ctx, id)
	if err != nil {
		return err
	}
	t := &telling{d: d, clock: c, page: &api.StoryPage{
		Article: id, Words: field(address, "q"), Read: d.undos.note(address.Get("read")),
	}}
	for _, step := range []func(context.Context) error{
		func(ctx context.Context) error { return t.lanes(ctx, rows) },
		t.said, t.marks, t.quoted, t.find,
	} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	p.Feed = "/stories/" + url.PathEscape(string(id)) + "/feed.atom"
	p.Kind, p.Story, p.Title = api.StoryKind, t.page, cmp.Or(t.page.Lanes[0].Headline, "Story")
	return nil
}

// telling is a story page on its way.
type telling struct {
	d       *Desk
	clock   clock
	page    *api.StoryPage
	folders []*folder // by lane
}

// lanes opens the articles of the story, that with the earliest revision first.
func (t *telling) lanes(ctx context.Context, rows []annotations.Row) error {
	type both struct {
		lane   api.Lane
		folder *folder
	}
	var all []both
	for _, r := range rows {
		f, err := t.d.open(ctx, r.ID, t.clock)
		if err != nil {
			return err
		}
		l := api.Lane{Article: t.clock.article(r.Article), Headline: r.Headline, Lang: r.Lang, Dir: r.Dir}
		if l.Heads, err = f.timeline(ctx); err != nil {
			return err
		}
		all = append(all, both{l, f})
	}
	slices.SortStableFunc(all, func(a, b both) int {
		return cmp.Or(a.lane.Heads[0].Time.Compare(b.lane.Heads[0].Time), cmp.Compare(a.lane.Article.ID, b.lane.Article.ID))
	})
	for _, b := range all {
		t.page.Lanes, t.folders = append(t.page.Lanes, b.lane), append(t.folders, b.folder)
	}
	return t.signs(ctx)
}

// signs says how much of its copy each lane shares with the first one, and which
// agencies it credits.
func (t *telling) signs(ctx context.Context) error {
	first := t.folders[0]
	names := t.outlets()
	for i, f := range t.folders {
		l, err := f.leaf(ctx, f.latest())
		if err != nil {
			return err
		}
		t.page.Lanes[i].Credits = credits(names[i], l, names)
		if i == 0 {
			continue
		}
		share, err := t.d.share(ctx, leafKey{first.id, first.latest()}, leafKey{f.id, f.latest()})
		if err != nil {
			return err
		}
		t.page.Lanes[i].Contained = share.Contained
	}
	return nil
}

// credits returns the agencies that a lane's text credits, an outlet's own name
// only where there is no other.
func credits(own string, l *leaf, names []string) []string {
	all := story.Credits(l.Revision, names...)
	others := slices.DeleteFunc(slices.Clone(all), func(name string) bool { return name == own })
	if len(others) > 0 {
		return others
	}
	return all
}

func (t *telling) outlets() []string {
	var out []string
	for _, l := range t.page.Lanes {
		out = append(out, l.Article.Outlet)
	}
	return out
}

// quoted finds the quotations that articles outside of the story have too.
func (t *telling) quoted(ctx context.Context) (err error) {
	t.page.Quoted, err = t.d.sameQuotes(ctx, t.folders, nil)
	return err
}

// said tells what a reader said of the articles.
func (t *telling) said(ctx context.Context) error {
	var ids []article.ID
	for _, f := range t.folders {
		ids = append(ids, f.id)
	}
	said, err := t.d.o.Store.Verdicts(ctx, ids)
	if err != nil {
		return err
	}
	for _, s := range said {
		a, b := slices.Index(ids, s.A), slices.Index(ids, s.B)
		switch {
		case s.Verdict == annotations.SameStory && a >= 0 && b >= 0:
			later := &t.page.Lanes[max(a, b)]
			later.Joined = append(later.Joined, ids[min(a, b)])
		case s.Verdict == annotations.Parted && a >= 0 && b < 0:
			err = t.part(ctx, s.A, s.B)
		case s.Verdict == annotations.Parted && b >= 0 && a < 0:
			err = t.part(ctx, s.B, s.A)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (t *telling) part(ctx context.Context, from, other article.ID) error {
	rows, err := t.d.o.Store.StoryOf(ctx, other)
	if err != nil {
		return err
	}
	for _, r := range rows {
		if r.ID == other {
			t.page.Parted = append(t.page.Parted, api.Parted{From: from, Also: t.clock.also(r)})
		}
	}
	return nil
}

// mostFound is how many articles are offered to be joined by hand.
const mostFound = 10

// find looks for articles to be joined by hand: by address, or by words.
func (t *telling) find(ctx context.Context) error {
	if t.page.Words == "" {
		return nil
	}
	rows, err := t.d.named(ctx, t.page.Words)
	if err != nil {
		return err
	}
	if rows == nil {
		list, err := t.d.o.Store.List(ctx, annotations.ListQuery{Words: t.page.Words, Limit: mostFound + len(t.folders)})
		if err != nil {
			return err
		}
		rows = list.Rows
	}
	for _, r := range rows {
		in := slices.ContainsFunc(t.folders, func(f *folder) bool { return f.id == r.ID })
		if !in && len(t.page.Found) < mostFound {
			t.page.Found = append(t.page.Found, t.clock.also(r))
		}
	}
	return nil
}

// named returns the article that an address names: its own at the outlet, or
// that of its page here; nil when it is none.
func (d *Desk) named(ctx context.Context, words string) ([]annotations.Row, error) {
	var id article.ID
	if _, rest, ok := strings.Cut(words, "/articles/"); ok {
		rest, _, _ = strings.Cut(rest, "/")
		id = article.ID(rest)
	} else if isAddress(words) {
		a, err := d.o.Store.ArticleByURL(ctx, article.Address(words))
		if err != nil && annotations.CodeOf(err) != annotations.NotFound {
			return nil, err
		}
		id = a.ID
	}
	if id == "" {
		return nil, nil
	}
	rows, err := d.o.Store.StoryOf(ctx, id)
	if annotations.CodeOf(err) == annotations.NotFound {
		return nil, nil
	}
	return slices.DeleteFunc(rows, func(r annotations.Row) bool { return r.ID != id }), err
}
