package feed

import (
	"slices"
	"strings"
)

// maxAttrs is how many attributes of an element are kept.
const maxAttrs = 64

type attr struct{ name, value string }

// startTag opens an element, unless it is before the root or too deep.
func (w *writer) startTag() {
	name, attrs, empty := w.readTag()
	if name == "" {
		return
	}
	what := local(name)
	switch {
	case !w.rooted:
		if !w.root(name, what, attrs) {
			return
		}
	case len(w.open) >= maxDepth:
		if !empty && len(w.deep) < 10*maxDepth {
			w.deep = append(w.deep, name)
		}
		return
	case what == "item" || what == "entry":
		w.closeItem(what)
		if w.items++; w.items > MaxItems {
			w.done = true
			return
		}
	}
	if w.cdf && what == "abstract" {
		name = "description"
	}
	w.out.WriteString("<" + name)
	for _, a := range attrs {
		w.out.WriteString(" " + a.name + `="`)
		writeText(&w.out, a.value)
		w.out.WriteByte('"')
	}
	w.out.WriteByte('>')
	w.open = append(w.open, name)
	if w.cdf && (what == "item" || what == "channel") {
		w.linkOf(attrs)
	}
	if empty {
		w.close()
		w.done = len(w.open) == 0
	}
}

// closeItem closes an item that was never closed when the next one begins.
func (w *writer) closeItem(what string) {
	for i := len(w.open) - 1; i > 0; i-- {
		if local(w.open[i]) == what && !w.cdf {
			for len(w.open) > i {
				w.close()
			}
			return
		}
	}
}

// linkOf writes the address that CDF has in an attribute as RSS has it.
func (w *writer) linkOf(attrs []attr) {
	for _, a := range attrs {
		if strings.EqualFold(a.name, "href") {
			w.out.WriteString("<link>")
			writeText(&w.out, a.value)
			w.out.WriteString("</link>")
		}
	}
}

// root tells whether a start tag begins a feed.
func (w *writer) root(name, what string, attrs []attr) bool {
	if w.list {
		w.rooted = what == "opml"
		return w.rooted
	}
	switch what {
	case "rss", "feed", "rdf":
	case "channel": // CDF, or RSS that lost its root
		w.cdf = strings.EqualFold(name, "channel") && slices.ContainsFunc(attrs, func(a attr) bool { return strings.EqualFold(a.name, "href") })
		w.cdf = w.cdf || strings.Contains(strings.ToLower(w.text[:min(len(w.text), 2048)]), ".cdf")
		w.cdf = w.cdf || !strings.Contains(strings.ToLower(w.text), "<link>")
		w.out.WriteString(`<rss version="2.0">`)
		w.wrap = "</rss>"
	case "html":
		w.page = true
		return false
	default:
		return false
	}
	w.rooted = true
	return true
}

// readTag reads a start tag and goes past it. A tag that never ends, or that is
// broken off by another, is what could be read of it.
func (w *writer) readTag() (name string, attrs []attr, empty bool) {
	s := w.text
	name = nameAt(s[w.at+1:])
	at := w.at + 1 + len(name)
	for {
		for at < len(s) && (isSpace(s[at]) || s[at] == '/') {
			empty = s[at] == '/'
			at++
		}
		if at >= len(s) || s[at] == '<' {
			break
		}
		if s[at] == '>' {
			at++
			break
		}
		empty = false
		a, next := readAttr(s, at)
		at = next
		if a.name != "" && len(attrs) < maxAttrs && !slices.ContainsFunc(attrs, func(b attr) bool { return b.name == a.name }) {
			attrs = append(attrs, a)
		}
	}
	w.at = at
	if at >= len(s) && (s == "" || s[len(s)-1] != '>') {
		name = "" // cut off in the middle of the tag
	}
	return strings.Trim(name, ":"), attrs, empty
}

// readAttr reads an attribute at s[at], and returns where the next one may be.
func readAttr(s string, at int) (attr, int) {
	name := nameAt(s[at:])
	if name == "" {
		return attr{}, at + 1
	}
	at += len(name)
	next := at
	for next < len(s) && isSpace(s[next]) {
		next++
	}
	if next >= len(s) || s[next] != '=' {
		return attr{name: strings.Trim(name, ":"), value: ""}, at
	}
	next++
	for next < len(s) && isSpace(s[next]) {
		next++
	}
	value, next := readValue(s, next)
	a := attr{strings.Trim(name, ":"), value}
	if a.name == "xmlns" || strings.HasPrefix(a.name, "xmlns:") {
		a.value = namespace(a.value)
	}
	return a, next
}

func readValue(s string, at int) (string, int) {
	if at < len(s) && (s[at] == '"' || s[at] == '\'') {
		if n := strings.IndexByte(s[at+1:], s[at]); n >= 0 && !strings.Contains(s[at+1:at+1+n], "</") {
			return s[at+1 : at+1+n], at + n + 2
		}
		at++ // a quote without its end: to the end of the tag
		n := strings.IndexAny(s[at:], "<>")
		if n < 0 {
			n = len(s) - at
		}
		if n > 0 && at+n < len(s) && s[at+n-1] == '/' {
			n-- // of />
		}
		return s[at : at+n], at + n
	}
	end := at
	for end < len(s) && !isSpace(s[end]) && s[end] != '>' && s[end] != '<' {
		end++
	}
	return s[at:end], end
}

func namespace(said string) string {
	key := strings.ToLower(strings.TrimSpace(said))
	key = strings.TrimPrefix(strings.TrimPrefix(key, "https://"), "http://")
	if known, ok := namespaces[strings.TrimRight(key, "/#")]; ok {
		return known
	}
	return said
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }
