package desk

import (
	"context"
	"net/url"
	"strings"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
)

var (
	errNoPage  = annotations.Errorf(annotations.NotFound, "There is no such page.")
	errAddress = annotations.Errorf(annotations.Invalid, "This address cannot be read.")
)

// Page returns the state of the page at path, which is as in the address bar,
// with its query. With an error, which is an *annotations.Error, it returns the
// state of the page that says so. Opening an article remembers that the
// revision shown was read.
func (d *Desk) Page(ctx context.Context, path string, prefs api.Prefs) (api.Page, error) {
	c := clock{d.zones.of(prefs.Zone, d.o.Zone)}
	p := api.Page{Path: path, Prefs: prefs, Now: c.time(d.o.Now())}
	d.Release(ctx)
	err := d.fill(ctx, &p, c)
	if err != nil {
		e := &api.Error{Code: annotations.CodeOf(err), Message: annotations.MessageOf(err)}
		return api.Page{Kind: api.ErrorKind, Path: path, Title: titleOf(e.Code), Now: p.Now, Prefs: prefs, Error: e}, err
	}
	return p, nil
}

func titleOf(c annotations.Code) string {
	if c == annotations.NotFound {
		return "Not found"
	}
	return "Not shown"
}

// fill sets p to the page that its path names.
func (d *Desk) fill(ctx context.Context, p *api.Page, c clock) error {
	u, err := url.Parse(p.Path)
	if err != nil || u.Host != "" || u.Scheme != "" || !strings.HasPrefix(u.Path, "/") {
		return errAddress
	}
	q := u.Query()
	switch parts := strings.Split(strings.Trim(u.Path, "/"), "/"); {
	case u.Path == "/":
		return d.libraryPage(ctx, p, q, c)
	case u.Path == "/notebook":
		return d.notebookPage(ctx, p, notebookQuery(q, p.Now), c)
	case u.Path == "/sources":
		return d.sourcesPage(ctx, p, c)
	case u.Path == "/earlier":
		return d.earlierPage(ctx, p, "", q, c)
	case u.Path == "/settings":
		return d.settingsPage(ctx, p, q, c)
	case u.Path == "/alerts":
		return d.alertsPage(ctx, p, q, c)
	case len(parts) == 2 && parts[0] == "stories" && !strings.HasSuffix(u.Path, "/"):
		return d.storyPage(ctx, p, article.ID(parts[1]), q, c)
	case parts[0] != "articles" || strings.HasSuffix(u.Path, "/"):
		return errNoPage
	case len(parts) == 2:
		return d.articlePage(ctx, p, article.ID(parts[1]), 0, c)
	case len(parts) == 3 && parts[2] == "earlier":
		return d.earlierPage(ctx, p, article.ID(parts[1]), q, c)
	case len(parts) == 4 && parts[2] == "revisions":
		n, err := number(parts[3])
		if err != nil {
			return err
		}
		if n < 0 {
			return d.earlierTextPage(ctx, p, article.ID(parts[1]), n, c)
		}
		return d.articlePage(ctx, p, article.ID(parts[1]), n, c)
	case len(parts) == 5 && parts[2] == "compare":
		return d.comparePage(ctx, p, article.ID(parts[1]), parts[3], parts[4], q.Get("view"), c)
	case len(parts) == 7 && parts[2] == "compare" && parts[4] == "with":
		return d.acrossPage(ctx, p, sideOf(parts[1], parts[3]), sideOf(parts[5], parts[6]), q.Get("view"), c)
	}
	return errNoPage
}

// number returns the revision that s names, as addresses spell it.
func number(s string) (int, error) {
	n, ok := article.Spelled(s)
	if !ok {
		return 0, errNoPage
	}
	return n, nil
}

func (d *Desk) settingsPage(ctx context.Context, p *api.Page, q url.Values, c clock) error {
	list, err := d.o.Store.List(ctx, annotations.ListQuery{Limit: 1})
	if err != nil {
		return err
	}
	tokens, err := d.tokens(ctx, c)
	if err != nil {
		return err
	}
	raising, err := d.raising(ctx)
	if err != nil {
		return err
	}
	keeping, err := d.keepingPage(ctx, q, list)
	if err != nil {
		return err
	}
	p.Kind, p.Title = api.SettingsKind, "Settings"
	p.Settings = &api.SettingsPage{
		Raising: raising, Database: d.o.Database, Version: d.o.Version, Sample: list.HasSample, Keeping: keeping, Tokens: tokens,
	}
	return nil
}
