package sqlite_test

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/storetest"
	"writethru/web/sqlite"
)

func TestFileIsPrivate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "data", "write thru", "100% mine?#.db")
	s := open(t, path)
	fill(t, s)
	for name, want := range map[string]os.FileMode{path: 0o600, path + "-wal": 0o600, filepath.Dir(path): 0o700 | os.ModeDir} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode() != want {
			t.Errorf("%s has mode %v, want %v", filepath.Base(name), info.Mode(), want)
		}
	}
}

// fill keeps two stories, one with two revisions, marks and a placement.
func fill(t testing.TB, s annotations.Store) {
	t.Helper()
	add(t, s, "ferry", 1, "At least 12 died.")
	add(t, s, "ferry", 2, "At least 17 died.")
	add(t, s, "otter", 1, "It was old.")
	ctx := context.Background()
	ok(t, s.PutMark(ctx, annotations.Annotation{ID: "m1", Article: "ferry", Revision: 1, Spans: []article.Span{{Start: 3, End: 9}},
		Exact: "least ", Kind: annotations.Quote, Tags: []string{"toll"}, Quote: &annotations.QuoteOf{Speaker: "Östlund"}, Made: at, Changed: at},
		[]annotations.Placement{{Annotation: "m1", Revision: 2, Fate: annotations.Reworded, Spans: []article.Span{{Start: 1, End: 2}}, Score: 0.5}}))
	ok(t, s.MarkRead(ctx, "ferry", 1))
	ok(t, s.SetSetting(ctx, "zone", "Europe/Berlin"))
}

func dump(t testing.TB, s annotations.Store) storetest.Everything {
	t.Helper()
	all, err := storetest.Dump(context.Background(), s)
	ok(t, err)
	return all
}

func same(t *testing.T, what string, got, want storetest.Everything) {
	t.Helper()
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func TestReopen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	s := open(t, path)
	fill(t, s)
	want := dump(t, s)
	ok(t, s.Close())
	if _, err := os.Stat(path + "-wal"); !os.IsNotExist(err) {
		t.Errorf("a closed library has a log beside it: %v", err)
	}
	same(t, "after opening again", dump(t, open(t, path)), want)
}

