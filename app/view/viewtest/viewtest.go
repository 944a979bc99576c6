// Package viewtest checks trees of a screen in tests: that they keep the rules
// of package view, and that a browser makes the same tree of their HTML. It is
// imported by tests only.
package viewtest

import (
	"fmt"
	"sort"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"writethru/app/view"
)

// Equal fails the test when a tree breaks a rule of package view, or when the
// HTML it prints is parsed as another tree. Then what the server prints and what
// the client draws would differ.
func Equal(t testing.TB, nodes ...view.Node) {
	t.Helper()
	for _, n := range nodes {
		if err := view.Check(n); err != nil {
			t.Error(err)
		}
		if err := Differ(n); err != nil {
			t.Error(err)
		}
	}
}

// Differ returns where the HTML of a tree is parsed as another tree, or nil.
func Differ(n view.Node) error {
	parsed, err := Parse(Print(n))
	if err != nil {
		return err
	}
	got, want := lines(parsed), lines([]view.Node{view.Clean(n)})
	for i := 0; i < len(got) || i < len(want); i++ {
		switch {
		case i >= len(got):
			return fmt.Errorf("the parser loses %s", want[i])
		case i >= len(want):
			return fmt.Errorf("the parser adds %s", got[i])
		case got[i] != want[i]:
			return fmt.Errorf("the parser makes %s of %s", got[i], want[i])
		}
	}
	return nil
}

// Print returns the HTML of nodes.
func Print(nodes ...view.Node) string {
	var b strings.Builder
	if err := view.Print(&b, nodes...); err != nil {
		panic(err) // a Builder takes everything
	}
	return b.String()
}

// Parse returns the nodes that a browser's parser makes of the content of body.
func Parse(s string) ([]view.Node, error) {
	parsed, err := html.ParseFragment(strings.NewReader(s), &html.Node{
		Type: html.ElementNode, Data: "body", DataAtom: atom.Body,
	})
	if err != nil {
		return nil, err
	}
	var out []view.Node
	for _, p := range parsed {
		out = append(out, fromHTML(p))
	}
	return out, nil
}

func fromHTML(p *html.Node) view.Node {
	if p.Type != html.ElementNode {
		return view.Node{Text: p.Data}
	}
	n := view.Node{Tag: p.Data}
	for _, a := range p.Attr {
		n.Attrs = append(n.Attrs, view.Attr{Name: a.Key, Value: a.Val})
	}
	for k := p.FirstChild; k != nil; k = k.NextSibling {
		n.Kids = append(n.Kids, fromHTML(k))
	}
	return n
}

// lines writes trees as a line for every start, end and text.
func lines(nodes []view.Node) []string {
	var out []string
	for _, n := range nodes {
		if n.Tag == "" && n.Text == "" {
			continue
		}
		if n.Tag == "" {
			out = append(out, fmt.Sprintf("%q", n.Text))
			continue
		}
		attrs := append([]view.Attr(nil), n.Attrs...)
		sort.Slice(attrs, func(i, j int) bool { return attrs[i].Name < attrs[j].Name })
		var b strings.Builder
		for _, a := range attrs {
			fmt.Fprintf(&b, " %s=%q", a.Name, a.Value)
		}
		out = append(out, "<"+n.Tag+b.String()+">")
		out = append(out, lines(n.Kids)...)
		out = append(out, "</"+n.Tag+">")
	}
	return out
}
