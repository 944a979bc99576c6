package e2e

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"writethru/web/api"
)

// patience is how long a test waits for something that should be there soon.
const patience = 20 * time.Second

// built compiles the program once, with what build/pack has made.
var built = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "writethru-program")
	if err != nil {
		return "", err
	}
	atEnd = append(atEnd, func() error { return os.RemoveAll(dir) })
	to := filepath.Join(dir, "writethru")
	cmd := exec.Command("go", "build", "-o", to, "./web/writethru")
	cmd.Dir = root
	if said, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build the program: %w\n%s", err, said)
	}
	return to, nil
})

// program is a running server with its own data.
type program struct {
	t    *testing.T
	path string
	base string // http://127.0.0.1:PORT
	db   string
	args []string
	cmd  *exec.Cmd
	log  bytes.Buffer
	// sample are the paths of the sample stories, by the ends of their addresses.
	sample map[string]string
}

// serve starts the program with an empty library and no sample.
func serve(t *testing.T, args ...string) *program {
	t.Helper()
	return start(t, append([]string{"--no-sample"}, args...)...)
}

// start starts the program as a reader does.
func start(t *testing.T, args ...string) *program {
	t.Helper()
	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	p := &program{t: t, path: path, db: filepath.Join(t.TempDir(), "library.db"), args: args, base: "http://" + freePort(t)}
	p.start()
	t.Cleanup(func() {
		p.stop()
		if t.Failed() {
			t.Logf("what the server complained of:\n%s", p.complaints())
		}
	})
	return p
}

// freePort returns an address on which nothing listens. Servers are started
// again on the same one, so the program cannot choose it.
func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// complaints is the log without what went well.
func (p *program) complaints() string {
	var all []string
	for line := range strings.Lines(p.log.String()) {
		if !strings.Contains(line, "level=INFO") {
			all = append(all, line)
		}
	}
	return strings.Join(all, "")
}

func (p *program) start() {
	p.t.Helper()
	listen := strings.TrimPrefix(p.base, "http://")
	p.cmd = exec.Command(p.path, append([]string{"serve", "--db", p.db, "--listen", listen}, p.args...)...)
	p.cmd.Stdout, p.cmd.Stderr = &p.log, &p.log
	if err := p.cmd.Start(); err != nil {
		p.t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	for tick := time.NewTicker(10 * time.Millisecond); ; {
		if r, err := http.Get(p.base + "/healthz"); err == nil {
			r.Body.Close()
			return
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			p.stop()
			p.t.Fatalf("the server does not answer:\n%s", p.log.String())
		}
	}
}

// stop ends the server as Ctrl C does; it finishes what it is doing.
func (p *program) stop() {
	if p.cmd == nil {
		return
	}
	if err := p.cmd.Process.Signal(os.Interrupt); err != nil {
		p.t.Error(err)
	}
	if err := p.cmd.Wait(); err != nil {
		p.t.Errorf("the server ended with %v:\n%s", err, p.log.String())
	}
	p.cmd = nil
}

// add runs `writethru add` on the library that the server serves. It also
// returns how long that kept the processor busy.
func (p *program) add(args ...string) (api.AddResult, time.Duration, error) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, p.path, append([]string{"add", "--db", p.db}, args...)...)
	var said, complaint bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &complaint
	err := cmd.Run()
	busy := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	if err != nil {
		return api.AddResult{}, busy, fmt.Errorf("writethru add: %w: %s", err, &complaint)
	}
	var r api.AddResult
	return r, busy, json.Unmarshal(said.Bytes(), &r)
}

// call sends a request to the API and reads the answer into out, which may be nil.
func (p *program) call(method, path string, body, out any) {
	p.t.Helper()
	data, err := json.Marshal(body)
	if err != nil {
		p.t.Fatal(err)
	}
	r, err := http.NewRequest(method, p.base+path, bytes.NewReader(data))
	if err != nil {
		p.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		p.t.Fatal(err)
	}
	defer answer.Body.Close()
	data, err = io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode >= 300 {
		p.t.Fatalf("%s %s: %s %v\n%s", method, path, answer.Status, err, data)
	}
	if out != nil {
		if err := json.Unmarshal(data, out); err != nil {
			p.t.Fatalf("%s %s: %v", method, path, err)
		}
	}
}
