// Package need names the programs that tests need besides Go, and finds them.
// It installs nothing.
package need

import "os/exec"

// Program is something that tests need.
type Program struct {
	What string // as a sentence names it
	For  string // what it is needed for
	// Names are what it may be called, the best first.
	Names []string
	// Debian are the packages that bring it.
	Debian []string
}

// The programs.
var (
	Compiler = Program{
		What:   "a C compiler",
		For:    "tests for data races",
		Names:  []string{"cc", "gcc", "clang"},
		Debian: []string{"gcc", "libc6-dev"},
	}
	Chromium = Program{
		What:   "Chromium",
		For:    "browser tests",
		Names:  []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"},
		Debian: []string{"chromium", "fonts-dejavu-core"},
	}
	NPM = Program{
		What:   "npm",
		For:    "tests of accessibility",
		Names:  []string{"npm"},
		Debian: []string{"npm"},
	}
)

// Find returns the path of the program, "" when it is not installed.
func (p Program) Find() string {
	for _, name := range p.Names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}
