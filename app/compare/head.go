package compare

import (
	"fmt"
	"slices"
	"strings"

	"writethru/annotations"
	"writethru/annotations/diff"
	"writethru/app/kit"
	"writethru/app/view"
)

// header prints what stands above the rows: slug, headline, byline, what
// changed in a sentence, the map, the fates of marks, and the kinds of change.
func (t *table) header() view.Node {
	return view.E("header", view.Class("sum"), t.sampled(), t.pairOf(), t.slug(), t.headline(), t.byline(), t.headlines(), t.summary(), t.figure(), t.tally(), t.filters())
}

// sampled says that a story is made up.
func (t *table) sampled() view.Node {
	if !t.Article.Sample {
		return view.Node{}
	}
	return view.E("p", view.Class("slug"), view.E("span", view.Class("chip"), view.T("Sample story, made up")))
}

// slug prints the slug line of the wire, before and now.
func (t *table) slug() view.Node {
	a, b := t.old.Slug, t.new.Slug
	switch {
	case a == "" && b == "":
		return view.Node{}
	case a == b:
		return view.E("p", view.Class("slug"), view.T(b))
	}
	return view.E("p", view.Class("slug"), t.exchanged("slug", a, b))
}

// byline prints who wrote the text, before and now, where that changed.
func (t *table) byline() view.Node {
	a, b := t.old.Byline, t.new.Byline
	if a == b {
		return view.Node{}
	}
	return view.E("p", view.Class("dim"), view.T("By "), t.exchanged("byline", a, b))
}

// exchanged prints a line beside the text that gave way to another.
func (t *table) exchanged(what, a, b string) view.Nodes {
	var words view.Nodes
	if a != "" {
		words = append(words, view.E("del", t.old.lang(), t.heard(what+" "+t.terms.was+": "), view.T(a)), view.T(" "))
	}
	if b != "" {
		words = append(words, view.E("ins", t.new.lang(), t.heard(what+" "+t.terms.is+": "), view.T(b)))
	}
	return words
}

// headline prints the headline, and where it changed the place of that change.
func (t *table) headline() view.Nodes {
	if t.head == nil {
		return view.Nodes{view.E("h1", t.new.lang(), view.T(t.new.Headline()))}
	}
	r := t.head
	h1 := view.E("h1", t.headWords(r, t.stream(r.Row)))
	if r.change == 0 {
		return view.Nodes{h1}
	}
	words := []string{"Headline " + t.opWord(r.Op)}
	for _, l := range t.labels(r.Row) {
		if l != t.wordOf(diff.Headline) {
			words = append(words, l)
		}
	}
	link := view.E("a", view.Href("#"+changeID(r.change)), kit.Hidden(fmt.Sprintf("Change %d: ", r.change)), view.T(strings.Join(words, ", ")))
	return view.Nodes{view.E("div", view.Class("lede", t.state(r)), view.ID(changeID(r.change)), view.A("tabindex", "-1"), t.current(r),
		h1, view.E("p", view.Class("kinds"), link), t.cards(r.marks), t.hop(r))}
}

// headWords prints the words of the headline: one by one when most of them
// stayed, else the older headline above the newer.
func (t *table) headWords(r *row, bits []bit) view.Nodes {
	was := func(bits []bit) view.Node {
		return view.E("del", t.old.lang(), t.heard("headline "+t.terms.was+": "), t.words(bits, wholly))
	}
	is := func(bits []bit) view.Node {
		return view.E("ins", t.headAt(), t.new.lang(), t.heard("headline "+t.terms.is+": "), t.words(bits, wholly))
	}
	switch {
	case r.Op == diff.Removed:
		return view.Nodes{was(bits), view.T(" "), view.E("span", t.new.lang(), view.T(t.new.Headline()))}
	case r.Op == diff.Added:
		return view.Nodes{is(bits)}
	case mostly(bits):
		return view.Nodes{view.E("span", t.headAt(), t.new.lang(), t.words(bits, both))}
	}
	return view.Nodes{was(without(bits, diff.Insert)), view.T(" "), is(without(bits, diff.Delete))}
}

// headAt says where the headline stands in the newer text.
func (t *table) headAt() view.Attr {
	return kit.AtText(t.new.text.Blocks()[t.head.New[0]].Start)
}

// mostly reports whether at least half of the words are in both texts.
func mostly(bits []bit) bool {
	same, other := 0, 0
	for _, b := range bits {
		if b.op == diff.Equal {
			same += 2 * len(b.text)
		} else {
			other += len(b.text)
		}
	}
	return same >= other
}

