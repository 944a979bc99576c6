package dom

import (
	"testing"
	"unicode/utf16"
)

func TestKeyName(t *testing.T) {
	for _, c := range []struct {
		name string
		p    pressed
		on   focused
		want string
	}{
		{"a letter", pressed{key: "j"}, focused{}, "j"},
		{"shift makes a character", pressed{key: "?", shift: true}, focused{}, "?"},
		{"shift with an arrow", pressed{key: "ArrowLeft", shift: true}, focused{}, "Shift+ArrowLeft"},
		{"a paragraph further", pressed{key: "ArrowDown", alt: true}, focused{}, "Alt+ArrowDown"},
		{"undo, on a Mac as well", pressed{key: "z", meta: true}, focused{}, "Ctrl+z"},
		{"the browser's own", pressed{key: "t", ctrl: true}, focused{}, ""},
		{"the browser's own", pressed{key: "ArrowLeft", alt: true}, focused{}, ""},
		{"third character of a key", pressed{key: "{", ctrl: true, alt: true, third: true}, focused{}, "{"},
		{"a modifier alone", pressed{key: "Shift", shift: true}, focused{}, ""},
		{"a composing key", pressed{key: "Dead"}, focused{}, ""},
		{"while typing", pressed{key: "q"}, focused{tag: "input", kind: "text", typing: true}, ""},
		{"a way out of typing", pressed{key: "Escape"}, focused{tag: "textarea", typing: true}, "Escape"},
		{"a form is sent", pressed{key: "Enter", ctrl: true}, focused{tag: "textarea", typing: true}, "Ctrl+Enter"},
		{"Enter on a link", pressed{key: "Enter"}, focused{tag: "a"}, ""},
		{"Enter on the text", pressed{key: "Enter"}, focused{tag: "p"}, "Enter"},
		{"arrows in a group of choices", pressed{key: "ArrowRight"}, focused{tag: "input", kind: "radio"}, ""},
		{"a letter on a box", pressed{key: "j"}, focused{tag: "input", kind: "checkbox"}, "j"},
		{"a letter chooses in a list", pressed{key: "j"}, focused{tag: "select"}, ""},
	} {
		if got := keyName(c.p, c.on); got != c.want {
			t.Errorf("%s: keyName(%+v, %+v) = %q, want %q", c.name, c.p, c.on, got, c.want)
		}
	}
}

func TestTakesText(t *testing.T) {
	for kind, want := range map[string]bool{"": true, "text": true, "search": true, "url": true, "checkbox": false, "file": false, "radio": false} {
		if got := takesText(kind); got != want {
			t.Errorf("takesText(%q) = %v, want %v", kind, got, want)
		}
	}
}

// TestPoints: code points and UTF-16 units lead to each other, in any script.
func TestPoints(t *testing.T) {
	for _, s := range []string{"", "plain", "“We … asked”", "a👩‍👩‍👧b", "e\u0301", "منارة رأس", "𝔘𝔫𝔦"} {
		runes := []rune(s)
		if got := points(s); got != len(runes) {
			t.Errorf("points(%q) = %d, want %d", s, got, len(runes))
		}
		for n := range len(runes) + 1 {
			units := len(utf16.Encode(runes[:n]))
			if got := unitsIn(s, n); got != units {
				t.Errorf("unitsIn(%q, %d) = %d, want %d", s, n, got, units)
			}
			if got := pointsIn(s, units); got != n {
				t.Errorf("pointsIn(%q, %d) = %d, want %d", s, units, got, n)
			}
		}
	}
	if got := pointsIn("a👩b", 2); got != 1 {
		t.Errorf("a place inside of a code point counts as %d, want before it", got)
	}
}
