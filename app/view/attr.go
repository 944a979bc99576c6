package view

import "strings"

// attr returns an attribute as it may stand on an element, and why it may not.
func (in space) attr(tag string, a Attr) (Attr, string) {
	switch {
	case !in.isName(a.Name):
		return a, "is not an attribute"
	case strings.HasPrefix(a.Name, "on"):
		return a, "runs a script"
	case in == inSVG && isUnsettable(a.Name):
		return a, "cannot be set on an element of SVG"
	}
	switch a.Name {
	case "style", "srcdoc", "xmlns", "is", "nonce":
		return a, "is refused"
	case "srcset", "imagesrcset", "ping", "background", "data", "poster", "manifest", "longdesc":
		return a, "loads from an address that is not checked"
	case "href", "src", "action", "formaction", "cite":
		a.Value = address(a.Value)
		if !isLocal(a.Value) && !(tag == "a" && a.Name == "href" && isWeb(a.Value)) {
			return a, "leads nowhere good"
		}
		return a, ""
	}
	a.Value = line(a.Value)
	if a.Name != "value" {
		a.Value = strings.TrimSpace(a.Value)
	}
	if in == inSVG && strings.Contains(a.Value, "url(") && !strings.HasPrefix(a.Value, "url(#") {
		return a, "loads from an address that is not checked"
	}
	return a, ""
}

// isName reports whether a parser gives an attribute back under this name.
func (in space) isName(name string) bool {
	if name == "" || name[0] < 'a' || name[0] > 'z' {
		return false
	}
	for i := 1; i < len(name); i++ {
		switch c := name[i]; {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9', c == '-', c == '_':
		case 'A' <= c && c <= 'Z' && in == inSVG:
			return isMixed(name)
		default:
			return false
		}
	}
	return in == inHTML || !hasMixed(name)
}

// mixed are the attributes of SVG that a parser gives back in mixed case
// (HTML, "adjust SVG attributes"), as far as a shape has them.
var mixed = []string{
	"clipPathUnits", "gradientTransform", "gradientUnits", "lengthAdjust", "markerHeight",
	"markerUnits", "markerWidth", "maskContentUnits", "maskUnits", "pathLength",
	"patternContentUnits", "patternTransform", "patternUnits", "preserveAspectRatio", "refX",
	"refY", "spreadMethod", "startOffset", "textLength", "viewBox",
}

func isMixed(name string) bool {
	for _, m := range mixed {
		if m == name {
			return true
		}
	}
	return false
}

// hasMixed reports whether a parser would give a name in lower case back mixed.
func hasMixed(name string) bool {
	for _, m := range mixed {
		if len(m) == len(name) && strings.EqualFold(m, name) {
			return true
		}
	}
	return false
}

// isUnsettable reports whether go-app sets an attribute as a property, which
// elements of SVG do not have.
func isUnsettable(name string) bool {
	switch name {
	case "class", "value", "contenteditable", "ismap", "readonly", "async", "autofocus", "autoplay",
		"checked", "default", "defer", "disabled", "hidden", "loop", "multiple", "muted", "open",
		"required", "reversed", "selected", "allow":
		return true
	}
	return false
}

// address takes out of an address what browsers take out before they read it.
func address(s string) string {
	clean := true
	for i := 0; i < len(s) && clean; i++ {
		clean = s[i] > ' ' && s[i] != 0x7f
	}
	if clean {
		return line(s)
	}
	s = strings.Map(func(r rune) rune {
		if r < ' ' || 0x7f <= r && r < 0xa0 {
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(line(s))
}

// isLocal reports whether an address stays on this server.
func isLocal(s string) bool {
	switch {
	case s == "":
		return false
	case s[0] == '#', s[0] == '?':
		return true
	case s[0] != '/':
		return false
	}
	return len(s) == 1 || s[1] != '/' && s[1] != '\\'
}

// isWeb reports whether an address is http or https with a host.
func isWeb(s string) bool {
	for _, scheme := range [2]string{"https://", "http://"} {
		if len(s) > len(scheme) && strings.EqualFold(s[:len(scheme)], scheme) {
			return strings.IndexByte(`/\?#@:`, s[len(scheme)]) < 0
		}
	}
	return false
}
