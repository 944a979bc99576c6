package kit

import (
	"strings"
	"time"

	"writethru/annotations"
	"writethru/annotations/catalog"
	"writethru/app/view"
)

// Asked lists what a search asks for, in words: each a link that takes it away,
// whose path is made by to. Below stand the sentences on what cannot be looked for.
func Asked(s catalog.Search, of catalog.Of, now time.Time, to func(without catalog.Search) string, more ...view.Node) view.Nodes {
	list := view.E("ul", view.Class("acts asked"), view.Label("What is asked for"))
	list.Kids = append(list.Kids, more...)
	if words := s.Words(); words != "" {
		list.Kids = append(list.Kids, AskedItem(to(s.WithoutWords()), inQuotes("with ", words)))
	}
	for i, p := range s {
		if !p.IsPlain() {
			list.Kids = append(list.Kids, AskedItem(to(s.Without(i)), asked(p, of, now)))
		}
	}
	var out view.Nodes
	if len(list.Kids) > 0 {
		out = append(out, list)
	}
	for _, problem := range s.Problems() {
		out = append(out, view.E("p", view.Class("err"), view.A("role", "status"), view.E("bdi", view.T(problem))))
	}
	return out
}

// AskedItem returns one thing that is asked for, with the path without it.
func AskedItem(without string, words view.Nodes) view.Node {
	return view.E("li", view.E("a", view.Class("btn"), view.Href(without), view.E("span", words),
		Hidden(", take this away"), Icon("x")))
}

func inQuotes(before, words string) view.Nodes {
	return view.Nodes{view.T(before + "“"), view.E("bdi", view.T(words)), view.T("”")}
}

// asked returns a part in words.
func asked(p catalog.Part, of catalog.Of, now time.Time) view.Nodes {
	if p.Problem != "" {
		return view.Nodes{view.E("s", view.E("bdi", view.T(p.String())))}
	}
	words := askedWords(p, of)
	before := words[0]
	if p.Not {
		before = words[1]
	}
	switch p.Name {
	case "":
		return inQuotes(before+" ", p.Values[0])
	case "before", "after", "changed":
		if !p.Time.IsZero() {
			before += " " + date(p.Time, time.Time{}, "2 Jan")
			if p.Time.Hour()+p.Time.Minute() > 0 {
				before += " " + Clock(p.Time)
			}
		}
		return view.Nodes{view.T(before)}
	}
	out := view.Nodes{view.T(before + " ")}
	for i, v := range p.Values {
		if i > 0 {
			out = append(out, view.T(" or "))
		}
		if p.Name == "tag" {
			v = "#" + v
		}
		out = append(out, view.E("bdi", view.T(v)))
	}
	return out
}

// askedWords returns what stands before the values of a part, and before those
// of one with a minus.
func askedWords(p catalog.Part, of catalog.Of) [2]string {
	done := "revised"
	if of == catalog.Marks {
		done = "marked"
	}
	switch p.Name {
	case "outlet":
		return [2]string{"from", "not from"}
	case "tag":
		return [2]string{"tagged", "not tagged"}
	case "kind":
		return [2]string{"marked as", "not marked as"}
	case "speaker":
		return [2]string{"with words of", "without words of"}
	case "fate":
		return [2]string{"now", "not now"}
	case "is":
		return [2]string{"", "not"}
	case "before":
		return [2]string{done + " before", done + " since"}
	case "after":
		return [2]string{done + " since", done + " before"}
	case "changed":
		if p.Time.IsZero() {
			return [2]string{"revised at least once", "never revised"}
		}
		return [2]string{"revised again since", "not revised again since"}
	}
	return [2]string{"with", "without"}
}

// searches are examples of what can be searched for, and what they find.
var searches = []struct{ typed, finds string }{
	{"ferry pier", "both words; the last one may be the beginning of one"},
	{"“we saw nothing”", "these words together"},
	{"-bridge", "not this word; a minus can stand before anything"},
	{"outlet:\"Plover Wire\"", "the outlet"},
	{"tag:toll,fog", "one tag or the other; each of two with tag:toll tag:fog"},
	{"kind:quote", "quotes, claims, notes or highlights"},
	{"speaker:\"Ana Kew\"", "who is quoted, or claims it"},
	{"after:2025-11 before:3d", "since 1 November, up to three days ago"},
	{"changed:3d", "stories revised again in the last three days; also changed:yes and changed:no"},
}

// HowToSearch returns the help for what can be typed.
func HowToSearch(of catalog.Of) view.Node {
	list := view.E("dl", view.Class("facts"))
	add := func(typed, finds string) {
		list.Kids = append(list.Kids, view.E("dt", view.E("code", view.T(typed))), view.E("dd", view.T(finds)))
	}
	for _, s := range searches {
		add(s.typed, s.finds)
	}
	if of == catalog.Marks {
		add("fate:removed", "kept, moved, reworded, removed or unsure in the latest revision")
	} else {
		add("is:unread", "unread, read, changed since read, or marked")
	}
	return view.E("details", view.E("summary", view.Class("btn bare"), view.T("How to search")), list,
		view.E("p", view.Class("dim"), view.T("Days are those of your time zone. Names count in any case, with or without accents.")))
}

// SearchOf returns the search of a page's path.
func SearchOf(path string, of catalog.Of, now time.Time) catalog.Search {
	return catalog.SearchOf(Query(path).Get, now, of)
}

// FateOf returns the fate that a search asks for, "" when it asks for none or
// for several.
func FateOf(s catalog.Search) annotations.Fate {
	for _, p := range s {
		if p.Name == "fate" && !p.Not && len(p.Values) == 1 {
			return annotations.Fate(strings.ToLower(p.Values[0]))
		}
	}
	return ""
}

// MoreThan returns a number of things found, of which there may be more.
func MoreThan(n int, more bool, one, many string) string {
	if more {
		return "more than " + Some(n, one, many)
	}
	return Some(n, one, many)
}
