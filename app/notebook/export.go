package notebook

import (
	"writethru/app/kit"
	"writethru/app/view"
	"writethru/web/api"
)

// exportForm is the id of the form that the boxes of the list belong to.
const exportForm = "export-form"

// formats are the forms in which marks leave Writethru.
var formats = []struct{ value, words, more string }{
	{"md", "Markdown", "Quotes with speaker, source and time. For notes and drafts."},
	{"csv", "CSV", "One line for each mark. For tables."},
	{"jsonld", "Web Annotation, JSON-LD", "The W3C's form. Other tools can read it."},
}

// export returns the menu of exports. It is a plain form with a button for each
// format: the answer is a file, and the page stays.
func export(p api.NotebookPage, ui UI) view.Nodes {
	if p.Total == 0 {
		return nil
	}
	what, more := "Export", scopeOfExport(p, ui)
	if n := len(ui.Chosen); n > 0 {
		what = "Export " + kit.Number(n) + " chosen"
	}
	list := view.E("ul")
	for _, f := range formats {
		list.Kids = append(list.Kids, view.E("li", view.E("button", view.A("name", "format"), view.A("value", f.value),
			kit.Icon("file"), view.T(f.words), view.E("small", view.T(f.more)))))
	}
	return view.Nodes{view.E("details", view.Class("menu"), view.ID("export"),
		view.E("summary", view.Class("btn"), view.ID("export-button"), kit.Icon("out"), view.E("span", view.T(what))),
		view.E("form", view.Class("pop"), view.ID(exportForm), view.A("method", "get"), view.A("action", api.ExportPath),
			hidden(p.Query), view.E("p", view.Class("label"), view.T(more)), list))}
}

// scopeOfExport says which marks an export holds.
func scopeOfExport(p api.NotebookPage, ui UI) string {
	switch n := len(ui.Chosen); {
	case n > 0:
		return kit.Some(n, "chosen mark", "chosen marks") + ", with the fate in every revision"
	case filtered(p.Query):
		return "The " + kit.Some(p.Total, "mark", "marks") + " found, or those chosen by their boxes"
	}
	return "All " + kit.Some(p.Total, "mark", "marks") + ", or those chosen by their boxes"
}

// hidden returns the query as fields, so that an export is of what is shown.
func hidden(q api.NotebookQuery) view.Nodes {
	q.From, q.By = "", ""
	var out view.Nodes
	for list := pairs(q); len(list) > 1; list = list[2:] {
		if list[1] != "" {
			out = append(out, kit.Field(list[0], list[1]))
		}
	}
	return out
}
