package w3c

import (
	"cmp"
	"html"
	"regexp"
	"slices"
	"strings"

	"writethru/annotations"
	"writethru/annotations/anchor"
	"writethru/annotations/article"
)

// item reads an annotation that breaks no MUST.
func item(p placed) (Item, reason) {
	var i Item
	iri := p.get("id").str()
	i.ID, i.Via = idOf(iri), iri
	if own := p.get("wt:id").str(); ownID.MatchString(own) {
		i.ID, i.Via = annotations.ID(own), p.get("via").str()
	}
	i.Article = article.ID(p.get("wt:article").str())
	i.Revision, _ = p.get("wt:revision").integer()
	if s := p.get("wt:sample"); s != nil && s.kind == boolean {
		i.Sample = s.text == "true"
	}
	i.Made = whenOf(p.get("created"))
	if i.Changed = whenOf(p.get("modified")); i.Changed.IsZero() {
		i.Changed = i.Made
	}
	i.readBodies(p)
	return i, i.readTargets(pieces(p.all("target", p.at)))
}

// pieces returns targets, and those that a set of appendix D holds.
func pieces(targets []placed) (list []placed) {
	for _, t := range targets {
		if t.kind == object && slices.ContainsFunc(t.types(), func(s string) bool { return slices.Contains(sets, s) }) {
			list = append(list, pieces(t.all("items", t.at))...)
			continue
		}
		list = append(list, t)
	}
	return list
}

// readTargets reads the pieces of a passage, which must be of one article.
func (i *Item) readTargets(targets []placed) reason {
	var selectors []anchor.Selector
	for n, t := range targets {
		s, why := i.readSelector(t)
		if why != "" {
			return why
		}
		selectors = append(selectors, s)
		var at Item
		at.readSource(t)
		if n == 0 {
			i.Source, i.Version, i.Time = at.Source, at.Version, at.Time
			i.Headline, i.Outlet, i.Lang, i.Dir = at.Headline, at.Outlet, at.Lang, at.Dir
		} else if at.Source != i.Source || at.Version != i.Version {
			return "It marks passages of several pages."
		}
	}
	if len(selectors) == 0 {
		return "It has no target."
	}
	i.Selectors, i.Exact = selectors, exact(selectors)
	i.setSpans()
	return ""
}

// readSource reads where a target is from.
func (i *Item) readSource(t placed) {
	source := t.get("source")
	i.Source = cmp.Or(source.str(), source.get("id").str())
	i.Lang = source.get("language").str()
	i.Dir = article.Direction(source.get("textDirection").str())
	i.Headline = source.get("schema:headline").str()
	i.Outlet = nameOf(source.get("schema:publisher"))
	for _, s := range t.all("state", t.at) {
		if s.is("TimeState") {
			i.Time = whenOf(first(s.get("sourceDate")))
			i.Version = first(s.get("cached")).str()
			break
		}
	}
	if i.Source == i.Version {
		i.Source = ""
	}
}

// first returns the first of several values.
func first(n *node) *node {
	if n != nil && n.kind == array {
		if len(n.items) == 0 {
			return nil
		}
		return n.items[0]
	}
	return n
}

// readSelector reads how a target is found. Positions count only in the text
// that this program made of a page, so those of others are left out.
func (i *Item) readSelector(t placed) (s anchor.Selector, why reason) {
	if t.kind != object || len(t.all("selector", "")) == 0 {
		return s, "It marks the whole page, not a passage."
	}
	quote, position := selectors(t.all("selector", t.at))
	if quote == nil || quote.get("exact").str() == "" {
		return s, "Its passage is not quoted."
	}
	s.Exact, s.Prefix, s.Suffix = quote.get("exact").str(), first(quote.get("prefix")).str(), first(quote.get("suffix")).str()
	if i.Revision > 0 && position != nil {
		start, okStart := first(position.get("start")).integer()
		end, okEnd := first(position.get("end")).integer()
		if okStart && okEnd && start < end {
			s.Start, s.End = start, end
		}
	}
	return s, ""
}

// selectors returns the first quote and position among selectors and what
// refines them.
func selectors(list []placed) (quote, position *node) {
	for _, s := range list {
		switch {
		case s.is("TextQuoteSelector") && quote == nil:
			quote = s.node
		case s.is("TextPositionSelector") && position == nil:
			position = s.node
		}
	}
	for _, s := range list {
		if quote == nil && s.kind == object {
			quote, _ = selectors(s.all("refinedBy", s.at))
		}
	}
	return quote, position
}

