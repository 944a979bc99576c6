package sanitize_test

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"writethru/annotations"
	"writethru/web/ingest/sanitize"
	"writethru/web/ingest/sanitize/hostile"
)

// What Check lets pass, a parser makes no monster of.
func TestCheckBoundsTheTree(t *testing.T) {
	refused := 0
	for _, f := range hostile.Files() {
		err := sanitize.Check(f.HTML)
		if err != nil {
			if annotations.CodeOf(err) != annotations.Invalid || !strings.HasPrefix(f.Name, "bomb") {
				t.Errorf("Check(%s) = %v, want nil or invalid for a bomb", f.Name, err)
			}
			refused++
			continue
		}
		doc, err := html.Parse(strings.NewReader(f.HTML))
		if err != nil {
			continue // too deep
		}
		nodes := 0
		for range doc.Descendants() {
			nodes++
		}
		if nodes > 1_000_000 {
			t.Errorf("%s passed Check and makes %d nodes", f.Name, nodes)
		}
	}
	if refused < 3 {
		t.Errorf("Check refused %d files, want the bombs of formats and of open tags", refused)
	}
	if err := sanitize.Check(strings.Repeat("x", sanitize.MaxBytes+1)); annotations.CodeOf(err) != annotations.Invalid {
		t.Errorf("Check of too big a page = %v, want invalid", err)
	}
}

func TestCheckPasses(t *testing.T) {
	page := "<svg><path/></svg><script>for (i=0;i<b ;i++) if (a<i ) x='<b>'</script>" +
		strings.Repeat(`<div><p>Some <b>text</b> with a <a href="/x">link</a> and <font color=red>no end.</p></div>`, 5000)
	if err := sanitize.Check(page); err != nil {
		t.Errorf("Check of a long page = %v, want nil", err)
	}
}
