package view_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"writethru/app/view"
	"writethru/app/view/viewtest"
)

func TestAddresses(t *testing.T) {
	tests := []struct {
		tag, attr, value, want string
	}{
		{"a", "href", "/articles/a1", "/articles/a1"},
		{"a", "href", "/", "/"},
		{"a", "href", "?page=2", "?page=2"},
		{"a", "href", "#p3", "#p3"},
		{"a", "href", "https://outlet.example/story", "https://outlet.example/story"},
		{"a", "href", " HTTP://outlet.example", "HTTP://outlet.example"},
		{"a", "href", "//outlet.example", ""},
		{"a", "href", "/\\outlet.example", ""},
		{"a", "href", "/\t/outlet.example", ""},
		{"a", "href", "\\\\outlet.example", ""},
		{"a", "href", "javascript:alert(1)", ""},
		{"a", "href", "java\nscript:alert(1)", ""},
		{"a", "href", "\x01javascript:alert(1)", ""},
		{"a", "href", "data:text/html,x", ""},
		{"a", "href", "mailto:a@b.example", ""},
		{"a", "href", "story", ""},
		{"a", "href", "", ""},
		{"a", "href", "https://", ""},
		{"a", "href", "https:///outlet.example", ""},
		{"a", "href", "https:outlet.example", ""},
		{"img", "src", "/images/ab", "/images/ab"},
		{"img", "src", "https://outlet.example/a.png", ""},
		{"form", "action", "/add", "/add"},
		{"form", "action", "https://outlet.example/", ""},
		{"button", "formaction", "javascript:x", ""},
		{"blockquote", "cite", "https://outlet.example/", ""},
	}
	for _, tt := range tests {
		got := ""
		for _, a := range view.Clean(view.E(tt.tag, view.A(tt.attr, tt.value))).Attrs {
			got = a.Value
		}
		if got != tt.want {
			t.Errorf("%s of %s = %q, want %q of %q", tt.attr, tt.tag, got, tt.want, tt.value)
		}
	}
}

func TestRefused(t *testing.T) {
	tests := []struct {
		name string
		node view.Node
		want string
	}{
		{"a script", view.E("div", view.E("script", view.T("alert(1)")), view.T("a")), `<div>a</div>`},
		{"a script in a drawing", view.E("svg", view.E("script", view.T("x"))), `<svg></svg>`},
		{"HTML in a drawing", view.E("svg", view.E("p", view.T("x"))), `<svg></svg>`},
		{"an unknown element", view.E("x-y", view.T("a")), ``},
		{"an element with a space", view.E("b onclick=x", view.T("a")), ``},
		{"a handler", view.E("p", view.A("onclick", "x")), `<p></p>`},
		{"a handler in capitals", view.E("p", view.A("onClick", "x")), `<p></p>`},
		{"a style", view.E("p", view.A("style", "x")), `<p></p>`},
		{"a document", view.E("p", view.A("srcdoc", "x")), `<p></p>`},
		{"a name that leaves", view.E("p", view.A(`x><b`, "x")), `<p></p>`},
		{"a class in a drawing", view.E("svg", view.Class("i"), view.Is("i")), `<svg data-is="i"></svg>`},
		{"a paint from elsewhere", view.E("svg", view.A("fill", "url(//outlet.example)")), `<svg></svg>`},
		{"content of a void element", view.E("br", view.T("a")), `<br>`},
		{"an attribute twice", view.E("p", view.ID("a"), view.ID("b")), `<p id="a"></p>`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := viewtest.Print(tt.node); got != tt.want {
				t.Errorf("Print = %s, want %s", got, tt.want)
			}
			if view.Check(tt.node) == nil {
				t.Error("Check finds nothing")
			}
		})
	}
}

func TestClean(t *testing.T) {
	tests := []struct {
		name string
		node view.Node
		want string
	}{
		{"classes are joined", view.E("p", view.Class("a"), view.ID("b"), view.Class("c")), `<p class="a c" id="b"></p>`},
		{"values are trimmed", view.E("p", view.A("title", " a ")), `<p title="a"></p>`},
		{"what is typed is not", view.E("input", view.A("value", "a ")), `<input value="a ">`},
		{"line breaks", view.E("textarea", view.T("a\r\nb\rc")), "<textarea>a\nb\nc</textarea>"},
		{"what is no text", view.E("p", view.T("a\x00b\xffc\ufeff")), "<p>a\ufffdb\ufffdc</p>"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			before := view.E("div", tt.node)
			if got := viewtest.Print(tt.node); got != tt.want {
				t.Errorf("Print = %s, want %s", got, tt.want)
			}
			if err := view.Check(tt.node); err != nil {
				t.Error(err)
			}
			if diff := cmp.Diff(before, view.E("div", tt.node)); diff != "" {
				t.Errorf("Clean wrote to the tree: %s", diff)
			}
		})
	}
}

func TestCheckSaysAll(t *testing.T) {
	err := view.Check(view.E("div", view.A("style", "a"), view.E("iframe"), view.E("a", view.Href("javascript:x"))))
	for _, want := range []string{"style", "<iframe>", "javascript"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Check = %v, want %s in it", err, want)
		}
	}
}

// A tree that keeps the rules is given back as it is, not copied.
func TestCleanSharesWhatIsClean(t *testing.T) {
	n := page()
	c := view.Clean(n)
	if &c.Kids[0] != &n.Kids[0] || &c.Kids[0].Kids[3] != &n.Kids[0].Kids[3] {
		t.Error("Clean copied a clean tree")
	}
	if a := testing.AllocsPerRun(10, func() { view.Clean(n) }); a > 1 {
		t.Errorf("Clean of a clean tree makes %v allocations", a)
	}
}
