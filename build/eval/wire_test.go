package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

func TestRunWire(t *testing.T) {
	dir := t.TempDir()
	good, bad := filepath.Join(dir, "good.xml"), filepath.Join(dir, "bad.xml")
	for name, text := range map[string]string{
		good: `<nitf><head><docdata><doc-id id-string="x-1"/></docdata></head><body><body.head><hedline><hl1>Ferry</hl1></hedline></body.head>
<body.content><p>One.</p><hl2>Between</hl2><p>Two.</p></body.content></body></nitf>`,
		bad: `<html><body>no news</body></html>`,
	} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := runWire([]string{good, bad}, nil, &out); err != nil {
		t.Fatal(err)
	}
	var lines [2]wired
	d := json.NewDecoder(&out)
	for i := range lines {
		if err := d.Decode(&lines[i]); err != nil {
			t.Fatal(err)
		}
	}
	if l := lines[0]; l.Format != "nitf" || l.ID != "x-1" || l.Headline != "Ferry" || len(l.Paragraphs) != 2 || l.Paragraphs[1] != "Two." || l.Error != "" {
		t.Errorf("good file gave %+v", l)
	}
	if l := lines[1]; l.Error == "" || len(l.Paragraphs) != 0 {
		t.Errorf("bad file gave %+v", l)
	}
}
