package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRunSanitize(t *testing.T) {
	in := `{"id":"a","html":"<p onclick=x>one <a href='https://outlet.example/?a=1&b=2'>link</a><script>x</script>"}
{"id":"b","html":"<img src='https://outlet.example/p.png' alt='a > b'><p>two</p>","source":"ignored"}
{"id":"c","html":"` + strings.Repeat("<div>", 1000) + `"}
{"id":"d","html":"<p>\u2028three\u202e</p>"}
`
	want := `{"id":"a","html":"<p>one <a href=\"https://outlet.example/?a=1&amp;b=2\">link</a></p>"}
{"id":"b","html":"<p>two</p>"}
{"id":"c","html":""}
{"id":"d","html":"<p>\u2028three</p>"}
`
	var out bytes.Buffer
	if err := runSanitize(nil, strings.NewReader(in), &out); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("runSanitize (-want +got):\n%s", diff)
	}
	if err := runSanitize(nil, strings.NewReader("{\"id\":\"a\"}\nno JSON\n"), &out); err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("runSanitize of a broken line: %v, want an error that names line 2", err)
	}
}
