package sqlite

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"math"
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
	words, none := catalog.ParseQuery("ferry brid"), wanted{low: math.MinInt64, high: math.MaxInt64}
	lookedUp := none
	lookedUp.groups = []group{{"[1,2]", false}, {"[3]", true}}
	lookedUp.clauses = []clause{{ofMarks.revised, []any{5}}}
	without := none
	without.not = []catalog.Query{{{Text: "otter"}}}
	for name, s2 := range map[string]search{
		"all":                  {pageQuery: pageQuery{where: none}},
		"one facet":            {pageQuery: pageQuery{where: none}, facets: threeFacets[:1]},
		"two facets":           {pageQuery: pageQuery{where: none}, facets: threeFacets[:2]},
		"three facets":         {pageQuery: pageQuery{where: none}, facets: threeFacets},
		"words":                {pageQuery: pageQuery{where: none, words: words, index: "article_words"}},
		"words, facets":        {pageQuery: pageQuery{where: none, words: words, index: "mark_words"}, facets: threeFacets},
		"few words, facets":    {pageQuery: pageQuery{where: none, words: words, index: "mark_words"}, facets: threeFacets, few: true},
		"looked up":            {pageQuery: pageQuery{where: lookedUp}, facets: threeFacets},
		"words, looked up":     {pageQuery: pageQuery{where: lookedUp, words: words, index: "article_words"}},
		"few words, looked up": {pageQuery: pageQuery{where: lookedUp, words: words, index: "article_words"}, few: true},
		"words that are not":   {pageQuery: pageQuery{where: without, index: "article_words"}, facets: threeFacets},
		"words, and not":       {pageQuery: pageQuery{where: without, words: words, index: "article_words"}},
	} {
		for _, order := range []string{"ord DESC", "ord"} {
			fit, args := s2.fit(bounds{1, 1 << 40})
			err := s.read(context.Background(), func(q session) error {
				return q.each(func(scan row) error {
					var id, parent, unused int
					var detail string
					err := scan(&id, &parent, &unused, &detail)
					if strings.Contains(detail, "TEMP B-TREE") || strings.Contains(detail, "SCAN") && !strings.Contains(detail, "VIRTUAL TABLE INDEX") && !strings.Contains(detail, "json_each") {
						t.Errorf("%s: %s", name, detail)
					}
					return err
				}, `EXPLAIN QUERY PLAN `+fit+` ORDER BY `+order+` LIMIT 50`, args...)
			})
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// threeFacets are some to merge, and some to look up.
var threeFacets = []counted{{id: 0, n: 1}, {id: 1, n: 11}, {id: 2, n: 41}}

// TestCounted sees that no more is counted than is said.
func TestCounted(t *testing.T) {
	s := opened(t)
	ctx := context.Background()
	for i := range 12 {
		keep(t, s, article.ID(fmt.Sprint(i)), "ferry hits pier")
	}
	for _, tt := range []struct {
		counted, total int
		more           bool
	}{{5, 5, true}, {11, 11, true}, {12, 12, false}, {20, 12, false}} {
		p := pageQuery{all: anArticle, index: "article_words", words: catalog.ParseQuery("ferry"), limit: 4, counted: tt.counted, where: wanted{low: math.MinInt64, high: math.MaxInt64}}
		err := s.read(ctx, func(q session) error {
			f, err := q.page(p)
			if f.Total != tt.total || f.More != tt.more || len(f.ords) != 4 {
				t.Errorf("counting %d there are %d, more: %v, and %d on the page; want %d, %v, 4", tt.counted, f.Total, f.More, len(f.ords), tt.total, tt.more)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	}
}

// TestManyTexts searches for a phrase in more texts than are read for one page:
// each of which has its words, and the signs of its pairs, but at other places.
func TestManyTexts(t *testing.T) {
	s := opened(t)
	ctx := context.Background()
	for i := range mostRead + 20 {
		text := "we saw the gate; saw nothing else"
		if i < 3 {
			text = "we saw nothing"
		}
		keep(t, s, article.ID(fmt.Sprintf("a%03d", i)), text)
	}
	q := annotations.ListQuery{Where: []annotations.Condition{{Field: annotations.ByPhrase, Values: []string{"we saw nothing"}}}}
	first, err := s.List(ctx, q)
	if err != nil || len(first.Rows) != 0 || first.Older == "" || !first.More || first.Newer != "" {
		t.Fatalf("the first page has %d rows, %+v, %v", len(first.Rows), first.Around, err)
	}
	q.From = first.Older
	second, err := s.List(ctx, q)
	if err != nil || len(second.Rows) != 3 || second.Older != "" || second.Newer == "" {
		t.Fatalf("the second page has %d rows, %+v, %v", len(second.Rows), second.Around, err)
	}
}

// keep adds an article of one paragraph.
func keep(t *testing.T, s *Store, id article.ID, body string) {
	t.Helper()
	r := article.Revision{Article: id, Number: 1, Blocks: []article.Block{article.Plain(body)}}
	raw := []byte(r.Article)
	c := article.Capture{SHA256: fmt.Sprintf("%x", sha256.Sum256(raw)), Body: raw}
	r.Capture = c.SHA256
	if err := s.AddRevision(context.Background(), article.Article{ID: r.Article}, c, r, nil); err != nil {
		t.Fatal(err)
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

// TestCatchUp opens a library whose articles were there before their hashes,
// pairs and speakers were kept.
func TestCatchUp(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	body := "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen " +
		"nineteen twenty and so on until nobody counts any longer because all of them have gone home to their tea and to bed at last"
	for i := range behindBatch + 1 {
		keep(t, s, article.ID(fmt.Sprint(i)), body)
	}
	said := annotations.Annotation{ID: "m", Article: "7", Revision: 1, Kind: annotations.Quote, Exact: "gone home", Quote: &annotations.QuoteOf{Speaker: "Ana Kew"}}
	if err := s.PutMark(ctx, said, nil); err != nil {
		t.Fatal(err)
	}
	ask := func() (all [4]any) {
		var errs [4]error
		phrase := annotations.Condition{Field: annotations.ByPhrase, Values: []string{"until nobody counts"}}
		all[0], errs[0] = s.Alike(ctx, "0")
		all[1], errs[1] = s.List(ctx, annotations.ListQuery{Where: []annotations.Condition{phrase}})
		all[2], errs[2] = s.List(ctx, annotations.ListQuery{Where: []annotations.Condition{{Field: annotations.BySpeaker, Values: []string{"Ana Kew"}}}})
		all[3], errs[3] = s.FindMarks(ctx, annotations.MarkQuery{Words: "home"})
		if err := errors.Join(errs[:]...); err != nil {
			t.Fatal(err)
		}
		return all
	}
	want := ask()
	if n := len(want[0].([]annotations.Alike)); n != catalog.MostAlike {
		t.Fatalf("Alike finds %d", n)
	}
	if n, m := len(want[1].(annotations.List).Rows), len(want[2].(annotations.List).Rows); n != 50 || m != 1 {
		t.Fatalf("List finds %d by a phrase and %d by a speaker", n, m)
	}
	err = s.write(ctx, func(q session) error {
		return errors.Join(q.exec(`DELETE FROM sketch`), q.exec(`DELETE FROM mark_words`), q.exec(`DELETE FROM article_words`),
			q.exec(`UPDATE shelf SET speakers = '[]', facets = '[]'`), q.exec(`INSERT INTO behind SELECT seq FROM article`))
	})
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	if s, err = Open(path); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if diff := cmp.Diff(want, ask(), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("after opening again (-want +got):\n%s", diff)
	}
	left := -1
	if err := s.read(ctx, func(q session) error { return q.get(`SELECT count(*) FROM behind`)(&left) }); err != nil || left != 0 {
		t.Errorf("%d articles left, %v", left, err)
	}
}
