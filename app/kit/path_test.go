package kit_test

import (
	"strings"
	"testing"

	"writethru/annotations"
	"writethru/app/kit"
	"writethru/app/kit/kittest"
	"writethru/web/api"
)

func TestPaths(t *testing.T) {
	for _, tt := range []struct{ got, want string }{
		{kit.Story("abc1"), "/articles/abc1"},
		{kit.Story("../x?y#z"), "/articles/..%2Fx%3Fy%23z"},
		{kit.Revision("abc1", 3), "/articles/abc1/revisions/3"},
		{kit.Pair("abc1", 2, 3), "/articles/abc1/compare/2/3"},
		{kit.AtMark("/x", "m 1"), "/x#mark-m%201"},
		{kit.Link("/"), "/"},
		{kit.Link("/", "q", "", "tag", "a&b=c", "page", "2"), "/?tag=a%26b%3Dc&page=2"},
		{kit.AddPath("text"), "/?add=text#add"},
	} {
		if tt.got != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
}

func TestQueryReadsWhatLinkWrites(t *testing.T) {
	words := "50% of “x” & 3 + 4 = 7 #tag ?"
	q := kit.Query(kit.Link("/notebook", "q", words, "tag", "é") + "#mark-1")
	if q.Get("q") != words || q.Get("tag") != "é" {
		t.Errorf("Query = %v", q)
	}
	if q := kit.Query("/?q=%zz&tag=x"); q.Get("tag") != "x" {
		t.Errorf("Query of an address that cannot be read whole = %v", q)
	}
}

func TestPager(t *testing.T) {
	to := func(from annotations.Cursor) string { return kit.Link("/", "from", string(from)) }
	for _, tt := range []struct {
		name   string
		around api.Around
		hrefs  string
		words  string
	}{
		{"one page", api.Around{Total: 50}, "", ""},
		{"the first of three", api.Around{Total: 120, Older: "o7"}, "/?from=o7", "Older"},
		{"the second", api.Around{Total: 120, Older: "o7", Newer: "n9"}, "/?from=n9 / /?from=o7", "Newer Newest Older"},
		{"the last", api.Around{Newer: "n9"}, "/?from=n9 /", "Newer Newest"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			nodes := kit.Pager(tt.around, to)
			kittest.Sound(t, nodes...)
			var hrefs, words []string
			for _, l := range kittest.All(nodes, kittest.Tag("a")) {
				hrefs, words = append(hrefs, kittest.Attr(l, "href")), append(words, kittest.Text(l))
			}
			if got := strings.Join(hrefs, " "); got != tt.hrefs {
				t.Errorf("links lead to %q, want %q", got, tt.hrefs)
			}
			if got := strings.Join(words, " "); got != tt.words {
				t.Errorf("links say %q, want %q", got, tt.words)
			}
		})
	}
}

func TestStep(t *testing.T) {
	for _, tt := range []struct {
		at, n int
		on    bool
		want  int
	}{{0, 0, true, 0}, {0, 3, true, 1}, {0, 3, false, 1}, {1, 3, true, 2}, {3, 3, true, 3}, {2, 3, false, 1}, {1, 3, false, 1}, {9, 3, false, 3}} {
		if got := kit.Step(tt.at, tt.n, tt.on); got != tt.want {
			t.Errorf("Step(%d, %d, %v) = %d, want %d", tt.at, tt.n, tt.on, got, tt.want)
		}
	}
}
