package server_test

import (
	"encoding/xml"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"writethru/annotations"
	"writethru/annotations/track"
	"writethru/web/api"
)

// atom is what a reader of feeds takes from one.
type atom struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Author  string   `xml:"author>name"`
	Links   []struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	} `xml:"link"`
	Entries []struct {
		ID      string `xml:"id"`
		Title   string `xml:"title"`
		Updated string `xml:"updated"`
		Content struct {
			Type string `xml:"type,attr"`
			Text string `xml:",chardata"`
			Any  []struct {
				XMLName xml.Name
			} `xml:",any"`
		} `xml:"content"`
	} `xml:"entry"`
}

const hostileText = "<script>alert(1)</script> & \"]]>\u202e\x00\x07 <b onclick='x'>"

func TestFeed(t *testing.T) {
	h := open(t)
	h.desk.feed = api.Feed{
		ID: "urn:uuid:1", Title: hostileText, Page: "/alerts", Updated: time.Date(2025, 11, 4, 9, 0, 0, 0, time.UTC),
		Entries: []api.FeedEntry{{ID: "urn:uuid:2", Title: "Reworded: “17 died”", Page: "/articles/a/compare/1/2#mark-m1", Author: hostileText, Updated: time.Date(2025, 11, 4, 9, 0, 0, 0, time.UTC),
			Change: []track.Piece{{Op: "-", Text: "12"}, {Op: "+", Text: "17" + hostileText}, {Op: "=", Text: " died"}}, Note: hostileText, Lang: `en"><x`}},
	}
	w := h.ask(http.MethodGet, "/alerts.atom", "")
	if got := w.Header().Get("Content-Type"); w.Code != http.StatusOK || got != "application/atom+xml; charset=utf-8" {
		t.Fatalf("status %d, %s", w.Code, got)
	}
	var f atom
	if err := xml.Unmarshal(w.Body.Bytes(), &f); err != nil {
		t.Fatalf("%v\n%s", err, w.Body)
	}
	if f.ID != "urn:uuid:1" || f.Author != "Writethru" || f.Updated != "2025-11-04T09:00:00Z" || len(f.Links) != 2 ||
		f.Links[0].Rel != "self" || !strings.HasSuffix(f.Links[0].Href, "/alerts.atom") || !strings.HasPrefix(f.Links[0].Href, "http://") {
		t.Errorf("the feed is %+v", f)
	}
	if len(f.Entries) != 1 || f.Entries[0].Title != "Reworded: “17 died”" || f.Entries[0].Content.Type != "html" || len(f.Entries[0].Content.Any) > 0 {
		t.Fatalf("entries %+v", f.Entries)
	}
	text := f.Entries[0].Content.Text
	if !strings.HasPrefix(text, "<p><del>12</del> <ins>17&lt;script&gt;") || strings.Contains(text, "<script") || strings.Contains(text, "<b ") || strings.Contains(text, "\u202e") {
		t.Errorf("the content is %q", text)
	}
	if strings.Contains(w.Body.String(), "<script") {
		t.Errorf("markup of a text is in the feed: %s", w.Body)
	}

	again := h.ask(http.MethodGet, "/alerts.atom", "", "If-None-Match: "+w.Header().Get("ETag"))
	if again.Code != http.StatusNotModified || again.Body.Len() > 0 {
		t.Errorf("asked again: status %d", again.Code)
	}
	h.ask(http.MethodGet, "/stories/a1/feed.atom", "")
	h.ask(http.MethodGet, "/outlets/Ledger%20&%20Tide%2FX/feed.atom", "")
	if got := fmt.Sprint(h.desk.calls[2:]); got != `[feed "a1" "" feed "" "Ledger & Tide/X"]` {
		t.Errorf("asked for %s", got)
	}
	h.desk.err = annotations.Errorf(annotations.NotFound, "There is no such article here.")
	if w := h.ask(http.MethodGet, "/stories/none/feed.atom", ""); w.Code != http.StatusNotFound || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/plain") {
		t.Errorf("a story that is not there: status %d, %s", w.Code, w.Header().Get("Content-Type"))
	}
}
