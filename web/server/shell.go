package server

import (
	"bytes"
	"html"
	"strings"

	"writethru/web/api"
)

// print writes the whole document of a page, and returns its entity tag.
func (s *server) print(b *bytes.Buffer, p api.Page) (etag string, err error) {
	state, err := stateOf(p)
	if err != nil {
		return "", err
	}
	s.head(b, p)
	if err := s.Pages.Body(b, p); err != nil {
		return "", err
	}
	b.WriteString(`<script type="application/json" id="state">`)
	etag = etagOf(append(state.lasting(), b.Bytes())...)
	b.Write(state.data)
	b.WriteString("</script></body></html>\n")
	return etag, nil
}

// head writes everything before the first element of the body. It holds the
// style sheet and loads one small script; WebAssembly waits until that script asks
// for it, so that it never stands in the way of the text.
func (s *server) head(b *bytes.Buffer, p api.Page) {
	b.WriteString("<!doctype html>\n<html lang=\"en\" dir=\"ltr\"")
	for _, a := range []struct{ name, value string }{
		{"data-theme", p.Prefs.Theme}, {"data-size", p.Prefs.Size}, {"data-measure", p.Prefs.Measure},
		{"data-numbers", p.Prefs.Numbers}, {"data-keys", p.Prefs.Keys},
	} {
		if a.value != "" {
			attr(b, a.name, a.value)
		}
	}
	b.WriteString(">\n<head>\n<meta charset=\"utf-8\">\n<title>")
	b.WriteString(html.EscapeString(title(p.Title)))
	b.WriteString("</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
	colours(b, p.Prefs.Theme)
	s.sheet.print(b)
	s.link(b, "icon", "icon.svg", "image/svg+xml")
	s.link(b, "apple-touch-icon", "icon-192.png", "")
	s.link(b, "manifest", "manifest.webmanifest", "")
	if p.Feed != "" {
		b.WriteString(`<link rel="alternate" type="application/atom+xml"`)
		attr(b, "title", p.Title)
		attr(b, "href", p.Feed)
		b.WriteString(">\n")
	}
	if boot := s.assets.path("boot.js"); boot != "" {
		b.WriteString("<script")
		attr(b, "src", boot)
		attr(b, "data-wasm", s.assets.path("app.wasm"))
		attr(b, "data-exec", s.assets.path("wasm_exec.js"))
		b.WriteString(" defer></script>\n")
	}
	b.WriteString("</head>\n<body>")
}

// link writes a link to a file, and nothing when the file has not been built.
func (s *server) link(b *bytes.Buffer, rel, name, kind string) {
	path := s.assets.path(name)
	if path == "" {
		return
	}
	b.WriteString("<link")
	attr(b, "rel", rel)
	attr(b, "href", path)
	if kind != "" {
		attr(b, "type", kind)
	}
	b.WriteString(">\n")
}

func attr(b *bytes.Buffer, name, value string) {
	b.WriteString(" " + name + `="`)
	b.WriteString(html.EscapeString(value))
	b.WriteByte('"')
}

// paper is the colour of the page, --paper of the style sheet, by theme.
var paper = map[string]string{"light": "#faf8f3", "dark": "#171613"}

// colours tells the browser the theme before the style sheet does.
func colours(b *bytes.Buffer, theme string) {
	if c := paper[theme]; c != "" {
		b.WriteString(`<meta name="color-scheme" content="` + theme + `">` + "\n")
		b.WriteString(`<meta name="theme-color" content="` + c + `">` + "\n")
		return
	}
	b.WriteString(`<meta name="color-scheme" content="light dark">` + "\n")
	for _, t := range []string{"light", "dark"} {
		b.WriteString(`<meta name="theme-color" content="` + paper[t] + `" media="(prefers-color-scheme: ` + t + `)">` + "\n")
	}
}

func title(of string) string {
	const name = "Writethru"
	switch {
	case of == "":
		return name
	case strings.HasSuffix(of, name):
		return of
	}
	return of + " · " + name
}
