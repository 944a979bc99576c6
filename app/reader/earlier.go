package reader

import (
	"writethru/app/kit"
	"writethru/app/view"
)

// captures leads below the story to what web archives have of its address, and
// says of an earlier text where it is from.
func (r *room) captures() view.Node {
	var words view.Nodes
	if r.early() {
		words = append(words, r.provenance()...)
	}
	if n := len(r.p.Earlier); n > 0 && !r.early() {
		words = append(words, view.E("p", view.T(kit.Some(n, "earlier text is", "earlier texts are")+" here.")))
	}
	if r.p.Archive != "" {
		words = append(words, view.E("p", view.E("a", view.ID("captures"), view.Href(kit.Story(r.p.Article.ID)+"/earlier"), view.T("Earlier captures"),
			view.T(" in the "+r.p.Archive))))
	}
	if len(words) == 0 {
		return view.Node{}
	}
	return view.E("section", r.english(), view.ID("earlier"), view.Class("source"), view.A("aria-labelledby", "earlier-h"),
		view.E("h2", view.ID("earlier-h"), view.Class("label"), view.T("Before")), words)
}

// provenance says where an earlier text is from, and what can be done with it.
func (r *room) provenance() view.Nodes {
	first := view.Nodes{view.T("This text was captured "), kit.Time(r.p.Revision.Captured, kit.At(r.p.Revision.Captured, r.s.Now))}
	if a := r.p.Archived; a != nil && a.URL != "" {
		first = append(first, view.T(" by the "), kit.Outside(a.URL, view.T(a.Name)))
	}
	return view.Nodes{view.E("p", first, view.T(". It came when a later text was a revision already, and makes none.")),
		view.E("p", view.T("Your marks are looked for in it from the words that they were made on. Nothing can be marked in it."))}
}
