package notebook

import (
	"writethru/app/kit"
	"writethru/app/view"
	"writethru/web/api"
)

// importMenu returns the form by which a file of marks comes in. It is a plain
// form: the answer is the notebook, with what came of the file.
func importMenu() view.Node {
	return view.E("details", view.Class("menu"), view.ID("import"),
		view.E("summary", view.Class("btn"), view.ID("import-button"), kit.Icon("file"), view.E("span", view.T("Import"))),
		view.E("form", view.Class("pop ways"), view.A("method", "post"), view.A("action", api.ImportForm), view.A("enctype", "multipart/form-data"),
			view.E("p", view.E("label", view.A("for", "import-file"), view.T("File of marks"))),
			view.E("p", view.E("input", view.ID("import-file"), view.Class("field"), view.A("type", "file"), view.A("name", "file"),
				view.A("accept", ".json,.jsonld,application/json,application/ld+json"), view.Flag("required", true))),
			view.E("p", view.Class("dim"), view.T("Web Annotations (JSON-LD) of Writethru or others, or an export of Hypothesis. Their stories must be in the library.")),
			view.E("p", view.Class("acts"), view.E("button", view.Class("btn go"), view.T("Import")))))
}

// imported says what came of a file that was just sent.
func imported(p api.NotebookPage) view.Nodes {
	if p.Failed != nil {
		return view.Nodes{view.E("p", view.Class("err"), view.ID("import-result"), view.A("role", "alert"), view.T(p.Failed.Message))}
	}
	if p.Imported == nil {
		return nil
	}
	i := p.Imported
	words := kit.Some(i.Added, "mark was", "marks were") + " added"
	if i.Known > 0 {
		words += "; " + kit.Some(i.Known, "was", "were") + " there and stayed as they are"
	}
	out := view.Nodes{view.E("p", view.ID("import-result"), view.A("role", "status"), view.E("b", view.T(words+".")))}
	if len(i.Problems) == 0 {
		return out
	}
	list := view.E("ul", view.Class("problems"))
	for _, q := range i.Problems {
		list.Kids = append(list.Kids, view.E("li", view.E("bdi", view.T(q.Place)), view.T(": "+q.Reason), section(q)))
	}
	return append(out, view.E("details", view.Flag("open", true), view.ID("import-problems"),
		view.E("summary", view.T(kit.Some(len(i.Problems), "annotation was not taken", "annotations were not taken"))), list))
}

// section names the part of the standard that was broken.
func section(q api.ImportProblem) view.Nodes {
	if q.Section == "" {
		return nil
	}
	return view.Nodes{view.E("span", view.Class("dim"), view.T(" (W3C Web Annotation Data Model, "+q.Section+")"))}
}