func TestBackup(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	s := open(t, filepath.Join(dir, "library.db"))
	fill(t, s)
	want := dump(t, s)
	path := filepath.Join(dir, "copy of it's.db")
	ok(t, s.Backup(ctx, path))
	if info, err := os.Stat(path); err != nil || info.Mode() != 0o600 {
		t.Errorf("the copy: %v, %v", info.Mode(), err)
	}
	if err := s.Backup(ctx, path); annotations.CodeOf(err) != annotations.Conflict {
		t.Errorf("Backup over a file = %v, want a conflict", err)
	}
	add(t, s, "later", 1, "Not in the copy.")
	copied := open(t, path)
	same(t, "the copy", dump(t, copied), want)
	add(t, copied, "more", 1, "The copy can be written to.")
	if got, err := copied.List(ctx, annotations.ListQuery{Words: "17"}); err != nil || got.Total != 1 {
		t.Errorf("found in the copy by words: %d, %v", got.Total, err)
	}

	// The connection that made the copy cannot write to the library.
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	if err := s.Backup(cancelled, filepath.Join(dir, "never.db")); err != context.Canceled {
		t.Errorf("Backup with a cancelled context: %v", err)
	}
	left, err := filepath.Glob(filepath.Join(dir, "*.part"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestBackupWhileWriting(t *testing.T) {
	dir := t.TempDir()
	s := open(t, filepath.Join(dir, "library.db"))
	var wg sync.WaitGroup
	wg.Go(func() {
		for n := 1; n <= 60; n++ {
			add(t, s, "ferry", n, fmt.Sprintf("Text %d.", n))
		}
	})
	for i := range 3 {
		path := filepath.Join(dir, fmt.Sprintf("copy%d.db", i))
		ok(t, s.Backup(context.Background(), path))
		for _, row := range dump(t, open(t, path)).List.Rows {
			if len(row.Changed) != row.Latest {
				t.Errorf("the copy has %d revisions and %d changes", row.Latest, len(row.Changed))
			}
		}
	}
	wg.Wait()
}

func TestRefusedFiles(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "text.db")
	ok(t, os.WriteFile(text, []byte(strings.Repeat("This is no database. ", 500)), 0o600))
	other := filepath.Join(dir, "other.db")
	run(t, other, `CREATE TABLE entries (id INTEGER PRIMARY KEY)`)
	newer := filepath.Join(dir, "newer.db")
	ok(t, open(t, newer).Close())
	run(t, newer, `INSERT INTO migration (number, name, sha256) VALUES (9999, '9999_later.sql', '')`)
	edited := filepath.Join(dir, "edited.db")
	ok(t, open(t, edited).Close())
	run(t, edited, `UPDATE migration SET sha256 = 'another' WHERE number = 1`)
	for path, want := range map[string]string{
		text: "not a Writethru library", other: "another program", newer: "newer Writethru", edited: "step 1, 0001_articles.sql, differs", dir: "",
	} {
		before, _ := os.ReadFile(path)
		s, err := sqlite.Open(path)
		if err == nil {
			t.Errorf("Open(%s) worked", filepath.Base(path))
			ok(t, s.Close())
		} else if !strings.Contains(err.Error(), want) {
			t.Errorf("Open(%s) = %v, want it to say %q", filepath.Base(path), err, want)
		}
		if after, _ := os.ReadFile(path); string(after) != string(before) && path != newer && path != edited {
			t.Errorf("Open(%s) wrote to it", filepath.Base(path))
		}
	}
}

// run runs a statement on a file that nobody has open.
func run(t *testing.T, path, query string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	ok(t, err)
	_, err = db.Exec(query)
	ok(t, err)
	ok(t, db.Close())
}

func TestNothingIsRewritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	s := open(t, path)
	fill(t, s)
	ok(t, s.Close())
	db, err := sql.Open("sqlite", path+"?_pragma=foreign_keys(1)")
	ok(t, err)
	defer db.Close()
	for query, want := range map[string]string{
		`UPDATE revision SET blocks = x'00'`:      "a revision is never changed",
		`UPDATE revision SET captured = captured`: "a revision is never changed",
		`UPDATE body SET data = x'00'`:            "a capture is never changed",
		`DELETE FROM article`:                     "only samples are deleted",
		`INSERT INTO mark (id, ord, article, revision, deleted, facets, data) VALUES ('x', 1, 1, 99, 0, '[]', '{}')`: "FOREIGN KEY",
	} {
		if _, err := db.Exec(query); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", query, err, want)
		}
	}
	for _, check := range []string{`PRAGMA integrity_check`, `SELECT count(*) FROM pragma_foreign_key_check`} {
		var got string
		ok(t, db.QueryRow(check).Scan(&got))
		if got != "ok" && got != "0" {
			t.Errorf("%s: %s", check, got)
		}
	}
}

// TestTwoPrograms has two stores on one file, as when stories are added on the
// command line while the server runs.
func TestTwoPrograms(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	var wg sync.WaitGroup
	for p := range 2 {
		wg.Go(func() {
			s, err := sqlite.Open(path)
			if err != nil {
				t.Errorf("Open: %v", err)
				return
			}
			defer s.Close()
			for i := range 40 {
				add(t, s, article.ID(fmt.Sprintf("p%dn%d", p, i)), 1, "Text.")
			}
		})
	}
	wg.Wait()
	if all := dump(t, open(t, path)).List; all.All != 80 || all.Revisions != 80 {
		t.Errorf("%d articles, %d revisions, want 80", all.All, all.Revisions)
	}
}
