package dom

import (
	"unicode"
	"unicode/utf8"
)

// pressed is a key as a browser reports it.
type pressed struct {
	key                    string // KeyboardEvent.key
	ctrl, alt, shift, meta bool
	// third is set with the key that gives the third character of a key: AltGr,
	// or Option on a Mac.
	third bool
}

// focused is what a key is pressed on.
type focused struct {
	tag    string // in lower case
	kind   string // type of an input
	typing bool   // it takes text
}

// keyName returns the name of a key as view.Event describes it, "" when it is
// not for the screen.
func keyName(p pressed, on focused) string {
	ctrl, alt := p.ctrl || p.meta, p.alt
	char := isCharacter(p.key)
	if char && p.third {
		ctrl, alt = p.meta, false
	}
	name := p.key
	if p.shift && !char {
		name = "Shift+" + name
	}
	if alt {
		name = "Alt+" + name
	}
	if ctrl {
		name = "Ctrl+" + name
	}
	switch {
	case p.key == "" || isModifier(p.key):
		return ""
	case name == "Escape", name == "Ctrl+Enter":
		return name
	case on.typing || on.uses(p.key):
		return ""
	case ctrl || alt:
		if !isOurs(name) {
			return ""
		}
	}
	return name
}

func isOurs(name string) bool {
	switch name {
	case "Ctrl+z", "Alt+ArrowUp", "Alt+ArrowDown":
		return true
	}
	return false
}

// isCharacter reports whether a key makes a character.
func isCharacter(key string) bool {
	r, n := utf8.DecodeRuneInString(key)
	return n == len(key) && n > 0 && unicode.IsPrint(r)
}

func isModifier(key string) bool {
	switch key {
	case "Shift", "Control", "Alt", "Meta", "AltGraph", "CapsLock", "Dead", "Process", "Unidentified", "Tab":
		return true
	}
	return false
}

// uses reports whether an element does something with a key by itself.
func (f focused) uses(key string) bool {
	switch key {
	case "Enter", " ":
		return f.tag == "a" || f.tag == "button" || f.tag == "summary" || f.tag == "input" || f.tag == "select"
	case "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown":
		return f.tag == "select" || f.tag == "input" && (f.kind == "radio" || f.kind == "range")
	}
	return f.tag == "select" && isCharacter(key)
}

// takesText reports whether an input of a type takes text.
func takesText(kind string) bool {
	switch kind {
	case "button", "checkbox", "radio", "range", "submit", "reset", "file", "image", "color":
		return false
	}
	return true
}
