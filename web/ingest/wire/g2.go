package wire

import (
	"strconv"
	"strings"

	"writethru/annotations/article"
)

// readG2 reads a NewsML-G2 item, or all news of a message.
func readG2(root *node) ([]Item, error) {
	var out []Item
	for _, n := range root.all("newsItem", "packageItem") {
		it, err := g2Item(n)
		if err != nil {
			return nil, err
		}
		if out = append(out, it); len(out) == maxItems {
			break
		}
	}
	return out, nil
}

// g2Item reads a newsItem or packageItem by the NewsML-G2 specification 2.x.
func g2Item(n *node) (Item, error) {
	meta, content := n.kid("itemMeta"), n.kid("contentMeta")
	it := Item{Format: G2, ID: n.get("guid"), Version: first(n.get("version"), "1"), Lang: n.get("lang")}
	it.Type = local(code(meta.kid("itemClass")))
	if it.Type == "" && n.is("packageItem") {
		it.Type = "composite"
	}
	it.VersionCreated = stamp(meta.kid("versionCreated").plain())
	it.FirstCreated = stamp(meta.kid("firstCreated").plain(), content.kid("contentCreated").plain())
	it.Provider = name(meta.kid("provider"))
	it.Status, it.Embargoed = statusOf(code(meta.kid("pubStatus")))
	if e := meta.kid("embargoed"); e.plain() != "" || e != nil && it.Status != Usable {
		// Empty means until further notice, by the specification; but agencies
		// send it empty with stories that are usable at once.
		it.Embargoed, it.Embargo = true, stamp(e.plain())
	}
	for _, s := range meta.all("signal") {
		it.Change = stronger(it.Change, signalOf(code(s)))
	}
	if strings.EqualFold(meta.kid("itemClass").get("msgType"), "D") {
		it.Change = Kill
	}
	it.EdNote = g2Notes(append(meta.all("edNote"), content.all("edNote")...))
	it.takesEmbargo(it.EdNote)
	g2Links(&it, n)
	g2Content(&it, n, content)
	set := n.kid("contentSet")
	var err error
	it.Blocks, err = g2Body(&it, set)
	if it.Headline == "" {
		it.Headline = first(it.Headline, meta.kid("title").plain())
	}
	return it, err
}

