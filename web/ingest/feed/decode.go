package feed

import (
	"bytes"
	"mime"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/ianaindex"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"writethru/web/ingest/xmltext"
)

// marks are the first bytes of a document by which its encoding is known: byte
// order marks, and "<?" or "{" without one (XML 1.0, appendix F). The longer
// ones come first.
var marks = []struct {
	bytes string
	skip  int
	enc   encoding.Encoding
}{
	{"\x00\x00\xFE\xFF", 4, utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)},
	{"\xFF\xFE\x00\x00", 4, utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)},
	{"\x00\x00\x00<", 0, utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)},
	{"<\x00\x00\x00", 0, utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)},
	{"\xEF\xBB\xBF", 3, nil},
	{"\xFE\xFF", 2, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
	{"\xFF\xFE", 2, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
	{"\x00<\x00", 0, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
	{"<\x00", 0, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
	{"\x00{\x00", 0, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
	{"{\x00", 0, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
	{"\x4C\x6F\xA7\x94", 0, charmap.CodePage037}, // "<?xm" in EBCDIC
}

var declared = regexp.MustCompile(`(?i)<\?xml[^>]{0,200}?encoding\s*=\s*["']?\s*([\w.:-]{1,40})`)

// decode returns the document as UTF-8 without characters that XML 1.0 forbids.
// Bytes that are UTF-8 are taken for it whatever is said of them, for what is
// said is wrong more often than chance makes other text valid UTF-8.
func decode(body []byte, contentType string) string {
	for _, m := range marks {
		if !bytes.HasPrefix(body, []byte(m.bytes)) {
			continue
		}
		if body = body[m.skip:]; m.enc == nil {
			break
		}
		if out, err := m.enc.NewDecoder().Bytes(body); err == nil {
			return xmltext.Allowed(string(out))
		}
	}
	_, params, _ := mime.ParseMediaType(contentType) // one that cannot be read says nothing
	var names []string
	if m := declared.FindSubmatch(body[:min(len(body), 1024)]); m != nil {
		names = append(names, string(m[1]))
	}
	names = append(names, params["charset"])
	if utf8.Valid(body) && !isStateful(names) {
		return xmltext.Allowed(string(body))
	}
	best, worst := "", len(body)+1
	for _, name := range names {
		if n := strings.ToLower(name); n == "utf-8" || n == "utf8" {
			continue // which it is not
		}
		if e := lookup(name); e != nil {
			out, err := e.NewDecoder().Bytes(body)
			if n := bytes.Count(out, []byte("\uFFFD")); err == nil && n < worst && bytes.ContainsAny(out, "<{") {
				best, worst = string(out), n
			}
		}
	}
	if isMostlyUTF8(body) {
		return xmltext.Allowed(string(body)) // with a few broken characters
	}
	if best == "" {
		out, err := charmap.Windows1252.NewDecoder().Bytes(body)
		if err != nil {
			out = body
		}
		best = string(out)
	}
	return xmltext.Allowed(best)
}

// isMostlyUTF8 reports whether more characters outside ASCII are UTF-8 than are
// not.
func isMostlyUTF8(body []byte) bool {
	good, bad := 0, 0
	for len(body) > 0 {
		r, n := utf8.DecodeRune(body)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		body = body[n:]
	}
	return good > bad
}

// isStateful reports whether a name stands for an encoding whose bytes are all
// ASCII, so that they always look like UTF-8.
func isStateful(names []string) bool {
	for _, n := range names {
		n = strings.ToLower(n)
		if strings.HasPrefix(n, "iso-2022") || strings.HasPrefix(n, "iso2022") || strings.HasPrefix(n, "hz") || n == "csiso2022jp" {
			return true
		}
	}
	return false
}

// lookup returns an encoding by the names that the web, IANA or programming
// languages give it, nil when nobody knows it.
func lookup(name string) encoding.Encoding {
	name = strings.ToLower(strings.TrimSpace(name))
	if strings.HasPrefix(name, "hz") {
		return simplifiedchinese.HZGB2312 // browsers refuse it, a feed has no scripts
	}
	for _, n := range []string{name, strings.ReplaceAll(name, "_", "-"), strings.Replace(name, "cp", "windows-", 1), strings.Replace(name, "cp", "ibm", 1)} {
		if e, _ := charset.Lookup(n); e != nil && e != encoding.Nop && e != encoding.Replacement {
			return e
		}
		if e, err := ianaindex.IANA.Encoding(n); err == nil && e != nil {
			return e
		}
	}
	return nil
}
