package sanitize_test

import (
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations"
	"writethru/web/ingest/sanitize"
)

func TestClean(t *testing.T) {
	base, err := url.Parse("https://outlet.example/world/story")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, in, want string }{
		{"empty", "", ""},
		{"plain text", "a < b & c", "a &lt; b &amp; c"},
		{"paragraphs", "<p>one<p>two", "<p>one</p><p>two</p>"},
		{"formats", "<p><em>a</em> <strong>b</strong> <code>c</code> H<sub>2</sub>O x<sup>2</sup></p>", "<p><em>a</em> <strong>b</strong> <code>c</code> H<sub>2</sub>O x<sup>2</sup></p>"},
		{"unclosed format", "<p><b>a<p>b", "<p><b>a</b></p><p><b>b</b></p>"},
		{"format in itself", "<b>a<b>b</b>c</b>d", "<b>abc</b>d"},
		{"unknown inline element", "<p><span class=x>a</span><u>b</u></p>", "<p>ab</p>"},
		{"unknown blocks", "<article><header>a</header><main>b</main></article>", "<div><div>a</div><div>b</div></div>"},
		{"relative link", `<a href="../x?a=1&b=2">l</a>`, `<a href="https://outlet.example/x?a=1&amp;b=2">l</a>`},
		{"fragment link", `<a href="#n1">1</a>`, `<a href="https://outlet.example/world/story#n1">1</a>`},
		{"link attributes", `<a href="https://a.example/" target=_blank title=t onclick=x id=i class=c rel=opener>l</a>`, `<a href="https://a.example/">l</a>`},
		{"link without address", `<a name=top>l</a>`, "l"},
		{"link left open", `<a name=top><p><a href="https://a.example/">l</a> rest`, `<p><a href="https://a.example/">l</a> rest</p>`},
		{"mail link", `<a href="mailto:desk@outlet.example">desk</a>`, "desk"},
		{"script link", "<a href=\"java\nscript:x\">l</a>", "l"},
		{"link in link", `<a href="https://a.example/">a<a href="https://b.example/">b</a></a>`, `<a href="https://a.example/">a</a><a href="https://b.example/">b</a>`},
		{"link in link through a table", `<a href="https://a.example/"><table><tr><td><a href="https://b.example/">b</a></table></a>`, `<a href="https://a.example/"><table><tbody><tr><td>b</td></tr></tbody></table></a>`},
		{"picture", `<img src=/p.jpg srcset="/q.jpg 2x" alt="A&#x202E; &quot;ship&quot;" width=640 height=480px loading=lazy>`, `<img src="https://outlet.example/p.jpg" alt="A &#34;ship&#34;" width="640" height="480"/>`},
		{"picture without source", `<img alt="x" data-src="/p.jpg">`, ""},
		{"picture as data", `<img src="data:image/png;base64,AAAA">`, ""},
		{"picture element", `<picture><source srcset=/a.avif><img src=/a.jpg></picture>`, `<img src="https://outlet.example/a.jpg"/>`},
		{"table", `<table><tr><th colspan=2 rowspan=1000>a<td colspan=0>b</table>`, `<table><tbody><tr><th colspan="2" rowspan="100">a</th><td>b</td></tr></tbody></table>`},
		{"text between cells", "<table>x<tr>y<td>z</table>", "xy<table><tbody><tr><td>z</td></tr></tbody></table>"},
		{"cells without a table", "<td>a</td><td>b</td>", "ab"},
		{"direction and language", `<p dir=RTL lang=ar-EG>x</p><p dir=up lang="x y" style=color:red>y</p><em dir=rtl>z</em>`, `<p dir="rtl" lang="ar-EG">x</p><p>y</p><em>z</em>`},
		{"forged marks", "<p><ins>a</ins><del>b</del><mark>c</mark></p>", "<p>a<s>b</s>c</p>"},
		{"bidi controls", "<p>\u202ea\u2067b\u2069\u200bc\u00add\ufeff\u200f</p>", "<p>abcd\u200f</p>"},
		{"bidi controls as entities", "<p>&#x202e;a&#8238;</p><bdo dir=rtl>b</bdo>", "<p>a</p>b"},
		{"controls", "<p>a\x00b\x01c&#13;d&#x85;e</p>", "<p>abc d…e</p>"},
		{"invalid UTF-8", "<p>\xffa\xc0\xbc</p>", "<p>\uFFFDa\uFFFD</p>"},
		{"preformatted", "<pre>\n\n a\n  b</pre>", "<pre> a\n  b</pre>"},
		{"script", "<p>a<script>b</script>c</p>", "<p>ac</p>"},
		{"style and comment", "a<style>b</style><!-- c -->d", "ad"},
		{"control text", "<p>a<video>b</video><textarea>d</textarea><noscript>e</noscript>f</p>", "<p>af</p>"},
		{"button", "<div><button>a<p>b</div>c<button>d<button>e</button>f", "<div></div>cf"},
		{"option", "<select><option>a<option>b</select>c", "c"},
		{"template", "<template><p>a</p></template>b", "b"},
		{"svg", "<svg><title>a</title><foreignObject><p>b</p></foreignObject></svg>c", "c"},
		{"maths", "<math><mi>a</mi></math>c", "c"},
		{"plaintext", "<p>a</p><plaintext><p>b", "<p>a</p>"},
		{"closing tags", "</article></div></p></body>a</html>", "a"},
		{"quotation", `<blockquote cite="x"><p>a</p></blockquote><q cite="x">b</q>`, "<blockquote><p>a</p></blockquote><q>b</q>"},
		{"private names", "<x-drop-svg>a</x-drop-svg>b", "ab"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := sanitize.Clean(tt.in, base)
			if err != nil {
				t.Fatalf("Clean(%q): %v", tt.in, err)
			}
			if diff := cmp.Diff(tt.want, got.String()); diff != "" {
				t.Errorf("Clean(%q) (-want +got):\n%s", tt.in, diff)
			}
		})
	}
}

