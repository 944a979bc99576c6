package archive

import (
	"net/http"
	"slices"
	"strings"
	"time"
)

// link is one link of a Link header or of a TimeMap in application/link-format
// (RFC 8288 section 3, RFC 6690).
type link struct {
	url   string
	rel   []string
	param map[string]string
}

func (l link) is(rel string) bool { return slices.Contains(l.rel, rel) }

// at returns the link's datetime, which RFC 7089 has in the form of RFC 1123.
func (l link) at() (time.Time, bool) {
	t, err := http.ParseTime(l.param["datetime"])
	if err != nil {
		t, err = time.Parse(time.RFC1123Z, l.param["datetime"])
	}
	return t.UTC(), err == nil
}

// parseLinks reads links up to most and skips over what is malformed: addresses
// may hold commas and semicolons, quoted values may hold both and escapes.
func parseLinks(s string, most int) (links []link, malformed int) {
	for len(s) > 0 && len(links) < most {
		open := strings.IndexByte(s, '<')
		if open < 0 {
			break
		}
		end := strings.IndexByte(s[open:], '>')
		if end < 0 {
			return links, malformed + 1
		}
		if line := strings.IndexByte(s[open:open+end], '\n'); line >= 0 {
			malformed++
			s = s[open+line:]
			continue
		}
		l := link{url: strings.TrimSpace(s[open+1 : open+end]), param: map[string]string{}}
		s = l.params(s[open+end+1:])
		if l.url == "" || len(l.rel) == 0 {
			malformed++
			continue
		}
		links = append(links, l)
	}
	return links, malformed
}

// params reads the parameters of a link and returns what follows it.
func (l *link) params(s string) string {
	for {
		s = strings.TrimLeft(s, " \t\r\n")
		if s == "" || s[0] != ';' {
			return strings.TrimPrefix(s, ",")
		}
		s = strings.TrimLeft(s[1:], " \t\r\n")
		end := strings.IndexAny(s, "=;,<")
		if end < 0 || s[end] != '=' {
			if end < 0 {
				return ""
			}
			s = s[end:]
			continue
		}
		name := strings.ToLower(strings.TrimSpace(s[:end]))
		var value string
		value, s = parameter(s[end+1:])
		if _, has := l.param[name]; !has {
			l.param[name] = value
			if name == "rel" {
				l.rel = strings.Fields(strings.ToLower(value))
			}
		}
	}
}

// parameter reads a token or a quoted string, and returns what follows it.
func parameter(s string) (value, rest string) {
	s = strings.TrimLeft(s, " \t")
	if !strings.HasPrefix(s, `"`) {
		end := strings.IndexAny(s, ";,\r\n")
		if end < 0 {
			end = len(s)
		}
		return strings.TrimSpace(s[:end]), s[end:]
	}
	var b strings.Builder
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			if i++; i < len(s) {
				b.WriteByte(s[i])
			}
		case '"':
			return b.String(), s[i+1:]
		case '\n': // an open quote ends with its line
			return b.String(), s[i:]
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String(), ""
}
