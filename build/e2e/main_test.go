package e2e

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

var (
	measure = flag.Bool("measure", false, "take the figures that need a quiet machine")
	shots   = flag.Bool("shots", false, "write screenshots of every screen to build/out/shots")
)

var (
	root   = filepath.Join("..", "..")
	outDir = filepath.Join(root, "build", "out")
)

// TestMain stops the browser that the tests have started.
func TestMain(m *testing.M) {
	flag.Parse()
	code := m.Run()
	for _, stop := range atEnd {
		if err := stop(); err != nil {
			fmt.Fprintln(os.Stderr, "e2e:", err)
			code = max(code, 1)
		}
	}
	os.Exit(code)
}

// atEnd is what is to be done when all tests have run.
var atEnd []func() error
