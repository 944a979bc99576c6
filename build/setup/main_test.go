package main

import (
	"strings"
	"testing"

	"writethru/build/setup/need"
)

func TestSentence(t *testing.T) {
	for _, test := range []struct {
		missing []need.Program
		want    string
	}{
		{
			[]need.Program{need.Chromium},
			"Install Chromium for browser tests, then run make again. On Debian: apt-get install chromium fonts-dejavu-core",
		},
		{
			[]need.Program{need.Compiler, need.Chromium, need.NPM},
			"Install a C compiler for tests for data races, Chromium for browser tests and npm for tests of accessibility, " +
				"then run make again. On Debian: apt-get install gcc libc6-dev chromium fonts-dejavu-core npm",
		},
	} {
		if got := sentence(test.missing); got != test.want {
			t.Errorf("sentence = %q, want %q", got, test.want)
		}
	}
}

// TestNothingToInstallWith: where nothing can be installed the sentence says
// what to install, and why it was not done.
func TestNothingToInstallWith(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	err := run(need.NPM)
	if err == nil || !strings.HasPrefix(err.Error(), "Install npm for tests of accessibility") || !strings.HasSuffix(err.Error(), "(there is no apt-get here to do it)") {
		t.Errorf("run without anything = %v", err)
	}
}

func TestNothingMissing(t *testing.T) {
	if err := run(need.Program{What: "Go", Names: []string{"no-such-go", "go"}}); err != nil {
		t.Errorf("run with what is there = %v", err)
	}
}
