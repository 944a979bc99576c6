package sqlite_test

import (
	"path/filepath"
	"testing"

	"writethru/annotations"
	"writethru/web/sqlite"
)

func TestLock(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	lock := func(name string, want annotations.Code) func() error {
		t.Helper()
		release, err := sqlite.Lock(path, name)
		if annotations.CodeOf(err) != want {
			t.Fatalf("Lock(%s): %v, want code %q", name, err, want)
		}
		return release
	}
	release := lock("watch", "")
	lock("watch", annotations.Conflict)
	if err := lock("another", "")(); err != nil {
		t.Error(err)
	}
	s, err := sqlite.Open(path) // the library is open to all
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	lock("watch", annotations.Conflict)
	if err := release(); err != nil {
		t.Error(err)
	}
	if err := lock("watch", "")(); err != nil {
		t.Error(err)
	}
}
