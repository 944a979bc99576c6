package warc

import (
	"errors"
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"

	"writethru/annotations/article"
	"writethru/web/ingest/webaddr"
)

// Found is a capture in a WARC file.
type Found struct {
	article.Capture
	// Status is the HTTP status, 200 for a resource.
	Status int
	// Truncated is set when the body is not whole: it is no revision then.
	Truncated bool
	// Revisit is set when the record says only that the bytes were those of
	// before; Body holds them.
	Revisit bool
	// Origin is set in a file that a library was exported to. Captures of any kind
	// of content are found there, and with all of their header.
	Origin Origin
}

// maxKept bounds the bodies that are kept for revisits, in bytes.
const maxKept = 32 << 20

// Captures gives every page in the file to take, in the file's order: responses
// and resources that are HTML or text, and revisits of them. It returns how many
// records were skipped because they are damaged or revisit what is not there,
// and the first error of take or of the file.
func Captures(r io.Reader, take func(Found) error) (skipped int, err error) {
	in := NewReader(r)
	seen := &memory{byKey: map[string]Found{}}
	for {
		rec, err := in.Next()
		if errors.Is(err, io.EOF) {
			return skipped + in.Skipped, nil
		}
		if err != nil {
			return skipped + in.Skipped, err
		}
		f, ok := seen.found(rec)
		switch {
		case !ok && isPage(rec):
			skipped++
		case ok:
			if err := take(f); err != nil {
				return skipped + in.Skipped, err
			}
		}
	}
}

// isPage reports whether a record is of a kind that may hold a page.
func isPage(r Record) bool {
	switch r.Type() {
	case "response", "revisit", "resource", "conversion":
		return r.Target() != "" && !strings.HasPrefix(r.Target(), "dns:")
	}
	return false
}

// memory keeps the pages that later records may revisit.
type memory struct {
	byKey map[string]Found
	size  int
}

func (m *memory) found(r Record) (Found, bool) {
	o := origin(r)
	isPasted := o.Article != "" && strings.HasPrefix(r.Target(), "urn:sha256:")
	if !isPage(r) || r.Date().IsZero() || webaddr.Parse(r.Target()) == nil && !isPasted {
		return Found{}, false
	}
	switch r.Type() {
	case "revisit":
		return m.revisit(r)
	case "response":
		res, err := r.Response()
		if err != nil {
			return Found{}, false
		}
		f := found(r, res.Body, res.Header.Get("Content-Type"))
		f.Status, f.Truncated, f.Header = res.Status, res.Truncated, fields(res.Header, o)
		return m.keep(r, f)
	}
	f := found(r, r.Content, r.Header.Get("Content-Type"))
	f.Status, f.Truncated = http.StatusOK, r.Damaged
	if isPasted {
		f.URL = ""
	}
	return m.keep(r, f)
}

// origin reads what a library says of its capture.
func origin(r Record) Origin {
	return Origin{Article: article.ID(r.Header.Get(articleField)), Address: r.Header.Get(addressField), Outlet: r.Header.Get(outletField),
		Published: date(r.Header.Get(publishedField))}
}

func found(r Record, body []byte, contentType string) Found {
	return Found{Capture: article.Capture{SHA256: article.SHA256(body), URL: r.Target(), ContentType: contentType, Time: r.Date(), Body: body}, Origin: origin(r)}
}

// keptFields are the headers that a capture keeps, as those of a fetch.
var keptFields = []string{"Content-Type", "Last-Modified", "Etag", "Date", "Content-Language"}

func fields(h http.Header, o Origin) []article.Field {
	var out []article.Field
	names := keptFields
	if o.Article != "" {
		names = slices.DeleteFunc(slices.Sorted(maps.Keys(h)), func(name string) bool { return name == "Content-Length" })
	}
	for _, name := range names {
		if v := h.Get(name); v != "" && len(v) < 1000 {
			out = append(out, article.Field{Name: name, Value: strings.ToValidUTF8(v, "\uFFFD")})
		}
	}
	return out
}

// keep keeps a page for revisits. Pages that are not text are not given out.
func (m *memory) keep(r Record, f Found) (Found, bool) {
	kind, _, _ := strings.Cut(strings.ToLower(f.ContentType), ";")
	switch strings.TrimSpace(kind) {
	case "text/html", "application/xhtml+xml", "text/plain", "":
	default:
		if f.Origin.Article == "" {
			return Found{}, false
		}
	}
	if m.size += len(f.Body); m.size <= maxKept && !f.Truncated {
		for _, key := range []string{r.Header.Get("WARC-Payload-Digest"), "id " + r.ID()} {
			if key != "" {
				m.byKey[key] = f
			}
		}
	}
	return f, true
}

// revisit returns the page that the record refers to, at its own time.
func (m *memory) revisit(r Record) (Found, bool) {
	f, ok := m.byKey["id "+bare(r.Header.Get("WARC-Refers-To"))]
	if !ok {
		f, ok = m.byKey[r.Header.Get("WARC-Payload-Digest")]
	}
	if !ok || r.Header.Get("WARC-Payload-Digest") == "" && r.Header.Get("WARC-Refers-To") == "" {
		return Found{}, false
	}
	f.URL, f.Time, f.Revisit = r.Target(), r.Date(), true
	return f, true
}
