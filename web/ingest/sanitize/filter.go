package sanitize

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
)

// dropMark starts the names of elements that the filter makes for the printer.
// No element of a page has such a name: the filter writes only names it knows.
const dropMark = "x-drop-"

// filterer writes tag soup again with allowed tags only.
//
// It keeps the parser's work in proportion to the size: without attributes on
// formatting elements and with none nested in itself the parser cannot be made
// to copy hundreds of them into every paragraph.
type filterer struct {
	out     strings.Builder
	base    *url.URL
	open    map[string]int // start tags written without an end tag yet
	skipped map[string]int // formatting tags left out whose end tag is to come
	format  int            // formatting elements open
	nodes   int
	inRaw   bool // the next text is the content of a raw element
}

// filter returns s with allowed tags and attributes only. Elements to be
// dropped with their content stand in it as x-drop-NAME.
func filter(s string, base *url.URL) (string, error) {
	f := &filterer{base: base, open: map[string]int{}, skipped: map[string]int{}}
	z := html.NewTokenizer(strings.NewReader(s))
	for {
		t := z.Next()
		if t == html.ErrorToken {
			return f.out.String(), nil
		}
		f.token(t, z)
		if f.nodes > maxNodes {
			return "", errTooMany
		}
		if f.out.Len() > MaxBytes { // escaping makes some texts longer
			return "", errTooBig
		}
	}
}

func (f *filterer) token(t html.TokenType, z *html.Tokenizer) {
	wasRaw := f.inRaw
	f.inRaw = false
	switch t {
	case html.TextToken:
		if !wasRaw {
			f.text(string(z.Text()))
		}
	case html.StartTagToken, html.SelfClosingTagToken:
		name, more := z.TagName()
		f.start(string(name), z, more)
	case html.EndTagToken:
		name, _ := z.TagName()
		f.end(string(name))
	}
}

func (f *filterer) text(s string) {
	f.count()
	f.out.WriteString(html.EscapeString(plain(s)))
}

// count counts one node, and the formatting elements that the parser may open
// again around it.
func (f *filterer) count() { f.nodes += 1 + f.format }

func (f *filterer) start(name string, z *html.Tokenizer, more bool) {
	if to, ok := renamed[name]; ok {
		name = to
	}
	switch {
	case raw[name]:
		f.inRaw = true
	case dropped[name]:
		if name == "button" { // one in another ends it
			f.end(name)
		}
		f.write(name, dropMark+name, "")
	case formatting[name]:
		f.startFormatting(name, z, more)
	case tableParts[name] && f.open["table"] == 0:
	case void[name]:
		if attrs, ok := f.attributes(name, z, more); ok {
			f.count()
			f.out.WriteString("<" + name + attrs + ">")
		}
	case kept(name):
		attrs, _ := f.attributes(name, z, more)
		f.write(name, name, attrs)
		if name == "p" {
			f.open[name] = 1 // it ended the one before
		}
	}
}

// write writes the start tag of an element that is counted as name.
func (f *filterer) write(name, as, attrs string) {
	f.count()
	f.out.WriteString("<" + as + attrs + ">")
	f.open[name]++
}

func (f *filterer) startFormatting(name string, z *html.Tokenizer, more bool) {
	attrs, ok := "", true
	if name == "a" {
		if f.open[name] > 0 { // a link ends the one before, kept or not
			f.endFormatting(name)
		}
		f.skipped[name] = 0
		attrs, ok = f.attributes(name, z, more)
	}
	if !ok || f.open[name] > 0 {
		f.skipped[name]++
		return
	}
	f.write(name, name, attrs)
	f.format++
}

func (f *filterer) end(name string) {
	if to, ok := renamed[name]; ok {
		name = to
	}
	if f.skipped[name] > 0 {
		f.skipped[name]--
		return
	}
	switch {
	case f.open[name] == 0:
	case dropped[name]:
		f.open[name]--
		f.out.WriteString("</" + dropMark + name + ">")
	case formatting[name]:
		f.endFormatting(name)
	case tableParts[name] && f.open["table"] == 0:
	default:
		f.open[name]--
		f.out.WriteString("</" + name + ">")
	}
}

func (f *filterer) endFormatting(name string) {
	f.open[name]--
	f.format--
	f.out.WriteString("</" + name + ">")
}
