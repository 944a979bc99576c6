package earlier

import (
	"cmp"
	"strconv"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/app/kit"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// View returns the screen below the top bar.
func View(s state.Shell, p api.EarlierPage) view.Nodes {
	r := room{s, p}
	if p.URL == "" {
		return view.Nodes{view.E("main", view.ID("main"), view.Class("set src"), view.A("tabindex", "-1"), view.E("h1", view.T("Earlier captures")), whose())}
	}
	return view.Nodes{view.E("main", view.ID("main"), view.Class("set src"), view.A("tabindex", "-1"),
		view.E("h1", view.T("Earlier captures")),
		r.of(), r.failed(), r.importing(), r.texts(),
		section("ask", "Ask the "+p.Archive, r.ask()),
		r.captures(),
	)}
}

// whose is the form that says whose captures are meant.
func whose() view.Node {
	return view.E("form", view.Class("subscribe"), view.A("method", "get"), view.A("action", "/earlier"),
		view.E("label", view.A("for", "earlier-url"), view.T("Address of a story")),
		view.E("div", view.Class("acts"),
			view.E("input", view.Class("field"), view.ID("earlier-url"), view.A("name", "url"), view.A("type", "url"), view.A("placeholder", "https://"), view.A("autocomplete", "off"), view.Flag("required", true)),
			view.E("button", view.Class("btn go"), view.T("Go on"))))
}

// room is what the parts of the screen share.
type room struct {
	s state.Shell
	p api.EarlierPage
}

func section(id, words string, items ...view.Item) view.Node {
	return view.E("section", view.ID(id), view.A("aria-labelledby", id+"-h"),
		view.E("h2", view.ID(id+"-h"), view.Class("day"), view.T(words)), view.Items(items))
}

// of says whose captures these are.
func (r room) of() view.Nodes {
	address := view.E("p", view.Class("slug"), view.E("bdi", view.T(r.p.URL)))
	if r.p.Article == nil {
		return view.Nodes{address, view.E("p", view.Class("dim"), view.T("No story here has this address yet. What is imported makes one: its captures become revisions in the order of time, and the page as it stands now comes last."))}
	}
	return view.Nodes{view.E("p", view.E("a", view.ID("story"), view.Href(kit.Story(r.p.Article.ID)), view.When(r.p.Lang != "", view.A("lang", r.p.Lang)),
		view.A("dir", cmp.Or(string(r.p.Dir), "auto")), view.T(cmp.Or(r.p.Headline, "Article")))), address,
		view.E("p", view.Class("dim"), view.T("What is newer than the newest revision may become one. What is older becomes an earlier text: revisions keep their numbers, and the marks on them are found in it."))}
}

func (r room) failed() view.Nodes {
	if r.p.Failed == nil {
		return nil
	}
	words := r.p.Failed.Message
	if r.p.Failed.Code == annotations.Unavailable {
		words = "Nothing came of asking the " + r.p.Archive + ". " + words
	}
	return view.Nodes{view.E("p", view.ID("failed"), view.Class("err"), view.A("role", "alert"), view.T(words))}
}

// named are the fields that say in a form whose captures are meant.
func (r room) named() view.Nodes {
	if r.p.Article != nil {
		return view.Nodes{kit.Field("article", string(r.p.Article.ID))}
	}
	return view.Nodes{kit.Field("url", r.p.URL)}
}

// path returns a page of the list.
func (r room) path(page int) string {
	if r.p.Article != nil {
		return kit.Link(kit.Story(r.p.Article.ID)+"/earlier", "page", number(page))
	}
	return kit.Link("/earlier", "url", r.p.URL, "page", number(page))
}

func number(page int) string {
	if page <= 1 {
		return ""
	}
	return strconv.Itoa(page)
}

// ask is the form that asks the archive, which learns the address by it.
func (r room) ask() view.Nodes {
	var from, to time.Time
	if l := r.p.Listing; l != nil {
		from, to = l.From, l.To
	}
	if t := r.p.Typed; t != nil {
		from, to = t.From, t.To
	}
	words := "Ask for its captures"
	if r.p.Listing != nil {
		words = "Ask again"
	}
	return view.Nodes{
		view.E("p", view.Class("dim"), view.T("The "+r.p.Archive+" is another site. It is asked only when you say so, and learns this address and nothing else.")),
		view.E("form", view.Class("acts"), view.A("method", "post"), view.A("action", api.AskForm), r.named(),
			day("from", "From", from), day("to", "to", to), view.E("button", view.Class("btn go"), view.T(words))),
	}
}

func day(name, words string, t time.Time) view.Nodes {
	return view.Nodes{view.E("label", view.A("for", "day-"+name), view.T(words)),
		view.E("input", view.Class("field"), view.ID("day-"+name), view.A("type", "date"), view.A("name", name), view.When(!t.IsZero(), view.A("value", t.UTC().Format(time.DateOnly))))}
}

// texts lists the earlier texts that are here.
func (r room) texts() view.Nodes {
	if len(r.p.Texts) == 0 || r.p.Article == nil {
		return nil
	}
	id := r.p.Article.ID
	list := view.E("ul")
	for i, h := range r.p.Texts {
		next := 1
		if i+1 < len(r.p.Texts) {
			next = r.p.Texts[i+1].Number
		}
		list.Kids = append(list.Kids, view.E("li", view.ID("text-"+article.Spell(h.Number)),
			view.E("p", view.E("a", view.Href(kit.Revision(id, h.Number)), view.E("b", view.T(kit.Rev(h.Number)+" ")), r.headline(h))),
			view.E("p", view.Class("dim"), kit.Stamp(h.Captured, r.s.Now), view.T(", "+kit.Some(h.Words, "word", "words")+". "),
				view.E("a", view.Href(kit.Pair(id, h.Number, next)), view.T("Compare with "+kit.Rev(next))))))
	}
	return view.Nodes{section("texts", "Earlier texts here", list)}
}

func (r room) headline(h api.Head) view.Node {
	return view.E("span", view.When(r.p.Lang != "", view.A("lang", r.p.Lang)), view.A("dir", cmp.Or(string(r.p.Dir), "auto")), view.T(cmp.Or(h.Headline, "Without a headline")))
}
