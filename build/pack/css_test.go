package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestMinified(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"rule", "a {\n  color: red;\n  margin: 0 auto;\n}\n", "a{color:red;margin:0 auto}"},
		{"descendant with a pseudo-class", "a :hover, a:hover { }", "a :hover,a:hover{}"},
		{"combinators", "a > b ~ c + d  e", "a>b~c + d e"},
		{"sums", "calc( 1px + (2px - 3px) * -1 )", "calc(1px + (2px - 3px) * -1)"},
		{"media query", "@media (width >= 60rem) and (scripting: none) { a { b: c } }", "@media (width>= 60rem) and (scripting:none){a{b:c}}"},
		{"nesting", ".a { & > b { c: d; } &:hover { e: f } .g & { h: i } }", ".a{&>b{c:d}&:hover{e:f}.g &{h:i}}"},
		{"strings", `a::before { content: " ; } /* no comment */ \" " ; b: ' " ' }`, `a::before{content:" ; } /* no comment */ \" ";b:' " '}`},
		{"after a string", `font-family: "A B" , serif`, `font-family:"A B",serif`},
		{"between strings", `quotes: "a"   "b"`, `quotes:"a" "b"`},
		{"address", "src: url( a /*b*/ ;c ) format( 'x' )", "src:url( a /*b*/ ;c ) format('x')"},
		{"quoted address", `src: url( "a  b" )`, `src:url("a  b")`},
		{"escape", `.a\ b \{ c{d:e}`, `.a\ b \{ c{d:e}`},
		{"comment in a compound", ".a/* x */.b", ".a.b"},
		{"comment between words", "a/**/b, a /* * / */ b", "a/**/b,a b"},
		{"comment alone", "/*/ tricky */a{}", "a{}"},
		{"important", "a { b: c ! important }", "a{b:c! important}"},
		{"empty custom property", "a { --b: ; c: var(--b,) }", "a{--b:;c:var(--b,)}"},
		{"unfinished", "a { b: 'c", "a{b:'c"},
	} {
		got := minified(c.in)
		if got != c.want {
			t.Errorf("%s: minified(%q) = %q, want %q", c.name, c.in, got, c.want)
		}
		if again := minified(got); again != minified(c.in) {
			t.Errorf("%s: minified twice = %q", c.name, again)
		}
	}
}

func TestStyleSheetIsWhole(t *testing.T) {
	dir := t.TempDir()
	for _, name := range sheets {
		put(t, filepath.Join(dir, name+".css"), "."+name+" { color: red }")
	}
	got, err := styleSheet(dir)
	if err != nil || !strings.HasPrefix(string(got), ".tokens{color:red}.base{color:red}.kit{") {
		t.Errorf("styleSheet = %q, %v, want all parts in order", got, err)
	}
	put(t, filepath.Join(dir, "extra.css"), "")
	if _, err := styleSheet(dir); err == nil || !strings.Contains(err.Error(), "extra.css") {
		t.Errorf("a part without a place: %v, want an error that names it", err)
	}
	os.Remove(filepath.Join(dir, "extra.css"))
	os.Remove(filepath.Join(dir, "kit.css"))
	if _, err := styleSheet(dir); err == nil || !strings.Contains(err.Error(), "kit.css") {
		t.Errorf("a missing part: %v, want an error that names it", err)
	}
}

func put(t *testing.T, path, data string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestShortened(t *testing.T) {
	for in, want := range map[string]string{
		`:root{--ink:#000;--accent-bg:red}a{color:var(--ink);fill:var(--ink)}b{color:var(--accent-bg)}`: `:root{--a:#000;--b:red}a{color:var(--a);fill:var(--a)}b{color:var(--b)}`,
		`a{left:var(--sel-x,0px)}`:                   `a{left:var(--sel-x,0px)}`,
		`a{--k:1}a::after{content:"--k: '--k'"}`:     `a{--a:1}a::after{content:"--k: '--k'"}`,
		`.a--k{--k:1}`:                               `.a--k{--a:1}`,
		`a{--a:1;--b:var(--a);--c:var(--a)var(--b)}`: `a{--a:1;--b:var(--a);--c:var(--a)var(--b)}`,
	} {
		if got := shortened(in); got != want {
			t.Errorf("shortened(%s) = %s, want %s", in, got, want)
		}
	}
}
