package watchtest

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// feed lists the newest 15 articles, and gives all of them one GUID at some
// hosts.
func (w *Internet) feed(host int, now time.Time) string {
	var items []string
	for art := range w.Articles {
		at := w.published(host, art)
		if at.After(now) {
			continue
		}
		guid := fmt.Sprint(host, "-", art)
		if host%7 == 3 {
			guid = "the-same"
		}
		items = append(items, at.UTC().Format(time.RFC3339)+fmt.Sprintf("|<item><title>Item %d</title><guid>%s</guid><link>/a%d</link><pubDate>%s</pubDate></item>", art, guid, art, at.UTC().Format(time.RFC1123)))
	}
	slices.Sort(items)
	slices.Reverse(items)
	var b strings.Builder
	b.WriteString("<rss><channel><title>Outlet</title><link>https://" + name(host) + "/</link>")
	for _, it := range items[:min(len(items), 15)] {
		_, it, _ = strings.Cut(it, "|")
		b.WriteString(it)
	}
	if w.fault(host, now) != brokenFeed {
		b.WriteString("</channel></rss>")
	}
	return b.String()
}

var syllables = strings.Fields("kar row hal vo ria plo ver ost rel tide mer lan den fal sto wick bor ough nes tal")

// noun returns a made-up name; there are so many that two texts share few of them.
func noun(n int) string {
	return syllables[n%20] + syllables[n/20%20] + syllables[n/400%20] + syllables[n/8000%20]
}

// page returns a version of an article, or what a fault has in its place.
func page(host, art, v, fault int, now time.Time) string {
	switch fault {
	case consentWall:
		return "<html><body><main><h1>Before you continue</h1><p>We and our partners use cookies to store and read data on your device. Choose what you allow us to do with it.</p><p>You can manage your cookie preferences at any time.</p></main></body></html>"
	case errorPage:
		return "<html><head><title>Service unavailable</title></head><body><h1>Service unavailable</h1><p>Something is broken on our side. Please come back later.</p></body></html>"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "<html><head><title>Story %d of %s</title></head><body><nav><a href=/>Home</a></nav><article><h1>Story %d of %s</h1>", art, name(host), art, name(host))
	paragraphs := 8
	if fault == halfGone {
		paragraphs = 3
	}
	for p := range paragraphs {
		b.WriteString("<p>")
		for s := range 3 {
			n := number(host, art, p, s)
			if p == 1 && s == 1 {
				n = number(host, art, p, s, v)
			}
			fmt.Fprintf(&b, "The %s near the %s was seen by the %s on day %d, officials of the %s said. ", noun(n), noun(n/3), noun(n/7), n%28+1, noun(n/11))
		}
		if p == 1 {
			fmt.Fprintf(&b, "This is version %d. ", v)
		}
		b.WriteString("</p>")
	}
	b.WriteString("</article><footer><p>Page made at " + now.Format(time.RFC3339) + "</p></footer></body></html>")
	return b.String()
}

// VersionIn returns the version of an article that a text is of.
func VersionIn(text string) (int, error) {
	_, after, ok := strings.Cut(text, "This is version ")
	if !ok {
		return 0, fmt.Errorf("a text of no version: %.80q", text)
	}
	var v int
	_, err := fmt.Sscanf(after, "%d.", &v)
	return v, err
}
