package article_test

import (
	"testing"

	"writethru/annotations/article"
)

func TestSpell(t *testing.T) {
	for n, want := range map[int]string{1: "1", 12: "12", -1: "e1", -30: "e30"} {
		if got := article.Spell(n); got != want {
			t.Errorf("Spell(%d) = %q, want %q", n, got, want)
		}
		if got, ok := article.Spelled(want); !ok || got != n {
			t.Errorf("Spelled(%q) = %d, %v, want %d", want, got, ok, n)
		}
	}
	for _, s := range []string{"", "0", "e0", "01", "e01", "-1", "e-1", "+1", "e+1", "E1", "ee1", "e", "one", "1e", "99999999999999999999"} {
		if n, ok := article.Spelled(s); ok {
			t.Errorf("Spelled(%q) = %d, want none", s, n)
		}
	}
}
