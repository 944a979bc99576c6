package compare

import (
	"cmp"
	"slices"

	"writethru/annotations/article"
	"writethru/app/kit"
	"writethru/app/view"
	"writethru/web/api"
)

// stage prints the bar that says what is compared, and how.
func (t *table) stage() view.Node {
	return view.E("div", view.Class("stage"), view.A("role", "region"), view.Label("What is compared"),
		view.E("a", view.Class("btn bare back"), view.ID("back"), view.Href(t.back()),
			view.Label("Back to the story"), kit.Icon("back", "flip")),
		t.picks(), t.line(), t.views())
}

// back is the text that a reader came from.
func (t *table) back() string {
	if t.across() {
		return kit.Revision(t.Article.ID, t.old.Number)
	}
	return kit.Revision(t.Article.ID, t.new.Number)
}

// line prints the timeline. The revisions of two articles have none in common.
func (t *table) line() view.Node {
	if t.across() {
		return view.Node{}
	}
	return t.timeline().Node()
}

// picks is the form of the two revisions. With scripts on, choosing is enough.
func (t *table) picks() view.Node {
	a := t.address
	return view.E("form", view.Class("picks"), view.A("method", "get"), view.A("action", a.base()),
		t.pick("from", cmp.Or(t.sideName(t.old), "From"), a.from, t.Heads),
		kit.Icon("next", "flip"), t.pick("to", cmp.Or(t.sideName(t.new), "To"), a.to, t.newHeads()), t.viewKept(),
		view.When(t.across(), kit.Field("with", string(a.with))),
		view.E("button", view.Class("btn still"), view.T("Show")))
}

// viewKept has the form lead to the view that is shown.
func (t *table) viewKept() view.Node {
	if t.address.view == inline {
		return view.Node{}
	}
	return kit.Field("view", t.address.view)
}

// sideName names the outlet of a text where there are two.
func (t *table) sideName(d doc) string {
	if t.across() {
		return "Revision of " + kit.Outlet(d.from.Outlet)
	}
	return ""
}

// newHeads are the revisions that the newer text may be.
func (t *table) newHeads() []api.Head {
	if t.across() {
		return t.OtherHeads
	}
	return t.Heads
}

func (t *table) pick(name, label string, chosen int, heads []api.Head) view.Node {
	var options view.Nodes
	for _, h := range heads {
		words := kit.Rev(h.Number)
		if h.Minor {
			words += " (minor)"
		}
		words += " " + kit.ShortMoment(h.Time, t.now)
		if h.Label != "" {
			words += " " + h.Label
		}
		options = append(options, view.E("option", view.A("value", article.Spell(h.Number)), view.Flag("selected", h.Number == chosen), view.T(words)))
	}
	return view.E("label", view.E("span", view.Class("sr"), view.T(label)),
		view.E("select", view.Class("field"), view.ID(name), view.A("name", name), view.Do("change", "compare.pick", name), options))
}

// views is the switch of the three views.
func (t *table) views() view.Node {
	var links view.Nodes
	for _, v := range views {
		wide, current := "", view.Attr{}
		if v.name == split {
			wide = "wide"
		}
		if v.name == t.address.view {
			current, wide = view.A("aria-current", "true"), ""
		}
		words := view.Nodes{view.T(v.words)}
		if v.rest != "" {
			words = view.Nodes{view.E("span", view.T(v.words), view.E("span", view.Class("wide"), view.T(v.rest)))}
		}
		links = append(links, view.E("a", view.Class(wide), view.ID("view-"+v.name), view.Href(t.address.as(v.name).String()),
			view.Click("compare.view", v.name), current, words))
	}
	return view.E("nav", view.Class("seg"), view.Label("View"), links)
}

// timeline prints the revisions by time, with the stretch that is compared. A
// revision is a link that moves the nearer end to it.
func (t *table) timeline() kit.Timeline {
	return kit.Timeline{Heads: t.Heads, Shown: t.address.to, From: t.address.from, Cramped: true,
		To: func(n int) string { return t.near(n).String() }}
}

// near returns the address with the nearer end moved to text n.
func (t *table) near(n int) address {
	a := t.address
	at, from, to := indexOf(t.Heads, n), indexOf(t.Heads, a.from), indexOf(t.Heads, a.to)
	switch {
	case at == from || at == to:
	case at < from || at < to && at-from < to-at:
		a.from = n
	default:
		a.to = n
	}
	return a
}

// indexOf returns the place of a text on the line, which is not its number where
// earlier texts stand between revisions.
func indexOf(heads []api.Head, n int) int {
	return slices.IndexFunc(heads, func(h api.Head) bool { return h.Number == n })
}
