package live

import (
	"slices"
	"testing"
)

// An event that comes up during another one is handled after it, and one that
// panics does not stop those that come after.
func TestTurn(t *testing.T) {
	var did, logged []string
	tr := turn{log: func(s string) { logged = append(logged, s) }}
	note := func(s string) func() { return func() { did = append(did, s) } }
	tr.do(func() {
		tr.do(note("second"))
		note("first")()
		tr.do(func() { panic("third") })
		tr.do(note("fourth"))
	})
	tr.do(note("fifth"))
	if want := []string{"first", "second", "fourth", "fifth"}; !slices.Equal(did, want) {
		t.Errorf("did %q, want %q", did, want)
	}
	if len(logged) != 1 {
		t.Errorf("logged %q", logged)
	}
}