func lines(all []*node) []string {
	var out []string
	for _, n := range all {
		if s := n.plain(); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// g2Notes returns the notes to editors, without notepads that say all again,
// contacts and initials.
func g2Notes(all []*node) string {
	var kept []*node
	for _, n := range all {
		role := strings.ToLower(local(n.get("role")))
		if n.get("pubconstraint") == "" && role != "notepad" && role != "closingline" && role != "picture" {
			kept = append(kept, n)
		}
	}
	return strings.Join(lines(kept), " ")
}

// code returns the concept that an element names.
func code(n *node) string {
	return first(n.get("qcode"), n.get("uri"), n.get("literal"), n.get("code"))
}

// local returns a code without its scheme.
func local(s string) string { return s[strings.LastIndexAny(s, ":/")+1:] }

// name returns what people call the concept that an element names.
func name(n *node) string {
	return first(n.kid("name").plain(), n.get("literal"), local(n.get("qcode")), n.plain())
}

// g2Links reads which other items this one is about. A link to an older version
// of the same item says nothing new.
func g2Links(it *Item, n *node) {
	for _, l := range append(n.kid("itemMeta").all("link"), n.kid("contentMeta").all("link")...) {
		id := first(l.get("guidref"), l.get("residref"), l.get("href"))
		rel := strings.ToLower(local(l.get("rel")))
		switch {
		case id == "" || id == it.ID:
		case strings.Contains(rel, "replacedby"):
		case strings.Contains(rel, "evolved"):
			it.EvolvedFrom = id
		case strings.Contains(rel, "replac"), strings.Contains(rel, "supersede"), strings.Contains(rel, "previous"),
			strings.Contains(rel, "update"), strings.Contains(rel, "correct"):
			it.replaces(id)
		case rel == "" && it.Change != "" && it.Change != Advisory:
			it.replaces(id)
		}
	}
}

func g2Content(it *Item, n, content *node) {
	it.Headline = g2Headline(content, it.Lang)
	it.Urgency, _ = strconv.Atoi(content.kid("urgency").plain()) // 0 when there is none
	it.Byline = strings.Join(lines(content.all("by")), ", ")
	it.Dateline = strings.Trim(content.kid("dateline").plain(), " -–—_")
	it.Credit = content.kid("creditline").plain()
	it.Slug = content.kid("slugline").plain()
	it.Lang = first(content.kid("language").get("tag"), it.Lang)
	g2AltIDs(it, content.all("altId"))
	for _, d := range content.all("description") {
		if s := d.plain(); s != "" && it.Summary == "" {
			it.Summary = s
		}
	}
	rights := n.kid("rightsInfo")
	it.UsageTerms = strings.Join(lines(rights.all("usageTerms")), " ")
	it.Copyright = first(rights.first("copyrightNotice").plain(), name(rights.first("copyrightHolder")))
}

// g2AltIDs reads other names of the item. TT names the item that this one
// replaces among them.
func g2AltIDs(it *Item, all []*node) {
	own := ""
	for _, a := range all {
		if local(a.get("type")) == "uno" {
			own = a.plain()
		}
	}
	for _, a := range all {
		s := a.plain()
		switch {
		case s == "":
		case local(a.get("type")) == "refuno":
			if prefix, ok := strings.CutSuffix(it.ID, own); ok && own != "" && it.Change == Update {
				it.replaces(prefix + s)
			}
		default:
			it.AltIDs = append(it.AltIDs, s)
		}
	}
}

// g2Headline returns the main headline: without a role or with a main one, in
// the item's own language where there are several.
func g2Headline(content *node, lang string) string {
	best, most := "", -1
	for _, h := range content.all("headline") {
		score := 0
		role := strings.ToLower(local(h.get("role")))
		if role == "" || strings.Contains(role, "main") || role == "headline" {
			score += 2
		}
		if l := h.get("lang"); l == "" || strings.EqualFold(l, lang) {
			score++
		}
		if s := h.plain(); s != "" && score > most {
			best, most = s, score
		}
	}
	return best
}

// g2Body returns the story of the rendition that has the most text.
func g2Body(it *Item, set *node) ([]article.Block, error) {
	var best []article.Block
	var failed error
	for _, c := range set.all("inlineXML", "inlineData") {
		var b []article.Block
		var err error
		inner := c
		if !c.elements() && strings.Contains(c.raw(), "<nitf") {
			if doc, err := parseTree(c.raw()); err == nil {
				inner = doc
			}
		}
		if doc := inner.first("nitf"); doc != nil {
			var in Item
			in, err = nitfItem(doc)
			b = in.Blocks
			it.fill(in)
		} else {
			if body := c.first("body"); body != nil {
				inner = body
			}
			b, err = bodyOf(inner)
			it.Byline = first(it.Byline, c.first("byline").line())
			it.Headline = first(it.Headline, c.first("h1").plain(), c.first("title").plain())
		}
		if err != nil {
			failed = err
		}
		if textLen(b) > textLen(best) {
			best = b
		}
	}
	if best == nil {
		return nil, failed
	}
	return withoutHeadline(best, it.Headline), nil
}

// withoutHeadline leaves out a heading at the top that repeats the headline.
func withoutHeadline(all []article.Block, headline string) []article.Block {
	if len(all) > 1 && all[0].Kind == article.Heading && all[0].Text() == headline {
		return all[1:]
	}
	return all
}

// fill takes what the envelope does not say from the document in it.
func (it *Item) fill(in Item) {
	for _, f := range []struct{ to, from *string }{
		{&it.Headline, &in.Headline}, {&it.Byline, &in.Byline}, {&it.Dateline, &in.Dateline}, {&it.Credit, &in.Credit},
		{&it.EdNote, &in.EdNote}, {&it.Slug, &in.Slug}, {&it.Key, &in.Key}, {&it.Summary, &in.Summary},
		{&it.Copyright, &in.Copyright}, {&it.UsageTerms, &in.UsageTerms}, {&it.ID, &in.ID}, {&it.Lang, &in.Lang},
	} {
		*f.to = first(*f.to, *f.from)
	}
	if it.FirstCreated.IsZero() && it.VersionCreated.IsZero() {
		it.FirstCreated, it.VersionCreated = in.FirstCreated, in.VersionCreated
	}
	if it.Urgency == 0 {
		it.Urgency = in.Urgency
	}
	it.Change = stronger(it.Change, in.Change)
	if in.Embargoed && !it.Embargoed {
		it.Embargoed, it.Embargo = true, in.Embargo
	}
	for _, r := range in.Replaces {
		it.replaces(r)
	}
}
