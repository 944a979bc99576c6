package kit_test

import (
	"testing"

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
	to := func(n int) string { return kit.Link("/", "page", kit.Page(n)) }
	for _, tt := range []struct {
		name        string
		page, total int
		words       string
		hrefs       []string
	}{
		{"one page", 0, api.PageSize, "", nil},
		{"none at all", 0, 0, "", nil},
		{"the first of three", 0, 120, "1 to 50 of 120", []string{"/?page=2"}},
		{"the second", 2, 120, "51 to 100 of 120", []string{"/", "/?page=3"}},
		{"the last", 3, 120, "101 to 120 of 120", []string{"/?page=2"}},
		{"after the last", 9, 120, "Nothing on page 9", []string{"/?page=3"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			nodes := kit.Pager(tt.page, tt.total, to)
			kittest.Sound(t, nodes...)
			if label, _ := kittest.First(nodes, kittest.Class("label")); kittest.Text(label) != tt.words {
				t.Errorf("words = %q, want %q", kittest.Text(label), tt.words)
			}
			links := kittest.All(nodes, kittest.Tag("a"))
			if len(links) != len(tt.hrefs) {
				t.Fatalf("%d links, want %q", len(links), tt.hrefs)
			}
			for i, l := range links {
				if got := kittest.Attr(l, "href"); got != tt.hrefs[i] {
					t.Errorf("link %d leads to %q, want %q", i, got, tt.hrefs[i])
				}
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