// without returns bits without those of one op.
func without(bits []bit, op string) []bit {
	return slices.DeleteFunc(slices.Clone(bits), func(b bit) bool { return b.op == op })
}

// summary prints what changed in a sentence, and what became of marks.
func (t *table) summary() view.Node {
	changed, rest := t.Summary, ""
	for _, opening := range []string{". Of your ", ". Your ", ". All "} {
		if k := strings.Index(changed, opening); k >= 0 {
			changed, rest = changed[:k], changed[k:]
		}
	}
	var words view.Nodes
	for k, part := range strings.Split(changed, "; ") {
		if k > 0 {
			words = append(words, view.T("; "))
		}
		switch {
		case strings.Contains(part, " → "):
			words = append(words, view.E("b", figures(part)))
		case strings.HasSuffix(strings.TrimSuffix(part, "."), " words"):
			words = append(words, view.E("b", view.T(part)))
		default:
			words = append(words, view.T(part))
		}
	}
	if rest == "" && !strings.HasSuffix(changed, ".") {
		rest = "."
	}
	return view.E("p", view.Class("summary"), words, view.T(rest))
}

// figures prints "12 → 17, 61 → 64 and 3 more figures" so that in texts of any
// direction the arrow leads from the one to the other.
func figures(part string) view.Nodes {
	more := ""
	if k := strings.LastIndex(part, " and "); k >= 0 && strings.Contains(part[k:], " more figure") {
		part, more = part[:k], part[k:]
	}
	var out view.Nodes
	for k, figure := range strings.Split(part, ", ") {
		if k > 0 {
			out = append(out, view.T(", "))
		}
		was, is, ok := strings.Cut(figure, " → ")
		if out = append(out, view.E("bdi", view.T(was))); ok {
			out = append(out, view.T(" → "), view.E("bdi", view.T(is)))
		}
	}
	return append(out, view.T(more))
}

// tally counts the fates of the marks that stand in the older text; each fate
// leads to the first such mark.
func (t *table) tally() view.Node {
	counts, first, all := map[annotations.Fate]int{}, map[annotations.Fate]annotations.ID{}, 0
	for k := range t.Marks {
		m := &t.Marks[k]
		if !sure(t.oldPlace(m)) {
			continue
		}
		if all++; counts[m.Here.Fate] == 0 {
			first[m.Here.Fate] = m.ID
		}
		counts[m.Here.Fate]++
	}
	if all == 0 {
		return view.Node{}
	}
	var items view.Nodes
	for _, f := range kit.Fates {
		if counts[f] > 0 {
			items = append(items, view.E("li", view.E("a", view.Class("fate", string(f)), view.Href("#"+kit.CardID(first[f])),
				view.Click("compare.card", string(first[f])), view.T(kit.Number(counts[f])+" "+lower(t.fateWord(f))))))
		}
	}
	words := fmt.Sprintf("Your %s in %s", kit.Some(all, "mark", "marks"), t.name(t.old))
	return view.E("ul", view.Class("tally"), view.Label(words), view.A("role", "list"), view.E("li", view.Class("dim"), view.T(words)), items)
}

// filters prints the kinds of change with how many rows have each. Each leads to
// the page with that kind looked at, or no longer.
func (t *table) filters() view.Node {
	counts := map[diff.Change]int{}
	for _, r := range t.Diff.Rows {
		if r.Op == diff.Same || r.Folded() {
			continue
		}
		for _, k := range r.Kinds {
			counts[k]++
		}
	}
	if len(counts) < 2 {
		return view.Node{}
	}
	chips := view.Nodes{t.chip(t.address.all(), "", fmt.Sprintf("All %d", t.total()), len(t.address.only) == 0)}
	for _, w := range kindWords {
		on := slices.Contains(t.address.only, w.kind)
		if counts[w.kind] > 0 || on {
			chips = append(chips, t.chip(t.address.toggle(w.kind), string(w.kind), fmt.Sprintf("%s %d", capital(t.wordOf(w.kind)), counts[w.kind]), on))
		}
	}
	return view.E("nav", view.Class("filters"), view.Label("Kinds of change"), view.E("ul", view.A("role", "list"), chips))
}

func (t *table) chip(to address, kind, words string, on bool) view.Node {
	current := view.Attr{}
	if on {
		current = view.A("aria-current", "true")
	}
	id := "only-all"
	if kind != "" {
		id = "only-" + kind
	}
	return view.E("li", view.E("a", view.Class("chip"), view.ID(id), view.Href(to.String()), view.Click("compare.only", kind), current, view.T(words)))
}
