package kit

import (
	"encoding/json"
	"strconv"
	"time"

	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// sequence is how long the first key of a sequence waits for the second.
const sequence = 1500 * time.Millisecond

// Update is the update of the shell. It returns nil when it did not use the
// event.
func Update(s *state.Shell, kind api.PageKind, e view.Event) []state.Effect {
	switch e.Name {
	case "key":
		return key(s, kind, e)
	case "drop":
		return drop(s, e)
	case "shell.keys":
		return open(s, "keys", "help", e.On)
	case "shell.filters":
		return open(s, "filters", "filters", e.Arg)
	case "shell.close":
		return shut(s)
	case "shell.add":
		return add(kind, e.Arg)
	case "shell.hush":
		s.Tell("")
		return used()
	case "shell.go":
		s.Tell("")
		return used(state.Go{Path: e.Arg})
	case "shell.search":
		return used(state.Go{Path: searchPath(kind, e)}, state.Focus{ID: "main"})
	case "shell.pending":
		return forgetKey(s, e)
	case "shell.slow":
		return slow(s, e.Arg)
	case "refused":
		return refused(s, kind, e)
	case "shell.begun", "shell.ask", "shell.news":
		return news(s, e)
	case "shell.added":
		if kind != api.LibraryKind {
			return added(s, e)
		}
	}
	return nil
}

func used(effects ...state.Effect) []state.Effect {
	return append([]state.Effect{state.Handled{}}, effects...)
}

// key handles the keys that work on every screen.
func key(s *state.Shell, kind api.PageKind, e view.Event) []state.Effect {
	k := Key(s, e)
	switch {
	case k == "Escape" && s.Open != "":
		return shut(s)
	case s.Open == "keys":
		return overHelp(s, k)
	case s.Pending != "":
		return second(s, k)
	}
	switch k {
	case "/":
		return used(state.Focus{ID: "search"})
	case "?":
		return open(s, "keys", "help", e.On)
	case "g":
		s.Pending, s.Presses = "g", s.Presses+1
		return used(state.Later{After: sequence, Action: "shell.pending", Arg: strconv.Itoa(s.Presses)})
	case "a":
		return add(kind, "url")
	}
	return nil
}

// add leads to the form that adds a story. The library has it on its own page.
func add(kind api.PageKind, way string) []state.Effect {
	if kind == api.LibraryKind {
		return nil
	}
	return used(state.Menus{}, state.Go{Path: AddPath(way)})
}

// overHelp handles keys while the help is open: "?" closes it, and no other key
// does anything to what stands behind.
func overHelp(s *state.Shell, k string) []state.Effect {
	if k == "?" {
		return shut(s)
	}
	return []state.Effect{}
}

// second handles the second key of a sequence. One that is none is forgotten
// with the first, so that it does not do something else.
func second(s *state.Shell, k string) []state.Effect {
	s.Pending = ""
	switch k {
	case "l":
		return used(state.Go{Path: "/"})
	case "n":
		return used(state.Go{Path: "/notebook"})
	case "Escape":
		return nil
	}
	return used()
}

// refused tells of a change that the server has refused for good. Outside of the
// reader, which keeps what was typed, one in which nothing was typed is done
// with when it has been told.
func refused(s *state.Shell, kind api.PageKind, e view.Event) []state.Effect {
	var typed api.MarkRequest
	if kind == api.ArticleKind || len(e.Body) > 0 && json.Unmarshal(e.Body, &typed) == nil && typed.Kind != "" {
		return nil
	}
	s.Fail(e.Value)
	return used(state.Forget{Key: e.Arg})
}

func forgetKey(s *state.Shell, e view.Event) []state.Effect {
	if e.Arg == strconv.Itoa(s.Presses) {
		s.Pending = ""
	}
	return used()
}

// open opens a dialog and moves the focus into it.
func open(s *state.Shell, name, id, from string) []state.Effect {
	s.Open, s.Back = name, from
	return used(state.Menus{}, state.Focus{ID: id})
}

// shut closes what is open and gives the focus back.
func shut(s *state.Shell) []state.Effect {
	back := s.Back
	s.Open, s.Back = "", ""
	if back == "" {
		return used()
	}
	return used(state.Focus{ID: back})
}

func searchPath(kind api.PageKind, e view.Event) string {
	to, _ := searchIn(kind)
	pairs := []string{"q", e.Field("q")}
	for _, name := range keptFilters(kind) {
		pairs = append(pairs, name, e.Field(name))
	}
	return Link(to, pairs...)
}

// drop adds the files that were dropped, wherever that was.
func drop(s *state.Shell, e view.Event) []state.Effect {
	if len(e.Files) == 0 {
		return nil
	}
	return AddFiles(s, e.Files)
}
