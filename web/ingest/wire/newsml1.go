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

var revisionPart = regexp.MustCompile(`^(urn:newsml:[^:]+:.+):\d+[NUA]?$`)

// publicID returns what is common to all revisions of a PublicIdentifier, which
// ends with the number of the revision and a letter.
func publicID(s string) string {
	if m := revisionPart.FindStringSubmatch(s); m != nil {
		return m[1]
	}
	return s
}

func newsML1Item(n *node) (Item, error) {
	id := n.first("NewsIdentifier")
	mgmt := n.kid("NewsManagement")
	it := Item{Format: NewsML1, Type: "text"}
	it.ID = publicID(id.kid("PublicIdentifier").plain())
	if strings.Count(it.ID, ":") < 3 { // names the agency only
		it.ID = first(id.kid("NewsItemId").plain(), n.first("guid").plain(), it.ID)
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
	it.Urgency, _ = strconv.Atoi(first(mgmt.kid("Urgency").get("FormalName"), mgmt.kid("Urgency").plain())) // 0 when there is none
	for _, i := range mgmt.all("Instruction") {
		it.Change = stronger(it.Change, signalOf(i.get("FormalName")))
	}
	for _, d := range append(mgmt.all("DerivedFrom"), mgmt.all("AssociatedWith")...) {
		ref := publicID(d.get("NewsItem"))
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
	it.Lang = n.first("Language").get("FormalName")
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
	for _, c := range n.first("NewsComponent").all("Comment") {
		if c.get("FormalName") == "" {
			it.EdNote = strings.TrimSpace(it.EdNote + " " + c.plain())
		}
	}
	it.takesEmbargo(it.EdNote)
}

// text1 is one text among the components of a NewsML 1 item.
type text1 struct {
	blocks []article.Block
	isMain bool
	lang   string
	// parent is the component whose lead and body belong together.
	parent *node
	part   bool // a lead or a body
}

// newsML1Body returns the main text: that of the component that says it is,
// else the longest in the language of the first. Lead and body of one component
// are one text. The other components are pictures, captions and boxes.
func newsML1Body(it *Item, n *node) ([]article.Block, error) {
	w := walk1{it: it}
	w.component(n, text1{})
	best, most := -1, 0
	for i, t := range w.texts {
		score := textLen(t.blocks)
		if score == 0 {
			continue
		}
		if t.lang == w.texts[0].lang {
			score += maxBytes
		}
		if t.isMain {
			score += 2 * maxBytes
		}
		if score > most {
			best, most = i, score
		}
	}
	if best < 0 {
		if n.first("ContentItem") != nil {
			it.Type = strings.ToLower(first(n.first("MediaType").get("FormalName"), "text"))
		}
		return nil, w.failed
	}
	return withoutHeadline(w.texts[best].blocks, it.Headline), nil
}

// walk1 collects the texts of an item.
type walk1 struct {
	it     *Item
	texts  []text1
	failed error
}

func (w *walk1) component(n *node, at text1) {
	at.lang = first(n.get("lang"), at.lang)
	for _, k := range n.kids {
		switch {
		case k.is("NewsComponent"):
			in := at
			role := strings.ToLower(k.kid("Role").get("FormalName"))
			in.isMain = at.isMain || role == "main" || role == "maintext" || role == "main text"
			in.part, in.parent = role == "lead" || role == "body", n
			if !strings.Contains(role, "caption") && role != "title" && role != "headline" {
				w.component(k, in)
			}
		case k.is("ContentItem"):
			w.content(k, at)
		}
	}
}

// notText are the kinds of content whose data is none.
var notText = []string{"photo", "picture", "image", "graphic", "video", "audio", "animation"}

func (w *walk1) content(n *node, at text1) {
	data := n.kid("DataContent")
	media := strings.ToLower(n.kid("MediaType").get("FormalName"))
	for _, not := range notText {
		if data == nil || strings.Contains(media, not) {
			return
		}
	}
	b, err := w.data(data)
	if err != nil {
		w.failed = err
	}
	if last := len(w.texts) - 1; at.part && last >= 0 && w.texts[last].part && w.texts[last].parent == at.parent {
		w.texts[last].blocks = append(w.texts[last].blocks, b...)
		return
	}
	at.blocks = b
	w.texts = append(w.texts, at)
}

// data reads NITF, as elements or in a CDATA section, HTML or text.
func (w *walk1) data(n *node) ([]article.Block, error) {
	inner := n
	if !n.elements() && strings.Contains(n.raw(), "<nitf") {
		if doc, err := parseTree(n.raw()); err == nil {
			inner = doc
		}
	}
	if doc := inner.first("nitf"); doc != nil {
		in, err := nitfItem(doc)
		w.it.fill(in)
		return in.Blocks, err
	}
	if body := inner.first("body.content", "body"); body != nil {
		inner = body
	}
	return bodyOf(inner)
}
