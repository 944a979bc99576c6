package article_test

import (
	"testing"

	"writethru/annotations/article"
)

func TestCopyNames(t *testing.T) {
	for _, test := range []struct{ a, b, first, second string }{
		{"Plover Wire", "Quayside Today", "Plover Wire", "Quayside Today"},
		{"Plover Wire", "", "the first copy", "the second copy"},
		{"Plover Wire", "Plover Wire", "the first copy", "the second copy"},
		{"Plover Wire", "أخبار المرفأ", "Plover Wire", "\u2068أخبار المرفأ\u2069"},
	} {
		first, second := article.CopyNames(article.Article{Outlet: test.a}, article.Article{Outlet: test.b})
		if first != test.first || second != test.second {
			t.Errorf("CopyNames(%q, %q) = %q, %q; want %q, %q", test.a, test.b, first, second, test.first, test.second)
		}
	}
}
