package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"writethru/web/api"
)

const (
	first  = "KARROW (Plover) — A ferry struck the Marl bridge in thick fog early on Tuesday.\n\nTwo people were hurt, the harbour office said.\n"
	second = "KARROW (Plover) — A ferry struck the Marl bridge in thick fog early on Tuesday.\n\nThree people were hurt, the harbour office said.\n"
)

// outcome is the line that add prints.
type outcome struct {
	Article  string
	Revision int
	New      bool
	URL      string
}

func added(t *testing.T, in string, args ...string) outcome {
	t.Helper()
	out, errs, code := command(t, in, append([]string{"add"}, args...)...)
	var o outcome
	if err := json.Unmarshal([]byte(out), &o); err != nil || code != 0 || strings.Count(out, "\n") != 1 {
		t.Fatalf("add %q: exit code %d, %q, %q: %v", args, code, out, errs, err)
	}
	return o
}

// A story is added from the command line while a server shows the same library.
func TestAddBesideTheServer(t *testing.T) {
	db := filepath.Join(t.TempDir(), "library.db")
	p := start(t, db, "--no-sample")
	const url = "https://plover.example/karrow"

	one := added(t, first, "-", "--db", db, "--url", url, "--outlet", "Plover", "--published", "2025-11-04")
	if one.Revision != 1 || !one.New || one.URL != "/articles/"+one.Article+"/revisions/1" {
		t.Errorf("first: %+v", one)
	}
	if again := added(t, first, "--db", db, "--url", url, "-"); again.New || again.Article != one.Article || again.Revision != 1 {
		t.Errorf("the same again: %+v, want no new revision", again)
	}
	if two := added(t, second, "--url", url, "-", "--db", db); !two.New || two.Article != one.Article || two.Revision != 2 {
		t.Errorf("changed: %+v, want the second revision", two)
	}
	page := p.state(t, "/articles/"+one.Article).Article
	if page == nil || len(page.Heads) != 2 || page.Article.Outlet != "Plover" || !strings.Contains(page.Revision.Text().String(), "Three people") {
		t.Errorf("the server shows %+v", page)
	}
	resp, err := http.Get(p.url + "/articles/" + one.Article)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil || !strings.Contains(string(body), "Three people were hurt") {
		t.Errorf("the page has not the new text (%v)", err)
	}
}

func TestAddSaysWhatIsWrong(t *testing.T) {
	db := filepath.Join(t.TempDir(), "library.db")
	for _, args := range [][]string{{"http://127.0.0.1:1/story"}, {"https://no-such-host.invalid/"}, {"gopher://a.example/"}} {
		out, errs, code := command(t, "", append([]string{"add", "--db", db}, args...)...)
		if code != 1 || out != "" || strings.Count(errs, "\n") != 1 || !strings.HasSuffix(errs, ".\n") {
			t.Errorf("add %q: exit code %d, %q, %q, want one sentence", args, code, out, errs)
		}
	}
}

func TestSampleIsLoadedOnceAndStaysAway(t *testing.T) {
	db := filepath.Join(t.TempDir(), "library.db")
	p := start(t, db)
	page := p.state(t, "/")
	if !page.Library.Sample || page.Library.All < 5 || page.Library.Marked == 0 || page.Library.NewsTotal == 0 {
		t.Errorf("a new library shows %d stories, %d of them with marks that changed %d times, sample %v", page.Library.All, page.Library.Marked, page.Library.NewsTotal, page.Library.Sample)
	}
	if err := p.ask("DELETE", api.SamplePath, nil, nil); err != nil {
		t.Fatal(err)
	}
	if err := p.stop(); err != nil {
		t.Errorf("stopped: %v\n%s", err, p.log)
	}
	p = start(t, db)
	if page := p.state(t, "/"); page.Library.All != 0 || page.Library.Sample {
		t.Errorf("the sample is back: %d stories", page.Library.All)
	}
}

func TestStopsInOrder(t *testing.T) {
	p := start(t, filepath.Join(t.TempDir(), "library.db"), "--no-sample")
	for path, want := range map[string]int{"/": 200, "/healthz": 200, "/settings": 200, "/notebook": 200, "/nowhere": 404} {
		resp, err := http.Get(p.url + path)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != want {
			t.Errorf("GET %s: status %d, want %d", path, resp.StatusCode, want)
		}
	}
	if err := p.stop(); err != nil {
		t.Errorf("after SIGTERM: %v\n%s", err, p.log)
	}
	if got := p.log.String(); !strings.Contains(got, "msg=stopping") || strings.Contains(got, "level=ERROR") {
		t.Errorf("log:\n%s", got)
	}
}

// A request that is under way when the program is told to stop comes to its end.
func TestRequestsUnderWayAreAnswered(t *testing.T) {
	p := start(t, filepath.Join(t.TempDir(), "library.db"), "--no-sample")
	c, err := net.Dial("tcp", strings.TrimPrefix(p.url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	const body = `{"text":"A ferry struck the Marl bridge."}`
	fmt.Fprintf(c, "POST /api/v1/articles HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\nExpect: 100-continue\r\n\r\n", len(body))
	answer := bufio.NewReader(c)
	if line, err := answer.ReadString('\n'); err != nil || !strings.Contains(line, "100 Continue") { // the body is being read
		t.Fatalf("%q, %v", line, err)
	}
	if _, err := answer.ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- p.stop() }()
	for !strings.Contains(p.log.String(), "msg=stopping") {
		time.Sleep(5 * time.Millisecond)
	}
	fmt.Fprint(c, body)
	resp, err := http.ReadResponse(answer, nil)
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Fatalf("answer %v, %v\n%s", resp, err, p.log.String())
	}
	if err := <-ended; err != nil {
		t.Errorf("ended with %v\n%s", err, p.log)
	}
}

func TestPortInUse(t *testing.T) {
	dir := t.TempDir()
	p := start(t, filepath.Join(dir, "a.db"), "--no-sample")
	_, errs, code := command(t, "", "serve", "--db", filepath.Join(dir, "b.db"), "--no-sample", "--listen", strings.TrimPrefix(p.url, "http://"))
	if code != 1 || !strings.Contains(errs, "choose another address with --listen") {
		t.Errorf("exit code %d, %q", code, errs)
	}
}
