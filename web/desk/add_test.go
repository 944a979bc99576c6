package desk_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
	"writethru/web/desk"
)

// wire is wire copy as it comes as plain text.
const wire = `KARROW, Halvoria -- The council of Karrow has ordered 60 clerks to leave the harbor office by Friday.

The council says it acts in response to a vote of the Teskel assembly, and called it a sad day.

The assembly said it had expected no less, and asked for talks before the end of the month.

'We...intend to respond in the corresponding way," assembly speaker Ruda Halm said on December 19.

SEE ALSO: Karrow And Teskel, A Short History

The harbor office has stood on the border since 1931, and both towns pay for its lamps.

With reporting by Plover Wire and the Teskel Radio News Service

Copyright (c) 2025. Example Radio, Inc. Reprinted with permission.

More River News

Ferry timetable for the winter`

// story returns a page of an outlet with this headline and these paragraphs.
func story(url, headline string, paragraphs ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<!DOCTYPE html><html lang="en"><head><title>%s</title><link rel="canonical" href="%s"></head><body><article><h1>%s</h1>`, headline, url, headline)
	for _, p := range paragraphs {
		if strings.HasPrefix(p, "<") {
			b.WriteString(p)
		} else {
			fmt.Fprintf(&b, "<p>%s</p>\n", p)
		}
	}
	b.WriteString("</article></body></html>")
	return b.String()
}

const harborURL = "https://outlet.example/harbor"

var harbor = []string{
	"The harbor of Karrow will get a new lamp on its western pier before the winter, the council said on Monday after a long meeting.",
	"“We have waited nine years for this lamp,” harbor master Odile Marrack told the council, and thanked the fishermen who had paid for half of it.",
	"The lamp was built in Teskel and weighs 120 kilograms. It will be brought to Karrow by boat, as the road over the hill is closed.",
	"The council will vote on the cost of the pier in January. Two members said that they would vote against it.",
}

// changedTo returns harbor with one paragraph replaced.
func changedTo(i int, text string) []string {
	out := append([]string(nil), harbor...)
	out[i] = text
	return out
}

func (r *room) publish(paragraphs ...string) {
	r.outlets.pages[harborURL] = story(harborURL, "Karrow harbor gets a new lamp", paragraphs...)
}

func TestAddByAddress(t *testing.T) {
	r := newRoom(t)
	r.publish(harbor...)
	first := r.add(t, api.AddRequest{URL: harborURL})
	if !first.New || first.Revision != 1 || first.URL != "/articles/"+string(first.Article)+"/revisions/1" {
		t.Errorf("first: %+v", first)
	}
	again := r.add(t, api.AddRequest{URL: harborURL + "?utm_source=letter#top"})
	if again.New || again.Article != first.Article || again.Revision != 1 || len(again.Warnings) > 0 {
		t.Errorf("the same again: %+v", again)
	}
	r.publish(changedTo(2, "The lamp was built in Teskel and weighs 210 kilograms. It will be brought to Karrow by boat, as the road over the hill is closed.")...)
	next, err := r.Check(t.Context(), first.Article)
	if err != nil || !next.New || next.Article != first.Article || next.Revision != 2 {
		t.Errorf("a changed text: %+v, %v", next, err)
	}
	back := []string{}
	r.publish(append(back, harbor...)...)
	old := r.add(t, api.AddRequest{URL: harborURL})
	if old.New || old.Revision != 1 || len(old.Warnings) != 1 || !strings.Contains(old.Warnings[0], "revision 1") {
		t.Errorf("the first text again: %+v", old)
	}
	if n := len(r.article(t, "/articles/"+string(first.Article)).Heads); n != 2 {
		t.Errorf("there are %d revisions, want 2", n)
	}
}

func TestAddKeepsSuspiciousCaptures(t *testing.T) {
	r := newRoom(t)
	r.publish(harbor...)
	first := r.add(t, api.AddRequest{URL: harborURL})
	page := story(harborURL, "Karrow harbor gets a new lamp", "This page uses cookies to give you the best reading experience on this site and to show fitting offers.",
		"Please accept all of them to go on reading our stories about rivers, harbors, boats and lamps of Halvoria.", harbor[0])
	r.outlets.pages[harborURL] = page
	res := r.add(t, api.AddRequest{URL: harborURL})
	if res.New || !res.Unlike || res.Revision != 1 || len(res.Warnings) == 0 || res.Warnings[0] == "" {
		t.Errorf("a page that lost most of its text: %+v", res)
	}
	c, err := r.Capture(t.Context(), capture(harborURL, page).SHA256)
	if err != nil || string(c.Body) != page {
		t.Errorf("the capture was not kept: %v", err)
	}
	if n := len(r.article(t, "/articles/"+string(first.Article)).Heads); n != 1 {
		t.Errorf("there are %d revisions, want 1", n)
	}
}

func TestAddPasted(t *testing.T) {
	r := newRoom(t)
	first := r.add(t, api.AddRequest{Text: wire, Outlet: "Example Radio", Published: r.now.Add(-time.Hour)})
	if !first.New {
		t.Fatalf("first: %+v", first)
	}
	if again := r.add(t, api.AddRequest{Text: wire}); again.New || again.Article != first.Article {
		t.Errorf("the same text again: %+v", again)
	}
	changed := strings.Replace(wire, "ordered 60 clerks", "ordered 16 clerks", 1)
	other := r.add(t, api.AddRequest{Text: changed})
	if !other.New || other.Article == first.Article || other.Revision != 1 {
		t.Errorf("another text: %+v", other)
	}
	twice := strings.Replace(wire, "ordered 60 clerks", "ordered 61 clerks", 1)
	next := r.add(t, api.AddRequest{Text: twice, Article: first.Article})
	if !next.New || next.Article != first.Article || next.Revision != 2 {
		t.Errorf("the next revision: %+v", next)
	}
	if known := r.add(t, api.AddRequest{Text: twice}); known.New || known.Article != first.Article || known.Revision != 2 {
		t.Errorf("the text of the second revision again: %+v", known)
	}
	page := r.article(t, "/articles/"+string(first.Article)+"/revisions/1")
	if page.Article.Outlet != "Example Radio" || !page.Revision.Published.Equal(r.now.Add(-time.Hour)) || page.Article.URL != "" {
		t.Errorf("the article is %+v, published %v", page.Article, page.Revision.Published)
	}
}

func TestAddPastedWithAddressIsThatArticle(t *testing.T) {
	r := newRoom(t)
	r.publish(harbor...)
	first := r.add(t, api.AddRequest{URL: harborURL})
	html := story(harborURL, "Karrow harbor gets a new lamp", changedTo(3, "The council will vote on the cost of the pier in March. Two members said that they would vote against it.")...)
	for i, q := range []api.AddRequest{{HTML: html}, {HTML: html, URL: "https://OUTLET.example/harbor?fbclid=1"}, {Text: " " + harborURL + "\n"}} {
		res := r.add(t, q)
		if res.Article != first.Article || res.New != (i == 0) {
			t.Errorf("way %d: %+v", i, res)
		}
	}
}

func TestAddOlderCaptureMakesNoRevision(t *testing.T) {
	r := newRoom(t)
	page := func(n string) string {
		return story(harborURL, "Karrow harbor gets a new lamp", changedTo(2, "The lamp was built in Teskel and weighs "+n+" kilograms. It will be brought to Karrow by boat, as the road is closed.")...)
	}
	at := time.Date(2025, 11, 1, 12, 0, 0, 0, berlin)
	first := r.add(t, api.AddRequest{HTML: page("100"), Captured: at})
	older := r.add(t, api.AddRequest{HTML: page("90"), Captured: at.Add(-24 * time.Hour)})
	if older.New || !older.Unlike || older.Article != first.Article || older.Revision != 1 || len(older.Warnings) != 1 || !strings.Contains(older.Warnings[0], "31 October 2025, 12:00") {
		t.Errorf("an older capture: %+v", older)
	}
	if newer := r.add(t, api.AddRequest{HTML: page("110"), Captured: at.Add(time.Hour)}); !newer.New || newer.Revision != 2 {
		t.Errorf("a newer capture: %+v", newer)
	}
	_, err := r.Add(t.Context(), api.AddRequest{HTML: page("120"), Captured: r.now.Add(time.Hour)})
	wantCode(t, err, annotations.Invalid)
}

func TestAddRefuses(t *testing.T) {
	r := withSample(t)
	pasted := r.add(t, api.AddRequest{Text: wire})
	for name, q := range map[string]struct {
		r    api.AddRequest
		want annotations.Code
	}{
		"nothing":         {api.AddRequest{}, annotations.Invalid},
		"two texts":       {api.AddRequest{Text: wire, HTML: "<p>x</p>"}, annotations.Invalid},
		"no address":      {api.AddRequest{URL: "javascript:alert(1)"}, annotations.Invalid},
		"no page":         {api.AddRequest{URL: "https://outlet.example/gone"}, annotations.NotFound},
		"no text":         {api.AddRequest{Text: " \n "}, annotations.Invalid},
		"no such article": {api.AddRequest{Text: wire, Article: "nosucharticle"}, annotations.NotFound},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := r.Add(t.Context(), q.r)
			wantCode(t, err, q.want)
		})
	}
	for id, want := range map[article.ID]annotations.Code{pasted.Article: annotations.Invalid, "karrowferry": annotations.Invalid, "nosucharticle": annotations.NotFound} {
		_, err := r.Check(t.Context(), id)
		wantCode(t, err, want)
	}
}

func TestAddRefusesTheFrontPage(t *testing.T) {
	r := newRoom(t)
	r.publish(harbor...)
	first := r.add(t, api.AddRequest{URL: harborURL})
	r.outlets.leads = map[string]string{harborURL: "https://outlet.example/"}
	_, err := r.Check(t.Context(), first.Article)
	wantCode(t, err, annotations.NotFound)
}

func TestAddKeepsWhatCouldNotBeRead(t *testing.T) {
	r := newRoom(t)
	r.publish(harbor...)
	first := r.add(t, api.AddRequest{URL: harborURL})
	r.outlets.pages[harborURL] = "<html><head><title>Karrow</title></head><body></body></html>"
	_, err := r.Check(t.Context(), first.Article)
	wantCode(t, err, annotations.Invalid)
	if _, err := r.Capture(t.Context(), capture("", r.outlets.pages[harborURL]).SHA256); err != nil {
		t.Errorf("the capture was not kept: %v", err)
	}
}

func TestAddTheSameAtOnceMakesOneRevision(t *testing.T) {
	r := newRoom(t)
	r.publish(harbor...)
	var made atomic.Int32
	var wg sync.WaitGroup
	for range 16 {
		wg.Go(func() {
			res, err := r.Add(context.Background(), api.AddRequest{URL: harborURL})
			if err != nil {
				t.Error(err)
			}
			if res.New {
				made.Add(1)
			}
		})
	}
	wg.Wait()
	if made.Load() != 1 {
		t.Errorf("%d revisions were made, want 1", made.Load())
	}
}

func TestTwoProcessesMakeOneRevision(t *testing.T) {
	r := newRoom(t)
	r.publish(harbor...)
	other := desk.New(r.options) // has locks of its own, as another process
	var made atomic.Int32
	var wg sync.WaitGroup
	for _, d := range []*desk.Desk{r.Desk, other, r.Desk, other} {
		wg.Go(func() {
			res, err := d.Add(context.Background(), api.AddRequest{URL: harborURL})
			if err != nil {
				t.Error(err)
			}
			if res.New {
				made.Add(1)
			}
		})
	}
	wg.Wait()
	if made.Load() != 1 {
		t.Errorf("%d revisions were made, want 1", made.Load())
	}
}
