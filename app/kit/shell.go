package kit

import (
	"writethru/annotations/catalog"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// Top returns what stands above every page: the way past it, the icons, the top
// bar and the status lines.
func Top(s state.Shell, kind api.PageKind) view.Nodes {
	return view.Nodes{
		view.E("a", view.Class("skip sr"), behind(s), view.Href("#main"), view.T(skipWords(kind))),
		Sprite(),
		view.E("header", view.Class("top"), behind(s),
			view.E("a", view.Class("brand"), view.Href("/"), Icon("brand"), view.T("Writethru")),
			view.E("nav", view.Label("Main"), mainLinks(kind, false)),
			view.E("div", view.Class("end"), search(s, kind), addMenu(),
				view.E("a", view.Class("btn bare wide"), view.Href("/settings"), view.Label("Settings"), current(kind == api.SettingsKind), Icon("gear")),
				view.E("a", view.Class("btn bare wide"), view.ID("keys-button"), view.Href("/settings#keys"), view.Label("Keys"),
					view.Click("shell.keys", ""), view.T("?")),
			),
		),
		statusLines(s, kind),
	}
}

func skipWords(kind api.PageKind) string {
	switch kind {
	case api.LibraryKind:
		return "Skip to the stories"
	case api.ArticleKind:
		return "Skip to the story"
	case api.CompareKind:
		return "Skip to the comparison"
	case api.NotebookKind:
		return "Skip to the marks"
	}
	return "Skip to the content"
}

// behind takes what it stands on out of reach while a dialog is open over it.
func behind(s state.Shell) view.Attr { return Switch("inert", s.Open == "keys") }

// Switch returns an attribute that stands for itself when on holds: a view.Flag
// that comes and goes while the page is shown. It has a value because go-app
// does not set a new attribute that is empty on an element that is there.
func Switch(name string, on bool) view.Attr {
	if !on {
		return view.Attr{}
	}
	return view.A(name, name)
}

// Behind marks what stands behind the dialog that is open, if one is: it cannot
// be reached by keys or read by screen readers.
func Behind(s state.Shell, nodes view.Nodes) view.Nodes {
	inert := behind(s)
	if inert.Name == "" {
		return nodes
	}
	out := make(view.Nodes, len(nodes))
	for i, n := range nodes {
		if n.Tag != "" {
			n.Attrs = append(n.Attrs[:len(n.Attrs):len(n.Attrs)], inert)
		}
		out[i] = n
	}
	return out
}

// current marks a link to the page that is shown.
func current(on bool) view.Attr {
	if !on {
		return view.Attr{}
	}
	return view.A("aria-current", "page")
}

func mainLinks(kind api.PageKind, icons bool) view.Nodes {
	return view.Nodes{
		view.E("a", view.Href("/"), current(kind == api.LibraryKind), view.When(icons, Icon("river")), view.T("Library")),
		view.E("a", view.Href("/notebook"), current(kind == api.NotebookKind), view.When(icons, Icon("book")), view.T("Notebook")),
		view.E("a", view.Href("/sources"), current(kind == api.SourcesKind), view.When(icons, Icon("feed")), view.T("Sources")),
		view.E("a", view.Href("/alerts"), current(kind == api.AlertsKind), view.When(icons, Icon("compare")), view.T("Alerts")),
	}
}

// search returns the search form. On the notebook it searches marks and keeps
// the filters that are set; anywhere else it searches stories.
func search(s state.Shell, kind api.PageKind) view.Node {
	to, words := searchIn(kind)
	var kept view.Nodes
	for _, name := range keptFilters(kind) {
		if v := Query(s.Path).Get(name); v != "" {
			kept = append(kept, Field(name, v))
		}
	}
	return view.E("form", view.Class("search"), view.A("role", "search"), view.A("method", "get"), view.A("action", to),
		view.Do("submit", "shell.search", ""),
		Icon("search"),
		view.E("input", view.Class("field"), view.ID("search"), view.A("type", "search"), view.A("name", "q"), searched(s, kind),
			view.A("placeholder", words), view.Label("Search "+lowerFirst(words)), view.A("autocomplete", "off")),
		view.E("kbd", view.A("aria-hidden", "true"), view.T("/")),
		kept,
	)
}

// searched returns the words that were searched for, as the field's value.
func searched(s state.Shell, kind api.PageKind) view.Attr {
	if kept := keptFilters(kind); kept == nil {
		return view.Attr{}
	}
	of := catalog.Stories
	if kind == api.NotebookKind {
		of = catalog.Marks
	}
	words := SearchOf(s.Path, of, s.Now).String()
	if words == "" {
		return view.Attr{}
	}
	return view.A("value", words)
}

func searchIn(kind api.PageKind) (path, words string) {
	if kind == api.NotebookKind {
		return "/notebook", "Marks, speakers, tags"
	}
	return "/", "Stories, quotes, speakers"
}

func keptFilters(kind api.PageKind) []string {
	switch kind {
	case api.LibraryKind:
		return []string{"show"}
	case api.NotebookKind:
		return []string{"article", "by"}
	}
	return nil
}

func lowerFirst(s string) string {
	if s == "" {
		return s
	}
	return string(s[0]|0x20) + s[1:]
}

// addMenu returns the menu of the ways in. It is made of links, and works
// without scripts.
func addMenu() view.Node {
	return view.E("details", view.Class("menu"), view.ID("add-menu"),
		view.E("summary", view.Class("btn go"), view.ID("add-button"), Icon("plus"), view.T("Add")),
		view.E("div", view.Class("pop"), view.E("ul",
			addLink("url", "link", "Address", "One story, fetched by your own server.", "a"),
			addLink("text", "paste", "Paste text", "From an e-mail, a PDF, a wire terminal.", ""),
			addLink("file", "file", "File", "HTML, plain text, wire copy.", ""),
		)),
	)
}

func addLink(way, icon, words, more, key string) view.Node {
	return view.E("li", view.E("a", view.Href(AddPath(way)), view.Click("shell.add", way), Icon(icon), view.T(words),
		view.When(key != "", view.E("kbd", view.A("aria-hidden", "true"), view.T(key))),
		view.E("small", view.T(more))))
}

// AddPath returns the path of the form that adds a story by an address ("url"),
// as pasted text ("text") or from a file ("file").
func AddPath(way string) string { return Link("/", "add", way) + "#add" }
