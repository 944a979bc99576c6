package kit

import (
	"writethru/annotations"
	"writethru/app/view"
	"writethru/web/api"
)

// Failed returns the page of an error: what failed, and the ways on.
func Failed(e *api.Error) view.Nodes {
	heading, more := failure(e)
	if e != nil && e.Message != "" {
		more = e.Message
	}
	return view.Nodes{view.E("main", view.ID("main"), view.Class("blank"), view.A("tabindex", "-1"),
		view.E("h1", view.T(heading)),
		view.E("p", view.Class("lead"), view.T(more)),
		view.E("p", view.Class("acts"),
			view.E("a", view.Class("btn go"), view.Href("/"), view.T("Library")),
			view.E("a", view.Class("btn"), view.Href("/notebook"), view.T("Notebook"))),
	)}
}

func failure(e *api.Error) (heading, more string) {
	if e == nil {
		return "This page cannot be shown", "Stories and marks are safe."
	}
	switch e.Code {
	case annotations.NotFound:
		return "There is nothing here", "The address may be mistyped, or the story removed."
	case annotations.Invalid:
		return "This address cannot be used", "A part of it is not what it should be."
	case annotations.Conflict:
		return "This was changed elsewhere", "Load the page again to see how it stands now."
	case annotations.Unauthorized:
		return "This is not allowed from here", "Writethru answers only to its own pages."
	case annotations.Unavailable:
		return "Not now", "Nothing is lost. Try it again in a moment."
	}
	return "Something failed in Writethru", "Stories and marks are safe. The log has the details."
}