func TestCleanRefuses(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"too big", strings.Repeat("x", sanitize.MaxBytes+1), "This page is too big to be read."},
		{"too big when escaped", strings.Repeat("<", sanitize.MaxBytes/3), "This page is too big to be read."},
		{"too many elements", strings.Repeat("<p>x</p>", 200_000), "This page has too many elements to be read."},
		{"too many formats", strings.Repeat("<b><i><s>", 1) + strings.Repeat("<p>x", 100_000), "This page has too many elements to be read."},
		{"too deep", strings.Repeat("<div>", 600), "This page's elements are nested too deeply to be read."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := sanitize.Clean(tt.in, nil)
			if annotations.CodeOf(err) != annotations.Invalid || annotations.MessageOf(err) != tt.want {
				t.Errorf("Clean: error %v, want %q", err, tt.want)
			}
			if got.String() != "" {
				t.Errorf("Clean gave %d bytes with an error, want none", len(got.String()))
			}
		})
	}
}

func TestAddress(t *testing.T) {
	base, err := url.Parse("https://outlet.example/a/b")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ in, want string }{
		{"https://a.example/x", "https://a.example/x"},
		{" HTTPS://A.example:443/x ", "https://a.example:443/x"},
		{"c?d#e", "https://outlet.example/a/c?d#e"},
		{"//b.example/", "https://b.example/"},
		{"ht\ntp://a.example/", "http://a.example/"},
		{"https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4"},
		{"https://[2001:DB8::1]:8080/", "https://[2001:db8::1]:8080/"},
		{"https://a_b.example/", "https://a_b.example/"},
		{"", ""},
		{"http:xxx", ""},
		{"http:///x", ""},
		{"https://user@a.example/", ""},
		{"https://a.example@b.example/", ""},
		{"https://a.example:x/", ""},
		{"https://a example/", ""},
		{"https://a.example%00.b.example/", ""},
		{`https:\\a.example`, ""},
		{`https://a.example\@b.example/`, ""},
		{"javascript:alert(1)", ""},
		{"java\tscript:alert(1)", ""},
		{"data:text/html,x", ""},
		{"mailto:a@b.example", ""},
		{"ftp://a.example/", ""},
		{"https://a.example/" + strings.Repeat("x", 5000), ""},
	} {
		if got := sanitize.Address(tt.in, base); got != tt.want {
			t.Errorf("Address(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
	if got := sanitize.Address("/x", nil); got != "" {
		t.Errorf("Address(%q) without a base = %q, want none", "/x", got)
	}
}
