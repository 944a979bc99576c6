package compare

import (
	"writethru/annotations/article"
	"writethru/annotations/diff"
	"writethru/app/kit"
	"writethru/app/view"
)

// pictures prints the picture of a figure: one, or that before and that now.
func (f form) pictures(b article.Block) view.Nodes {
	now := b.Image
	if f.side != both || len(f.row.Old) != 1 {
		return view.Nodes{f.t.picture(now)}
	}
	was := f.t.old.Blocks[f.row.Old[0]].Image
	if was == nil || now == nil || samePicture(*was, *now) {
		return view.Nodes{f.t.picture(now)}
	}
	return view.Nodes{
		view.E("del", kit.Switch("data-not", true), f.t.heard("Picture "+f.t.terms.was+": "), f.t.picture(was)),
		view.E("ins", f.t.heard("Picture "+f.t.terms.is+": "), f.t.picture(now)),
	}
}

// picture prints a picture; a file for the record has only its words and its hash.
func (t *table) picture(i *article.Image) view.Node {
	if !t.recorded || i == nil {
		return kit.Picture(i)
	}
	words := "Picture"
	if i.Alt != "" {
		words += ": " + i.Alt
	}
	if i.Hash != "" {
		words += " (SHA-256 " + i.Hash + ")"
	}
	return view.E("p", view.Class("nopic"), view.T(words))
}

func samePicture(a, b article.Image) bool {
	if a.Hash == "" || b.Hash == "" {
		return a.Src == b.Src
	}
	return a.Hash == b.Hash
}

// notes says what changed in a row beside its words.
func (t *table) notes(r *row) view.Nodes {
	if len(r.Old) != 1 || len(r.New) != 1 {
		return nil
	}
	a, b := t.old.Blocks[r.Old[0]], t.new.Blocks[r.New[0]]
	var out view.Nodes
	for _, l := range linkChanges(a, b) {
		out = append(out, t.linkNote(l))
	}
	if a.Image != nil && b.Image != nil && a.Image.Alt != b.Image.Alt {
		words := t.plain([]diff.Piece{{Op: diff.Delete, Text: a.Image.Alt}, {Op: diff.Insert, Text: b.Image.Alt}})
		out = append(out, view.E("li", view.T("The words that stand for the picture: "), words))
	}
	if len(out) == 0 {
		return nil
	}
	return view.Nodes{view.E("ul", view.Class("notes"), out)}
}

// plain prints pieces of a text that is not of the story.
func (t *table) plain(pieces []diff.Piece) view.Nodes {
	bits := make([]bit, len(pieces))
	for k, p := range pieces {
		bits[k] = bit{op: p.Op, text: p.Text, kind: p.Kind}
	}
	return t.changes(bits, nil, both)
}

// link is a link of a block: the words it stands on, and where it leads before
// and now.
type link struct{ words, was, is string }

// linkChanges returns the links of a block that lead elsewhere, came or went.
func linkChanges(a, b article.Block) []link {
	var out []link
	now := linksOf(b)
	for _, l := range linksOf(a) {
		at := -1
		for k, n := range now {
			if n.words == l.words && (at < 0 || n.is == l.is) {
				at = k
			}
		}
		if at < 0 {
			out = append(out, link{l.words, l.is, ""})
			continue
		}
		if now[at].is != l.is {
			out = append(out, link{l.words, l.is, now[at].is})
		}
		now = append(now[:at:at], now[at+1:]...)
	}
	return append(out, now...)
}

// linksOf returns the links of a block with their words.
func linksOf(b article.Block) []link {
	var out []link
	for _, p := range b.Parts {
		before := ""
		for _, r := range p.Runs {
			switch {
			case r.Href == "":
			case r.Href == before:
				out[len(out)-1].words += r.Text
			default:
				out = append(out, link{words: r.Text, is: r.Href})
			}
			before = r.Href
		}
	}
	return out
}

func (t *table) linkNote(l link) view.Node {
	to := func(tag, label, href string) view.Node {
		if href == "" {
			return view.Node{}
		}
		return view.E(tag, t.heard(label), view.T(href))
	}
	says := "Link on “" + opening(l.words, 60) + "”"
	switch {
	case l.was != "" && l.is != "", t.across():
	case l.was == "":
		says = "New link on “" + opening(l.words, 60) + "”"
	case l.is == "":
		says = "No link any more on “" + opening(l.words, 60) + "”"
	}
	return view.E("li", view.T(says+": "), to("del", t.terms.heardGone, l.was), view.T(" "), to("ins", t.terms.heardCome, l.is))
}
