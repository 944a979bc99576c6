package extract

import (
	"cmp"
	"net/url"
	"regexp"
	"strings"
	"time"

	"golang.org/x/net/html"
)

// Meta is what a page says about itself.
type Meta struct {
	Headline, Byline, Outlet string
	Slug                     string // alternative headline of wire pages
	URL                      string // canonical, absolute
	Lang, Dir                string
	Published, Modified      time.Time
	Withdrawn                bool
	// Closed is set when the page says that its text is for subscribers only.
	Closed bool

	titles []string // what the page calls itself, best first
	base   *url.URL
}

// readMeta reads JSON-LD first, then meta tags, then the text.
func readMeta(doc *html.Node, base *url.URL) Meta {
	m := Meta{base: base}
	tags := map[string]string{}
	var title, h1, canonical string
	h1s := 0
	find(doc, func(n *html.Node) bool {
		switch {
		case is(n, "html"):
			m.Lang, m.Dir = attr(n, "lang"), strings.ToLower(attr(n, "dir"))
		case is(n, "body") && m.Dir == "":
			m.Dir = strings.ToLower(attr(n, "dir"))
		case is(n, "title") && title == "":
			title = text(n)
		case is(n, "h1"):
			if s := text(n); s != "" {
				h1s++
				h1 = s
			}
		case is(n, "link") && strings.EqualFold(attr(n, "rel"), "canonical"):
			canonical = attr(n, "href")
		case is(n, "meta"):
			key := strings.ToLower(strings.TrimSpace(attr(n, "property") + attr(n, "name") + attr(n, "itemprop")))
			if v := squeeze(attr(n, "content")); v != "" && tags[key] == "" {
				tags[key] = v
			}
		}
		return true
	})
	ld := readLD(doc)
	m.Outlet = cmp.Or(ld.outlet, tags["og:site_name"], tags["application-name"])
	m.Byline = cmp.Or(ld.byline, personal(tags["author"]), personal(tags["article:author"]), personal(tags["parsely-author"]))
	m.Slug, m.Withdrawn, m.Closed = ld.slug, ld.withdrawn, ld.closed
	m.Published = firstTime(ld.published, parseTime(tags["article:published_time"]), parseTime(tags["datepublished"]),
		parseTime(tags["date"]), parseTime(tags["dc.date.issued"]), parseTime(tags["parsely-pub-date"]))
	m.Modified = firstTime(ld.modified, parseTime(tags["article:modified_time"]), parseTime(tags["og:updated_time"]),
		parseTime(tags["datemodified"]), parseTime(tags["last-modified"]))
	m.URL = cmp.Or(m.absolute(canonical), m.absolute(tags["og:url"]), m.absolute(ld.url))
	m.Lang = cmp.Or(m.Lang, ld.lang, tags["og:locale"])
	m.Lang = strings.ReplaceAll(m.Lang, "_", "-")
	if h1s != 1 {
		h1 = ""
	}
	for _, s := range []string{ld.headline, tags["og:title"], h1, tags["twitter:title"], title} {
		if s = m.bare(s); s != "" {
			m.titles = append(m.titles, s)
		}
	}
	m.Headline = m.headline(h1)
	return m
}

// headline prefers what stands above the story to what is told to machines, as
// long as the two are alike.
func (m Meta) headline(h1 string) string {
	h1 = m.bare(h1)
	if len(m.titles) == 0 {
		return ""
	}
	if h1 == "" {
		return m.titles[0]
	}
	for _, t := range m.titles {
		if t != h1 && newWitness(t).shared(h1) < 0.5 {
			continue
		}
		return h1
	}
	return m.titles[0]
}

// shared returns which part of s's words the witness has.
func (w witness) shared(s string) float64 {
	words := tokens(s)
	n := 0
	for _, t := range words {
		if strings.Contains(w.whole, " "+t+" ") {
			n++
		}
	}
	if len(words) == 0 {
		return 0
	}
	return float64(n) / float64(len(words))
}

// complete fills what the page's own data did not give from the libraries.
func (m *Meta) complete(r, t opinion) {
	if m.Headline == "" {
		m.Headline = m.bare(cmp.Or(squeeze(r.title), squeeze(t.title)))
	}
	if m.Byline == "" {
		m.Byline = personal(cmp.Or(squeeze(r.by), squeeze(strings.ReplaceAll(t.by, ";", ","))))
	}
	if m.Published.IsZero() {
		m.Published = t.meta.Date
	}
	if m.Outlet == "" {
		m.Outlet = squeeze(t.meta.Sitename)
	}
}

var separator = regexp.MustCompile(`\s+[|·•–—»:-]+\s+`)

// bare returns a title without the outlet's name at its end or start.
func (m Meta) bare(s string) string {
	s = squeeze(s)
	cuts := separator.FindAllStringIndex(s, -1)
	if len(cuts) == 0 {
		return s
	}
	lastCut, firstCut := cuts[len(cuts)-1], cuts[0]
	if m.isOutlet(s[lastCut[1]:]) {
		return m.bare(s[:lastCut[0]])
	}
	if m.isOutlet(s[:firstCut[0]]) {
		return s[firstCut[1]:]
	}
	if strings.ContainsAny(s[lastCut[0]:lastCut[1]], "|") && len(strings.Fields(s[lastCut[1]:])) <= 4 && m.Outlet == "" {
		return s[:lastCut[0]]
	}
	return s
}

func (m Meta) isOutlet(s string) bool {
	name := strings.Join(tokens(s), "")
	if name == "" {
		return false
	}
	if name == strings.Join(tokens(m.Outlet), "") {
		return true
	}
	return m.base != nil && len(name) > 3 && strings.Contains(strings.ReplaceAll(strings.ToLower(m.base.Hostname()), "-", ""), name)
}

func (m Meta) absolute(ref string) string {
	if ref == "" {
		return ""
	}
	u, err := url.Parse(strings.TrimSpace(ref))
	if err != nil {
		return ""
	}
	if m.base != nil {
		u = m.base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
		return ""
	}
	u.Fragment = ""
	return u.String()
}

// personal returns a byline without the "By", and nothing for an address.
func personal(s string) string {
	if strings.Contains(s, "://") || strings.Contains(s, "@") || len(s) > 200 {
		return ""
	}
	return By(s)
}

var by = regexp.MustCompile(`^(?i:by|von|par|por|di|door|av|af|كتبت?)\s*:?\s+`)

// By returns a byline without the word that opens it.
func By(s string) string { return strings.TrimSpace(by.ReplaceAllString(s, "")) }

func squeeze(s string) string { return strings.Join(strings.Fields(html.UnescapeString(s)), " ") }

func firstTime(all ...time.Time) time.Time {
	for _, t := range all {
		if !t.IsZero() {
			return t
		}
	}
	return time.Time{}
}

// parseTime reads the forms of ISO 8601 that pages use; the zero time is no time.
func parseTime(s string) time.Time {
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04:05-0700", "2006-01-02T15:04Z07:00",
		"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04", "2006-01-02", time.RFC1123Z, time.RFC1123} {
		if t, err := time.Parse(layout, strings.TrimSpace(s)); err == nil && t.Year() > 1800 && t.Year() < 3000 {
			return t
		}
	}
	return time.Time{}
}
