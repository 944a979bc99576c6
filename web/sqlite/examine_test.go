package sqlite_test

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/storetest"
	"writethru/web/sqlite"
)

// whole makes a library with everything in it that is examined, closed.
func whole(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "library.db")
	s := open(t, path)
	add(t, s, "ferry", 1, "At least 12 died.")
	add(t, s, "ferry", 2, "At least 17 died.")
	add(t, s, "otter", 1, "It was old.")
	ctx := context.Background()
	ok(t, s.PutMark(ctx, annotations.Annotation{ID: "m1", Article: "ferry", Revision: 1, Spans: []article.Span{{Start: 22, End: 29}},
		Exact: "12 died", Kind: annotations.Quote, Tags: []string{"toll"}, Quote: &annotations.QuoteOf{Speaker: "Östlund"}, Made: at, Changed: at},
		[]annotations.Placement{{Annotation: "m1", Revision: 2, Fate: annotations.Reworded, Spans: []article.Span{{Start: 22, End: 29}}, Score: 0.5, From: 1}}))
	ok(t, s.MarkRead(ctx, "ferry", 1))
	_, c, r := revision("ferry", 9, "An earlier text.")
	r.Number = -1
	ok(t, s.AddEarlier(ctx, 2, c, r))
	data := []byte("a picture")
	hash := sum(data)
	ok(t, s.PutImage(ctx, hash, "image/png", data))
	a, c, r := revision("shown", 1, "With a picture.")
	r.Blocks = append(r.Blocks, article.Block{Kind: article.Figure, Role: article.Body, Image: &article.Image{Hash: hash}})
	ok(t, s.AddRevision(ctx, a, c, r, nil))
	ok(t, s.Close())
	return path
}

// dumpOf returns everything in the library at path.
func dumpOf(t *testing.T, path string) storetest.Everything {
	t.Helper()
	s, err := sqlite.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	all := dump(t, s)
	ok(t, s.Close())
	return all
}

func examine(t *testing.T, path string) []sqlite.Finding {
	t.Helper()
	_, found, err := sqlite.Examine(context.Background(), path, nil)
	if err != nil {
		t.Fatalf("Examine: %v", err)
	}
	return found
}

func TestExamineAWholeLibrary(t *testing.T) {
	path := whole(t)
	before, err := os.ReadFile(path)
	ok(t, err)
	steps := map[sqlite.Part]bool{}
	f, found, err := sqlite.Examine(context.Background(), path, func(p sqlite.Part, done, all int) {
		if done > all {
			t.Errorf("%s: %d of %d", p, done, all)
		}
		steps[p] = true
	})
	if err != nil || len(found) > 0 {
		t.Fatalf("found %+v, %v", found, err)
	}
	if f.Articles != 3 || f.Revisions != 4 || f.Earlier != 1 || f.Captures != 5 || f.Marks != 1 || f.Pictures != 1 || f.Step != f.Steps || f.Bytes == 0 {
		t.Errorf("the facts are %+v", f)
	}
	for _, p := range []sqlite.Part{sqlite.CapturePart, sqlite.TextPart, sqlite.SearchPart} {
		if !steps[p] {
			t.Errorf("nothing was told of %s", p)
		}
	}
	if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
		t.Errorf("the library was written to (%v)", err)
	}
}

