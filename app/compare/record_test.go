package compare_test

import (
	"strings"
	"testing"
	"time"

	"writethru/annotations/article"
	"writethru/app/compare"
	"writethru/app/view"
	"writethru/app/view/viewtest"
)

// TestRecord holds the file for the record: it loads nothing, leads only to
// itself and to where the texts do, shows both texts, and tells nothing of the marks.
func TestRecord(t *testing.T) {
	s := karrow(t, 2, 3, "")
	d := sample(t)
	var captures [2]article.Capture
	for k, r := range []article.Revision{s.page.Old, s.page.New} {
		c, err := d.Capture(t.Context(), r.Capture)
		if err != nil {
			t.Fatal(err)
		}
		captures[k] = c
	}
	r := compare.Record{Page: s.page, Old: captures[0], New: captures[1], Made: now}
	v := r.View()
	viewtest.Equal(t, v)
	checkNew(t, s, v)
	checkOld(t, s, v)
	walk(v, func(n view.Node, _ []view.Node) {
		for _, name := range []string{"src", "action", "href"} {
			if to := attr(n, name); to != "" && !strings.HasPrefix(to, "#") && !hasClass(n, "ext") {
				t.Errorf("<%s> leads to %q", n.Tag, to)
			}
		}
		if n.Tag == "mark" || n.Tag == "button" || hasClass(n, "card") {
			t.Errorf("<%s class=%q> is of the reader", n.Tag, attr(n, "class"))
		}
		if n.Tag == "details" && hasClass(n, "tuck") && !has(n, "open") {
			t.Error("something is folded")
		}
	})
	var b strings.Builder
	if err := r.Write(&b, "p { color: red }"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{captures[0].SHA256, captures[1].SHA256, "https://plover.example/world/karrow-ferry", "Tuesday 4 November 2025 14:32:00 +01:00",
		"Headlines: 3 changes in 4 revisions", "Ferry hits bridge pier in Halvoria, deaths reported", "Tuesday 4 November 2025 06:48:00 +01:00",
		"p { color: red }", "<title>r2 and r3 of “Ferry crash in Halvoria kills 17;", "default-src 'none'"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is not in the file", want)
		}
	}
	if err := r.Write(&b, "</STYLE><script>"); err == nil {
		t.Error("a style sheet that ends early is taken")
	}
	if got, want := r.Name(), "writethru-"+string(s.page.Article.ID)+"-r2-r3.html"; got != want {
		t.Errorf("Name() = %q, want %q", got, want)
	}
}

// TestRecordOfText holds the record of texts that were pasted.
func TestRecordOfText(t *testing.T) {
	s := texts([]article.Block{fog}, []article.Block{fog, bridge}, article.Meta{})
	s.page.Article.URL = ""
	r := compare.Record{Page: s.page, Made: now.Add(time.Hour)}
	got := text(r.View(), everything)
	for _, want := range []string{"not known: pasted", "no time given", "none", "Fetched Tuesday 4 November 2025 14:20:00 +01:00"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in the record:\n%s", want, got)
		}
	}
}

// TestRecordAcross: the record of two outlets' copies says of each text what is in
// it only, whose it is, where it was, and what became of its headline.
func TestRecordAcross(t *testing.T) {
	d := sample(t)
	ids := stories(t, d)
	s := open(t, d, "/articles/"+string(ids["/world/karrow-ferry"])+"/compare/3/with/"+string(ids["/news/ferry-toll"])+"/2")
	r := compare.Record{Page: s.page, Made: now}
	v := r.View()
	got := text(v, everything)
	for _, want := range []string{
		"Revision 3 of Plover Wire’s copy and revision 2 of The Saltmarsh Gazette’s copy, compared by Writethru on",
		"646 and 562 words; headlines differ;", "Only in The Saltmarsh Gazette", "Only in Plover Wire", "Words only in Plover Wire are struck through",
		"Headlines of Plover Wire: 3 changes in 4 revisions", "Headlines of The Saltmarsh Gazette: 1 change in 2 revisions",
		"https://plover.example/world/karrow-ferry", "https://saltmarsh-gazette.example/news/ferry-toll", s.page.Old.Capture, s.page.New.Capture,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in the record", want)
		}
	}
	if s.page.Old.Capture == "" || s.page.New.Capture == "" {
		t.Error("there are no captures to name")
	}
	walk(v, func(n view.Node, _ []view.Node) {
		if to := attr(n, "href"); to != "" && !strings.HasPrefix(to, "#") && !hasClass(n, "ext") {
			t.Errorf("the record leads to %q", to)
		}
	})
	if got, want := r.Title(), "Plover Wire r3 and The Saltmarsh Gazette r2 of “Saltmarsh pair safe"; !strings.HasPrefix(got, want) {
		t.Errorf("Title() = %q, want %q", got, want)
	}
	if got, want := r.Name(), "writethru-karrowferry-r3-ferrytoll-r2.html"; got != want {
		t.Errorf("Name() = %q, want %q", got, want)
	}
}
