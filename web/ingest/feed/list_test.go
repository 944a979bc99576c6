package feed_test

import (
	"net/url"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations"
	"writethru/web/ingest/feed"
)

var subscriptions = []feed.Outline{
	{Title: "Wire", Outlines: []feed.Outline{
		{Title: "Plover & \"Sons\" <x>", FeedURL: "https://plover.example/feed", SiteURL: "https://plover.example/"},
		{Title: "Coast", Outlines: []feed.Outline{{Title: "Tide", FeedURL: "http://tide.example/rss?a=1&b=2"}}},
	}},
	{Title: "أخبار", FeedURL: "https://ar.example/feed.xml"},
}

func TestOPMLRoundTrip(t *testing.T) {
	data, err := feed.WriteOPML("My feeds", subscriptions)
	if err != nil {
		t.Fatal(err)
	}
	got, err := feed.ReadOPML(data)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(subscriptions, got); diff != "" {
		t.Errorf("ReadOPML(WriteOPML) (-want +got):\n%s", diff)
	}
}

func TestReadOPML(t *testing.T) {
	got, err := feed.ReadOPML([]byte(`<?xml version="1.0" encoding="windows-1252"?><!-- x --><opml version=1.0><body>
<outline text="Caf` + "\xe9" + ` & co"><outline title="" text="One" xmlUrl="https://a.example/1?x&y"/><outline text="file" xmlUrl="file:///etc/passwd"/></outline>
<outline text="empty"/><outline text="cut" xmlUrl="https://a.example/2">`))
	want := []feed.Outline{
		{Title: "Café & co", Outlines: []feed.Outline{{Title: "One", FeedURL: "https://a.example/1?x&y"}}},
		{Title: "cut", FeedURL: "https://a.example/2"},
	}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("ReadOPML: %v (-want +got):\n%s", err, diff)
	}
	for _, bad := range []string{"", "<rss/>", "text", "<opml"} {
		if _, err := feed.ReadOPML([]byte(bad)); annotations.CodeOf(err) != annotations.Invalid {
			t.Errorf("ReadOPML(%q): %v, want an error with code invalid", bad, err)
		}
	}
	deep := "<opml><body>" + strings.Repeat(`<outline text="x" xmlUrl="https://a.example/">`, 100_000)
	if _, err := feed.ReadOPML([]byte(deep)); err != nil {
		t.Errorf("ReadOPML of a deep list: %v", err)
	}
}

func FuzzReadOPML(f *testing.F) {
	f.Add([]byte(`<opml><body><outline text="a"><outline xmlUrl="https://a.example/"/></outline></body></opml>`))
	f.Add([]byte(`<opml><body><outline text="&a;" xmlUrl=https://a.example/ <outline`))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := feed.ReadOPML(data)
		if err != nil {
			return
		}
		written, err := feed.WriteOPML("x", got)
		if err != nil {
			t.Fatal(err)
		}
		again, err := feed.ReadOPML(written)
		if diff := cmp.Diff(got, again); err != nil || diff != "" {
			t.Errorf("round trip: %v\n%s", err, diff)
		}
	})
}

func TestDiscover(t *testing.T) {
	at := &url.URL{Scheme: "https", Host: "a.example", Path: "/news/story"}
	got := feed.Discover([]byte(`<!DOCTYPE html><head><base href="/b/"><base href="/c/">
<link rel="ALTERNATE" type="application/rss+xml; charset=utf-8" title="All &amp; more" href="all.rss">
<link rel="alternate" type="application/atom+xml" href="https://other.example/atom">
<link rel="alternate" type="application/json" href="/wp-json/posts/1"><link rel="alternate" hreflang="de" href="/de">
<link rel="alternate stylesheet" type="text/css" href="x.css"><link rel=feed href=/f><link rel=alternate type=application/rss+xml href="javascript:x">
</head><body><a href="/rss/">RSS</a><a href="all.rss">again</a><a href="/about">About</a>`), at)
	want := []feed.Found{
		{URL: "https://a.example/b/all.rss", Title: "All & more"}, {URL: "https://other.example/atom"},
		{URL: "https://a.example/f"}, {URL: "https://a.example/rss/"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Discover (-want +got):\n%s", diff)
	}
	guess := feed.Guess(at)
	if len(guess) != 14 || guess[0] != "https://a.example/news/story/feed" || !slices.Contains(guess, "https://a.example/rss.xml") {
		t.Errorf("Guess = %q", guess)
	}
	if got := feed.Guess(&url.URL{Scheme: "file", Path: "/etc"}); got != nil {
		t.Errorf("Guess of a file = %q, want nothing", got)
	}
}

func FuzzDiscover(f *testing.F) {
	f.Add([]byte(`<base href="/b/"><link rel=alternate type=application/rss+xml title="a &amp; b" href="x.rss"><a href="/feed">`), "https://a.example/news/")
	f.Add([]byte("<link rel='feed alternate' type=application/json href='//[::1]/feed?\x00'><base href=javascript:x><a href='\thttp://a.example/rss\n'>"), "http://a.example")
	f.Fuzz(func(t *testing.T, page []byte, at string) {
		base, err := url.Parse(at)
		if err != nil {
			return
		}
		isAddress := func(s string) bool {
			u, err := url.Parse(s)
			return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.User == nil
		}
		seen := map[string]bool{}
		for _, found := range feed.Discover(page, base) {
			if !isAddress(found.URL) || seen[found.URL] {
				t.Errorf("found %q, which is no address or was found before", found.URL)
			}
			seen[found.URL] = true
			if !utf8.ValidString(found.Title) || strings.ContainsAny(found.Title, "\n\x00\u202e") {
				t.Errorf("the title %q is not plain", found.Title)
			}
		}
		if len(seen) > 50 {
			t.Errorf("found %d feeds, want 50 at most", len(seen))
		}
		for _, guess := range feed.Guess(base) {
			if u, err := url.Parse(guess); err != nil || !isAddress(guess) || u.Host != base.Host {
				t.Errorf("guessed %q of %q", guess, at)
			}
		}
	})
}
