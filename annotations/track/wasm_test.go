package track_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"

	"writethru/annotations/anchor"
	"writethru/annotations/article"
	"writethru/annotations/track"
)

// printDigest is the variable that makes TestDigest print what it found.
const printDigest = "WRITETHRU_PRINT_DIGEST"

// digest returns a hash of everything that the engines say of made-up cases.
func digest(t *testing.T) string {
	t.Helper()
	h := sha256.New()
	add := func(old, new article.Text, seed uint64) {
		marks := someMarks(rand.New(rand.NewPCG(seed, 1)), old.Len(), 300)
		var selectors []anchor.Selector
		var matches []anchor.Match
		for _, m := range marks[:40] {
			selectors = append(selectors, anchor.Describe(old, m.Spans[0]))
			found, err := anchor.Locate(new, selectors[len(selectors)-1])
			if err != nil {
				found.Score = -1
			}
			matches = append(matches, found)
		}
		data, err := json.Marshal([]any{track.Follow(old, new, marks), selectors, matches})
		if err != nil {
			t.Fatal(err)
		}
		h.Write(data)
	}
	text := long(20_000)
	for every := 3; every < 12; every += 4 {
		add(article.NewText(text), article.NewText(edited(text, every)), uint64(every))
	}
	for n := 1; n < 4; n++ {
		add(karrow(t, n), karrow(t, n+1), uint64(n))
		add(karrow(t, n+1), karrow(t, n), uint64(n))
	}
	return fmt.Sprintf("%x", h.Sum(nil))
}

// TestDigest finds the same twice. It prints what it found when it is run for
// TestSameInWasm.
func TestDigest(t *testing.T) {
	got := digest(t)
	if again := digest(t); got != again {
		t.Errorf("two runs give %s and %s", got, again)
	}
	if os.Getenv(printDigest) != "" {
		fmt.Println("digest", got)
	}
}

// TestSameInWasm runs TestDigest as WebAssembly: what the browser shows is what
// the server stored.
func TestSameInWasm(t *testing.T) {
	if runtime.GOOS == "js" {
		t.Skip("the native side starts TestDigest as WebAssembly; this is that side")
	}
	if testing.Short() {
		t.Skip("it compiles the package again for WebAssembly, which takes long; run without -short")
	}
	for _, tool := range []string{"node", "go"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s is not installed, and what is compiled for the browser cannot be run without; make test installs it", tool)
		}
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	runner := filepath.Join(string(bytes.TrimSpace(root)), "lib", "wasm", "go_js_wasm_exec")
	if _, err := os.Stat(runner); err != nil {
		t.Skip("this Go came without lib/wasm/go_js_wasm_exec, which runs WebAssembly")
	}
	cmd := exec.Command("go", "test", "-v", "-count=1", "-run", "^TestDigest$", "-exec", runner, ".")
	// The runner hands the environment on to node, where it must be small.
	cmd.Env = []string{"GOOS=js", "GOARCH=wasm", printDigest + "=1"}
	for _, name := range []string{"PATH", "HOME", "GOCACHE", "GOPATH", "GOMODCACHE", "GOFLAGS", "GOPROXY", "TMPDIR"} {
		if v, ok := os.LookupEnv(name); ok {
			cmd.Env = append(cmd.Env, name+"="+v)
		}
	}
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if want := "digest " + digest(t); !bytes.Contains(out, []byte(want)) {
		t.Errorf("natively %q, in wasm:\n%s", want, out)
	}
}
