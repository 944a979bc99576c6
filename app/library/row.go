package library

import (
	"strings"
	"writethru/annotations/catalog"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/app/kit"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// river returns the stories by day, and the ways to the pages around.
func river(s state.Shell, p api.LibraryPage) view.Nodes {
	if len(p.Rows) == 0 {
		return nothing(s, p)
	}
	var out view.Nodes
	var day string
	for _, r := range p.Rows {
		if d := kit.Day(r.Time, s.Now); d != day {
			day = d
			out = append(out, view.E("h2", view.Class("day"), view.T(d)))
		}
		out = append(out, view.Part(row(r)))
	}
	return append(out, pager(p)...)
}

func pager(p api.LibraryPage) view.Nodes {
	return kit.Pager(p.Around, func(from annotations.Cursor) string {
		to := p.Query
		to.From = from
		return Path(to)
	})
}

// row returns one story.
func row(r api.LibraryRow) view.Node {
	id := string(r.ID)
	return view.E("article", view.Class("row", rowState(r)), view.ID("story-"+id), view.A("aria-labelledby", "open-"+id),
		kit.Time(r.Time, kit.Clock(r.Time)),
		view.E("div", view.Class("what"),
			view.E("p", view.Class("label dots"), facts(r)),
			view.E("h3", language(r), view.E("a", view.ID("open-"+id), view.Href(kit.Story(r.ID)), view.T(headline(r))), stateWords(r)),
			snippet(r),
			marks(r)),
		revisions(r),
	)
}

// rowState returns the class that says how a row stands: never or not fully
// read, or withdrawn.
func rowState(r api.LibraryRow) string {
	switch {
	case r.Withdrawn:
		return "gone"
	case r.LastRead < r.Latest:
		return "unread"
	}
	return ""
}

// stateWords says to screen readers what the weight of the headline shows.
func stateWords(r api.LibraryRow) view.Nodes {
	words := ""
	switch {
	case r.Withdrawn:
		words = " (withdrawn)"
	case r.LastRead == 0:
		words = " (unread)"
	case r.LastRead < r.Latest:
		words = " (changed since read)"
	}
	if words == "" {
		return nil
	}
	return view.Nodes{view.E("span", view.Class("sr"), view.A("lang", "en"), view.T(words))}
}

func headline(r api.LibraryRow) string {
	if h := strings.TrimSpace(r.Headline); h != "" {
		return h
	}
	return "No headline"
}

func language(r api.LibraryRow) view.Items {
	return view.Items{lang(r.Lang), dir(r.Dir)}
}

func lang(code string) view.Attr {
	if code == "" {
		return view.Attr{}
	}
	return view.A("lang", code)
}

// dir returns the direction of a text where it is not that of the page.
func dir(d article.Direction) view.Attr {
	switch d {
	case article.LTR:
		return view.Attr{}
	case article.RTL:
		return view.A("dir", "rtl")
	}
	return view.A("dir", "auto")
}

// facts returns the line above the headline.
func facts(r api.LibraryRow) view.Nodes {
	var out view.Nodes
	if r.Outlet != "" {
		out = append(out, view.E("b", lang(r.Lang), view.E("bdi", view.T(r.Outlet))))
	}
	if place := place(r.Dateline); place != "" {
		out = append(out, view.E("span", lang(r.Lang), view.E("bdi", view.T(place))))
	}
	words := kit.Some(r.Words, "word", "words")
	if r.Withdrawn {
		words += " kept"
	}
	if r.Words > 0 || !r.Withdrawn { // a kill may have no text
		out = append(out, view.E("span", view.T(words)))
	}
	if also := kit.AlsoAt(r.ID, r.Carried); also != nil {
		out = append(out, view.E("span", also))
	}
	if r.Sample {
		out = append(out, view.E("span", view.T("made up")))
	}
	return out
}

// place returns the place of a dateline, without the agency in brackets.
func place(dateline string) string {
	if before, _, ok := strings.Cut(dateline, "("); ok {
		dateline = before
	}
	return strings.TrimRight(strings.TrimSpace(dateline), " ,—–-")
}

func snippet(r api.LibraryRow) view.Nodes {
	if r.Withdrawn {
		return view.Nodes{view.E("p", view.Class("snip"),
			view.E("b", view.Class("stop"), view.T("Withdrawn at "+kit.Clock(r.Time)+".")), view.T(" "),
			view.E("span", language(r), view.T(r.Snippet)))}
	}
	if r.Snippet == "" {
		return nil
	}
	return view.Nodes{view.E("p", view.Class("snip"), language(r), view.T(r.Snippet))}
}

// marks returns the reader's marks by kind, and their tags.
func marks(r api.LibraryRow) view.Nodes {
	if len(r.Kinds) == 0 && len(r.Tags) == 0 {
		return nil
	}
	list := view.E("ul", view.Class("marks"))
	for _, k := range kit.InOrder(r.Kinds, kit.Kinds) {
		kind := annotations.Kind(k.Value)
		list.Kids = append(list.Kids, view.E("li", kit.Kind(kind, kit.SomeOf(k.N, kind))))
	}
	if len(r.Tags) > 0 {
		list.Kids = append(list.Kids, view.E("li", tags(r.Tags)))
	}
	return view.Nodes{list}
}

// mostTags is how many tags a row shows.
const mostTags = 6

func tags(all []string) view.Nodes {
	var out view.Nodes
	for i, t := range all {
		if i == mostTags {
			return append(out, view.E("span", view.Class("dim"), view.T(kit.Number(len(all)-mostTags)+" more")))
		}
		if i > 0 {
			out = append(out, view.T(" "))
		}
		out = append(out, view.E("a", view.Class("tag"), view.Href(Path(api.LibraryQuery{Words: catalog.Search{}.Toggle("tag", t).String()})), view.E("bdi", view.T(t))))
	}
	return out
}

// revisions returns the link to what changed last, with its little chart.
func revisions(r api.LibraryRow) view.Node {
	to := kit.Story(r.ID)
	switch {
	case 0 < r.LastRead && r.LastRead < r.Latest:
		to = kit.Pair(r.ID, r.LastRead, r.Latest)
	case r.Latest > 1:
		to = kit.Pair(r.ID, r.Latest-1, r.Latest)
	}
	return view.E("a", view.Class("revs"), view.Href(to), spark(r),
		view.E("b", view.T(kit.Some(r.Latest, "revision", "revisions"))),
		view.E("span", view.T(revisionWords(r))))
}

// revisionWords says what is new, or what the latest revision changed.
func revisionWords(r api.LibraryRow) string {
	changed := 0
	if n := len(r.Changed); n > 0 {
		changed = r.Changed[n-1]
	}
	latest := kit.Rev(r.Latest)
	switch {
	case r.Withdrawn && r.Latest == 2:
		return "the first is kept"
	case r.Withdrawn && r.Latest > 2:
		return "the earlier ones are kept"
	case r.LastRead == 0:
		return "unread"
	case r.LastRead+1 == r.Latest:
		return latest + " is new: " + kit.Some(changed, "word", "words")
	case r.LastRead < r.Latest:
		return kit.Rev(r.LastRead+1) + " to " + latest + " are new"
	case r.Latest > 1:
		return latest + " changed " + kit.Some(changed, "word", "words")
	}
	return "read"
}
