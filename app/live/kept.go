package live

import (
	"strings"

	"writethru/app/view"
)

// Strings that a screen keeps stand in the store under keptKey and their key.
const keptKey = "kept "

func (l *Loop) keep(key, value string) {
	if err := l.b.Set(keptKey+key, value); err != nil {
		l.b.Log("live: " + key + " cannot be kept: " + err.Error())
	}
}

// forget takes a string away, or a change that was refused.
func (l *Loop) forget(key string) {
	if strings.HasPrefix(key, refusedKey) {
		l.b.Remove(key)
		return
	}
	l.b.Remove(keptKey + key)
}

// sayKept gives the screen what was kept for its page.
func (l *Loop) sayKept() {
	path := l.s.Page.Path
	bare, _, _ := strings.Cut(path, "?")
	for _, key := range l.b.Keys(keptKey) {
		value, ok := l.b.Get(key)
		key = strings.TrimPrefix(key, keptKey)
		if ok && (belongs(key, path) || belongs(key, bare)) {
			l.update(view.Event{Action: view.Action{Name: "kept", Arg: key}, Value: value})
		}
	}
}

// belongs reports whether a key begins with a path, and the path ends there.
func belongs(key, path string) bool {
	rest, ok := strings.CutPrefix(key, path)
	if !ok || rest == "" {
		return ok
	}
	c := rest[0]
	return !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '/' && path != "/" || c == '-' || c == '_' || c == '.')
}
