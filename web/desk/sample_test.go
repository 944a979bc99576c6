package desk_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations"
	"writethru/web/api"
	"writethru/web/static"
)

func TestSampleShowsAllFates(t *testing.T) {
	r := withSample(t)
	page := r.article(t, "/articles/karrowferry")
	want := map[annotations.ID]annotations.Fate{
		"samplekarrow01fog": annotations.Kept, "samplekarrow02aboard": annotations.Reworded, "samplekarrow03toll": annotations.Reworded,
		"samplekarrow04channel": annotations.Kept, "samplekarrow05cold": annotations.Moved, "samplekarrow06inspection": annotations.Reworded,
		"samplekarrow07inquiry": annotations.Reworded, "samplekarrow08captain": annotations.Removed, "samplekarrow09light": annotations.Unsure,
		"samplekarrow10union": annotations.Reworded, "samplekarrow11repair": annotations.Kept, "samplekarrow12bolts": annotations.Kept,
		"samplekarrow13quay": annotations.Reworded,
	}
	if diff := cmp.Diff(want, fates(page.Marks)); diff != "" {
		t.Errorf("fates in r4 (-want +got):\n%s", diff)
	}
	for _, m := range page.Marks {
		t.Logf("%s %s par %d -> %d %v", m.ID, m.Here.Fate, m.WasPar, m.Par, m.Words)
	}
}

func TestSampleIsQuick(t *testing.T) {
	start := time.Now()
	withSample(t)
	t.Log(time.Since(start))
}

func TestX(t *testing.T) {
	r := withSample(t)
	p, err := r.Page(t.Context(), "/", api.Prefs{})
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range p.Library.News {
		t.Logf("%s %s %q %q|%q|%q", m.ID, m.Here.Fate, m.Now, m.Before, m.Exact, m.After)
	}
	t.Log(p.Library.NewsTotal, p.Library.MarkTotal, p.Library.Changed, p.Library.Unread, p.Library.All)
	for _, pair := range []string{"1/2", "2/3", "3/4", "1/4"} {
		p, err := r.Page(t.Context(), "/articles/karrowferry/compare/"+pair, api.Prefs{})
		if err != nil {
			t.Fatal(err)
		}
		t.Log(p.Title, "::", p.Compare.Summary)
		for _, m := range p.Compare.Marks {
			t.Log(m.ID, m.Old.Fate, m.Here.Fate)
		}
	}
	for _, f := range []string{"md", "csv", "jsonld"} {
		_, _, data, err := r.Export(t.Context(), f, api.NotebookQuery{})
		if err != nil {
			t.Fatal(err)
		}
		t.Log(string(data[:min(len(data), 6000)]))
	}
	_ = static.Sample
}
