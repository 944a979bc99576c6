package desk_test

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
	"writethru/web/desk"
	"writethru/web/static"
)

func TestSampleShowsFates(t *testing.T) {
	r := withSample(t)
	for path, want := range map[string]map[annotations.ID]annotations.Fate{
		"/articles/karrowferry": {
			"samplekarrow01fog": annotations.Kept, "samplekarrow02aboard": annotations.Reworded, "samplekarrow03toll": annotations.Unsure,
			"samplekarrow06inspection": annotations.Reworded, "samplekarrow07inquiry": annotations.Reworded, "samplekarrow08captain": annotations.Removed,
			"samplekarrow10union": annotations.Reworded, "samplekarrow12bolts": annotations.Kept, "samplekarrow15worst": annotations.Moved,
		},
		"/articles/karrowferry/revisions/3": {
			"samplekarrow05cold": annotations.Moved, "samplekarrow09light": annotations.Unsure, "samplekarrow08captain": annotations.Removed,
		},
		"/articles/herringcatch":      {"sampleherring01catch": annotations.Reworded, "sampleherring02quota": annotations.Kept},
		"/articles/rassindianlibrary": {"samplelibrary01books": annotations.Reworded, "samplelibrary02sea": annotations.Kept, "samplelibrary03light": annotations.Reworded},
		"/articles/teskelotter":       {"sampleotter01spring": annotations.Removed},
		"/articles/ferrytoll":         {"samplesaltmarsh01toll": annotations.Reworded, "samplesaltmarsh02ashore": annotations.Reworded},
	} {
		got := fates(r.article(t, path).Marks)
		for id, fate := range want {
			if got[id] != fate {
				t.Errorf("%s: %s is %q, want %q", path, id, got[id], fate)
			}
		}
	}
}

func TestSampleTellsNews(t *testing.T) {
	r := withSample(t)
	p, err := r.Page(t.Context(), "/", api.Prefs{})
	if err != nil {
		t.Fatal(err)
	}
	l := p.Library
	if l.All != 7 || l.Unread != 1 || l.Changed != 4 || !l.Sample || len(l.Rows) != 7 {
		t.Errorf("all %d, unread %d, changed %d, sample %v, rows %d; want 7, 1, 4, true, 7", l.All, l.Unread, l.Changed, l.Sample, len(l.Rows))
	}
	for i, a := range l.News {
		if i > 0 && a.Time.After(l.News[i-1].Time) {
			t.Errorf("%s is newer than the one before it", a.Mark)
		}
		if a.Headline == "" || a.Outlet == "" || a.Old == "" || a.From >= a.In || a.Is == annotations.Reworded && len(a.Words) == 0 {
			t.Errorf("%s lacks something: %+v", a.Mark, a)
		}
	}
	if len(l.News) != 6 || l.NewsTotal <= 6 {
		t.Errorf("%d of %d changes are shown, want 6 of more", len(l.News), l.NewsTotal)
	}
	p, err = r.Page(t.Context(), "/alerts", api.Prefs{})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[annotations.Fate]bool{}
	for _, a := range p.Alerts.Alerts {
		seen[a.Is] = true
	}
	if len(p.Alerts.Alerts) != l.NewsTotal || !seen[annotations.Reworded] || !seen[annotations.Removed] || !seen[annotations.Unsure] || !seen[annotations.Moved] {
		t.Errorf("%d changes with fates %v, want %d with all fates", len(p.Alerts.Alerts), seen, l.NewsTotal)
	}
}

func TestSamplePictures(t *testing.T) {
	r := withSample(t)
	for _, path := range []string{"/articles/karrowferry", "/articles/bell"} {
		n := 0
		for _, b := range r.article(t, path).Revision.Blocks {
			if b.Image == nil || b.Image.Hash == "" {
				continue
			}
			n++
			kind, data, err := r.Image(t.Context(), b.Image.Hash)
			if err != nil || kind != "image/png" || len(data) == 0 || b.Image.Width == 0 || b.Image.Height == 0 {
				t.Errorf("%s: picture %q, %d bytes, %d by %d, %v", path, kind, len(data), b.Image.Width, b.Image.Height, err)
			}
		}
		if n != 1 {
			t.Errorf("%s shows %d pictures, want 1", path, n)
		}
	}
	if n := r.outlets.asked.Load(); n != 0 {
		t.Errorf("%d pictures were fetched from outlets", n)
	}
}

