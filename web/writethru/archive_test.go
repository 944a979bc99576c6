package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"writethru/annotations/article"
	"writethru/web/ingest/archive/archivetest"
)

// pier returns a page of a story in which so many died.
func pier(dead int) string {
	return fmt.Sprintf(`<!doctype html><html lang="en"><head><title>Ferry hits pier</title></head><body><article><h1>Ferry hits pier, %d dead</h1>
<p>KARROW — A ferry struck the western pier of Karrow in thick fog early on Tuesday, and %d people died, the harbor office said.</p>
<p>“We have waited nine years for a lamp on that pier,” harbor master Odile Marrack said on the same morning.</p>
<p>The council will meet on Friday to talk about the lamp, which has been planned since the fog of 2016.</p></article></body></html>`, dead, dead)
}

// past starts an outlet with a story, and a web archive with captures of it.
func past(t *testing.T, change ...func(*archivetest.Server)) (address string, server *archivetest.Server, flags []string) {
	t.Helper()
	outlet := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, pier(20))
	}))
	t.Cleanup(outlet.Close)
	address = outlet.URL + "/ferry"
	server = &archivetest.Server{Junk: true}
	for day, dead := range map[int]int{4: 12, 6: 17, 8: 12} {
		server.Captures = append(server.Captures, archivetest.Capture{URL: address, Time: time.Date(2025, 10, day, 9, 0, 0, 0, time.UTC), Body: pier(dead)})
	}
	for _, f := range change {
		f(server)
	}
	web := httptest.NewServer(server)
	t.Cleanup(web.Close)
	return address, server, []string{"--db", filepath.Join(t.TempDir(), "library.db"), "--archive", web.URL + "/web/", "--allow-host", "127.0.0.1"}
}

// lines runs a command that must end with this code, and returns what it printed as
// JSON, an object a line.
func jsonLines[T any](t *testing.T, want int, args ...string) (all []T, errs string) {
	t.Helper()
	out, errs, code := command(t, "", append(args, "--json")...)
	if code != want {
		t.Fatalf("%v: code %d, want %d\n%s%s", args, code, want, out, errs)
	}
	for line := range strings.Lines(out) {
		var one T
		if err := json.Unmarshal([]byte(line), &one); err != nil {
			t.Fatalf("%v: %q is no JSON: %v", args, line, err)
		}
		all = append(all, one)
	}
	return all, errs
}

func TestArchive(t *testing.T) {
	address, _, flags := past(t)
	with := func(args ...string) []string { return append(args, flags...) }
	list, _ := jsonLines[captured](t, 0, with("archive", "list", address)...)
	if len(list) != 3 || list[0].Here || !list[0].Time.Equal(time.Date(2025, 10, 4, 9, 0, 0, 0, time.UTC)) || list[0].URL != address {
		t.Fatalf("list: %+v", list)
	}
	if some, _ := jsonLines[captured](t, 0, with("archive", "list", address, "--from", "2025-10-05", "--limit", "1")...); len(some) != 1 || some[0].Time.Day() != 6 {
		t.Errorf("a part of the list: %+v", some)
	}
	got, errs := jsonLines[struct {
		Article  article.ID
		Revision int
		New      bool
		Memento  string
	}](t, 0, with("archive", "import", address)...)
	if len(got) != 4 || errs != "" || got[0].Revision != 1 || got[1].Revision != 2 || !got[1].New || got[2].Revision != 1 || got[2].New || got[3].Revision != 3 || got[3].Memento != "" {
		t.Fatalf("import: %+v, %q", got, errs)
	}
	id := string(got[0].Article)
	out, errs, code := command(t, "", with("archive", "list", id)...)
	if code != 0 || strings.Count(out, "imported") != 3 || !strings.Contains(out, "3 captures in the archive at 127.0.0.1.") {
		t.Errorf("list of an article: %d, %s%s", code, out, errs)
	}
	if _, errs, code := command(t, "", with("archive", "import", id)...); code != 1 || !strings.Contains(errs, "not here yet") {
		t.Errorf("import of what is here: %d, %s", code, errs)
	}
}

func TestArchiveSaysWhatIsWrong(t *testing.T) {
	address, _, flags := past(t)
	for _, args := range [][]string{{}, {"list"}, {"burn", address}, {"list", address, "more"}, {"list", address, "--limit", "-1"}, {"list", address, "--from", "then"}} {
		if _, errs, code := command(t, "", append(append([]string{"archive"}, args...), flags...)...); code != 2 || !strings.Contains(errs, "See writethru help.") {
			t.Errorf("archive %v: code %d, %s", args, code, errs)
		}
	}
	for args, want := range map[string]string{
		"list " + address + "/nothing":                "no captures of this address",
		"list mailto://desk@post.example":             "web addresses",
		"import thereisnone":                          "no such article",
		"list " + address + " --archive none":         "No archive is asked",
		"list " + address + " --archive post.example": "is not the address of a web archive",
	} {
		all := append(append([]string{"archive"}, flags...), strings.Fields(args)...)
		if out, errs, code := command(t, "", all...); code != 1 || strings.Count(errs, "\n") != 1 || !strings.Contains(errs, want) {
			t.Errorf("archive %s: code %d, %q, %q, want a sentence with %q", args, code, out, errs, want)
		}
	}
}

func TestArchiveOfAnErrorPage(t *testing.T) {
	address, _, flags := past(t, func(s *archivetest.Server) { s.Captures[0].Status = 404 })
	out, errs, code := command(t, "", append([]string{"archive", "import", address}, flags...)...)
	if code != 1 || !strings.Contains(out, "error page") || !strings.Contains(errs, "1 could not be imported.") || !strings.Contains(out, "now: ") {
		t.Errorf("with a capture of an error: code %d, %s%s", code, out, errs)
	}
}
