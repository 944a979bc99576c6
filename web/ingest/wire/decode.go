package wire

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

var declared = regexp.MustCompile(`^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{1,40})["']`)

// decode returns data as UTF-8: by its byte order mark, then as UTF-8 if it is
// that, then as what its XML declaration says, then by its letters. Agencies
// declare Latin-1 and send UTF-8 more often than the other way round, and
// Latin-1 text that happens to be UTF-8 is very rare.
func decode(data []byte) string {
	if bytes.HasPrefix(data, []byte("\xFF\xFE")) || bytes.HasPrefix(data, []byte("\xFE\xFF")) {
		if out, _, err := transform.Bytes(unicode.BOMOverride(transform.Nop), data); err == nil {
			data = out
		}
	}
	data = bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))
	if utf8.Valid(data) {
		return string(data)
	}
	var from encoding.Encoding = charmap.Windows1252
	if m := declared.FindSubmatch(data[:min(len(data), 300)]); m != nil {
		if e, name := charset.Lookup(string(m[1])); e != nil {
			if name == "utf-8" {
				return strings.ToValidUTF8(string(data), "\uFFFD")
			}
			from = e
		}
	} else if isDOS(data) {
		from = charmap.CodePage850
	}
	out, err := from.NewDecoder().Bytes(data)
	if err != nil {
		return strings.ToValidUTF8(string(data), "\uFFFD")
	}
	return string(out)
}

// isDOS reports whether text is in code page 437 or 850 rather than Latin-1 or
// Windows-1252, where the bytes of their commonest letters (ü é ä ç è ö) are no
// letters and never stand inside a word.
func isDOS(data []byte) bool {
	dos, latin := 0, 0
	for i := 1; i+1 < len(data); i++ {
		if !isLetter(data[i-1]) || !isLetter(data[i+1]) {
			continue
		}
		switch b := data[i]; {
		case b == 0x81, b == 0x82, b == 0x84, b == 0x87, b == 0x8A, b == 0x94:
			dos++
		case b >= 0xC0:
			latin++
		}
	}
	return dos > latin
}

func isLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }
