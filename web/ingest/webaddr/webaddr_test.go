package webaddr_test

import (
	"strings"
	"testing"

	"writethru/web/ingest/webaddr"
)

func TestParse(t *testing.T) {
	for s, want := range map[string]string{
		"https://post.example/a?b#c": "https://post.example/a?b#c",
		" http://post.example:8080 ": "http://post.example:8080",
		"HTTP://post.example/":       "http://post.example/",
		"http://[::1]/":              "http://[::1]/",
		"":                           "", "/a": "", "//post.example/": "", "http:post": "", "http:///a": "", "http://:80/": "",
		"ftp://post.example/": "", "mailto:a@post.example": "", "javascript:x": "", "data:text/html,x": "", "http://%zz/": "",
		"https://a:b@post.example/": "", "http://post.example/" + strings.Repeat("a", 4096): "",
	} {
		got := ""
		if u := webaddr.Parse(s); u != nil {
			got = u.String()
		}
		if got != want {
			t.Errorf("Parse(%q) = %q, want %q", s, got, want)
		}
	}
}
