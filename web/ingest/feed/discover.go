package feed

import (
	"bytes"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"writethru/web/ingest/webaddr"
)

// Found is a feed that a page names.
type Found struct {
	URL   string // absolute, http or https
	Title string // plain text; may be empty
}

const (
	maxFound = 50
	maxPage  = 4 << 20 // bytes of a page that are looked at
)

// feedTypes are the media types by which a link names a feed.
var feedTypes = []string{"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "application/json"}

// Discover returns the feeds that the page at base names: those in its link
// elements, in their order, then links of its text that look like feeds.
func Discover(page []byte, base *url.URL) []Found {
	var named, linked []Found
	z := html.NewTokenizer(bytes.NewReader(page[:min(len(page), maxPage)]))
	isFirstBase := true
	for {
		switch z.Next() {
		case html.ErrorToken:
			return distinct(append(named, linked...))
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			at := absolute(attribute(t, "href"), base)
			switch {
			case t.Data == "base" && isFirstBase && at != "":
				base, isFirstBase = webaddr.Parse(at), false
			case at == "" || len(named)+len(linked) >= 2*maxFound:
			case t.Data == "link" && namesFeed(t):
				named = append(named, Found{at, plain(attribute(t, "title"), maxLine)})
			case t.Data == "a" && looksLikeFeed(at):
				linked = append(linked, Found{at, plain(attribute(t, "title"), maxLine)})
			}
		}
	}
}

func attribute(t html.Token, name string) string {
	for _, a := range t.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// namesFeed reports whether a link element stands for a feed.
func namesFeed(t html.Token) bool {
	rels := strings.Fields(strings.ToLower(attribute(t, "rel")))
	kind, _, _ := strings.Cut(strings.ToLower(attribute(t, "type")), ";")
	kind = strings.TrimSpace(kind)
	if kind == "application/json" && !strings.Contains(attribute(t, "href"), "feed") {
		return false // an API, by what content systems write
	}
	return slices.Contains(rels, "feed") || slices.Contains(rels, "alternate") && slices.Contains(feedTypes, kind)
}

// looksLikeFeed reports whether the last part of a path is one that feeds have.
func looksLikeFeed(link string) bool {
	u, err := url.Parse(strings.ToLower(link))
	if err != nil {
		return false
	}
	last := strings.TrimSuffix(u.Path, "/")
	last = last[strings.LastIndexByte(last, '/')+1:]
	switch last {
	case "feed", "rss", "atom", "feed.xml", "rss.xml", "atom.xml", "feed.json", "index.rdf":
		return true
	}
	return strings.HasSuffix(last, ".rss") || strings.HasSuffix(last, ".atom")
}

// usual are the places where feeds are found that no page names.
var usual = []string{"feed", "rss", "feed.xml", "rss.xml", "atom.xml", "index.xml", "feed.json"}

// Guess returns the addresses where a feed of the page at u is likely to be,
// beside the page first, then at the top of the site. None may be there.
func Guess(u *url.URL) []string {
	if u == nil || !webaddr.Is(u) {
		return nil
	}
	var all []string
	beside := *u
	beside.RawQuery, beside.Fragment, beside.RawPath = "", "", ""
	if !strings.HasSuffix(beside.Path, "/") {
		beside.Path += "/"
	}
	top := beside
	top.Path = "/"
	for _, at := range []url.URL{beside, top} {
		for _, name := range usual {
			to := at
			to.Path += name
			if s := to.String(); !slices.Contains(all, s) {
				all = append(all, s)
			}
		}
	}
	return all
}

// distinct returns each feed once, and no more than maxFound.
func distinct(all []Found) []Found {
	seen := map[string]bool{}
	all = slices.DeleteFunc(all, func(f Found) bool {
		twice := seen[f.URL]
		seen[f.URL] = true
		return twice
	})
	return all[:min(len(all), maxFound)]
}
