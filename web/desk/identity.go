package desk

import (
	"context"
	"slices"
	"strings"

	"writethru/annotations"
	"writethru/annotations/article"
)

// arrival is a capture that came in, with what is known of it.
type arrival struct {
	capture article.Capture
	hints   Hints
	draft   article.Draft
	// article is the one that it is known to belong to, if any.
	article article.ID
	// dated is set when the reader said when the capture was made.
	dated bool
	// fetched is set when the capture came from the outlet itself.
	fetched bool
	// elsewhere is set when another made the capture, some time ago; asked when
	// it was looked for by the address of the article.
	elsewhere, asked bool
	// unasked is set when no reader asked for it, so that sites are spared what
	// they need not send.
	unasked bool
}

// addresses returns the addresses by which the article may be known, the best
// first: the one that the page gives itself, the one it was found at in the end,
// and the one that was asked for. Old captures give addresses that an outlet does
// not use any more, so that with them the one asked for goes first.
func (in arrival) addresses() []string {
	var out []string
	all := []string{in.draft.URL, in.capture.URL, in.hints.URL}
	if in.asked {
		slices.Reverse(all)
	}
	for _, s := range all {
		if s = article.Address(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// fingerprint returns that of the text that came in.
func (in arrival) fingerprint() string {
	return article.Fingerprint(in.draft.Blocks, in.draft.Withdrawn)
}

// identity names what the arrival is known by, for the lock.
func (in arrival) identity() string {
	if in.article != "" {
		return string(in.article)
	}
	if all := in.addresses(); len(all) > 0 {
		return all[0]
	}
	return in.fingerprint()
}

// known returns the article that in belongs to, the zero Article when it is new.
func (d *Desk) known(ctx context.Context, in arrival) (article.Article, error) {
	if in.article != "" {
		return d.article(ctx, in.article)
	}
	all := in.addresses()
	for _, url := range all {
		a, err := d.o.Store.ArticleByURL(ctx, url)
		if err == nil || annotations.CodeOf(err) != annotations.NotFound {
			return a, err
		}
	}
	if len(all) > 0 || len(in.draft.Blocks) == 0 {
		return article.Article{}, nil
	}
	return d.knownByText(ctx, in)
}

// mostAlike is how many articles with the words of a headline are looked at.
const mostAlike = 50

// knownByText returns the article that has a revision with the very text of in.
// It is named for its first text; another one is found by the words of its
// headline.
func (d *Desk) knownByText(ctx context.Context, in arrival) (article.Article, error) {
	print := in.fingerprint()
	for salt := range byte(3) {
		a, err := d.o.Store.Article(ctx, newID(print, salt))
		if annotations.CodeOf(err) == annotations.NotFound {
			break
		}
		if err != nil {
			return a, err
		}
		if has, err := d.hasText(ctx, a.ID, print); has || err != nil {
			return a, err
		}
	}
	words := strings.Fields(article.Revision{Blocks: in.draft.Blocks}.Headline())
	list, err := d.o.Store.List(ctx, annotations.ListQuery{Words: strings.TrimSuffix(strings.Join(words, " "), "…"), Limit: mostAlike})
	if err != nil {
		return article.Article{}, err
	}
	for _, r := range list.Rows {
		if has, err := d.hasText(ctx, r.ID, print); has || err != nil {
			return r.Article, err
		}
	}
	return article.Article{}, nil
}

func (d *Desk) hasText(ctx context.Context, id article.ID, print string) (bool, error) {
	heads, err := d.o.Store.Revisions(ctx, id)
	for _, h := range heads {
		if h.Fingerprint == print {
			return true, nil
		}
	}
	return false, err
}

// newArticle returns an article for in, which belongs to none that is known.
func (d *Desk) newArticle(ctx context.Context, in arrival) (article.Article, error) {
	a := article.Article{Outlet: in.draft.Outlet, Added: d.o.Now()}
	seed := in.fingerprint()
	if all := in.addresses(); len(all) > 0 {
		a.URL, seed = all[0], all[0]
	}
	id, err := d.freeID(ctx, seed)
	a.ID = id
	return a, err
}

// freeID returns a name that no article has. Conflict when seed gives none.
func (d *Desk) freeID(ctx context.Context, seed string) (article.ID, error) {
	for salt := range byte(16) {
		id := newID(seed, salt)
		_, err := d.o.Store.Article(ctx, id)
		if annotations.CodeOf(err) == annotations.NotFound {
			return id, nil
		}
		if err != nil {
			return "", err
		}
	}
	return "", annotations.Errorf(annotations.Conflict, "There is no name left for this article.")
}
