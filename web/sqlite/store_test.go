package sqlite_test

import (
	"path/filepath"
	"testing"

	"writethru/annotations"
	"writethru/annotations/storetest"
	"writethru/web/sqlite"
)

func open(t testing.TB, path string) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	return s
}

func TestStore(t *testing.T) {
	storetest.Run(t, func(t testing.TB) annotations.Store {
		return open(t, filepath.Join(t.TempDir(), "library.db"))
	})
}
