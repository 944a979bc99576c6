package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"writethru/web/api"
)

// binary is the program as it is shipped, built once for all tests.
var binary = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "writethru-test-")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "writethru")
	if said, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput(); err != nil {
		return "", fmt.Errorf("build: %w\n%s", err, said)
	}
	return path, nil
})

func TestMain(m *testing.M) {
	code := m.Run()
	if path, err := binary(); err == nil && filepath.Base(path) == "writethru" {
		os.RemoveAll(filepath.Dir(path))
	}
	os.Exit(code)
}

// process is a running server.
type process struct {
	*exec.Cmd
	url string
	log *lines
}

// lines collects what a process says, and tells the address in it.
type lines struct {
	mu  sync.Mutex
	all bytes.Buffer
	url chan string
}

var listening = regexp.MustCompile(`msg=listening url=(\S+)`)

func (l *lines) read(r io.Reader) {
	for s := bufio.NewScanner(r); s.Scan(); {
		l.mu.Lock()
		l.all.WriteString(s.Text() + "\n")
		l.mu.Unlock()
		if m := listening.FindStringSubmatch(s.Text()); m != nil {
			l.url <- strings.Trim(m[1], `"/`)
		}
	}
	close(l.url)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.all.String()
}

// start runs the server on a library, and waits until it answers.
func start(t testing.TB, db string, flags ...string) *process {
	t.Helper()
	path, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	p := &process{log: &lines{url: make(chan string, 1)}}
	p.Cmd = exec.Command(path, append([]string{"serve", "--db", db, "--listen", "127.0.0.1:0"}, flags...)...)
	said, err := p.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.kill)
	go p.log.read(said)
	select {
	case url, ok := <-p.log.url:
		if !ok {
			t.Fatalf("the server ended:\n%s", p.log)
		}
		p.url = url
	case <-time.After(time.Minute):
		t.Fatalf("the server does not listen:\n%s", p.log)
	}
	return p
}

// kill ends the process as a power failure would: it cannot do anything more.
func (p *process) kill() {
	p.Process.Kill() // it may have ended
	p.Wait()         // that it was killed is no news
}

// stop asks the process to end, and returns how it did.
func (p *process) stop() error {
	if err := p.Process.Signal(syscall.SIGTERM); err != nil {
		return err
	}
	return p.Wait()
}

// ask sends a request with a JSON body to the API and reads the answer into v.
func (p *process) ask(method, path string, body, v any) error {
	var sent io.Reader
	if body != nil {
		data, err := json.Marshal(body)
		if err != nil {
			return err
		}
		sent = bytes.NewReader(data)
	}
	r, err := http.NewRequest(method, p.url+path, sent)
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/json")
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		return err
	}
	if resp.StatusCode >= 300 {
		return fmt.Errorf("%s %s: status %d: %s", method, path, resp.StatusCode, data)
	}
	if v == nil {
		return nil
	}
	return json.Unmarshal(data, v)
}

// state returns the state of a page.
func (p *process) state(t testing.TB, path string) api.Page {
	t.Helper()
	var page api.Page
	if err := p.ask("GET", "/api/v1/page?path="+path, nil, &page); err != nil {
		t.Fatal(err)
	}
	return page
}

// command runs the program with arguments and an input.
func command(t testing.TB, in string, args ...string) (out, errs string, code int) {
	t.Helper()
	path, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(path, args...)
	var o, e bytes.Buffer
	c.Stdin, c.Stdout, c.Stderr = strings.NewReader(in), &o, &e
	err = c.Run()
	if _, ended := err.(*exec.ExitError); err != nil && !ended {
		t.Fatal(err)
	}
	return o.String(), e.String(), c.ProcessState.ExitCode()
}