// setSpans sets the spans when the positions of all pieces are known.
func (i *Item) setSpans() {
	var spans []article.Span
	for _, s := range i.Selectors {
		if s.End == 0 {
			return
		}
		spans = append(spans, article.Span{Start: s.Start, End: s.End})
	}
	i.Spans = spans
}

// readBodies reads what is said of the passage, and from that the kind.
func (i *Item) readBodies(p placed) {
	motivation := first(p.get("motivation")).str()
	b := bodies{tagging: motivation == "tagging"}
	for _, body := range p.all("body", p.at) {
		b.read(body)
	}
	if v := p.get("bodyValue"); v != nil {
		b.notes = append(b.notes, v.str())
	}
	i.Tags, i.Note, i.Quote, i.Claim = b.tags, strings.Join(b.notes, "\n\n"), b.quote, b.claim
	switch {
	case b.quotes:
		i.Kind, i.Claim = annotations.Quote, nil
	case b.claims:
		i.Kind = annotations.Claim
	case motivation == "highlighting" || i.Note == "" && motivation != "commenting":
		i.Kind = annotations.Highlight
	default:
		i.Kind = annotations.Note
	}
}

// bodies gathers what the bodies of an annotation say.
type bodies struct {
	tagging        bool // bodies without a purpose are tags
	tags, notes    []string
	quotes, claims bool
	quote          *annotations.QuoteOf
	claim          *annotations.ClaimOf
}

func (b *bodies) read(p placed) {
	source := p.get("source")
	switch {
	case p.kind == text:
		b.notes = append(b.notes, p.text)
	case isOf(p.node, "Quotation") || isOf(source, "Quotation"):
		b.readQuote(cmp.Or(source, p.node))
	case isOf(p.node, "Claim") || isOf(source, "Claim"):
		b.readClaim(cmp.Or(source, p.node))
	case p.is("Choice"):
		if items := p.all("items", p.at); len(items) > 0 {
			b.read(items[0])
		}
	case p.get("value") != nil:
		b.readText(p)
	default:
		if iri := cmp.Or(source.str(), source.get("id").str(), p.get("id").str()); iri != "" {
			b.notes = append(b.notes, iri)
		}
	}
}

func (b *bodies) readText(p placed) {
	value := first(p.get("value")).str()
	if first(p.get("format")).str() == "text/html" {
		value = plain(value)
	}
	purpose := first(p.get("purpose")).str()
	if purpose == "tagging" || purpose == "" && b.tagging {
		b.tags = append(b.tags, value)
	} else {
		b.notes = append(b.notes, value)
	}
}

func (b *bodies) readQuote(n *node) {
	creator := first(n.get("schema:creator"))
	q := annotations.QuoteOf{
		Speaker: nameOf(creator), Role: creator.get("schema:description").str(),
		Verb: n.get("wt:verb").str(), To: n.get("wt:addressee").str(), Speech: annotations.Speech(n.get("wt:speech").str()),
	}
	b.quotes = true
	if q != (annotations.QuoteOf{}) {
		b.quote = &q
	}
}

func (b *bodies) readClaim(n *node) {
	c := annotations.ClaimOf{
		Wording: n.get("schema:text").str(), Claimant: nameOf(first(n.get("schema:author"))),
		Status: annotations.ClaimStatus(n.get("wt:status").str()),
	}
	b.claims = true
	if c != (annotations.ClaimOf{}) {
		b.claim = &c
	}
}

// isOf reports whether n is of a class of schema.org.
func isOf(n *node, class string) bool {
	return n != nil && n.kind == object && slices.ContainsFunc(n.types(), func(t string) bool {
		return t == "schema:"+class || t == "http://schema.org/"+class || t == "https://schema.org/"+class
	})
}

// nameOf returns the name of an agent, given as such or by itself.
func nameOf(n *node) string {
	return cmp.Or(n.str(), n.get("schema:name").str(), n.get("name").str())
}

var tag = regexp.MustCompile(`(?s)<!--.*?-->|<[^<>]*>`)

// plain returns the text of a little HTML.
func plain(s string) string {
	return strings.TrimSpace(html.UnescapeString(tag.ReplaceAllString(s, "")))
}
