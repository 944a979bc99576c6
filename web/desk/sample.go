package desk

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
)

// The states of the sample, under the setting "sample".
const (
	sampleSetting = "sample"
	sampleLoading = "loading"
	sampleLoaded  = "loaded"
	sampleRemoved = "removed"
)

// manifest is manifest.json: what outlets and revisions there are.
type manifest struct {
	Outlets []struct{ ID, Name string }
	Stories []sampleStory
}

type sampleStory struct {
	Outlet, URL, Language string
	Revisions             []sampleRevision
}

type sampleRevision struct {
	Revision    int
	File        string
	Time        time.Time
	Label, Slug string
	Withdrawn   bool
}

// fetchedAfter is how long after its publication a sample revision was captured.
const fetchedAfter = 2 * time.Minute

// LoadSample fills an empty library with the sample stories in files, which has
// a manifest.json and a marks.json, and with marks on them. It does nothing
// where the library has stories of its own, or had the sample once; what a crash
// left half done it ends.
func (d *Desk) LoadSample(ctx context.Context, files fs.FS) error {
	state, err := d.o.Store.Setting(ctx, sampleSetting)
	if err != nil || state == sampleLoaded || state == sampleRemoved {
		return err
	}
	if state == "" {
		list, err := d.o.Store.List(ctx, annotations.ListQuery{Limit: 1})
		if err != nil || list.All > 0 {
			return err
		}
		if err := d.o.Store.SetSetting(ctx, sampleSetting, sampleLoading); err != nil {
			return err
		}
	}
	if err := d.loadStories(ctx, files); err != nil {
		return fmt.Errorf("load the sample stories: %w", err)
	}
	if err := d.loadMarks(ctx, files); err != nil {
		return fmt.Errorf("load the sample marks: %w", err)
	}
	d.completions.stale()
	return d.o.Store.SetSetting(ctx, sampleSetting, sampleLoaded)
}

// RemoveSample deletes the sample stories, with the reader's own marks on them;
// they do not come back. Doing so twice is no error.
func (d *Desk) RemoveSample(ctx context.Context) error {
	if err := d.o.Store.SetSetting(ctx, sampleSetting, sampleRemoved); err != nil {
		return err
	}
	if err := d.o.Store.RemoveSample(ctx); err != nil {
		return err
	}
	d.forget()
	return nil
}

// forget lets go of what is remembered of articles, some of which were deleted:
// they may come again under their names, with other texts.
func (d *Desk) forget() {
	d.leaves.clear()
	d.comparisons.clear()
	d.shares.clear()
	d.completions.stale()
}

// loadStories adds all revisions of all stories, in the order of time.
func (d *Desk) loadStories(ctx context.Context, files fs.FS) error {
	var m manifest
	if err := readJSON(files, "manifest.json", &m); err != nil {
		return err
	}
	outlets := map[string]string{}
	for _, o := range m.Outlets {
		outlets[o.ID] = o.Name
	}
	type entry struct {
		story sampleStory
		sampleRevision
	}
	var all []entry
	for _, s := range m.Stories {
		for _, r := range s.Revisions {
			all = append(all, entry{s, r})
		}
	}
	slices.SortStableFunc(all, func(a, b entry) int { return a.Time.Compare(b.Time) })
	for _, e := range all {
		if err := d.loadRevision(ctx, files, e.story, e.sampleRevision, outlets[e.story.Outlet]); err != nil {
			return fmt.Errorf("%s: %w", e.File, err)
		}
	}
	return nil
}

func (d *Desk) loadRevision(ctx context.Context, files fs.FS, s sampleStory, m sampleRevision, outlet string) error {
	id := sampleID(m.File)
	heads, err := d.o.Store.Revisions(ctx, id)
	if err != nil && annotations.CodeOf(err) != annotations.NotFound {
		return err
	}
	if len(heads) >= m.Revision {
		return nil // a run before this one came so far
	}
	c, err := sampleCapture(files, s, m)
	if err != nil {
		return err
	}
	draft, err := d.o.Read(c, Hints{URL: s.URL, Outlet: outlet})
	if err != nil {
		return err
	}
	r := article.Revision{
		Article: id, Number: m.Revision, Meta: draft.Meta, TextRule: article.Rule, Captured: c.Time, Capture: c.SHA256,
		Blocks: d.withPictures(ctx, draft.Blocks, map[string]article.Image{}, true, func(src string) ([]byte, error) {
			return fs.ReadFile(files, path.Join(path.Dir(m.File), path.Base(src)))
		}),
	}
	setMeta(&r, s, m)
	a := article.Article{ID: id, URL: article.Address(s.URL), Outlet: outlet, Sample: true, Added: c.Time}
	return d.addRevision(ctx, a, c, r)
}

func sampleCapture(files fs.FS, s sampleStory, m sampleRevision) (article.Capture, error) {
	body, err := fs.ReadFile(files, m.File)
	return article.Capture{
		SHA256: article.SHA256(body), URL: s.URL, ContentType: "text/html; charset=utf-8",
		Time: m.Time.Add(fetchedAfter), Body: body,
	}, err
}

// setMeta sets what the manifest knows better than the page.
func setMeta(r *article.Revision, s sampleStory, m sampleRevision) {
	r.Published, r.Modified = s.Revisions[0].Time, m.Time
	r.Withdrawn = m.Withdrawn
	if m.Label != "" {
		r.Label = m.Label
	}
	if m.Slug != "" {
		r.Slug = m.Slug
	}
	if r.Lang == "" {
		r.Lang = s.Language
	}
}

// sampleID names a sample article after the folder of its files.
func sampleID(file string) article.ID {
	return article.ID(strings.ReplaceAll(path.Base(path.Dir(file)), "-", ""))
}

func readJSON(files fs.FS, name string, to any) error {
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, to); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
