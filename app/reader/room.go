package reader

import (
	"slices"
	"strings"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/app/kit"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// room is what the parts of the view are made from.
type room struct {
	s      state.Shell
	p      api.ArticlePage
	ui     UI
	shown  int // the revision
	starts [][]int
	number []int // of every block, 0 for none
	text   article.Text
	inks   []kit.Ink
	cards  map[place][]*api.Mark
	lost   []*api.Mark // without a place here
}

// place is a part of a block.
type place struct{ block, part int }

func newRoom(s state.Shell, p api.ArticlePage, ui UI) *room {
	r := &room{s: s, p: p, ui: ui, shown: p.Revision.Number,
		starts: article.Starts(p.Revision.Blocks), number: article.Numbers(p.Revision.Blocks), cards: map[place][]*api.Mark{}}
	for i := range p.Marks {
		m := &p.Marks[i]
		switch {
		case !kit.Placed(*m):
			r.lost = append(r.lost, m)
		case !ui.Hidden[m.Kind]:
			at := r.placeOf(m.Here.Spans[0].Start)
			r.cards[at] = append(r.cards[at], m)
			r.inks = append(r.inks, r.ink(m))
		}
	}
	for _, marks := range r.cards {
		slices.SortStableFunc(marks, func(a, b *api.Mark) int { return a.Here.Spans[0].Start - b.Here.Spans[0].Start })
	}
	return r
}

// placeOf returns the part that holds code point at.
func (r *room) placeOf(at int) place {
	var found place
	for i, parts := range r.starts {
		for k, start := range parts {
			if start > at {
				return found
			}
			found = place{i, k}
		}
	}
	return found
}

func (r *room) ink(m *api.Mark) kit.Ink {
	return kit.Ink{ID: m.ID, Kind: m.Kind, Spans: m.Here.Spans, Words: spoken(m), On: r.points(m.ID), Pick: "reader.pick"}
}

// spoken is what a mark in the text is called: "quote by Odile Marrack, reworded".
func spoken(m *api.Mark) string {
	words := strings.ToLower(kit.KindWord(m.Kind))
	switch {
	case m.Quote != nil && m.Quote.Speaker != "":
		words += " by " + m.Quote.Speaker
	case m.Claim != nil && m.Claim.Claimant != "":
		words += " by " + m.Claim.Claimant
	}
	if m.Here.Fate == annotations.Moved || m.Here.Fate == annotations.Reworded {
		words += ", " + string(m.Here.Fate)
	}
	return words
}

// early reports whether an earlier text is shown, on which nothing is marked.
func (r *room) early() bool { return r.shown < 0 }

func (r *room) points(id annotations.ID) bool { return r.ui.On == id || r.ui.Edit == id }

// path returns the path of revision n of the article.
func (r *room) path(n int) string { return kit.Revision(r.p.Article.ID, n) }

// english says that words are ours, where the story is in another language or
// direction.
func (r *room) english() view.Items {
	v := r.p.Revision
	if v.Dir != article.RTL && (v.Lang == "" || strings.HasPrefix(strings.ToLower(v.Lang), "en")) {
		return nil
	}
	return view.Items{view.A("lang", "en"), view.A("dir", "ltr")}
}

// lang is the language and direction of the story.
func (r *room) lang() view.Items {
	v := r.p.Revision
	return view.Items{view.When(v.Lang != "", view.A("lang", v.Lang)), view.When(v.Dir != "", view.A("dir", string(v.Dir)))}
}

// button returns a button of the screen, which works with scripts only.
func button(class, id, action, arg string, items ...view.Item) view.Node {
	return view.E("button", view.Class("btn", class, "live-only"), view.A("type", "button"), view.When(id != "", view.ID(id)),
		view.Click(action, arg), view.Items(items))
}
