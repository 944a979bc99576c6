package archive

import (
	"cmp"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"writethru/web/ingest/webaddr"
)

// row is one row of a CDX list, by the names of its columns.
type row map[string]string

// letters are the columns that the head line of a CDX file names by letters.
var letters = map[string]string{"N": "urlkey", "b": "timestamp", "a": "original", "m": "mimetype", "s": "statuscode",
	"k": "digest", "r": "redirect", "M": "robotflags", "S": "length", "V": "offset", "g": "filename"}

var (
	columns7  = []string{"urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"}
	columns11 = []string{"urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "redirect", "robotflags", "length", "offset", "filename"}
)

// ParseCDX reads the answer to a CDX query: text with a row a line, an array of
// arrays, pywb's objects, or CDXJ. Rows with a malformed time, an address that
// is not of the web (mailto, data) or too few columns are skipped and counted.
// resume is the key with which to ask for more, "" when there is no more.
// prefix is put before timestamp and address to make the URI-M.
func ParseCDX(data []byte, prefix string) (l Listing, resume string) {
	s := strings.TrimSpace(strings.ToValidUTF8(string(data), "\uFFFD"))
	if strings.HasPrefix(s, "[") {
		resume = l.arrays(s, prefix)
	} else {
		resume = l.lines(s, prefix)
	}
	l.tidy()
	return l, resume
}

// arrays reads an array of arrays, the first of which names the columns. What
// was read before the damage of a list that is cut off stays.
func (l *Listing) arrays(s, prefix string) (resume string) {
	d := json.NewDecoder(strings.NewReader(s))
	if _, err := d.Token(); err != nil {
		return ""
	}
	var names []string
	empty := false
	for n := 0; d.More() && n < maxRows; n++ {
		var v any
		if err := d.Decode(&v); err != nil {
			l.Malformed++
			return ""
		}
		fields, ok := cells(v)
		switch {
		case !ok:
			l.Malformed++
		case len(fields) == 0:
			empty = true
		case empty && len(fields) == 1:
			return fields[0]
		case names == nil && slices.Contains(fields, "timestamp"):
			names = fields
		case names == nil:
			names = columns7
			l.add(zip(names, fields), prefix)
		default:
			l.add(zip(names, fields), prefix)
		}
	}
	return ""
}

// cells returns the values of an array as strings.
func cells(v any) ([]string, bool) {
	list, ok := v.([]any)
	if !ok {
		return nil, false
	}
	out := make([]string, len(list))
	for i, c := range list {
		switch c := c.(type) {
		case string:
			out[i] = c
		case float64:
			out[i] = strconv.FormatFloat(c, 'f', -1, 64)
		case nil:
		default:
			return nil, false
		}
	}
	return out, true
}

func zip(names, fields []string) row {
	if len(fields) < 3 {
		return nil
	}
	r := row{}
	for i, f := range fields[:min(len(fields), len(names))] {
		r[names[i]] = f
	}
	return r
}

// lines reads a capture a line: columns, an object, or CDXJ's key, time and
// object.
func (l *Listing) lines(s, prefix string) (resume string) {
	var names []string
	empty := false
	for n, line := range strings.Split(s, "\n") {
		line = strings.TrimSpace(line)
		fields := strings.Fields(line)
		brace := strings.IndexByte(line, '{')
		switch {
		case n >= maxRows:
			return ""
		case line == "":
			empty = true
		case strings.HasPrefix(line, "!"): // CDXJ's own data
		case brace == 0 || brace > 0 && len(fields) > 2 && strings.HasPrefix(fields[2], "{"):
			l.add(objectRow(line, fields, brace), prefix)
		case fields[0] == "CDX":
			names = nil
			for _, f := range fields[1:] {
				names = append(names, cmp.Or(letters[f], f))
			}
		case empty && len(fields) == 1:
			return line
		case names != nil:
			l.add(zip(names, fields), prefix)
		case len(fields) >= 9:
			l.add(zip(columns11, fields), prefix)
		default:
			l.add(zip(columns7, fields), prefix)
		}
	}
	return ""
}

// objectRow reads pywb's object, which names some columns otherwise.
func objectRow(line string, fields []string, brace int) row {
	var o map[string]any
	if err := json.Unmarshal([]byte(line[brace:]), &o); err != nil {
		return nil
	}
	r := row{}
	if brace > 0 {
		r["timestamp"] = fields[1]
	}
	for k, v := range o {
		s, ok := v.(string)
		if f, isNumber := v.(float64); isNumber {
			s, ok = strconv.FormatFloat(f, 'f', -1, 64), true
		}
		if ok {
			r[cmp.Or(map[string]string{"url": "original", "mime": "mimetype", "status": "statuscode"}[k], k)] = s
		}
	}
	return r
}

// add adds a row's capture, or counts the row as malformed.
func (l *Listing) add(r row, prefix string) {
	at, ok := parseStamp(r["timestamp"])
	original := r["original"]
	if r == nil || !ok || webaddr.Parse(original) == nil {
		l.Malformed++
		return
	}
	c := Capture{Time: at, URL: original, MIME: r["mimetype"], Revisit: r["mimetype"] == "warc/revisit"}
	c.Status, _ = strconv.Atoi(r["statuscode"]) // "-" where the archive has none
	if d := r["digest"]; d != "-" {
		c.Digest = strings.TrimPrefix(d, "sha1:")
	}
	c.Memento = cmp.Or(r["memento"], prefix+r["timestamp"]+"/"+original)
	l.Captures = append(l.Captures, c)
}
