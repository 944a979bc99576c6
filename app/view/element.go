package view

// space is the namespace that an element stands in.
type space uint8

const (
	inHTML space = iota
	inSVG
)

// SVG is the namespace of drawings.
const SVG = "http://www.w3.org/2000/svg"

// Void reports whether an element has no content and no end tag.
func Void(tag string) bool {
	switch tag {
	case "br", "col", "hr", "img", "input", "wbr":
		return true
	}
	return false
}

// dropsLineFeed reports whether a parser drops the first line feed in it.
func dropsLineFeed(tag string) bool { return tag == "pre" || tag == "textarea" }

// of returns the namespace of an element that stands in another one.
func (in space) of(tag string) space {
	if in == inSVG || tag == "svg" {
		return inSVG
	}
	return inHTML
}

// inside returns the namespace in which the children of an element stand. The
// title and desc of a drawing hold HTML (HTML, "HTML integration point").
func (in space) inside(tag string) space {
	if in == inSVG && (tag == "title" || tag == "desc") {
		return inHTML
	}
	return in
}

// Inside returns the namespace, as a URL, of an element and of its children,
// when it stands in an element whose children stand in namespace in; "" is HTML.
func Inside(in, tag string) (own, children string) {
	s := inHTML
	if in == SVG {
		s = inSVG
	}
	s = s.of(tag)
	return s.url(), s.inside(tag).url()
}

func (in space) url() string {
	if in == inSVG {
		return SVG
	}
	return ""
}

// isElement reports whether views may use an element: all that show something
// and neither load nor run anything by themselves.
func (in space) isElement(tag string) bool {
	if in == inSVG {
		return isShape(tag)
	}
	switch tag {
	case "a", "abbr", "address", "article", "aside", "b", "bdi", "bdo", "blockquote", "br", "button",
		"caption", "cite", "code", "col", "colgroup", "data", "datalist", "dd", "del", "details", "dfn",
		"dialog", "div", "dl", "dt", "em", "fieldset", "figcaption", "figure", "footer", "form",
		"h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "i", "img", "input", "ins",
		"kbd", "label", "legend", "li", "main", "mark", "menu", "meter", "nav", "ol", "optgroup",
		"option", "output", "p", "pre", "progress", "q", "rp", "rt", "ruby", "s", "samp", "search",
		"section", "select", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody",
		"td", "textarea", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "wbr":
		return true
	}
	return false
}

// isShape is isElement for SVG. None of them ends a drawing early in a parser
// (HTML, "the rules for parsing tokens in foreign content").
func isShape(tag string) bool {
	switch tag {
	case "svg", "g", "path", "circle", "ellipse", "line", "polyline", "polygon", "rect", "text",
		"tspan", "title", "desc", "defs", "symbol", "use", "a", "clipPath", "mask", "pattern",
		"marker", "linearGradient", "radialGradient", "stop":
		return true
	}
	return false
}
