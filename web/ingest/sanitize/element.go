package sanitize

// The elements that are kept, by what the filter has to know of them.
var (
	// blocks may carry dir and lang.
	blocks = set("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "figure",
		"figcaption", "pre", "dl", "dt", "dd", "div", "section", "table", "caption", "thead", "tbody",
		"tfoot", "tr", "td", "th")
	tableParts = set("caption", "thead", "tbody", "tfoot", "tr", "td", "th")
	// formatting elements are opened again by the parser in every block that
	// follows an unclosed one, so the filter nests none in itself.
	formatting = set("a", "b", "code", "em", "i", "s", "small", "strong")
	inline     = set("sup", "sub", "q", "cite", "time")
	void       = set("br", "hr", "img")
)

// renamed are elements kept under another name. Marks of insertion and deletion
// have a meaning of their own in Writethru: ins and mark lose their tags, and
// del is struck text like any other.
var renamed = map[string]string{
	"article": "div", "main": "div", "header": "div", "footer": "div", "aside": "div", "nav": "div",
	"center": "div", "address": "div", "details": "div", "summary": "div", "fieldset": "div",
	"form": "div", "hgroup": "div", "search": "div", "listing": "pre",
	"menu": "ul", "dir": "ul", "image": "img",
	"del": "s", "strike": "s", "kbd": "code", "samp": "code", "tt": "code",
}

// dropped are elements that go with all they hold: their text is a program, a
// control, a fallback or an alternative, and no prose.
var dropped = set("svg", "math", "video", "audio", "canvas", "object", "applet", "button", "select",
	"option", "optgroup", "datalist", "template", "map", "meter", "progress", "dialog", "frameset",
	"portal", "fencedframe", "label", "legend", "output")

// raw are the elements whose content the tokenizer hands over as one text.
// They go as well.
var raw = set("script", "style", "title", "textarea", "iframe", "noembed", "noframes", "noscript",
	"plaintext", "xmp")

func set(names ...string) map[string]bool {
	m := make(map[string]bool, len(names))
	for _, n := range names {
		m[n] = true
	}
	return m
}

// kept reports whether the element stays as it is.
func kept(name string) bool {
	return blocks[name] || formatting[name] || inline[name] || void[name]
}
