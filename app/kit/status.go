package kit

import (
	"strings"

	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// statusLines returns the lines below the top bar: whether the server is away,
// what is waited for, and what has happened. They stay until they are closed or
// no longer true.
func statusLines(s state.Shell, kind api.PageKind) view.Node {
	return view.E("div", view.Class("says"), view.A("role", "status"), behind(s),
		awayLine(s), busyLine(s), addingLine(s), statusLine(s, kind))
}

func awayLine(s state.Shell) view.Nodes {
	if !s.Away {
		return nil
	}
	rest := " Nothing is lost: it is tried again by itself."
	if s.Waiting > 0 {
		rest = " " + Some(s.Waiting, "mark waits", "marks wait") + " and will be sent."
	}
	return view.Nodes{view.E("p", view.Class("status bad"),
		view.E("span", view.E("b", view.T("The server cannot be reached.")), view.T(rest)))}
}

func busyLine(s state.Shell) view.Nodes {
	if s.Busy == "" {
		return nil
	}
	return view.Nodes{view.E("p", view.Class("status"), view.T(s.Busy))}
}

// addingLine says what is being added.
func addingLine(s state.Shell) view.Nodes {
	if len(s.Adding) == 0 {
		return nil
	}
	var names, slow []string
	for _, a := range s.Adding {
		names = append(names, a.Name)
		if a.Slow {
			slow = append(slow, a.Name)
		}
	}
	words := "Adding " + join(names) + "."
	if len(slow) > 0 {
		words += " " + join(slow) + " takes longer than usual."
	}
	return view.Nodes{view.E("p", view.Class("status"), view.T(words))}
}

func statusLine(s state.Shell, kind api.PageKind) view.Nodes {
	if s.Status == "" || !s.Bad && s.ToldAt != "" && pathOf(s.ToldAt) != pathOf(s.Path) {
		return nil
	}
	bad := ""
	if s.Bad {
		bad = "bad"
	}
	return view.Nodes{view.E("p", view.Class("status", bad), view.E("span", view.T(s.Status)), offer(s.Undo, kind),
		view.E("button", view.Class("btn bare end live-only"), view.A("type", "button"), view.ID("hush"), view.Label("Close this message"),
			view.Click("shell.hush", ""), Icon("x")))}
}

// pathOf returns an address without its query.
func pathOf(address string) string {
	path, _, _ := strings.Cut(address, "?")
	return path
}

// offer returns the button beside a message. One of another screen is not
// shown: here, nobody would hear it.
func offer(o *state.Offer, kind api.PageKind) view.Nodes {
	if o == nil {
		return nil
	}
	if room, _, _ := strings.Cut(o.Name, "."); room != "shell" && room != roomOf(kind) {
		return nil
	}
	return view.Nodes{view.E("button", view.Class("btn"), view.A("type", "button"), view.ID("offer"),
		view.Click(o.Name, o.Arg), view.T(o.Words))}
}

// roomOf returns the name with which the actions of a screen begin.
func roomOf(kind api.PageKind) string {
	if kind == api.ArticleKind {
		return "reader"
	}
	return string(kind)
}

// spoken returns the region whose text screen readers announce when it changes.
// The same sentence said again differs by a blank that is not heard.
func spoken(s state.Shell) view.Node {
	words := s.Say
	if words != "" && s.Said%2 == 1 {
		words += "\u00a0"
	}
	return view.E("p", view.Class("sr"), view.ID("spoken"), view.A("aria-live", "polite"), view.T(words))
}

// join lists names as in a sentence.
func join(names []string) string {
	switch n := len(names); n {
	case 0, 1:
		return strings.Join(names, "")
	default:
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
}
