package wire

import (
	"regexp"
	"strconv"
	"strings"

	"writethru/annotations/article"
)

// readNewsML1 reads a NewsML 1.0 to 1.2 document.
func readNewsML1(root *node) ([]Item, error) {
	var out []Item
	for _, n := range root.all("NewsItem") {
		if inner := n.all("NewsItem"); len(inner) > 0 && !hasOwnText(n) {
			for _, k := range inner {
				if err := addNewsML1(&out, k, root); err != nil {
					return nil, err
				}
			}
			continue
		}
		if err := addNewsML1(&out, n, root); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func hasOwnText(n *node) bool {
	for _, d := range n.all("NewsItem", "DataContent") {
		if d.is("DataContent") {
			return true
		}
	}
	return false
}

func addNewsML1(out *[]Item, n, root *node) error {
	if len(*out) == maxItems {
		return nil
	}
	it, err := newsML1Item(n)
	if err != nil {
		return err
	}
	env := root.first("NewsEnvelope")
	if it.VersionCreated.IsZero() && it.FirstCreated.IsZero() {
		it.VersionCreated = stamp(env.first("DateAndTime").plain())
	}
	*out = append(*out, it)
	return nil
}

var revisionPart = regexp.MustCompile(`^(urn:newsml:[^:]+:\d{8}(?:T[\d+-]+Z?)?:.+):\d+[NUA]?$`)

func newsML1Item(n *node) (Item, error) {
	id := n.first("NewsIdentifier")
	mgmt := n.kid("NewsManagement")
	it := Item{Format: NewsML1, Type: "text"}
	it.ID = first(id.kid("PublicIdentifier").plain(), id.kid("NewsItemId").plain())
	if m := revisionPart.FindStringSubmatch(it.ID); m != nil {
		it.ID = m[1] // common to all revisions
	}
	if s := id.kid("NewsItemId").plain(); s != "" && s != it.ID {
		it.AltIDs = append(it.AltIDs, s)
	}
	rev := id.kid("RevisionId")
	it.Version = rev.plain()
	it.FirstCreated = stamp(mgmt.kid("FirstCreated").plain(), id.kid("DateId").plain())
	it.VersionCreated = stamp(mgmt.kid("ThisRevisionCreated").plain())
	it.Status, it.Embargoed = statusOf(mgmt.kid("Status").get("FormalName"))
	if will := mgmt.kid("StatusWillChange"); will != nil && it.Embargoed {
		it.Embargo = stamp(will.kid("DateAndTime").plain())
	}
	it.Urgency, _ = strconv.Atoi(mgmt.kid("Urgency").get("FormalName")) // 0 when there is none
	for _, i := range mgmt.all("Instruction") {
		it.Change = stronger(it.Change, signalOf(i.get("FormalName")))
	}
	for _, d := range append(mgmt.all("DerivedFrom"), mgmt.all("AssociatedWith")...) {
		ref := d.get("NewsItem")
		if m := revisionPart.FindStringSubmatch(ref); m != nil {
			ref = m[1]
		}
		if d.is("DerivedFrom") && ref != it.ID && ref != "" {
			it.EvolvedFrom = ref
		} else if it.Change != "" && strings.Contains(strings.ToLower(d.get("FormalName")), "replac") {
			it.replaces(ref)
		}
	}
	newsLines(&it, n)
	it.Slug = first(n.first("SlugLine").plain(), n.first("NameLabel").plain())
	admin := n.first("AdministrativeMetadata")
	it.Provider = first(party(admin.kid("Provider")), party(admin.kid("Source")), id.kid("ProviderId").plain())
	it.Lang = n.first("DescriptiveMetadata").first("Language").get("FormalName")
	var err error
	it.Blocks, err = newsML1Body(&it, n)
	return it, err
}

func party(n *node) string { return n.kid("Party").get("FormalName") }

func newsLines(it *Item, n *node) {
	for _, l := range n.all("NewsLines") {
		it.Headline = first(it.Headline, l.first("HeadLine").plain())
		it.Byline = first(it.Byline, strings.Join(lines(l.all("ByLine")), ", "))
		it.Dateline = first(it.Dateline, l.first("DateLine").plain())
		it.Credit = first(it.Credit, l.first("CreditLine").plain())
		it.Copyright = first(it.Copyright, l.first("CopyrightLine").plain())
		it.UsageTerms = first(it.UsageTerms, l.first("RightsLine").plain())
		for _, other := range l.all("NewsLine") {
			kind := strings.ToLower(other.kid("NewsLineType").get("FormalName"))
			text := other.kid("NewsLineText").plain()
			if strings.Contains(kind, "note") || strings.Contains(kind, "advisory") || strings.Contains(kind, "instruction") {
				it.EdNote = strings.TrimSpace(it.EdNote + " " + text)
			}
		}
	}
	it.takesEmbargo(it.EdNote)
}

// newsML1Body returns the main text: that of the component that says it is,
// else the longest. The other components are pictures, captions and boxes.
func newsML1Body(it *Item, n *node) ([]article.Block, error) {
	var best []article.Block
	var failed error
	most := -1
	visit := func(c *node, isMain bool) {
		data := c.kid("DataContent")
		media := c.kid("MediaType").get("FormalName")
		if data == nil || media != "" && !strings.EqualFold(local(media), "text") && !strings.Contains(strings.ToLower(media), "text") {
			return
		}
		inner := data
		if !data.elements() && strings.Contains(data.raw(), "<nitf") {
			if doc, err := parseTree(data.raw()); err == nil {
				inner = doc
			}
		}
		var b []article.Block
		var err error
		if doc := inner.first("nitf"); doc != nil {
			var in Item
			in, err = nitfItem(doc)
			b = in.Blocks
			it.fill(in)
		} else {
			if body := data.first("body.content", "body"); body != nil {
				inner = body
			}
			b, err = bodyOf(inner)
		}
		if err != nil {
			failed = err
		}
		score := textLen(b)
		if isMain && score > 0 {
			score += maxBytes
		}
		if score > most && score > 0 {
			best, most = b, score
		}
	}
	var walk func(*node, bool)
	walk = func(c *node, isMain bool) {
		for _, k := range c.kids {
			switch {
			case k.is("NewsComponent"):
				role := strings.ToLower(k.kid("Role").get("FormalName"))
				caption := strings.Contains(role, "caption")
				if !caption {
					walk(k, isMain || role == "main" || role == "maintext" || role == "main text")
				}
			case k.is("ContentItem"):
				visit(k, isMain)
			}
		}
	}
	walk(n, false)
	if best == nil {
		if n.first("ContentItem") != nil {
			it.Type = strings.ToLower(first(n.first("MediaType").get("FormalName"), "text"))
		}
		return nil, failed
	}
	return withoutHeadline(best, it.Headline), nil
}