func TestSampleTimesAndLabels(t *testing.T) {
	page := withSample(t).article(t, "/articles/karrowferry")
	want := []struct{ label, slug, time string }{
		{"Bulletin", "Karrow-Ferry", "2025-11-04T06:48:00+01:00"},
		{"First lead", "Karrow-Ferry, 1st Ld", "2025-11-04T08:15:00+01:00"},
		{"Writethru", "Karrow-Ferry, 2nd Ld-Writethru", "2025-11-04T14:32:00+01:00"},
		{"Final", "Karrow-Ferry, 3rd Ld-Writethru", "2025-11-04T18:05:00+01:00"},
	}
	for i, h := range page.Heads {
		if got := h.Time.Format("2006-01-02T15:04:05-07:00"); h.Label != want[i].label || h.Slug != want[i].slug || got != want[i].time {
			t.Errorf("r%d is %q, %q, %s; want %v", h.Number, h.Label, h.Slug, got, want[i])
		}
	}
	if page.Article.Outlet != "Plover Wire" || !page.Article.Sample {
		t.Errorf("the article is %+v", page.Article)
	}
}

func TestSampleIsLoadedOnce(t *testing.T) {
	r := withSample(t)
	before, err := r.Page(t.Context(), "/notebook", api.Prefs{})
	if err != nil {
		t.Fatal(err)
	}
	if err := r.LoadSample(t.Context(), static.Sample()); err != nil {
		t.Fatal(err)
	}
	after, err := r.Page(t.Context(), "/notebook", api.Prefs{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, after); diff != "" {
		t.Errorf("loaded again (-before +after):\n%s", diff)
	}
}

func TestRemovedSampleDoesNotComeBack(t *testing.T) {
	r := withSample(t)
	for range 2 {
		if err := r.RemoveSample(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.LoadSample(t.Context(), static.Sample()); err != nil {
		t.Fatal(err)
	}
	p, err := r.Page(t.Context(), "/", api.Prefs{})
	if err != nil {
		t.Fatal(err)
	}
	if p.Library.All != 0 || p.Library.Sample || len(p.Library.News) != 0 {
		t.Errorf("after removal: %d articles, sample %v", p.Library.All, p.Library.Sample)
	}
	_, err = r.Page(t.Context(), "/articles/karrowferry", api.Prefs{})
	wantCode(t, err, annotations.NotFound)
}

func TestSampleStaysOutOfALibraryInUse(t *testing.T) {
	r := newRoom(t)
	r.add(t, api.AddRequest{Text: wire})
	if err := r.LoadSample(t.Context(), static.Sample()); err != nil {
		t.Fatal(err)
	}
	p, err := r.Page(t.Context(), "/", api.Prefs{})
	if err != nil || p.Library.All != 1 || p.Library.Sample {
		t.Errorf("the library has %d articles, sample %v, %v", p.Library.All, p.Library.Sample, err)
	}
}

// failing is a store that fails after some writes.
type failing struct {
	annotations.Store
	left int
}

var errCrash = errors.New("crash")

func (s *failing) AddRevision(ctx context.Context, a article.Article, c article.Capture, r article.Revision, p []annotations.Placement) error {
	if s.left--; s.left < 0 {
		return errCrash
	}
	return s.Store.AddRevision(ctx, a, c, r, p)
}

func (s *failing) PutMark(ctx context.Context, a annotations.Annotation, p []annotations.Placement) error {
	if s.left--; s.left < 0 {
		return errCrash
	}
	return s.Store.PutMark(ctx, a, p)
}

func TestSampleIsEndedAfterACrash(t *testing.T) {
	whole := withSample(t)
	want, err := whole.Page(t.Context(), "/notebook", api.Prefs{})
	if err != nil {
		t.Fatal(err)
	}
	for _, writes := range []int{0, 5, 13, 20} {
		r := newRoom(t)
		o := r.options
		o.Store = &failing{r.store, writes}
		if err := desk.New(o).LoadSample(t.Context(), static.Sample()); !errors.Is(err, errCrash) {
			t.Fatalf("after %d writes: %v", writes, err)
		}
		if err := r.LoadSample(t.Context(), static.Sample()); err != nil {
			t.Fatalf("after %d writes: %v", writes, err)
		}
		got, err := r.Page(t.Context(), "/notebook", api.Prefs{})
		if err != nil {
			t.Fatal(err)
		}
		order := func(a, b api.Mark) int { return strings.Compare(string(a.ID), string(b.ID)) }
		slices.SortFunc(want.Notebook.Marks, order)
		slices.SortFunc(got.Notebook.Marks, order)
		if diff := cmp.Diff(want.Notebook, got.Notebook); diff != "" {
			t.Errorf("after %d writes (-want +got):\n%s", writes, diff)
		}
	}
}

func TestSampleNamesWhatIsWrong(t *testing.T) {
	files := fstest.MapFS{}
	err := fs.WalkDir(static.Sample(), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(static.Sample(), name)
		files[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	delete(files, "ledger-tide/herring-catch/r2.html")
	if err := newRoom(t).LoadSample(t.Context(), files); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file is missing: %v", err)
	}
}
