package desk

import (
	"context"
	"slices"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/catalog"
	"writethru/web/api"
)

// writers write the formats of exports.
var writers = map[string]struct {
	ending, contentType string
	write               func(*export) ([]byte, error)
}{
	"md":     {"md", "text/markdown; charset=utf-8", (*export).markdown},
	"csv":    {"csv", "text/csv; charset=utf-8; header=present", (*export).csv},
	"jsonld": {"jsonld", `application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"`, (*export).jsonld},
}

// Export returns the marks that fit q, on all of its pages, or those of them
// that it names, as a file: Markdown ("md"), CSV ("csv") or W3C Web Annotations
// ("jsonld"). The words of a mark are in it exactly as they were marked. Times,
// and the days that q names, are those of the reader's zone.
func (d *Desk) Export(ctx context.Context, format string, q api.NotebookQuery, zone string) (name, contentType string, data []byte, err error) {
	w, ok := writers[format]
	if !ok {
		return "", "", nil, annotations.Errorf(annotations.Invalid, "Marks are exported as Markdown (md), CSV (csv) or Web Annotations (jsonld).")
	}
	d.Release(ctx)
	e, err := d.export(ctx, q, clock{d.zones.of(zone, d.o.Zone)})
	if err != nil {
		return "", "", nil, err
	}
	data, err = w.write(e)
	return "writethru-marks-" + e.now.Format("2006-01-02") + "." + w.ending, w.contentType, data, err
}

// export is what is exported: stories in the order of their newest marks.
type export struct {
	now     time.Time
	clock   clock
	origin  string
	stories []exportStory
}

// exportStory is an article with those of its marks that are exported, in the
// order of the text.
type exportStory struct {
	article.Article
	headline string
	heads    []annotations.RevisionHead
	marks    []exportMark
}

// exportMark is a mark as the newest revision shows it, and where it was made.
type exportMark struct {
	api.Mark
	own    *leaf
	placed []annotations.Placement // by revision, its own included
	words  []string                // at placed
}

func (d *Desk) export(ctx context.Context, q api.NotebookQuery, c clock) (*export, error) {
	e := &export{clock: c, origin: d.o.Origin}
	e.now = e.clock.time(d.o.Now())
	list, err := d.o.Store.FindMarks(ctx, markQuery(q, e.now))
	if err != nil {
		return nil, err
	}
	found := list.Marks
	if len(q.Marks) > 0 {
		found = slices.DeleteFunc(found, func(m annotations.FoundMark) bool { return !slices.Contains(q.Marks, m.ID) })
	}
	folders, err := d.folders(ctx, found, e.clock)
	if err != nil {
		return nil, err
	}
	at := map[article.ID]int{}
	for _, m := range found {
		f := folders[m.Article]
		if f == nil {
			continue // deleted since it was found
		}
		if _, ok := at[m.Article]; !ok {
			at[m.Article] = len(e.stories)
			a := article.Article{ID: m.Article, URL: m.URL, Outlet: m.Outlet, Sample: m.Sample}
			e.stories = append(e.stories, exportStory{Article: a, headline: m.Headline, heads: f.heads})
		}
		mark, err := f.exported(ctx, m)
		if err != nil {
			return nil, err
		}
		s := &e.stories[at[m.Article]]
		s.marks = append(s.marks, mark)
	}
	for _, s := range e.stories {
		slices.SortFunc(s.marks, func(a, b exportMark) int { return catalog.ByPlace(a.Annotation, b.Annotation) })
	}
	return e, nil
}

func (f *folder) exported(ctx context.Context, m annotations.FoundMark) (exportMark, error) {
	shown, err := f.mark(ctx, m.Annotation, f.latest())
	if err != nil {
		return exportMark{}, err
	}
	if err := f.describe(ctx, &shown, m); err != nil {
		return exportMark{}, err
	}
	out := exportMark{Mark: shown}
	for _, h := range f.heads {
		l, err := f.leaf(ctx, h.Number)
		if err != nil {
			return out, err
		}
		if h.Number == m.Revision {
			out.own = l
		}
		p := f.placement(m.Annotation, h.Number)
		out.placed, out.words = append(out.placed, p), append(out.words, l.words(p.Spans))
	}
	return out, nil
}

// link returns the address of a mark on a revision, on this server.
func (e *export) link(m exportMark, revision int) string {
	return e.origin + result(m.Article, revision, false, nil).URL + "#mark-" + string(m.ID)
}
