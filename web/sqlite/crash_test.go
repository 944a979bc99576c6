package sqlite_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/sqlite"
)

// crashPath is the variable that makes the test binary a program that writes to
// the library of that name until it is killed.
const crashPath = "WRITETHRU_CRASH_TEST"

func TestMain(m *testing.M) {
	if path := os.Getenv(crashPath); path != "" {
		writeForEver(path)
	}
	code := m.Run()
	closeBench()
	os.Exit(code)
}

// writeForEver writes from several goroutines, and prints the name of what was
// kept once the store has said so.
func writeForEver(path string) {
	s, err := sqlite.Open(path)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	var out sync.Mutex
	say := func(err error, name string) {
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		out.Lock()
		defer out.Unlock()
		fmt.Println(name)
	}
	ctx := context.Background()
	for w := range 3 {
		go func() {
			for i := 0; ; i++ {
				id := article.ID(fmt.Sprintf("p%dw%dn%d", os.Getpid(), w, i))
				a, c, r := revision(id, 1, "A text of "+string(id)+".")
				say(s.AddRevision(ctx, a, c, r, nil), "article "+string(id))
				mark := annotations.Annotation{ID: annotations.ID(id), Article: id, Revision: 1, Kind: annotations.Note, Note: "on " + string(id), Made: at, Changed: at}
				say(s.PutMark(ctx, mark, nil), "mark "+string(id))
			}
		}()
	}
	select {}
}

// TestKill kills a program while it writes, several times over on one library,
// and finds everything that it was told is kept.
func TestKill(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	kept := map[string]bool{}
	for run := range 8 {
		for _, name := range killedAfter(t, path, 5+7*run) {
			kept[name] = true
		}
		checkKept(t, path, kept)
	}
	if len(kept) < 8*5 {
		t.Errorf("only %d writes were answered", len(kept))
	}
}

// killedAfter runs the program, kills it after lines answers and returns all
// that it gave.
func killedAfter(t *testing.T, path string, lines int) (names []string) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), crashPath+"="+path)
	cmd.Stderr = os.Stderr
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	in := bufio.NewScanner(stdout)
	for in.Scan() {
		names = append(names, in.Text())
		if len(names) == lines {
			ok(t, cmd.Process.Kill()) // SIGKILL
		}
	}
	if err := cmd.Wait(); err == nil || !strings.Contains(err.Error(), "killed") {
		t.Fatalf("the program ended by itself: %v", err)
	}
	return names
}

// checkKept opens the library and asks for everything.
func checkKept(t *testing.T, path string, kept map[string]bool) {
	t.Helper()
	s, err := sqlite.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ctx := context.Background()
	for name := range kept {
		kind, id, _ := strings.Cut(name, " ")
		if kind == "article" {
			_, err = s.Revision(ctx, article.ID(id), 1)
		} else {
			_, _, err = s.Mark(ctx, annotations.ID(id))
		}
		if err != nil {
			t.Errorf("%s was answered and is lost: %v", name, err)
		}
	}
	all := dump(t, s)
	if n := all.List.All; n != len(all.Articles) || n != all.List.Revisions || n != len(all.Revisions) || all.Marks.Total != len(all.Marks.Marks) {
		t.Errorf("%d articles are counted, %d found, %d revisions counted; %d of %d marks", n, len(all.Articles), all.List.Revisions, len(all.Marks.Marks), all.Marks.Total)
	}
	words, err := s.List(ctx, annotations.ListQuery{Words: "text of"})
	if err != nil || words.Total != all.List.All {
		t.Errorf("%d of %d articles are found by their words: %v", words.Total, all.List.All, err)
	}
}
