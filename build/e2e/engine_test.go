package e2e

import (
	"bufio"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// bench runs a package's benchmarks, compiled for the browser, in a worker, and
// tells the page what they print.
const bench = `
	importScripts("/wasm_exec.js");
	onmessage = async e => {
		const said = [], go = new Go();
		console.log = line => said.push(line);
		console.warn = console.log;
		go.argv = ["bench"].concat(e.data);
		const {instance} = await WebAssembly.instantiateStreaming(fetch("/bench.wasm"), go.importObject);
		await go.run(instance);
		postMessage(said.join("\n"));
	};`

// benchTime is how long the benchmarks of a package may take in the browser.
const benchTime = 4 * time.Minute

// TestMeasureEngines takes the times of the engines in the WebAssembly of the
// browser: the benchmarks of their packages, on the inputs that these have
// natively. Each is run once to a figure, and the first run, in which the browser
// still compiles, counts like any other.
func TestMeasureEngines(t *testing.T) {
	if !*measure {
		t.Skip("it needs a quiet machine: make bench")
	}
	type limit struct {
		name string
		ms   float64
	}
	for _, e := range []struct {
		pkg, which string
		limits     []limit
	}{
		{"diff", "Compare/5k", []limit{{"Compare/5k-2", 50}, {"Compare/5k-10", 50}, {"Compare/5k-40", 90}, {"Compare/5k-unrelated", 300}, {"Compare/5k-unrelated-one-paragraph", 300}}},
		{"track", "Follow", []limit{{"Follow", 1500}}},
	} {
		t.Run(e.pkg, func(t *testing.T) {
			times := benchmarks(t, "./annotations/"+e.pkg, e.which)
			for _, l := range e.limits {
				if len(times[l.name]) == 0 {
					t.Errorf("%s did not run; there are %v", l.name, times)
					continue
				}
				figure(t, l.name+" in the browser's WebAssembly", times[l.name], l.ms)
			}
		})
	}
}

// benchmarks compiles the tests of a package for the browser, runs which of its
// benchmarks there, and returns their times in milliseconds by their names.
func benchmarks(t *testing.T, pkg, which string) map[string][]float64 {
	t.Helper()
	wasm := filepath.Join(t.TempDir(), "bench.wasm")
	build := exec.Command("go", "test", "-c", "-o", wasm, pkg)
	build.Dir, build.Env = root, append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if said, err := build.CombinedOutput(); err != nil {
		t.Fatalf("compile %s: %v\n%s", pkg, err, said)
	}
	files := http.NewServeMux()
	files.HandleFunc("/bench.wasm", func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, wasm) })
	files.HandleFunc("/wasm_exec.js", func(w http.ResponseWriter, r *http.Request) {
		http.ServeFile(w, r, filepath.Join(goroot(t), "lib", "wasm", "wasm_exec.js"))
	})
	files.HandleFunc("/bench.js", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/javascript")
		w.Write([]byte(bench))
	})
	files.HandleFunc("/{$}", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Write([]byte(`<!doctype html><link rel="icon" href="data:,"><title>Benchmarks</title>`))
	})
	server := httptest.NewServer(files)
	t.Cleanup(server.Close)

	p := open(t, server.URL, desk)
	p.seen.expect("Go program has already exited") // a timer of the worker fires late
	p.visit("/")
	ask[bool](p, `(w => { w.onmessage = e => window.said = e.data; w.postMessage($1); return true; })(new Worker("/bench.js"))`,
		[]string{"-test.run=^$", "-test.bench=" + which, "-test.benchtime=1x", "-test.count=" + strconv.Itoa(benchRuns)})
	for end := time.Now().Add(benchTime); ; {
		err := p.until(`window.said`)
		if err == nil {
			break
		}
		if time.Now().After(end) {
			t.Fatalf("the benchmarks of %s do not end: %v", pkg, err)
		}
	}
	return benchmarkTimes(t, ask[string](p, `said`))
}

// benchRuns is how often each benchmark is run; the median counts.
const benchRuns = 21

// benchmarkTimes reads what Go's benchmarks print.
func benchmarkTimes(t *testing.T, said string) map[string][]float64 {
	t.Helper()
	out := map[string][]float64{}
	for lines := bufio.NewScanner(strings.NewReader(said)); lines.Scan(); {
		f := strings.Fields(lines.Text())
		if len(f) < 4 || f[3] != "ns/op" {
			continue
		}
		ns, err := strconv.ParseFloat(f[2], 64)
		if err != nil {
			t.Fatalf("%q is no time: %v", lines.Text(), err)
		}
		name := strings.TrimPrefix(f[0], "Benchmark")
		out[name] = append(out[name], ns/1e6)
	}
	if len(out) == 0 {
		t.Fatalf("the benchmarks print %q", said)
	}
	return out
}

// goroot returns where the Go distribution lies.
func goroot(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}
