package reader_test

import (
	"strings"
	"testing"

	"writethru/annotations/article"
	"writethru/app/view"
	"writethru/web/api"
)

func TestAlso(t *testing.T) {
	s := plain(article.Plain("Ferry hits pier."))
	s.page.Also = []api.Also{
		{ID: "b 2", Outlet: "Ledger", Headline: "Ferry <accident>", Lang: "en", Dir: article.LTR, Time: now, Latest: 3, Contained: 0.999},
		{ID: "c3", Headline: "عبّارة", Time: now, Latest: 1, Contained: 0.1, ByHand: true},
		{ID: "d4", Headline: "Otters return", Time: now, Latest: 1, Parted: true},
	}
	part := find(t, s.view(), "also")
	got := words(part)
	for _, want := range []string{"Also carried in 2 other articles", "Ferry <accident>", "Ledger", "r3", "99 % of the shorter text shared", "No outlet", "joined by hand", "Not the same story: 1 article", "It is the same story: Otters return"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q does not say %q", got, want)
		}
	}
	var said []string
	each(part, nil, func(n view.Node, _ []view.Node) {
		if n := attr(n, "name"); n == "other" || n == "verdict" {
			said = append(said, n)
		}
		if n.Tag == "input" && attr(n, "name") != "article" && attr(n, "name") != "revision" {
			said[len(said)-1] += "=" + attr(n, "value")
		}
	})
	if got, want := strings.Join(said, " "), "other=b 2 verdict=parted other=c3 verdict=parted other=d4 verdict="; got != want {
		t.Errorf("the forms say %q, want %q", got, want)
	}
	var links []string
	each(part, nil, func(n view.Node, _ []view.Node) {
		if n.Tag == "a" {
			links = append(links, attr(n, "href")+" "+attr(n, "dir"))
		}
	})
	if got, want := strings.Join(links, ", "), "/articles/b%202 ltr, /articles/a1/compare/1/with/b%202/3 , /articles/c3 auto, /articles/a1/compare/1/with/c3/1 , /stories/a1 , /articles/d4 auto"; got != want {
		t.Errorf("links %q, want %q", got, want)
	}
}

func TestAlsoNowhere(t *testing.T) {
	each(plain(article.Plain("Ferry hits pier.")).view(), nil, func(n view.Node, _ []view.Node) {
		if attr(n, "id") == "also" {
			t.Error("a part says that no one else carries it")
		}
	})
}
