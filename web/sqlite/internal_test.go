package sqlite

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/catalog"
)

func opened(t *testing.T) *Store {
	t.Helper()
	s, err := Open(filepath.Join(t.TempDir(), "library.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func TestMigrationFiles(t *testing.T) {
	for name, want := range map[string]string{
		"migrations/0001_first.sql":  "",
		"migrations/0002_second.sql": "should be number 1",
		"migrations/first.sql":       "is not named",
		"migrations/1_first.sql":     "is not named",
	} {
		_, err := load(fstest.MapFS{name: {Data: []byte("SELECT 1")}})
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("load(%s) = %v, want %q", name, err, want)
		}
	}
}

// TestMigrate applies two steps to a library, of which the second fails, and
// then a better second one.
func TestMigrate(t *testing.T) {
	s := opened(t)
	steps := append(known, migration{name: "0090_good.sql", script: `CREATE TABLE good (a); INSERT INTO good VALUES (1);`, sha256: "1"})
	bad := append(steps, migration{name: "0091_bad.sql", script: `CREATE TABLE half (a); INSERT INTO nowhere VALUES (1);`, sha256: "2"})
	if err := s.migrate(bad); err == nil || !strings.Contains(err.Error(), "0091_bad.sql") {
		t.Errorf("a failing step: %v", err)
	}
	tables := func() (list string) {
		err := s.read(context.Background(), func(q session) error {
			return q.get(`SELECT group_concat(name) FROM sqlite_schema WHERE name IN ('good', 'half', 'better')`)(&list)
		})
		if err != nil {
			t.Error(err)
		}
		return list
	}
	if got := tables(); got != "good" {
		t.Errorf("after a failing step there are %s, want good", got)
	}
	better := append(steps, migration{name: "0091_better.sql", script: `CREATE TABLE better (a);`, sha256: "3"})
	for range 2 { // the second time there is nothing to do
		if err := s.migrate(better); err != nil {
			t.Error(err)
		}
	}
	if got := tables(); got != "good,better" {
		t.Errorf("after a better step there are %s, want good,better", got)
	}
	if err := s.migrate(known); err == nil || !strings.Contains(err.Error(), "newer Writethru") {
		t.Errorf("with an older program: %v", err)
	}
}

// TestPlans sees that pages are read along an index, and that nothing is sorted.
func TestPlans(t *testing.T) {
	s := opened(t)
	words := catalog.ParseQuery("ferry brid")
	for name, p := range map[string]pageQuery{
		"one facet":     {facets: listFacets(annotations.ListQuery{Show: "changed", Outlet: "x"})},
		"three facets":  {facets: findFacets(annotations.MarkQuery{Kind: "quote", Tag: "x", Speaker: "y"})},
		"two facets":    {facets: listFacets(annotations.ListQuery{Show: "changed", Tag: "x"})},
		"words":         {facets: listFacets(annotations.ListQuery{}), words: words, index: "article_words"},
		"words, facets": {facets: findFacets(annotations.MarkQuery{Kind: "quote", Tag: "x"}), words: words, index: "mark_words"},
	} {
		facets := make([]counted, len(p.facets))
		for i := range facets {
			facets[i] = counted{id: i, n: 1 + 10*i*i} // some to merge, some to look up
		}
		fit, args := p.fit(facets)
		err := s.read(context.Background(), func(q session) error {
			return q.each(func(scan row) error {
				var id, parent, unused int
				var detail string
				err := scan(&id, &parent, &unused, &detail)
				if strings.Contains(detail, "TEMP B-TREE") || strings.Contains(detail, "SCAN") && !strings.Contains(detail, "VIRTUAL TABLE INDEX") {
					t.Errorf("%s: %s", name, detail)
				}
				return err
			}, `EXPLAIN QUERY PLAN `+fit+` ORDER BY ord DESC LIMIT 50 OFFSET 0`, args...)
		})
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestPanic sees that what panics inside a write neither keeps anything nor
// holds up what comes after.
func TestPanic(t *testing.T) {
	s := opened(t)
	ctx := context.Background()
	func() {
		defer func() { _ = recover() }()
		_ = s.write(ctx, func(q session) error {
			if err := q.exec(`INSERT INTO setting (key, value) VALUES ('half', 'written')`); err != nil {
				t.Error(err)
			}
			panic("in the middle of a write")
		})
	}()
	if err := s.SetSetting(ctx, "next", "write"); err != nil {
		t.Error(err)
	}
	if v, err := s.Setting(ctx, "half"); err != nil || v != "" {
		t.Errorf("Setting = %q, %v, want nothing", v, err)
	}
}

// TestCatchUp opens a library whose articles were there before their hashes
// were kept.
func TestCatchUp(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	body := "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen " +
		"nineteen twenty and so on until nobody counts any longer because all of them have gone home to their tea and to bed at last"
	for i := range sketchBatch + 1 {
		r := article.Revision{Article: article.ID(fmt.Sprint(i)), Number: 1, Blocks: []article.Block{article.Plain(body)}}
		raw := []byte(r.Article)
		c := article.Capture{SHA256: fmt.Sprintf("%x", sha256.Sum256(raw)), Body: raw}
		r.Capture = c.SHA256
		if err := s.AddRevision(ctx, article.Article{ID: r.Article}, c, r, nil); err != nil {
			t.Fatal(err)
		}
	}
	want, err := s.Alike(ctx, "0")
	if err != nil || len(want) != catalog.MostAlike {
		t.Fatalf("Alike finds %d, %v", len(want), err)
	}
	err = s.write(ctx, func(q session) error {
		return errors.Join(q.exec(`DELETE FROM sketch`), q.exec(`INSERT INTO unsketched SELECT seq FROM article`))
	})
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	if s, err = Open(path); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	got, err := s.Alike(ctx, "0")
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" || err != nil {
		t.Errorf("after opening again: %v (-want +got):\n%s", err, diff)
	}
	left := -1
	if err := s.read(ctx, func(q session) error { return q.get(`SELECT count(*) FROM unsketched`)(&left) }); err != nil || left != 0 {
		t.Errorf("%d articles left, %v", left, err)
	}
}
