package sanitize_test

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"writethru/annotations"
	"writethru/web/ingest/sanitize"
	"writethru/web/ingest/sanitize/hostile"
)

// What may stand in sanitised HTML, written down a second time on purpose.
var (
	tags = regexp.MustCompile(`^(p|h[1-6]|ul|ol|li|blockquote|figure|figcaption|pre|dl|dt|dd|div|section|table|caption|thead|` +
		`tbody|tfoot|tr|td|th|a|b|code|em|i|s|small|strong|sup|sub|q|cite|time|br|hr|img)$`)
	attrs = map[string]*regexp.Regexp{
		"href": regexp.MustCompile(`^https?://[A-Za-z0-9_\[]`), "src": regexp.MustCompile(`^https?://[A-Za-z0-9_\[]`),
		"alt": regexp.MustCompile(`^`), "width": regexp.MustCompile(`^\d+$`), "height": regexp.MustCompile(`^\d+$`),
		"colspan": regexp.MustCompile(`^\d{1,3}$`), "rowspan": regexp.MustCompile(`^\d{1,3}$`),
		"dir": regexp.MustCompile(`^(ltr|rtl|auto)$`), "lang": regexp.MustCompile(`^[A-Za-z0-9-]+$`),
	}
	owner = map[string]string{"href": "a", "src": "img", "alt": "img", "width": "img", "height": "img"}
	// unseen are the characters that change how text reads and have no form.
	unseen = regexp.MustCompile("[\x00-\x08\x0b-\x1f\x7f-\u009f\u00ad\u200b\u202a-\u202e\u2066-\u2069\ufeff]")
)

// flaw returns what is wrong with sanitised HTML, "" when nothing is.
func flaw(s string) string {
	var open []string
	z := html.NewTokenizer(strings.NewReader(s))
	for {
		switch t := z.Next(); t {
		case html.ErrorToken:
			if len(open) > 0 {
				return fmt.Sprint("left open: ", open)
			}
			return ""
		case html.TextToken:
			if unseen.MatchString(string(z.Text())) {
				return "a control character stays"
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if len(open) == 0 || open[len(open)-1] != string(name) {
				return fmt.Sprintf("</%s> closes %v", name, open)
			}
			open = open[:len(open)-1]
		case html.StartTagToken, html.SelfClosingTagToken:
			token := z.Token()
			if f := tagFlaw(token, open); f != "" {
				return f
			}
			if t == html.StartTagToken {
				open = append(open, token.Data)
			}
		default:
			return "a " + t.String() + " stays"
		}
	}
}

func tagFlaw(t html.Token, open []string) string {
	if !tags.MatchString(t.Data) {
		return "element " + t.Data
	}
	for _, o := range open {
		if t.Data == "a" && o == "a" {
			return "a link in a link"
		}
	}
	for _, a := range t.Attr {
		match := attrs[a.Key]
		if match == nil || !match.MatchString(a.Val) || owner[a.Key] != "" && owner[a.Key] != t.Data || unseen.MatchString(a.Val) {
			return fmt.Sprintf("attribute %s=%q on %s", a.Key, a.Val, t.Data)
		}
	}
	return ""
}

// leak returns what sanitised HTML does to a page around it, as a parser sees
// it; "" when the page stands.
func leak(s string) string {
	const after = `</article><p>after</p></main><footer>end</footer></body></html>`
	doc, err := html.Parse(strings.NewReader("<!DOCTYPE html><html><head></head><body><main><article>" + s + after))
	if err != nil {
		return err.Error()
	}
	var b strings.Builder
	if err := html.Render(&b, doc); err != nil {
		return err.Error()
	}
	if !strings.HasSuffix(b.String(), after) {
		return "the page around it is broken"
	}
	return ""
}

// verify holds Clean of in to its properties and returns the result.
func verify(t *testing.T, in string, base *url.URL) string {
	t.Helper()
	got, err := sanitize.Clean(in, base)
	if err != nil {
		if annotations.CodeOf(err) != annotations.Invalid {
			t.Errorf("Clean(%.200q): error %v, want one with code invalid", in, err)
		}
		return ""
	}
	if f := flaw(got.String()); f != "" {
		t.Errorf("Clean(%.200q) = %.500q: %s", in, got.String(), f)
	}
	if f := leak(got.String()); f != "" {
		t.Errorf("Clean(%.200q) = %.500q: %s", in, got.String(), f)
	}
	if len(in) > 1<<16 {
		return got.String() // the same rules hold; only time is saved
	}
	again, err := sanitize.Clean(got.String(), base)
	if err != nil || again != got {
		t.Errorf("Clean of its own result %.500q = %.500q, %v; want the same", got.String(), again.String(), err)
	}
	return got.String()
}

func TestHostile(t *testing.T) {
	base, err := url.Parse("https://outlet.example/story")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range hostile.Files() {
		t.Run(f.Name, func(t *testing.T) {
			got := verify(t, f.HTML, base)
			if strings.HasPrefix(f.Name, "bomb") {
				return
			}
			if !strings.Contains(got, hostile.Before) {
				t.Errorf("the text before the attack is lost: %q", got)
			}
			if strings.Contains(got, "text of a control") {
				t.Errorf("a control's text became prose: %q", got)
			}
		})
	}
}

// TestVectors cleans hostile HTML that is not part of the repository.
func TestVectors(t *testing.T) {
	f, err := os.Open(filepath.Join("..", "..", "..", "..", "shared", "eval", "sanitize", "vectors.jsonl"))
	if err != nil {
		t.Skip("the hostile HTML beside the repository is not here")
	}
	defer func() { _ = f.Close() }() // only read
	for lines := json.NewDecoder(f); lines.More(); {
		var v struct{ ID, HTML string }
		if err := lines.Decode(&v); err != nil {
			t.Fatal(err)
		}
		verify(t, v.HTML, nil)
		if t.Failed() {
			t.Fatal(v.ID)
		}
	}
}

func FuzzAddress(f *testing.F) {
	for _, s := range []string{"/x", "//b.example/", "http:xxx", "https://[::1]:80/", "https://bücher.example/ä", "java\tscript:x", "https:\\\\x", "?", "#"} {
		f.Add(s)
	}
	base := &url.URL{Scheme: "https", Host: "outlet.example", Path: "/a/b"}
	f.Fuzz(func(t *testing.T, s string) {
		got := sanitize.Address(s, base)
		if got == "" {
			return
		}
		u, err := url.Parse(got)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
			t.Errorf("Address(%q) = %q, want an absolute http or https address", s, got)
		}
		if again := sanitize.Address(got, nil); again != got && len(got) <= 4096 {
			t.Errorf("Address(%q) = %q, whose Address is %q", s, got, again)
		}
	})
}

func FuzzClean(f *testing.F) {
	for _, h := range hostile.Files() {
		if len(h.HTML) < 4096 {
			f.Add(h.HTML)
		}
	}
	base, err := url.Parse("https://outlet.example/story")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) { verify(t, s, base) })
}

func BenchmarkClean(b *testing.B) {
	story := strings.Repeat("<p>The harbour of <b>Karrow</b> was <a href=/x>closed</a> on Monday, the authority said.</p>\n", 100)
	b.SetBytes(int64(len(story)))
	for b.Loop() {
		if _, err := sanitize.Clean(story, nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkHostile(b *testing.B) {
	for _, f := range hostile.Files() {
		if strings.HasPrefix(f.Name, "bomb") {
			b.Run(f.Name, func(b *testing.B) {
				for b.Loop() {
					_, _ = sanitize.Clean(f.HTML, nil) // how long, not what
				}
			})
		}
	}
}
