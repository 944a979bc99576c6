package w3c

import (
	"cmp"
	"strings"

	"writethru/annotations"
	"writethru/annotations/anchor"
)

// isHypothesisFile reports whether n is what Hypothesis' client exports, or its
// API's answer to a search.
func isHypothesisFile(n *node) bool {
	exported := n.get("annotations") != nil && (n.get("export_date") != nil || n.get("client_version") != nil)
	return exported || n.get("rows") != nil && n.get("total") != nil
}

// isHypothesis reports whether n is an annotation as Hypothesis' API gives it.
func isHypothesis(n *node) bool {
	return n.get("@context") == nil && n.get("uri") != nil && n.get("target") != nil
}

// hypothesis reads an annotation as Hypothesis' API gives it: uri, target,
// text, tags, created, updated, document.title.
func hypothesis(p placed) (i Item, why reason) {
	id, uri := p.get("id").str(), p.get("uri").str()
	switch {
	case p.kind != object:
		return i, "An annotation must be an object."
	case p.cut:
		return i, "The file breaks off inside this annotation."
	case id == "":
		return i, "It has no id."
	case !isIRI(uri):
		return i, "Its uri is no address."
	case len(p.all("references", "")) > 0:
		return i, "It is a reply to another annotation, and replies are not read."
	}
	i.Via = "https://hypothes.is/a/" + strings.ReplaceAll(id, " ", "")
	if !isIRI(i.Via) {
		return i, "Its id is none of Hypothesis'."
	}
	i.ID = idOf(i.Via)
	i.Source = uri
	i.Headline = first(p.get("document").get("title")).str()
	i.Made = whenOf(p.get("created"))
	if i.Changed = whenOf(p.get("updated")); i.Changed.IsZero() {
		i.Changed = i.Made
	}
	i.Kind, i.Note = annotations.Highlight, strings.TrimSpace(p.get("text").str())
	if i.Note != "" {
		i.Kind = annotations.Note
	}
	for _, t := range p.all("tags", p.at) {
		i.Tags = append(i.Tags, cmp.Or(t.str(), "?"))
	}
	return i, i.readHypothesisTargets(p.all("target", p.at))
}

func (i *Item) readHypothesisTargets(targets []placed) reason {
	var list []anchor.Selector
	for _, t := range targets {
		s, why := i.readSelector(t)
		if why != "" {
			return why
		}
		list = append(list, s)
	}
	if len(list) == 0 {
		return "It is a note on the whole page, not on a passage."
	}
	i.Selectors, i.Exact = list, exact(list)
	return ""
}
