package polling

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"writethru/annotations"
	"writethru/web/api"
	"writethru/web/ingest/feed"
)

// ImportOPML subscribes to the feeds of a subscription list. Groups become
// folders, nested ones by their path ("News / Agencies"). Invalid when it cannot
// be read.
func (p *Polling) ImportOPML(ctx context.Context, data []byte) (api.OPMLResult, error) {
	all, err := feed.ReadOPML(data)
	if err != nil {
		return api.OPMLResult{}, err
	}
	var res api.OPMLResult
	err = p.importAll(ctx, all, "", &res)
	return res, err
}

func (p *Polling) importAll(ctx context.Context, all []feed.Outline, folder string, res *api.OPMLResult) error {
	for _, o := range all {
		if o.FeedURL != "" {
			if err := p.importFeed(ctx, o, folder, res); err != nil {
				return err
			}
			continue
		}
		if err := p.importAll(ctx, o.Outlines, inside(folder, o.Title), res); err != nil {
			return err
		}
	}
	return nil
}

// importFeed subscribes to a feed, and to those that a list puts inside of it.
func (p *Polling) importFeed(ctx context.Context, o feed.Outline, folder string, res *api.OPMLResult) error {
	w := p.newFeed(o.FeedURL, o.Title, o.SiteURL, folder)
	err := p.o.Store.AddWatch(ctx, w)
	switch {
	case annotations.CodeOf(err) == annotations.Conflict:
		res.Known++
	case err != nil:
		return err
	default:
		res.Added++
		p.soon(w)
	}
	return p.importAll(ctx, o.Outlines, folder, res)
}

// ExportOPML returns the feeds as a subscription list.
func (p *Polling) ExportOPML(ctx context.Context) ([]byte, error) {
	all, err := p.o.Store.Watches(ctx, annotations.WatchQuery{Kind: annotations.WatchedFeed})
	if err != nil {
		return nil, err
	}
	byFolder(all)
	var root feed.Outline
	for _, w := range all {
		at := &root
		if w.Folder != "" {
			for name := range strings.SplitSeq(w.Folder, slash) { // none is empty
				at = group(at, name)
			}
		}
		at.Outlines = append(at.Outlines, feed.Outline{Title: cmp.Or(w.Title, w.URL), FeedURL: w.URL, SiteURL: w.Site})
	}
	return feed.WriteOPML("Writethru", root.Outlines)
}

// group returns the group with a name inside of another one.
func group(in *feed.Outline, name string) *feed.Outline {
	for i := range in.Outlines {
		if o := &in.Outlines[i]; o.FeedURL == "" && o.Title == name {
			return o
		}
	}
	in.Outlines = append(in.Outlines, feed.Outline{Title: name})
	return &in.Outlines[len(in.Outlines)-1]
}

// byFolder sorts feeds as they are listed: those without a folder first, then by
// folder and title.
func byFolder(all []annotations.Watch) {
	slices.SortFunc(all, func(a, b annotations.Watch) int {
		return cmp.Or(strings.Compare(a.Folder, b.Folder),
			strings.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title)), strings.Compare(a.URL, b.URL))
	})
}
