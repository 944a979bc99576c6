package wire

import (
	"slices"
	"strconv"
	"strings"

	"writethru/annotations/article"
	"writethru/web/ingest/blocks"
)

// plain returns the text of n as one line, exactly.
func (n *node) plain() string { return blocks.Plain(n.raw()) }

func readNITF(root *node) ([]Item, error) {
	var out []Item
	for _, n := range root.all("nitf") {
		it, err := nitfItem(n)
		if err != nil {
			return nil, err
		}
		if out = append(out, it); len(out) == maxItems {
			break
		}
	}
	return out, nil
}

// nitfItem reads one NITF document by the NITF 3.6 schema.
func nitfItem(n *node) (Item, error) {
	it := Item{Format: NITF, Type: "text", Lang: first(n.get("baselang"), n.get("lang"))}
	nitfDocdata(&it, n)
	nitfHead(&it, n)
	var err error
	it.Blocks, err = nitfBody(n)
	it.Blocks = withoutHeadline(it.Blocks, it.Headline)
	return it, err
}

func nitfDocdata(it *Item, n *node) {
	head := n.kid("head")
	doc := n.first("docdata")
	id := doc.kid("doc-id")
	it.ID = first(id.get("id-string"), doc.get("management-doc-idref"), n.get("uno"), metaOf(head, "NTBID"), metaOf(head, "guid"))
	it.Provider = first(id.get("regsrc"), doc.first("from-src").get("src-name"))
	du := doc.kid("du-key")
	it.Key = du.get("key")
	it.Version = first(du.get("version"), du.get("generation"), metaOf(head, "version"))
	issue, release := doc.kid("date.issue").get("norm"), doc.kid("date.release").get("norm")
	it.FirstCreated = stamp(issue, n.first("story.date").get("norm"), n.first("pubdata").get("date.publication"), n.get("change.date"), metaOf(head, "timestamp"))
	it.VersionCreated = stamp(lastRevision(n), issue)
	it.Urgency, _ = strconv.Atoi(doc.kid("urgency").get("ed-urg")) // 0 when there is none
	status := doc.get("management-status")
	it.Status, it.Embargoed = statusOf(status)
	if it.Embargoed {
		it.Embargo = stamp(release)
	}
	if t := stamp(release); !t.IsZero() && !it.FirstCreated.IsZero() && t.After(it.FirstCreated) {
		it.Embargoed, it.Embargo = true, t
	}
	var notes []string
	for _, m := range doc.all("ed-msg") {
		notes = append(notes, first(m.get("info"), m.plain()))
	}
	it.EdNote = blocks.Plain(strings.Join(notes, " "))
	it.takesEmbargo(it.EdNote, release)
	if c := doc.kid("correction"); c != nil {
		it.Change = Correction
		it.EdNote = first(it.EdNote, c.get("info"))
		it.replaces(c.get("id-string"))
	}
	if ref := doc.get("management-doc-idref"); it.Status == Canceled {
		it.replaces(ref)
	}
	c := doc.kid("doc.copyright")
	it.Copyright = strings.TrimSpace(c.get("year") + " " + c.get("holder"))
	it.UsageTerms = first(doc.kid("doc.rights").get("limitations"), n.first("rights").line())
}

// replaces adds the id of another item, once.
func (it *Item) replaces(id string) {
	if id != "" && id != it.ID && !slices.Contains(it.Replaces, id) {
		it.Replaces = append(it.Replaces, id)
	}
}

// lastRevision returns the time of the last entry of the revision history.
func lastRevision(n *node) string {
	last := ""
	for _, r := range n.all("revision-history") {
		if s := r.get("norm"); s > last {
			last = s
		}
	}
	return last
}

func metaOf(head *node, name string) string {
	for _, m := range head.all("meta") {
		if strings.EqualFold(m.get("name"), name) {
			return m.get("content")
		}
	}
	return ""
}

func nitfHead(it *Item, n *node) {
	head, top := n.kid("head"), n.first("body.head")
	hed := n.first("hedline")
	for _, place := range []*node{hed.first("hl1"), top.first("hl1"), n.first("hl1"), hed, top.first("hl2"), head.kid("title"), n.first("title")} {
		if it.Headline = place.plain(); it.Headline != "" {
			break
		}
	}
	var names []string
	for _, b := range top.all("byline") {
		names = append(names, b.line())
	}
	it.Byline = strings.Join(names, ", ")
	it.Dateline = nitfDateline(top.first("dateline"))
	it.Credit = first(top.first("distributor").line(), metaOf(head, "creditline"))
	it.Provider = first(it.Provider, it.Credit)
	it.Summary = top.first("abstract").plain()
	it.Slug = first(metaOf(head, "slug"), metaOf(head, "slugline"), metaOf(head, "anpa-keyword"), metaOf(head, "ap-slug"), slugOfTitle(head.kid("title").plain(), it.Headline))
	it.Label = metaOf(head, "anpa-takekey")
	if it.Byline == "" {
		it.Byline = n.first("body.content").first("byline").line()
	}
	for _, note := range n.all("note") {
		if s := note.plain(); s != "" && note.get("noteclass") != "cpyrt" {
			it.EdNote = strings.TrimSpace(it.EdNote + " " + s)
		}
	}
	it.takesEmbargo(it.Headline)
}

// slugOfTitle returns the title when it is a slug line and not the headline.
func slugOfTitle(title, headline string) string {
	if title != headline && strings.Contains(title, "-") && !strings.Contains(title, ". ") && len(title) < 80 {
		return title
	}
	return ""
}

// nitfDateline returns the place, without the time that is told elsewhere.
func nitfDateline(n *node) string {
	if n == nil {
		return ""
	}
	bare := &node{name: n.name}
	for _, k := range n.kids {
		if !k.is("story.date") {
			bare.kids = append(bare.kids, k)
		}
	}
	return strings.Trim(first(bare.line(), n.line()), " -–—")
}

// nitfBody returns the story: body.content, or what there is of the body.
func nitfBody(n *node) ([]article.Block, error) {
	var out []article.Block
	places := n.kid("body").contents()
	if len(places) == 0 {
		if b := n.kid("body"); b != nil {
			bare := &node{name: "body"}
			for _, k := range b.kids {
				if !k.is("body.head") {
					bare.kids = append(bare.kids, k)
				}
			}
			places = []*node{bare}
		}
	} else if end := n.first("body.end"); end != nil {
		places = append(places, end)
	}
	for _, p := range places {
		b, err := bodyOf(p)
		if err != nil {
			return nil, err
		}
		if p.is("body.end") {
			b = quieter(b)
		}
		out = append(out, b...)
	}
	return out, nil
}

// contents returns the body.content elements that are not part of a note.
func (n *node) contents() []*node {
	var out []*node
	for _, k := range n.all("body.content", "note") {
		if k.is("body.content") {
			out = append(out, k)
		}
	}
	return out
}

// quieter makes plain text after a story its credit.
func quieter(all []article.Block) []article.Block {
	for i := range all {
		if all[i].Role == article.Body {
			all[i].Role = article.Credit
		}
	}
	return all
}
