package compare

import (
	"fmt"
	"time"

	"writethru/annotations/article"
	"writethru/app/kit"
	"writethru/app/view"
)

// strays prints the marks that stand in neither text.
func (t *table) strays() view.Node {
	if len(t.stray) == 0 {
		return view.Node{}
	}
	return view.E("section", view.Class("strays"), view.A("aria-labelledby", "strays"),
		view.E("h2", view.ID("strays"), view.T(fmt.Sprintf("In neither text: %s of yours", kit.Some(len(t.stray), "mark", "marks")))),
		t.cards(t.stray))
}

// sources says where both texts come from, and when and how they were kept.
func (t *table) sources() view.Node {
	return view.E("footer", view.Class("texts"),
		view.E("h2", view.T("The two texts")),
		view.E("dl", t.source(t.old), t.source(t.new)),
		view.E("p", view.Class("acts"),
			view.E("a", view.Class("btn"), view.ID("record"), view.Href(t.address.record()), view.Flag("download", true), kit.Icon("out"), view.T("File for the record")),
			view.E("button", view.Class("btn bare live-only"), view.ID("print"), view.A("type", "button"), view.Click("compare.print", ""), view.T("Print"))))
}

func (t *table) source(d doc) view.Node {
	return view.E("div", t.sourceName(d),
		fact("Address", published(d.from.URL)),
		fact("Dated by the outlet", dated(d.Revision)),
		fact("Kept by Writethru", stamp(d.Captured)),
		fact("SHA-256 of what was fetched", hash(d.Capture)))
}

func (t *table) sourceName(d doc) view.Node {
	name := capital(d.called())
	if d.Label != "" {
		name += ", " + d.Label
	}
	return view.E("dt", view.T(name+" "), view.E("bdi", view.Class("dim"), view.T(d.from.Outlet)))
}

// called names a text by its number: "revision 3", "earlier text e2".
func (d doc) called() string {
	if d.Number < 0 {
		return "earlier text " + kit.Rev(d.Number)
	}
	return "revision " + kit.Number(d.Number)
}

func fact(words string, what ...view.Item) view.Node {
	return view.E("dd", view.E("span", view.Class("dim"), view.T(words+" ")), view.Items(what))
}

// published prints where a text was published.
func published(url string) view.Node {
	if url == "" {
		return view.T("not known: pasted, or from a file")
	}
	return kit.Outside(url, view.T(url))
}

func hash(s string) view.Node {
	if s == "" {
		s = "none"
	}
	return view.E("code", view.T(s))
}

// dated is the time that the outlet gives, if it gives one.
func dated(r article.Revision) view.Node {
	if r.Stamp().IsZero() {
		return view.T("no time given")
	}
	return stamp(r.Stamp())
}

// stamp is a time in full, with its offset.
func stamp(at time.Time) view.Node {
	if at.IsZero() {
		return view.T("not known")
	}
	return kit.Time(at, at.Format("Monday 2 January 2006 15:04:05 -07:00"))
}
