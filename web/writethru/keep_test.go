package main

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"writethru/annotations/article"
	"writethru/annotations/storetest"
	"writethru/web/api"
	"writethru/web/sqlite"
)

// everything is all that is in a library, which nobody else uses.
func everything(t *testing.T, db string) storetest.Everything {
	t.Helper()
	s, err := sqlite.Open(db)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	all, err := storetest.Dump(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// A backup is made while a server serves and a writer writes, and is a library: of
// one moment, with all that had been answered before it began.
func TestBackupWhileAServerWrites(t *testing.T) {
	dir := t.TempDir()
	db, to := filepath.Join(dir, "library.db"), filepath.Join(dir, "copy.db")
	p := start(t, db, "--no-watch")
	write := func(n int) error {
		return p.ask("POST", api.ArticlePath, api.AddRequest{Text: fmt.Sprintf("Story %d of the day, which nobody has read before.", n)}, nil)
	}
	for n := range 20 {
		if err := write(n); err != nil {
			t.Fatal(err)
		}
	}
	before := p.state(t, "/").Library.All
	stop, stopped := make(chan bool), make(chan error)
	go func() {
		for n := 20; ; n++ {
			select {
			case <-stop:
				stopped <- nil
				return
			default:
			}
			if err := write(n); err != nil {
				stopped <- err
				return
			}
		}
	}()
	out, errs, code := command(t, "", "backup", "--db", db, to)
	close(stop)
	if err := <-stopped; err != nil {
		t.Errorf("the writer: %v", err)
	}
	if code != 0 || errs != "" || !strings.Contains(out, "articles") {
		t.Fatalf("backup: %d, %s%s", code, out, errs)
	}
	if info, err := os.Stat(to); err != nil || info.Mode() != 0o600 {
		t.Errorf("the copy: %v, %v", info.Mode(), err)
	}
	copied := everything(t, to)
	if n := len(copied.Articles); n < before {
		t.Errorf("the copy has %d articles, and there were %d when it was begun", n, before)
	}
	if _, errs, code := command(t, "", "doctor", "--db", to); code != 0 {
		t.Errorf("the copy is not well: %s", errs)
	}
	if _, errs, code := command(t, "", "backup", "--db", db, to); code != 1 || !strings.Contains(errs, "There is a file") {
		t.Errorf("a backup over another one: %d, %s", code, errs)
	}

	if _, errs, code := command(t, "", "restore", "--db", db, to); code != 1 || !strings.Contains(errs, "Stop it first") {
		t.Errorf("restored while a server runs: %d, %s", code, errs)
	}
	if err := p.stop(); err != nil {
		t.Fatal(err)
	}
	was := everything(t, db)
	lines, _ := jsonLines[restored](t, 0, "restore", "--db", db, to)
	if len(lines) != 1 || !strings.HasPrefix(lines[0].Kept, db+".before-") || lines[0].Articles != len(copied.Articles) {
		t.Fatalf("restore says %+v", lines)
	}
	for what, pair := range map[string][2]storetest.Everything{"the library": {everything(t, db), copied}, "the one before": {everything(t, lines[0].Kept), was}} {
		if diff := cmp.Diff(pair[1], pair[0], cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-want +got):\n%.2000s", what, diff)
		}
	}
	p = start(t, db, "--no-watch")
	if n := p.state(t, "/").Library.All; n != len(copied.Articles) {
		t.Errorf("the server shows %d articles, want %d", n, len(copied.Articles))
	}
}

func TestRestoreRefuses(t *testing.T) {
	dir := t.TempDir()
	db := rich(t)
	text := filepath.Join(dir, "text.db")
	if err := os.WriteFile(text, []byte(strings.Repeat("This is no library. ", 500)), 0o600); err != nil {
		t.Fatal(err)
	}
	torn := filepath.Join(dir, "torn.db")
	data, err := os.ReadFile(db)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(torn, data[:len(data)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	before := everything(t, db)
	for from, want := range map[string]string{text: "not a Writethru library", torn: "damaged", filepath.Join(dir, "none.db"): "There is no library", db: "the library itself"} {
		if out, errs, code := command(t, "", "restore", "--db", db, from); code != 1 || out != "" || strings.Count(errs, "\n") != 1 || !strings.Contains(errs, want) {
			t.Errorf("restore %s: %d, %q, %q, want %q", filepath.Base(from), code, out, errs, want)
		}
	}
	if diff := cmp.Diff(before, everything(t, db), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("the library has changed:\n%.1000s", diff)
	}
	for _, args := range [][]string{{"restore"}, {"restore", "a", "b"}, {"backup"}, {"backup", "a", "b"}, {"doctor", "a"}, {"doctor", "--bad"}} {
		if _, errs, code := command(t, "", args...); code != 2 || !strings.Contains(errs, "See writethru help.") {
			t.Errorf("%v: %d, %s", args, code, errs)
		}
	}
	for _, args := range [][]string{{"backup", filepath.Join(dir, "to.db")}, {"doctor"}} {
		if _, errs, code := command(t, "", append(args, "--db", filepath.Join(dir, "none.db"))...); code != 1 || !strings.Contains(errs, "There is no library") {
			t.Errorf("%v of nothing: %d, %s", args, code, errs)
		}
	}
}

// finding is a line of doctor.
type finding struct {
	sqlite.Finding
	Well   *bool
	Free   int64
	Mended int
	Bytes  int64
}

func TestDoctor(t *testing.T) {
	db := rich(t)
	p := start(t, db, "--no-watch")
	lines, _ := jsonLines[finding](t, 0, "doctor", "--db", db)
	if len(lines) != 1 || lines[0].Well == nil || !*lines[0].Well || lines[0].Bytes == 0 || lines[0].Free == 0 {
		t.Fatalf("of a library that is well, while a server runs: %+v", lines)
	}
	if out, _, code := command(t, "", "doctor", "--db", db); code != 0 || !strings.Contains(out, "All is well.") {
		t.Errorf("in words: %d, %s", code, out)
	}
	rows := p.state(t, "/").Library.Rows
	row := rows[slices.IndexFunc(rows, func(r api.LibraryRow) bool { return r.Latest > 1 })]
	mark := api.MarkRequest{Article: row.ID, Revision: row.Latest, Kind: "highlight", Spans: []article.Span{{Start: 0, End: 5}}}
	if err := p.ask("PUT", api.MarkPath+"/markfordoctor001", mark, nil); err != nil {
		t.Fatal(err)
	}
	if err := p.stop(); err != nil {
		t.Fatal(err)
	}
	harm(t, db, `DELETE FROM placement; DELETE FROM shelf WHERE article = 2; UPDATE facet SET n = 99 WHERE name = 'article'`)

	lines, errs := jsonLines[finding](t, 1, "doctor", "--db", db)
	parts := map[sqlite.Part]bool{}
	for _, l := range lines[1:] {
		parts[l.Part] = true
		if !l.Mends {
			t.Errorf("%+v cannot be mended", l)
		}
	}
	if *lines[0].Well || !parts[sqlite.PlacementPart] || !parts[sqlite.ShelfPart] || !parts[sqlite.CountPart] || !strings.Contains(errs, "--repair") {
		t.Fatalf("doctor says %+v, %s", lines, errs)
	}
	p = start(t, db, "--no-watch")
	if _, errs, code := command(t, "", "doctor", "--repair", "--db", db); code != 1 || !strings.Contains(errs, "Stop it first") {
		t.Errorf("repaired while a server runs: %d, %s", code, errs)
	}
	if err := p.stop(); err != nil {
		t.Fatal(err)
	}
	lines, _ = jsonLines[finding](t, 0, "doctor", "--repair", "--db", db)
	if len(lines) != 1 || !*lines[0].Well || lines[0].Mended == 0 {
		t.Errorf("after it was repaired: %+v", lines)
	}

	harm(t, db, `DROP TRIGGER body_stays; UPDATE body SET data = x'00' WHERE seq = 1`)
	out, errs, code := command(t, "", "doctor", "--repair", "--db", db)
	if code != 1 || !strings.Contains(out, "captures: The bytes of the capture") || !strings.Contains(errs, "writethru restore") {
		t.Errorf("of what is lost: %d, %s%s", code, out, errs)
	}
}

// harm runs statements on a library that nobody uses.
func harm(t *testing.T, db, statements string) {
	t.Helper()
	c, err := sql.Open("sqlite", db)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if _, err := c.Exec(statements); err != nil {
		t.Fatal(err)
	}
}

func TestSize(t *testing.T) {
	for n, want := range map[int64]string{0: "0 bytes", 999: "999 bytes", 1000: "1.0 KB", 1_234_567: "1.2 MB", 5_000_000_000: "5.0 GB", 7_000_000_000_000_000: "7000.0 TB"} {
		if got := size(n); got != want {
			t.Errorf("size(%d) = %q, want %q", n, got, want)
		}
	}
}

// A bar is shown on a terminal only.
func TestBar(t *testing.T) {
	var out strings.Builder
	b := newBar(&out)
	b.show("Captures", 1, 2)
	b.clear()
	if out.Len() > 0 {
		t.Errorf("a bar is shown where nobody looks: %q", out.String())
	}
	b.to = &out
	for n := range 1001 {
		b.show("Captures", n, 1000)
	}
	b.clear()
	if got := strings.Count(out.String(), "\r"); got > barWidth+4 || !strings.Contains(out.String(), "[============            ] 500 of 1000") || !strings.HasSuffix(out.String(), "1000 of 1000\r\x1b[K") {
		t.Errorf("%d times: %q", got, out.String())
	}
}
