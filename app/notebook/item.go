package notebook

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/app/kit"
	"writethru/app/view"
	"writethru/web/api"
)

// item returns one mark in the list.
func item(m api.Mark, by string, chosen bool) view.Node {
	id := string(m.ID)
	return view.E("li", view.Class("item"), view.ID(kit.MarkID(m.ID)),
		view.E("label", view.E("input", view.Class("pick"), view.A("type", "checkbox"), view.A("name", "mark"), view.A("value", id),
			view.A("form", exportForm), view.ID("pick-"+id), view.Flag("checked", chosen), view.Label("Choose: "+callName(m)), view.Do("change", "notebook.choose", id))),
		view.E("span", view.Class("kind", string(m.Kind)), kit.Icon(string(m.Kind)), kit.Hidden(kit.KindWord(m.Kind))),
		view.E("div", said(m), own(m), view.E("p", view.Class("label dots"), facts(m, by)), tags(m)),
		view.E("div", view.Class("fates"), kit.Trail(since(m), func(n int) string { return placeIn(m, n) }),
			view.E("button", view.Class("btn bare live-only"), view.A("type", "button"), view.Label("Delete: "+callName(m)), view.Click("notebook.delete", id), kit.Icon("bin"))))
}

// said returns the words of a mark among those around it.
func said(m api.Mark) view.Node {
	return view.E("p", view.Class("said"), language(m), context(before(m.Before)), kit.Became(m), context(after(m.After)))
}

func context(words string) view.Nodes {
	if words == "" {
		return nil
	}
	return view.Nodes{view.E("span", view.Class("ctx"), view.T(words))}
}

// before returns the words before a passage, with a sign where they begin in the
// middle of a sentence.
func before(words string) string {
	first, _ := utf8.DecodeRuneInString(strings.TrimSpace(words))
	if unicode.IsLower(first) || unicode.IsDigit(first) {
		return "… " + words
	}
	return words
}

// after returns the words after a passage, with a sign where they end in the
// middle of a sentence.
func after(words string) string {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(words))
	if unicode.IsLetter(last) || unicode.IsDigit(last) || last == ',' {
		return words + " …"
	}
	return words
}

// own returns what the reader wrote: a note, or a claim in other words.
func own(m api.Mark) view.Nodes {
	var out view.Nodes
	if m.Claim != nil && m.Claim.Wording != "" {
		out = append(out, view.E("p", view.Class("mine"), view.T(m.Claim.Wording)))
	}
	if m.Note != "" {
		out = append(out, view.E("p", view.Class("mine"), view.T(m.Note)))
	}
	return out
}

// facts returns the line below the words: whose they are, how they were said,
// and where they stand.
func facts(m api.Mark, by string) view.Nodes {
	var out view.Nodes
	say := func(s string) {
		if s != "" {
			out = append(out, view.E("span", view.E("bdi", view.T(s))))
		}
	}
	if by == "speaker" {
		say(m.Outlet)
		say(m.Headline)
	} else if who := speaker(m); who != "" {
		out = append(out, view.E("b", view.E("bdi", view.T(who))))
	}
	if q := m.Quote; q != nil {
		if by != "speaker" {
			say(q.Role)
		}
		say(strings.TrimSpace(q.Verb + " " + q.To))
		if q.Speech != annotations.Direct {
			say(string(q.Speech))
		}
	}
	if m.Claim != nil {
		say(strings.ToLower(kit.ClaimWord(m.Claim.Status)))
	}
	return append(out, view.E("span", where(m)))
}

// where returns the link to the mark's place.
func where(m api.Mark) view.Node {
	words := "in " + kit.Rev(m.Latest)
	switch {
	case isLost(m):
		words = "marked in " + kit.Rev(m.Revision)
		if m.WasPar > 0 {
			words = "was par. " + kit.Number(m.WasPar) + " in " + kit.Rev(m.Revision)
		}
	case m.Par > 0 && m.WasPar > 0 && m.Par != m.WasPar:
		words = "par. " + kit.Number(m.WasPar) + ", then " + kit.Number(m.Par)
	case m.Par > 0:
		words = "par. " + kit.Number(m.Par)
	}
	return view.E("a", view.ID("open-"+string(m.ID)), view.Href(place(m)), view.T(words), kit.Hidden(": "+brief(m.Exact)))
}

// place returns the address of the mark's place: in the latest revision, or
// where it was marked when it has none there.
func place(m api.Mark) string {
	if isLost(m) {
		return placeIn(m, m.Revision)
	}
	return kit.AtMark(kit.Story(m.Article), m.ID)
}

// since returns the fates of a mark from the revision on that it was made on.
func since(m api.Mark) []api.Step {
	for i, t := range m.Trail {
		if t.Own {
			return m.Trail[i:]
		}
	}
	return m.Trail
}

func placeIn(m api.Mark, n int) string { return kit.AtMark(kit.Revision(m.Article, n), m.ID) }

func tags(m api.Mark) view.Nodes {
	if len(m.Tags) == 0 {
		return nil
	}
	var out view.Nodes
	for i, t := range m.Tags {
		if i > 0 {
			out = append(out, view.T(" "))
		}
		out = append(out, view.E("a", view.Class("tag"), view.Href(Path(only("tag", t))), view.E("bdi", view.T(t))))
	}
	return view.Nodes{view.E("p", out)}
}

// callName returns what a mark is called in the names of its controls.
func callName(m api.Mark) string {
	if who := speaker(m); who != "" {
		return who + ", " + brief(m.Exact)
	}
	return brief(m.Exact)
}

// mostBrief is how many characters of a passage stand in the name of a control.
const mostBrief = 40

// brief returns the first words of a passage.
func brief(s string) string {
	r := []rune(strings.Join(strings.Fields(s), " "))
	if len(r) <= mostBrief {
		return string(r)
	}
	cut := string(r[:mostBrief])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return cut + "…"
}

func language(m api.Mark) view.Items { return view.Items{lang(m), dir(m.Dir)} }

func lang(m api.Mark) view.Attr {
	if m.Lang == "" {
		return view.Attr{}
	}
	return view.A("lang", m.Lang)
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
