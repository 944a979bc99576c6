package compare

import (
	"net/url"
	"slices"
	"strings"

	"writethru/annotations/article"
	"writethru/annotations/diff"
	"writethru/app/kit"
	"writethru/web/api"
)

// The views of a comparison.
const (
	inline      = "inline"
	split       = "split"
	changesOnly = "changes"
)

// viewName is a view in the address and in words, of which the rest is left out
// on small screens.
type viewName struct{ name, words, rest string }

var views = []viewName{
	{inline, "Inline", ""},
	{split, "Side by side", ""},
	{changesOnly, "Changes", " only"},
}

// address is everything that the address of a comparison says.
type address struct {
	article  article.ID
	with     article.ID // the article of the newer text, when it is another
	from, to int
	view     string
	only     []diff.Change // the kinds that are looked at; empty for all
}

// addressOf reads the address of the page: the query says the view and the
// kinds, the page says the revisions.
func addressOf(path string, p api.ComparePage) address {
	a := address{article: p.Article.ID, from: p.Old.Number, to: p.New.Number, view: p.View}
	if p.Other != nil {
		a.with = p.Other.ID
	}
	_, query, _ := strings.Cut(path, "?")
	query, _, _ = strings.Cut(query, "#")
	q, _ := url.ParseQuery(query) // what cannot be read is not asked for
	if q.Has("view") {
		a.view = q.Get("view")
	}
	if !slices.Contains([]string{inline, split, changesOnly}, a.view) {
		a.view = inline
	}
	asked := strings.Split(q.Get("only"), ",")
	for _, w := range kindWords {
		if slices.Contains(asked, string(w.kind)) {
			a.only = append(a.only, w.kind)
		}
	}
	return a
}

// String returns the path and query.
func (a address) String() string {
	s := kit.Pair(a.article, a.from, a.to)
	if a.with != "" {
		s = kit.Across(a.article, a.from, a.with, a.to)
	}
	sep := "?"
	if a.view != inline {
		s, sep = s+sep+"view="+a.view, "&"
	}
	if len(a.only) > 0 {
		s += sep + "only=" + a.kinds()
	}
	return s
}

// base is where the form of the pickers leads, which names the revisions in its
// query.
func (a address) base() string {
	return kit.Story(a.article) + "/compare"
}

func (a address) kinds() string {
	words := make([]string, len(a.only))
	for i, k := range a.only {
		words[i] = string(k)
	}
	return strings.Join(words, ",")
}

func (a address) as(view string) address { a.view = view; return a }

// toggle returns the address with kind k looked at, or no longer.
func (a address) toggle(k diff.Change) address {
	var only []diff.Change
	for _, w := range kindWords {
		if slices.Contains(a.only, w.kind) != (w.kind == k) {
			only = append(only, w.kind)
		}
	}
	a.only = only
	return a
}

// all returns the address with every kind looked at.
func (a address) all() address { a.only = nil; return a }

// wants reports whether the change of a row is looked at.
func (a address) wants(r diff.Row) bool {
	return len(a.only) == 0 || slices.ContainsFunc(r.Kinds, func(k diff.Change) bool { return slices.Contains(a.only, k) })
}

// record is the path of the file for the record.
func (a address) record() string {
	a.view, a.only = inline, nil
	return a.String() + "/record"
}
