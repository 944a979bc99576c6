package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func TestRunFeeds(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"a.xml": `<rss><channel><title>T</title><item><guid>g</guid><title>A & B</title><link>https://a.example/1</link><pubDate>Mon, 02 Mar 2026 11:00:00 GMT</pubDate></item>`,
		"b.txt": "no feed",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := runFeeds([]string{dir}, nil, &out); err != nil {
		t.Fatal(err)
	}
	want := `{"file":"` + filepath.Join(dir, "a.xml") + `","title":"T","items":1,"first":{"id":"g","title":"A & B","link":"https://a.example/1","updated":"2026-03-02T11:00:00Z"}}
{"file":"` + filepath.Join(dir, "b.txt") + `","error":"This is not a feed.","title":"","items":0}
`
	if out.String() != want {
		t.Errorf("runFeeds wrote\n%s\nwant\n%s", out.String(), want)
	}
}
