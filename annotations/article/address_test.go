package article_test

import (
	"testing"

	"writethru/annotations/article"
)

func TestAddress(t *testing.T) {
	for in, want := range map[string]string{
		" https://Outlet.Example:443/a?utm_source=x&id=2&fbclid=3#top ": "https://outlet.example/a?id=2",
		"http://outlet.example":         "http://outlet.example/",
		"http://outlet.example:8080/?":  "http://outlet.example:8080/",
		"https://outlet.example/a%20b":  "https://outlet.example/a%20b",
		"https://user@outlet.example/":  "",
		"ftp://outlet.example/":         "",
		"outlet.example/a":              "",
		"javascript:alert(1)":           "",
		"https://outlet.example/?a&b=1": "https://outlet.example/?a&b=1",
	} {
		if got := article.Address(in); got != want {
			t.Errorf("Address(%q) = %q, want %q", in, got, want)
		}
	}
}
