package arch

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// file is a file of the tree: its path from the root, with slashes, and what
// is in it.
type file struct {
	path string
	data []byte
}

// top is all that may stand at the root, besides files that begin with a dot.
var top = []string{"app", "web", "annotations", "build", "go.mod", "go.sum", "Makefile", "README.md", "LICENSE"}

// maxSize is the biggest file that may lie in the tree, in bytes.
const maxSize = 400 << 10

// A trace is something in a text that does not belong into the tree.
type trace struct {
	in     *regexp.Regexp // the paths of the files looked at; nil for all
	what   *regexp.Regexp
	reason string
}

// traces are written so that none finds itself.
var traces = []trace{
	{
		what:   regexp.MustCompile(`(?:^|[\s"'=(\x60:])/(?:home|root|Users|work|tmp)/[a-z0-9.]`),
		reason: "is a place on one machine",
	},
	{
		what:   regexp.MustCompile(`(?:registry\.(?:npmjs|yarnpkg)|(?:proxy|sum)\.golang|deb\.debian|files\.pythonhosted)\.(?:org|com)`),
		reason: "is a registry; where packages come from is decided where they are installed",
	},
	{
		in:     regexp.MustCompile(`package-lock\.json$`),
		what:   regexp.MustCompile(`"resolved"`),
		reason: "names a registry; write the lock file with omit-lockfile-registry-resolved=true",
	},
	{
		in:     regexp.MustCompile(`^(?:app/.*\.go|web/.*\.(?:go|js))$`),
		what:   regexp.MustCompile(`\b(?:inner|outer)H[T]ML\b|insertAdjacentH[T]ML|document\.w[r]ite\b|\bnew F[u]nction\b`),
		reason: "makes a page from a text; the screen builds elements",
	},
	{
		what:   regexp.MustCompile(`(?m)^(?:<{7}|={7}|>{7})(?: |$)`),
		reason: "is left from a merge",
	},
}

// misplaced returns a sentence for everything in the tree that should not be
// there, sorted.
func misplaced(files []file) []string {
	var all []string
	for _, f := range files {
		if first, _, _ := strings.Cut(f.path, "/"); !slices.Contains(top, first) && !strings.HasPrefix(first, ".") {
			all = append(all, f.path+": nothing else stands at the top")
		}
		if len(f.data) > maxSize {
			all = append(all, fmt.Sprintf("%s: %d KB; nothing here is bigger than %d KB", f.path, len(f.data)>>10, maxSize>>10))
		}
		if !utf8.Valid(f.data) || bytes.IndexByte(f.data, 0) >= 0 {
			continue // not a text
		}
		for _, t := range traces {
			if t.in != nil && !t.in.MatchString(f.path) {
				continue
			}
			if found := t.what.FindIndex(f.data); found != nil {
				line := 1 + bytes.Count(f.data[:found[0]], []byte("\n"))
				all = append(all, fmt.Sprintf("%s:%d: %q %s", f.path, line, bytes.TrimSpace(f.data[found[0]:found[1]]), t.reason))
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// tree reads the files of the tree at root: those that git knows or would add.
// Without git it is every file.
func tree(root string) ([]file, error) {
	paths, err := listed(root)
	if err != nil {
		if paths, err = walked(root); err != nil {
			return nil, err
		}
	}
	var files []file
	for _, p := range paths {
		data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(p)))
		if errors.Is(err, fs.ErrNotExist) {
			continue // deleted, and git is not yet told
		}
		if err != nil {
			return nil, err
		}
		files = append(files, file{p, data})
	}
	return files, nil
}

func listed(root string) ([]string, error) {
	cmd := exec.Command("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	cmd.Dir = root
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("git ls-files: %w", err)
	}
	return strings.Split(strings.TrimSuffix(string(out), "\x00"), "\x00"), nil
}

// made are the folders that are made by building and installing.
var made = []string{"build/out", "web/static/dist"}

func walked(root string) ([]string, error) {
	var all []string
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, p)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		switch {
		case d.IsDir() && (d.Name() == ".git" || d.Name() == "node_modules" || slices.Contains(made, rel)):
			return fs.SkipDir
		case d.Type().IsRegular():
			all = append(all, rel)
		}
		return nil
	})
	return all, err
}
