package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"writethru/web/api"
)

// ninjs returns a version of an item, made at an hour.
func ninjs(id string, hour int, text string) string {
	return fmt.Sprintf(`{"uri":%q,"version":"%d","versioncreated":"2025-11-04T%02d:00:00Z","pubstatus":"usable","provider":"Plover","headline":"Ferry stays","body_html":"<p>%s</p>"}`, id, hour, hour, text)
}

// watcher is a running watch.
type watcher struct {
	*exec.Cmd
	out *bufio.Scanner
}

func startWatch(t *testing.T, args ...string) *watcher {
	t.Helper()
	path, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	w := &watcher{Cmd: exec.Command(path, append([]string{"watch"}, args...)...)}
	out, err := w.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	w.out = bufio.NewScanner(out)
	if err := w.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Process.Kill(); w.Wait() }) // it may have ended
	return w
}

// next returns what the watch says of the next file.
func (w *watcher) next(t *testing.T) filed {
	t.Helper()
	var f filed
	if !w.out.Scan() {
		t.Fatal("the watch ended")
	}
	if err := json.Unmarshal(w.out.Bytes(), &f); err != nil {
		t.Fatalf("%q: %v", w.out.Text(), err)
	}
	return f
}

func (w *watcher) stop(t *testing.T) {
	t.Helper()
	if err := w.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := w.Wait(); err != nil {
		t.Errorf("stopped: %v", err)
	}
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// Files are filed beside a server, in the order in which they were made, bad ones
// are told, and a watch that starts again files nothing twice.
func TestWatchBesideTheServer(t *testing.T) {
	dir, db := t.TempDir(), filepath.Join(t.TempDir(), "library.db")
	p := start(t, db, "--no-sample")
	put(t, dir, "a.json", ninjs("urn:plover:1", 11, "Three people were hurt."))
	put(t, dir, "b.json", ninjs("urn:plover:1", 9, "Two people were hurt."))
	put(t, dir, "c.json", `{"uri":"urn:plover:1","headline":`)
	w := startWatch(t, dir, "--db", db, "--json")
	bad, first, second := w.next(t), w.next(t), w.next(t)
	if bad.File != "c.json" || bad.Error == nil || bad.Error.Code != "invalid" || !strings.HasSuffix(bad.Error.Message, ".") {
		t.Errorf("the broken file: %+v", bad)
	}
	if first.File != "b.json" || first.Items[0].Kind != api.WireNew || second.File != "a.json" || second.Items[0].Kind != api.WireCorrection || second.Items[0].Revision != 2 {
		t.Errorf("filed %+v, then %+v", first, second)
	}
	put(t, dir, "d.txt", "KARROW (Plover) — A ferry struck the Marl bridge in thick fog.\n\nTwo people were hurt.\n")
	text := w.next(t)
	if text.File != "d.txt" || text.Items[0].Kind != api.WireNew {
		t.Errorf("a text: %+v", text)
	}
	page := p.state(t, "/articles/"+string(first.Items[0].Article)).Article
	if page == nil || len(page.Heads) != 2 || page.Heads[1].Label != "Correction" || !strings.Contains(page.Revision.Text().String(), "Three people") {
		t.Errorf("the server shows %+v", page)
	}
	w.stop(t)

	before := p.state(t, "/").Library
	w = startWatch(t, "--json", "--db", db, dir)
	for range 4 {
		if f := w.next(t); f.Error == nil && f.Items[0].Kind != api.WireRepeat {
			t.Errorf("again: %+v", f)
		}
	}
	w.stop(t)
	if after := p.state(t, "/").Library; after.Revs != before.Revs || after.All != before.All {
		t.Errorf("%d revisions of %d stories, before %d of %d", after.Revs, after.All, before.Revs, before.All)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 4 {
		t.Errorf("the directory has %d files, %v", len(entries), err)
	}
}

func TestServeTakesWhatArrives(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "a.json", ninjs("urn:plover:1", 9, "Two people were hurt."))
	p := start(t, filepath.Join(t.TempDir(), "library.db"), "--no-sample", "--inbox", dir)
	for p.state(t, "/").Library.All == 0 {
		if strings.Contains(p.log.String(), "not taken") {
			t.Fatal(p.log)
		}
	}
	if err := p.stop(); err != nil {
		t.Errorf("after SIGTERM: %v\n%s", err, p.log)
	}
}

func TestWatchWords(t *testing.T) {
	dir, db := t.TempDir(), filepath.Join(t.TempDir(), "library.db")
	put(t, dir, "a.json", strings.Replace(ninjs("urn:plover:1", 9, "Secret."), "{", `{"embargoed":"2999-01-01T12:00:00Z",`, 1))
	w := startWatch(t, dir, "--db", db)
	if !w.out.Scan() || !strings.HasPrefix(w.out.Text(), `"a.json": embargoed until 2999-01-01 `) || !strings.Contains(w.out.Text(), " /articles/") {
		t.Errorf("it says %q", w.out.Text())
	}
	w.stop(t)
	for _, args := range [][]string{{"watch"}, {"watch", ""}, {"watch", dir, dir}, {"token"}, {"token", "remove"}, {"token", "list", "x"}} {
		if _, errs, code := command(t, "", append(args, "--db", db)...); code != 2 || strings.Count(errs, "\n") != 1 {
			t.Errorf("%q: exit code %d, %q", args, code, errs)
		}
	}
	if _, errs, code := command(t, "", "watch", filepath.Join(dir, "none"), "--db", db); code != 1 || !strings.HasPrefix(errs, "There is no directory") {
		t.Errorf("no directory: exit code %d, %q", code, errs)
	}
}

// A token made on the command line lets a program in, until it is removed.
func TestTokenLetsAProgramIn(t *testing.T) {
	db := filepath.Join(t.TempDir(), "library.db")
	p := start(t, db, "--no-sample")
	out, errs, code := command(t, "", "token", "add", "wire", "desk", "--db", db)
	secret := strings.TrimSpace(out)
	if code != 0 || !strings.HasPrefix(secret, "wt_") || strings.Count(out, "\n") != 1 || !strings.Contains(errs, `"wire desk"`) {
		t.Fatalf("token add: exit code %d, %q, %q", code, out, errs)
	}
	send := func(body string) (int, string) {
		t.Helper()
		r, err := http.NewRequest("POST", p.url+api.WirePath, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Authorization", "Bearer "+secret)
		resp, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		data, err := io.ReadAll(resp.Body)
		if err != nil {
			t.Fatal(err)
		}
		return resp.StatusCode, string(data)
	}
	for _, want := range []string{api.WireNew, api.WireRepeat} {
		if status, body := send(ninjs("urn:plover:1", 9, "Two people were hurt.")); status != 200 || !strings.Contains(body, `"kind":"`+want+`"`) {
			t.Errorf("status %d, %s, want %s", status, body, want)
		}
	}
	var made api.Token
	out, _, _ = command(t, "", "token", "list", "--json", "--db", db)
	if err := json.Unmarshal([]byte(out), &made); err != nil || made.Name != "wire desk" || made.Used.IsZero() || strings.Contains(out, secret) {
		t.Errorf("token list: %q, %v", out, err)
	}
	if out, _, code := command(t, "", "token", "list", "--db", db); code != 0 || !strings.Contains(out, "wire desk") || !strings.Contains(out, made.ID) {
		t.Errorf("token list: exit code %d, %q", code, out)
	}
	if _, errs, code := command(t, "", "token", "remove", made.ID, "--db", db); code != 0 {
		t.Errorf("token remove: exit code %d, %q", code, errs)
	}
	if status, body := send("{}"); status != 401 || !strings.Contains(body, `"unauthorized"`) {
		t.Errorf("after it was removed: status %d, %s", status, body)
	}
	if _, errs, code := command(t, "", "token", "remove", made.ID, "--db", db); code != 1 || !strings.HasPrefix(errs, "There is no such token") {
		t.Errorf("removed twice: exit code %d, %q", code, errs)
	}
}
