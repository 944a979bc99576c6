package kit

import (
	"writethru/app/view"
	"writethru/web/api"
)

// SavedSearches lists saved searches beside a list; to makes their paths.
func SavedSearches(saved []api.SavedSearch, present api.SavedSearch, to func(api.SavedSearch) string) view.Nodes {
	if len(saved) == 0 {
		return nil
	}
	list := view.E("ul")
	for _, s := range saved {
		on := view.Attr{}
		if isSame(s, present) {
			on = view.A("aria-current", "true")
		}
		list.Kids = append(list.Kids, view.E("li", view.E("a", view.Href(to(s)), on, view.E("bdi", view.T(s.Name)))))
	}
	return view.Nodes{view.E("section", view.E("h2", view.T("Saved searches")), list)}
}

func isSame(a, b api.SavedSearch) bool { return a.Show == b.Show && a.Words == b.Words }

// SaveSearch returns the form that saves the present search or, when it is
// saved, renames or deletes it. There is none where nothing is asked for.
func SaveSearch(saved []api.SavedSearch, c api.SearchChange) view.Nodes {
	if c.Words == "" && c.Show == "" {
		return nil
	}
	summary := view.Nodes{view.T("Save this search")}
	acts := view.Nodes{searchAct(api.SearchSave, "Save")}
	var name view.Attr
	for _, s := range saved {
		if isSame(s, c.SavedSearch) {
			c.ID, name = s.ID, view.A("value", s.Name)
			summary = view.Nodes{view.T("Saved as “"), view.E("bdi", view.T(s.Name)), view.T("”")}
			acts = view.Nodes{searchAct(api.SearchRename, "Rename"), searchAct(api.SearchDelete, "Delete")}
			break
		}
	}
	list := "library"
	if c.Marks {
		list = "notebook"
	}
	return view.Nodes{view.E("details", view.ID("save-search"), view.E("summary", view.Class("btn bare"), view.E("span", summary)),
		view.E("form", view.Class("acts"), view.A("method", "post"), view.A("action", api.SearchForm),
			Field("list", list), fieldOf("id", c.ID), fieldOf("show", c.Show), fieldOf("q", c.Words),
			view.E("label", view.A("for", "search-name"), view.T("Name")),
			view.E("input", view.Class("field"), view.ID("search-name"), view.A("name", "name"), name, view.Flag("required", true),
				view.A("autocomplete", "off"), view.A("maxlength", "80")),
			acts))}
}

func searchAct(do api.SearchAct, words string) view.Node {
	return view.E("button", view.Class("btn"), view.A("name", "do"), view.A("value", string(do)), view.ID("search-"+string(do)), view.T(words))
}

// fieldOf is Field, and nothing without a value.
func fieldOf(name, value string) view.Nodes {
	if value == "" {
		return nil
	}
	return view.Nodes{Field(name, value)}
}