// Each damage is found, as what it is, and mended where that can be.
func TestExamineFindsDamage(t *testing.T) {
	for _, c := range []struct {
		name, sql string
		part      sqlite.Part
		mends     bool
		says      string
	}{
		{"bytes of a capture", `DROP TRIGGER body_stays; UPDATE body SET data = (SELECT data FROM body WHERE seq = 2) WHERE seq = 1`, sqlite.CapturePart, false, "bytes of the capture"},
		{"a torn capture", `DROP TRIGGER body_stays; UPDATE body SET data = substr(data, 1, 9) WHERE seq = 1`, sqlite.CapturePart, false, "bytes of the capture"},
		{"a capture that is gone", `DELETE FROM capture WHERE article = (SELECT seq FROM article WHERE id = 'otter')`, sqlite.CapturePart, false, "capture of revision 1 is missing"},
		{"bytes of no capture", `DROP TRIGGER capture_body_unused; INSERT INTO body (sha256, data) VALUES ('aa', (SELECT data FROM body WHERE seq = 1))`, sqlite.CapturePart, true, "belong to no article"},
		{"a text", `DROP TRIGGER revision_stays; UPDATE revision SET blocks = (SELECT blocks FROM revision WHERE article = 2) WHERE article = 1 AND number = 1`, sqlite.TextPart, false, "Revision 1 is not the text"},
		{"a torn text", `DROP TRIGGER revision_stays; UPDATE revision SET blocks = x'00' WHERE article = 1 AND number = 1`, sqlite.TextPart, false, "Revision 1 cannot be read"},
		{"an earlier text", `DROP TRIGGER earlier_stays; UPDATE earlier SET headline = 'Another'`, sqlite.TextPart, false, "Earlier text e1 is not the text"},
		{"a gap", `DROP TRIGGER revision_stays; UPDATE revision SET number = 3 WHERE article = 1 AND number = 2`, sqlite.TextPart, false, "not numbered without a gap"},
		{"an article without a revision", `INSERT INTO article (id, url, outlet, sample, added) VALUES ('empty', '', '', 0, '2025-11-03T09:00:00Z')`, sqlite.TextPart, false, "no revision"},
		{"a reference", `INSERT INTO shown VALUES ('bb', 99)`, sqlite.ReferencePart, false, "not there"},
		{"words of a mark", `UPDATE mark SET data = json_set(data, '$.exact', 'other words')`, sqlite.MarkPart, false, "words of the mark m1"},
		{"a place that is missing", `DELETE FROM placement`, sqlite.PlacementPart, true, "1 places of marks"},
		{"a row of the shelf", `DELETE FROM shelf WHERE article = 1`, sqlite.ShelfPart, true, "does not list"},
		{"an old row of the shelf", `UPDATE shelf SET latest = 1 WHERE article = 1`, sqlite.ShelfPart, true, "does not list"},
		{"words that are missing", `DELETE FROM article_words WHERE rowid = (SELECT ord FROM shelf WHERE article = 1)`, sqlite.SearchPart, true, "not found by their words"},
		{"words of something else", `DELETE FROM article_words; INSERT INTO article_words (rowid, words) SELECT ord, 'nonsense' FROM shelf`, sqlite.SearchPart, true, "not found by one of its words"},
		{"words of no mark", `INSERT INTO mark_words (rowid, words) VALUES (5, 'nobody')`, sqlite.SearchPart, true, "marks that there are not"},
		{"a count", `UPDATE facet SET n = n + 7 WHERE name = 'article'`, sqlite.CountPart, true, "counts"},
		{"what a mark has", `DELETE FROM has WHERE ord = (SELECT ord FROM mark)`, sqlite.CountPart, true, "counts"},
		{"a picture that nothing shows", `INSERT INTO picture (sha256, content_type, data) VALUES ('` + sum([]byte("x")) + `', 'image/png', x'78')`, sqlite.PicturePart, true, "shown by no article"},
		{"a picture that is gone", `DELETE FROM picture`, sqlite.PicturePart, false, "is missing"},
		{"bytes of a picture", `UPDATE picture SET data = x'00'`, sqlite.PicturePart, false, "bytes of the picture"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := whole(t)
			run(t, path, c.sql)
			found := examine(t, path)
			at := slices.IndexFunc(found, func(f sqlite.Finding) bool {
				return f.Part == c.part && f.Mends == c.mends && strings.Contains(f.Message, c.says)
			})
			if at < 0 {
				t.Fatalf("found %+v, want one of %s that says %q, mends %v", found, c.part, c.says, c.mends)
			}
			if !c.mends || c.part == sqlite.PlacementPart {
				return
			}
			ok(t, sqlite.Mend(context.Background(), path, found))
			if left := examine(t, path); len(left) > 0 {
				t.Errorf("after it was mended: %+v", left)
			}
			s := open(t, path)
			if l, err := s.List(context.Background(), annotations.ListQuery{Words: "17"}); err != nil || l.Total != 1 {
				t.Errorf("found by words afterwards: %d, %v", l.Total, err)
			}
		})
	}
}

// Damage to the file itself is a finding, and so is a part that cannot be read.
func TestExamineADamagedFile(t *testing.T) {
	path := whole(t)
	data, err := os.ReadFile(path)
	ok(t, err)
	for at := 4096 * 5; at < len(data); at += 4096 {
		copy(data[at:at+2000], strings.Repeat("\xa5", 2000))
	}
	ok(t, os.WriteFile(path, data, 0o600))
	found := examine(t, path)
	if len(found) == 0 || !slices.ContainsFunc(found, func(f sqlite.Finding) bool { return f.Part == sqlite.FilePart && !f.Mends }) {
		t.Errorf("found %+v", found)
	}
	if _, _, err := sqlite.Restore(context.Background(), path, filepath.Join(t.TempDir(), "to.db"), at); annotations.CodeOf(err) != annotations.Invalid {
		t.Errorf("a damaged copy was restored: %v", err)
	}
}

