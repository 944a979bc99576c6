package sanitize

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

const (
	maxAddress = 4096  // bytes of an address
	maxAlt     = 2000  // code points of an alternative text
	maxPixels  = 20000 // a picture's side
	maxSpan    = 100   // cells that one cell covers
)

var (
	direction = regexp.MustCompile(`^(ltr|rtl|auto)$`)
	language  = regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,5}$`)
	number    = regexp.MustCompile(`^[1-9][0-9]{0,4}$`)
	address   = regexp.MustCompile(`^https?://[^/]`)
)

// attributes reads the attributes of the tag and returns those that stay, as
// they are written in a tag. ok is false when the element means nothing without
// one that is missing: a link without an address, a picture without a source.
func (f *filterer) attributes(name string, z *html.Tokenizer, more bool) (attrs string, ok bool) {
	var has map[string]string
	for more {
		var k, v []byte
		k, v, more = z.TagAttr()
		key := string(k)
		if !mayHave(name, key) {
			continue
		}
		if _, twice := has[key]; twice {
			continue
		}
		if has == nil {
			has = map[string]string{}
		}
		has[key] = string(v)
	}
	var b strings.Builder
	for _, key := range attributeOrder {
		value, found := has[key]
		if found {
			value = f.value(key, value)
		}
		if value != "" || found && key == "alt" {
			b.WriteString(" " + key + `="` + html.EscapeString(value) + `"`)
		} else if key == "href" && name == "a" || key == "src" && name == "img" {
			return "", false
		}
	}
	return b.String(), true
}

var attributeOrder = []string{"href", "src", "alt", "width", "height", "colspan", "rowspan", "dir", "lang"}

func mayHave(name, key string) bool {
	switch key {
	case "href":
		return name == "a"
	case "src", "alt", "width", "height":
		return name == "img"
	case "colspan", "rowspan":
		return name == "td" || name == "th"
	case "dir", "lang":
		return blocks[name]
	}
	return false
}

// value returns an attribute's value as it stays, "" when it does not.
func (f *filterer) value(key, v string) string {
	switch key {
	case "href", "src":
		return Address(v, f.base)
	case "alt":
		return cut(strings.Join(strings.Fields(plain(v)), " "), maxAlt)
	case "width", "height":
		return upTo(v, maxPixels)
	case "colspan", "rowspan":
		return upTo(v, maxSpan)
	case "dir":
		v = strings.ToLower(strings.TrimSpace(v))
		if !direction.MatchString(v) {
			return ""
		}
	case "lang":
		v = strings.TrimSpace(v)
		if !language.MatchString(v) {
			return ""
		}
	}
	return v
}

// upTo returns v as a whole number, at most most, and "" when it is none from 1.
func upTo(v string, most int) string {
	n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(v), "px"))
	if err != nil || n < 1 {
		return ""
	}
	return strconv.Itoa(min(n, most))
}

func cut(s string, most int) string {
	n := 0
	for i := range s {
		if n == most {
			return strings.TrimSpace(s[:i])
		}
		n++
	}
	return s
}

// Address returns v, resolved against base, as an absolute http or https
// address with a host, and "" when it is none. base may be nil. An address with
// a user's name is refused: it is made to look like another one.
func Address(v string, base *url.URL) string {
	v = strings.Map(func(r rune) rune {
		if r < 0x20 || r == 0x7F {
			return -1
		}
		return r
	}, strings.TrimSpace(v))
	if v == "" || len(v) > maxAddress {
		return ""
	}
	u, err := url.Parse(v)
	if err != nil {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Opaque != "" || u.User != nil {
		return ""
	}
	if u.Host = host(u.Host); u.Host == "" {
		return ""
	}
	return u.String()
}
