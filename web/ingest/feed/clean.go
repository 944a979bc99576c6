package feed

import (
	"cmp"
	"html"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/mmcdole/gofeed"
	xhtml "golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"

	"writethru/web/ingest/webaddr"
)

// clean makes plain, bounded values of what the library read.
func clean(r *gofeed.Feed, base *url.URL) Feed {
	f := Feed{Title: plain(r.Title, maxLine), Lang: plain(r.Language, 35), Updated: moment(r.UpdatedParsed, r.Updated)}
	f.Link = firstAbsolute(append([]string{r.Link}, r.Links...), base)
	if f.Updated.IsZero() {
		f.Updated = moment(r.PublishedParsed, r.Published)
	}
	if home := webaddr.Parse(f.Link); base == nil {
		base = home
	}
	for _, it := range r.Items {
		if it == nil || len(f.Items) == MaxItems {
			continue
		}
		f.Items = append(f.Items, cleanItem(it, base))
	}
	return f
}

func cleanItem(r *gofeed.Item, base *url.URL) Item {
	it := Item{GUID: cut(strings.TrimSpace(r.GUID), maxURL), Title: plain(r.Title, maxLine)}
	it.Link = firstAbsolute(append([]string{r.Link}, append(r.Links, guidLink(r.GUID))...), base)
	for _, p := range append(r.Authors, r.Author) {
		if p == nil {
			continue
		}
		if it.Author = cmp.Or(plain(p.Name, maxLine), plain(p.Email, maxLine)); it.Author != "" {
			break
		}
	}
	it.Published, it.Updated = moment(r.PublishedParsed, r.Published), moment(r.UpdatedParsed, r.Updated)
	it.Summary = plain(r.Description, maxSummary)
	if it.Content = r.Content; it.Content == "" && strings.ContainsRune(r.Description, '<') {
		it.Content = r.Description // RSS has one element for both
	}
	if len(it.Content) > MaxContent {
		it.Content = ""
	}
	if it.Title == "" {
		it.Title = cut(it.Summary, 80)
	}
	return it
}

// guidLink returns a GUID that is an address: it is the item's page by RSS 2.0,
// unless isPermaLink says no, which those who forget the link rarely do.
func guidLink(guid string) string {
	if webaddr.Parse(guid) == nil {
		return ""
	}
	return guid
}

// firstAbsolute returns the first link that absolute takes, "" when it takes none.
func firstAbsolute(links []string, base *url.URL) string {
	for _, l := range links {
		if a := absolute(l, base); a != "" {
			return a
		}
	}
	return ""
}

// absolute returns link as an absolute http or https address, "" when it is none.
func absolute(link string, base *url.URL) string {
	link = strings.Join(strings.Fields(link), "")
	if link == "" || len(link) > maxURL {
		return ""
	}
	u, err := url.Parse(link)
	if err != nil {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	s := u.String()
	if len(s) > maxURL || webaddr.Parse(s) == nil { // "//::0" is read with a host, which is none
		return ""
	}
	return s
}

// plain returns the text of s, which may be HTML, in one line of at most most
// code points. A title that only looks like markup ("a < b") stays.
func plain(s string, most int) string {
	if len(s) > 64<<10 {
		s = strings.ToValidUTF8(s[:64<<10], "")
	}
	if strings.ContainsRune(s, '<') {
		s = textOf(s)
	} else {
		s = html.UnescapeString(s)
	}
	return line(s, most)
}

// line returns plain text in one line of at most most code points.
func line(s string, most int) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), r == '\uFEFF', r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
			return -1 // also what turns the direction of the text around it
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return cut(norm.NFC.String(strings.Join(strings.Fields(s), " ")), most)
}

// textOf returns the text between the tags of s.
func textOf(s string) string {
	var b strings.Builder
	skip := 0
	for z := xhtml.NewTokenizer(strings.NewReader(s)); ; {
		switch z.Next() {
		case xhtml.ErrorToken:
			return b.String()
		case xhtml.TextToken:
			if skip == 0 {
				b.Write(z.Text())
			}
		case xhtml.StartTagToken:
			name, _ := z.TagName()
			if n := string(name); n == "script" || n == "style" {
				skip = 1
			}
			b.WriteByte(' ')
		case xhtml.EndTagToken:
			skip = 0
			b.WriteByte(' ')
		case xhtml.SelfClosingTagToken:
			b.WriteByte(' ')
		}
	}
}

func cut(s string, most int) string {
	n := 0
	for i := range s {
		if n++; n > most {
			return strings.TrimSpace(s[:i])
		}
	}
	return s
}

var asked = regexp.MustCompile(`(?i)<ttl>\s*(\d{1,6})\s*</ttl>`)

// ttl returns how long an RSS 2.0 feed asks to be left alone.
func ttl(text string) time.Duration {
	m := asked.FindStringSubmatch(text)
	if m == nil {
		return 0
	}
	n, _ := strconv.Atoi(m[1]) // six digits
	return time.Duration(n) * time.Minute
}
