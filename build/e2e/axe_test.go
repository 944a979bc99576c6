package e2e

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// axe is the rules of accessibility, from npm; package-lock.json pins them.
var axe = sync.OnceValues(func() (string, error) {
	data, err := os.ReadFile(filepath.Join("node_modules", "axe-core", "axe.min.js"))
	return string(data), err
})

// violation is a rule that a page breaks.
type violation struct {
	ID, Help string
	Nodes    []struct {
		HTML           string `json:"html"`
		FailureSummary string `json:"failureSummary"`
	}
}

// all is what pages are held to: WCAG 2.2 A and AA, and the best practices of
// axe-core; colours is what depends on the scheme.
const (
	all     = `{runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"]}`
	colours = `{runOnly: {type: "rule", values: ["color-contrast", "link-in-text-block"]}, resultTypes: ["violations"]}`
)

// accessible checks the page as it stands. What axe cannot decide is not counted.
func (p *page) accessible(what string) {
	p.t.Helper()
	p.check(what, all)
}

// accessibleInBoth checks the page in both schemes.
func (p *page) accessibleInBoth(what string, l look) {
	p.t.Helper()
	p.check(what, all)
	l.dark = !l.dark
	p.look(l)
	p.check(what+" in dark", colours)
	l.dark = !l.dark
	p.look(l)
}

func (p *page) check(what, rules string) {
	p.t.Helper()
	code, err := axe()
	if err != nil {
		p.t.Fatalf("axe-core is not installed (%v): run make browser", err)
	}
	raw := ask[json.RawMessage](p, `(() => { if (!window.axe) {`+code+`} })() || axe.run(document, `+rules+`).then(r => r.violations)`)
	var found []violation
	if err := json.Unmarshal(raw, &found); err != nil {
		p.t.Fatal(err)
	}
	for _, v := range found {
		p.t.Errorf("%s breaks %s: %s%s", what, v.ID, v.Help, v.places())
	}
}

func (v violation) places() string {
	var b strings.Builder
	for k, n := range v.Nodes {
		if k == 4 {
			fmt.Fprintf(&b, "\n\tand %d more", len(v.Nodes)-k)
			break
		}
		fmt.Fprintf(&b, "\n\t%.300s\n\t\t%s", n.HTML, strings.ReplaceAll(n.FailureSummary, "\n", "\n\t\t"))
	}
	return b.String()
}

// TestHarnessFindsBarriers: a page with barriers does not pass.
func TestHarnessFindsBarriers(t *testing.T) {
	code, err := axe()
	if err != nil {
		t.Fatalf("axe-core is not installed (%v): run make browser", err)
	}
	o := publish(t, ostrel)
	p := open(t, o.URL, desk)
	p.abroad = true
	p.seen.expect("tracker.invalid")
	p.visit(ostrel.path)
	ids := ask[[]string](p, `(() => {`+code+`})() || axe.run().then(r => r.violations.map(v => v.id))`)
	if !strings.Contains(strings.Join(ids, " "), "frame-title") {
		t.Errorf("axe found %q, want frame-title among them", ids)
	}
}
