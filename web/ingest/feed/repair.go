package feed

import (
	"html"
	"strings"
	"unicode"

	"writethru/web/ingest/xmltext"
)

// namespaces are those that readers know, by what is left of them without the
// mistakes that feeds make: https, a slash more, capitals.
var namespaces = map[string]string{
	"www.w3.org/2005/atom":                "http://www.w3.org/2005/Atom",
	"purl.org/atom/ns":                    "http://purl.org/atom/ns#",
	"purl.org/rss/1.0":                    "http://purl.org/rss/1.0/",
	"www.w3.org/1999/02/22-rdf-syntax-ns": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
	"purl.org/dc/elements/1.1":            "http://purl.org/dc/elements/1.1/",
	"purl.org/rss/1.0/modules/content":    "http://purl.org/rss/1.0/modules/content/",
}

// repair writes a document anew as well-formed XML: from its root to the end of
// it, every element closed, every attribute quoted, every & an entity of XML,
// without declarations, comments and instructions. Elements deeper than
// maxDepth are left out with their tags, items after MaxItems with all that
// follows. It takes time linear in the size of text.
func repair(text string) ([]byte, error) {
	w := &writer{text: text}
	return w.write()
}

func (w *writer) write() ([]byte, error) {
	w.out.Grow(len(w.text) + len(w.text)/8)
	for w.at < len(w.text) && !w.done {
		w.step()
	}
	if !w.rooted {
		if w.page {
			return nil, errPage
		}
		return nil, errNoFeed
	}
	for len(w.open) > 0 {
		w.close()
	}
	w.out.WriteString(w.wrap)
	return []byte(w.out.String()), nil
}

// writer is a document on its way to be well formed.
type writer struct {
	text   string
	at     int
	out    strings.Builder
	open   []string // names of the elements that are open
	deep   []string // those below, which are left out
	items  int
	wrap   string // closes what was put around the root
	cdf    bool
	list   bool // it is OPML, not a feed
	rooted bool // the root was met
	page   bool // an html element was met before a root
	done   bool
	// endless says that no declaration with an internal subset has an end from
	// here on.
	endless bool
}

// step takes the next piece of the document: text, a tag, or what is left out.
func (w *writer) step() {
	rest := w.text[w.at:]
	switch {
	case rest[0] != '<':
		n := strings.IndexByte(rest, '<')
		if n < 0 {
			n = len(rest)
		}
		w.say(rest[:n])
		w.at += n
	case strings.HasPrefix(rest, "<!--"):
		w.skip("-->")
	case strings.HasPrefix(rest, "<![CDATA["):
		n := strings.Index(rest, "]]>")
		if n < 0 {
			n = len(rest)
		}
		if w.isInside() {
			w.out.WriteString(escaper.Replace(rest[len("<![CDATA["):n]))
		}
		w.at = min(w.at+n+len("]]>"), len(w.text))
	case strings.HasPrefix(rest, "<?"):
		w.skip(">")
	case strings.HasPrefix(rest, "<!"):
		w.declaration()
	case len(rest) > 2 && rest[1] == '/' && isNameStart(rest[2]):
		w.endTag()
	case len(rest) > 1 && isNameStart(rest[1]):
		w.startTag()
	default:
		w.say("<")
		w.at++
	}
}

func (w *writer) isInside() bool { return len(w.open) > 0 }

// skip leaves out everything to the end mark, or the rest.
func (w *writer) skip(end string) {
	if n := strings.Index(w.text[w.at:], end); n >= 0 {
		w.at += n + len(end)
	} else {
		w.at = len(w.text)
	}
}

// declaration leaves out a document type with all entities that it declares.
func (w *writer) declaration() {
	rest := w.text[w.at:]
	if end := strings.IndexByte(rest, '>'); end >= 0 && !w.endless && strings.IndexByte(rest[:end], '[') >= 0 {
		if n := strings.Index(rest, "]>"); n >= 0 {
			w.at += n + 2
			return
		}
		w.endless = true // not looked for again and again
	}
	w.skip(">")
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// say writes text, with entities of HTML as characters and other & as &amp;.
func (w *writer) say(s string) {
	if w.isInside() {
		writeText(&w.out, s)
	}
}

func writeText(b *strings.Builder, s string) {
	for {
		n := strings.IndexByte(s, '&')
		if n < 0 {
			b.WriteString(escaper.Replace(s))
			return
		}
		b.WriteString(escaper.Replace(s[:n]))
		s = s[n:]
		end := strings.IndexByte(s[:min(len(s), 40)], ';')
		if end < 0 {
			b.WriteString("&amp;")
			s = s[1:]
			continue
		}
		known := html.UnescapeString(s[:end+1])
		if known == s[:end+1] {
			b.WriteString("&amp;")
			s = s[1:]
			continue
		}
		if known != "\uFFFD" { // a character that may not be in XML
			b.WriteString(escaper.Replace(xmltext.Allowed(known)))
		}
		s = s[end+1:]
	}
}

func isNameStart(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80
}

// name returns the name at the start of s, as XML allows it.
func nameAt(s string) string {
	for i, r := range s {
		if !(unicode.IsLetter(r) || r == '_' || r == ':' || i > 0 && (unicode.IsDigit(r) || r == '-' || r == '.')) {
			return s[:i]
		}
	}
	return s
}

// local returns a name without its prefix, in lower case.
func local(name string) string {
	return strings.ToLower(name[strings.LastIndexByte(name, ':')+1:])
}

// endTag closes the element of that name and all that are open in it. A tag that
// closes nothing is left out.
func (w *writer) endTag() {
	name := nameAt(w.text[w.at+2:])
	w.skip(">")
	for i := len(w.deep) - 1; i >= 0; i-- {
		if strings.EqualFold(w.deep[i], name) {
			w.deep = w.deep[:i]
			return
		}
	}
	for i := len(w.open) - 1; i >= 0 && i >= len(w.open)-maxDepth; i-- {
		if strings.EqualFold(w.open[i], name) {
			w.deep = w.deep[:0]
			for len(w.open) > i {
				w.close()
			}
			w.done = len(w.open) == 0
			return
		}
	}
}

func (w *writer) close() {
	last := len(w.open) - 1
	w.out.WriteString("</" + w.open[last] + ">")
	w.open = w.open[:last]
}