// An index that lost a row is made anew.
func TestExamineADamagedIndex(t *testing.T) {
	path := whole(t)
	run(t, path, `PRAGMA writable_schema = on; UPDATE sqlite_schema SET sql = 'CREATE INDEX capture_body ON capture (revision)' WHERE name = 'capture_body'`)
	found := examine(t, path)
	if len(found) == 0 || found[0].Part != sqlite.FilePart || !found[0].Mends {
		t.Fatalf("found %+v", found)
	}
	ok(t, sqlite.Mend(context.Background(), path, found))
	if left := examine(t, path); len(left) > 0 {
		t.Errorf("after it was mended: %+v", left)
	}
}

func TestPeekRefuses(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "text.db")
	ok(t, os.WriteFile(text, []byte(strings.Repeat("This is no database. ", 500)), 0o600))
	empty := filepath.Join(dir, "empty.db")
	ok(t, os.WriteFile(empty, nil, 0o600))
	other := filepath.Join(dir, "other.db")
	run(t, other, `CREATE TABLE entries (id INTEGER PRIMARY KEY)`)
	newer := whole(t)
	run(t, newer, `INSERT INTO migration (number, name, sha256) VALUES (9999, '9999_later.sql', '')`)
	for path, want := range map[string]annotations.Code{
		text: annotations.Invalid, empty: annotations.Invalid, other: annotations.Invalid, newer: annotations.Invalid, dir: annotations.Invalid,
		filepath.Join(dir, "none.db"): annotations.NotFound,
	} {
		_, err := sqlite.Peek(context.Background(), path)
		_, _, examined := sqlite.Examine(context.Background(), path, nil)
		if annotations.CodeOf(err) != want || annotations.CodeOf(examined) != want {
			t.Errorf("Peek(%s) = %v, Examine: %v, want %s", filepath.Base(path), err, examined, want)
		}
	}
	if left, err := filepath.Glob(filepath.Join(dir, "none.db*")); err != nil || len(left) > 0 {
		t.Errorf("a file was made: %q, %v", left, err)
	}
}

func TestRestore(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	from, to := whole(t), filepath.Join(dir, "new", "library.db")
	want := dumpOf(t, from)
	f, kept, err := sqlite.Restore(ctx, from, to, at)
	if err != nil || kept != "" || f.Articles != 3 || f.Path != to {
		t.Fatalf("into nothing: %+v, %q, %v", f, kept, err)
	}
	same(t, "the library", dumpOf(t, to), want)

	s, err := sqlite.Open(to)
	if err != nil {
		t.Fatal(err)
	}
	add(t, s, "later", 1, "Not in the copy.")
	if _, _, err := sqlite.Restore(ctx, from, to, at); annotations.CodeOf(err) != annotations.Conflict {
		t.Errorf("over a library that is in use: %v", err)
	}
	ok(t, s.Close())
	changed := dumpOf(t, to)
	_, kept, err = sqlite.Restore(ctx, from, to, at)
	if err != nil || kept != to+".before-20251103-090000" {
		t.Fatalf("over another one: %q, %v", kept, err)
	}
	same(t, "the library", dumpOf(t, to), want)
	same(t, "the one that was there", dumpOf(t, kept), changed)
	if _, _, err := sqlite.Restore(ctx, to, to, at); annotations.CodeOf(err) != annotations.Conflict {
		t.Errorf("a library over itself: %v", err)
	}
	if left, err := filepath.Glob(filepath.Join(dir, "new", "*.part")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %q, %v", left, err)
	}
}

// What is still in the log of a copy is restored as well.
func TestRestoreWithALog(t *testing.T) {
	from := filepath.Join(t.TempDir(), "library.db")
	s := open(t, from)
	fill(t, s)
	to := filepath.Join(t.TempDir(), "library.db")
	_, _, err := sqlite.Restore(context.Background(), from, to, at)
	ok(t, err)
	same(t, "the library", dumpOf(t, to), dump(t, s))
}

func TestMendRefusesALibraryInUse(t *testing.T) {
	path := whole(t)
	db, err := sql.Open("sqlite", path)
	ok(t, err)
	defer db.Close()
	var n int
	ok(t, db.QueryRow(`SELECT count(*) FROM article`).Scan(&n))
	s := open(t, path)
	defer s.Close()
	if err := sqlite.Mend(context.Background(), path, nil); annotations.CodeOf(err) != annotations.Conflict {
		t.Errorf("Mend of a library that is in use: %v", err)
	}
}
