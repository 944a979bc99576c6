package library

import (
	"writethru/app/kit"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// empty returns the library without stories: how to add one.
func empty(s state.Shell, p api.LibraryPage, ui UI) view.Nodes {
	return view.Nodes{view.E("main", view.ID("main"), view.Class("blank"), view.A("tabindex", "-1"),
		view.E("h1", view.T("Add a story")),
		view.E("p", view.Class("lead"), view.T("Writethru keeps every revision of a story. Mark a quote or a claim, and it tells you when a later revision changes it.")),
		addedNote(p), heldNote(s, p), waiting(s),
		ways(p, way(s, p, ui)),
		dropNote(),
	)}
}

// addPanel returns the ways in above the list, when one was asked for.
func addPanel(s state.Shell, p api.LibraryPage, ui UI) view.Nodes {
	open := way(s, p, ui)
	if open == "" {
		return nil
	}
	return view.Nodes{view.E("section", view.Class("add"), view.ID("add"), view.A("aria-labelledby", "add-h"), view.A("tabindex", "-1"),
		view.E("div", view.Class("hd"),
			view.E("h2", view.ID("add-h"), view.T("Add a story")),
			view.E("a", view.Class("btn bare end"), view.ID("add-close"), view.Href(Path(p.Query)), view.Label("Close"), view.Click("library.close", ""), kit.Icon("x"))),
		ways(p, open),
		dropNote(),
	)}
}

func dropNote() view.Node {
	return view.E("p", view.Class("label live-only"), view.T("Or drop a file anywhere on this page."))
}

// way returns which way in is open: the one that failed, the one that the reader
// chose, or the one that the address names.
func way(s state.Shell, p api.LibraryPage, ui UI) string {
	switch {
	case ui.Add == "closed":
		return ""
	case ui.Add != "":
		return ui.Add
	case p.Failed != nil:
		return sentWay(p)
	}
	switch w := kit.Query(s.Path).Get("add"); w {
	case "url", "text", "file":
		return w
	}
	return ""
}

// sentWay returns which of the forms was sent, by what was typed in it.
func sentWay(p api.LibraryPage) string {
	switch t := p.Typed; {
	case t == nil:
		return "url"
	case t.Name != "":
		return "file"
	case t.Text != "" || t.HTML != "":
		return "text"
	}
	return "url"
}

// ways returns the ways in: an address, the feed of a site, pasted text, a file, the command line.
func ways(p api.LibraryPage, open string) view.Node {
	f := form{failed: p.Failed}
	if p.Typed != nil || p.Failed != nil {
		f.which = sentWay(p)
	}
	if p.Typed != nil {
		f.typed = *p.Typed
	}
	return view.E("div", view.Class("ways"), f.address(), follow(), before(p), f.text(open == "text"), f.file(open == "file"), commandLine())
}

// form is a form of the ways in: which one was sent, what was typed in it, and
// why it failed.
type form struct {
	which  string
	typed  api.AddRequest
	failed *api.Error
}

func (f form) element(way string, items ...view.Item) view.Node {
	return view.E("form", view.A("method", "post"), view.A("action", api.AddForm), view.A("enctype", "multipart/form-data"),
		view.Do("submit", "library.add", way), view.Items(items))
}

// err returns what is wrong with a form that failed, and the attributes of the
// field that say so.
func (f form) err(way string) (view.Nodes, view.Items) {
	if f.failed == nil || f.which != way {
		return nil, nil
	}
	id := "add-" + way + "-err"
	return view.Nodes{view.E("p", view.Class("err"), view.ID(id), view.A("role", "alert"), view.T(f.failed.Message))},
		view.Items{view.A("aria-invalid", "true"), view.A("aria-describedby", id)}
}

func (f form) value(way, v string) view.Attr {
	if f.which != way || v == "" {
		return view.Attr{}
	}
	return view.A("value", v)
}

func (f form) address() view.Node {
	err, wrong := f.err("url")
	return f.element("url", kit.Icon("link"),
		view.E("label", view.A("for", "add-url"), view.E("b", view.T("Address of a story"))),
		view.E("span", view.Class("line"),
			view.E("input", view.Class("field"), view.ID("add-url"), view.A("type", "url"), view.A("name", "url"), view.Flag("required", true),
				view.A("placeholder", "https://"), view.A("autocomplete", "off"), f.value("url", f.typed.URL), wrong),
			view.E("button", view.Class("btn go"), view.T("Add"))),
		err,
		view.E("small", view.T("Fetched by your own server, and looked at again. When the text has changed, that is its next revision.")))
}

// before leads to where a web archive is asked for the revisions that a story had
// before it came here.
func before(p api.LibraryPage) view.Node {
	if p.Archive == "" {
		return view.Node{}
	}
	return view.E("a", view.Href("/earlier"), view.ID("add-earlier"), kit.Icon("book"), view.E("b", view.T("From a web archive")),
		view.E("small", view.T("A story with the captures that the "+p.Archive+" has of it")))
}

// follow leads to where whole sites are followed.
func follow() view.Node {
	return view.E("a", view.Href("/sources"), kit.Icon("feed"), view.E("b", view.T("Follow a site")),
		view.E("small", view.T("What it publishes is added by itself, and looked at again")))
}

func (f form) text(open bool) view.Node {
	err, wrong := f.err("text")
	body := ""
	if f.which == "text" {
		if body = f.typed.Text; body == "" {
			body = f.typed.HTML
		}
	}
	return fold("text", open || f.which == "text", "paste", "Paste text", "From an e-mail, a PDF or a wire terminal",
		f.element("text",
			view.E("label", view.A("for", "add-text"), view.T("Text or HTML")),
			view.E("textarea", view.Class("field"), view.ID("add-text"), view.A("name", "text"), view.A("rows", "8"), view.Flag("required", true), wrong, view.T(body)),
			err,
			f.origin("text"),
			view.E("button", view.Class("btn go"), view.T("Add"))))
}

func (f form) file(open bool) view.Node {
	err, wrong := f.err("file")
	return fold("file", open || f.which == "file", "file", "Open a file", "HTML, plain text, or wire copy of an agency",
		f.element("file",
			view.E("label", view.A("for", "add-file"), view.T("File")),
			view.E("input", view.Class("field"), view.ID("add-file"), view.A("type", "file"), view.A("name", "file"), view.Flag("required", true),
				view.A("accept", ".html,.htm,.xhtml,.txt,.json,.xml,.nitf,.ninjs,text/html,text/plain,text/xml,application/json,application/xml"), wrong),
			err,
			f.origin("file"),
			view.E("button", view.Class("btn go"), view.T("Add"))))
}

// origin returns the fields that say where a text comes from.
func (f form) origin(way string) view.Node {
	return view.E("div", view.Class("two"),
		view.E("label", view.T("Outlet"),
			view.E("input", view.Class("field"), view.A("name", "outlet"), view.A("autocomplete", "off"), f.value(way, f.typed.Outlet))),
		view.E("label", view.T("Its address, if it has one"),
			view.E("input", view.Class("field"), view.A("type", "url"), view.A("name", "url"), view.A("placeholder", "https://"), view.A("autocomplete", "off"), f.value(way, f.typed.URL))))
}

// fold returns a way in that is folded until it is needed.
func fold(way string, open bool, icon, words, more string, inside view.Node) view.Node {
	return view.E("details", view.ID("way-"+way), kit.Switch("open", open),
		view.E("summary", kit.Icon(icon), view.E("b", view.T(words)), view.E("small", view.T(more))),
		inside)
}

func commandLine() view.Node {
	return view.E("details", view.ID("way-command"),
		view.E("summary", kit.Icon("command"), view.E("b", view.T("Command line")), view.E("small", view.T("For scripts and many files"))),
		view.E("div",
			view.E("p", view.E("code", view.T("writethru add https://…"))),
			view.E("p", view.E("code", view.T("writethru add story.html"))),
			view.E("p", view.E("code", view.T("cat story.txt | writethru add --outlet Name -"))),
			view.E("p", view.E("code", view.T("writethru watch --json DIR"))),
			view.E("p", view.Class("dim"), view.T("Each prints a line of JSON with the story's address."))))
}
