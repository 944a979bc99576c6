package library_test

import (
	"strings"
	"testing"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/track"
	"writethru/app/kit/kittest"
	"writethru/app/library"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

var (
	zone  = time.FixedZone("", 3600)
	now   = time.Date(2025, 11, 4, 19, 20, 0, 0, zone)
	shell = state.Shell{Path: "/", Now: now}
)

func at(day, hour int) time.Time { return time.Date(2025, 11, day, hour, 5, 0, 0, zone) }

// shelf returns a library of four stories.
func shelf() api.LibraryPage {
	return api.LibraryPage{
		Rows: []api.LibraryRow{
			{ID: "ferry", Outlet: "Plover Wire", Headline: "Ferry crash kills 17", Snippet: "At least 17 people died.", Lang: "en-US", Dir: article.LTR,
				Dateline: "KARROW, Halvoria (Plover) —", Words: 643, Time: at(4, 18), Latest: 4, LastRead: 3, Changed: []int{93, 360, 657, 1},
				Kinds: []annotations.Count{{Value: "claim", N: 5}, {Value: "quote", N: 1}}, Tags: []string{"inquiry", "toll"}},
			{ID: "light", Outlet: "أخبار المرفأ", Headline: "منارة", Snippet: "بعد أربعين عامًا", Lang: "ar", Dir: article.RTL, Words: 101, Time: at(3, 18), Latest: 3, LastRead: 1, Changed: []int{117, 18, 4}},
			{ID: "otter", Outlet: "Plover Wire", Headline: "Otter has died", Snippet: "The otter is alive.", Words: 69, Time: at(3, 17), Latest: 2, LastRead: 2, Changed: []int{69, 80}, Withdrawn: true},
			{ID: "bell", Words: 1, Time: at(2, 17), Latest: 1, Changed: []int{115}, Sample: true},
		},
		Around: api.Around{Total: 4}, All: 4, Changed: 2, Unread: 1, Marked: 1, Revs: 10,
		Outlets: []annotations.Count{{Value: "Plover Wire", N: 2}, {Value: "أخبار المرفأ", N: 1}},
		Tags:    []annotations.Count{{Value: "inquiry", N: 1}, {Value: "a&b", N: 1}},
	}
}

func element(t *testing.T, nodes []view.Node, id string) view.Node {
	t.Helper()
	n, ok := kittest.Find(nodes, id)
	if !ok {
		t.Fatalf("there is no element %q", id)
	}
	return n
}

// screen returns what the library shows.
func screen(s state.Shell, p api.LibraryPage, ui library.UI) view.Nodes {
	return library.View(s, p, ui)
}

func TestRows(t *testing.T) {
	nodes := screen(shell, shelf(), library.UI{})
	kittest.Sound(t, nodes...)
	for id, want := range map[string][]string{
		"story-ferry": {"Plover Wire", "KARROW, Halvoria", "643 words", "Ferry crash kills 17", "(changed since read)", "1 quote", "5 claims", "inquiry", "4 revisions", "r4 is new: 1 word", "18:05"},
		"story-light": {"r2 to r3 are new", "3 revisions", "(changed since read)"},
		"story-otter": {"(withdrawn)", "Withdrawn at 17:05.", "69 words kept", "the first is kept"},
		"story-bell":  {"No headline", "(unread)", "1 word", "made up", "1 revision", "unread"},
	} {
		text := kittest.Text(element(t, nodes, id))
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("%s does not say %q: %s", id, w, text)
			}
		}
	}
	if text := kittest.Text(element(t, nodes, "story-ferry")); strings.Index(text, "1 quote") > strings.Index(text, "5 claims") || strings.Contains(text, "(Plover)") {
		t.Errorf("the kinds stand in no order, or the agency stands in the place: %s", text)
	}
}

func TestRowsAreGroupedByDay(t *testing.T) {
	var days []string
	for _, h := range kittest.All(screen(shell, shelf(), library.UI{}), kittest.Class("day")) {
		days = append(days, kittest.Text(h))
	}
	if got, want := strings.Join(days, "; "), "Today, Tuesday 4 November; Yesterday, Monday 3 November; Sunday 2 November"; got != want {
		t.Errorf("days %q, want %q", got, want)
	}
}

func TestTextsKeepTheirLanguage(t *testing.T) {
	row := element(t, screen(shell, shelf(), library.UI{}), "story-light")
	h, _ := kittest.First([]view.Node{row}, kittest.Tag("h3"))
	if kittest.Attr(h, "lang") != "ar" || kittest.Attr(h, "dir") != "rtl" {
		t.Errorf("headline has lang %q, dir %q", kittest.Attr(h, "lang"), kittest.Attr(h, "dir"))
	}
	words, _ := kittest.First([]view.Node{h}, kittest.Class("sr"))
	if kittest.Attr(words, "lang") != "en" {
		t.Error("our own words in the headline have the story's language")
	}
}

func TestRevisionsLeadToWhatIsNew(t *testing.T) {
	for id, want := range map[string]string{"story-ferry": "/articles/ferry/compare/3/4", "story-light": "/articles/light/compare/1/3",
		"story-otter": "/articles/otter/compare/1/2", "story-bell": "/articles/bell"} {
		row := element(t, screen(shell, shelf(), library.UI{}), id)
		link, _ := kittest.First([]view.Node{row}, kittest.Class("revs"))
		if got := kittest.Attr(link, "href"); got != want {
			t.Errorf("%s: the revisions lead to %q, want %q", id, got, want)
		}
	}
}

func TestSparkSaysWhatItShows(t *testing.T) {
	for id, want := range map[string]struct {
		label string
		paths string
	}{
		"story-ferry": {"Words changed by revision: 93, 360, 657, 1", "base bars last"},
		"story-otter": {"Words changed by revision: 69, then withdrawn", "base bars kill"},
		"story-bell":  {"One revision, 1 word", "base bars"},
	} {
		row := element(t, screen(shell, shelf(), library.UI{}), id)
		svg, _ := kittest.First([]view.Node{row}, func(n view.Node) bool { return kittest.Attr(n, "data-is") == "spark" })
		var paths []string
		for _, p := range svg.Kids {
			paths = append(paths, kittest.Attr(p, "data-is"))
		}
		if got := kittest.Attr(svg, "aria-label"); got != want.label || strings.Join(paths, " ") != want.paths {
			t.Errorf("%s: %q with %q, want %q with %q", id, got, paths, want.label, want.paths)
		}
	}
}

func TestManyRevisionsFitTheChart(t *testing.T) {
	p := shelf()
	p.Rows = p.Rows[:1]
	p.Rows[0].Changed = []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 30_000}
	nodes := screen(shell, p, library.UI{})
	kittest.Sound(t, nodes...)
	bars, _ := kittest.First(nodes, func(n view.Node) bool { return kittest.Attr(n, "data-is") == "bars" })
	if got := strings.Count(kittest.Attr(bars, "d"), "z"); got != 7 {
		t.Errorf("%d bars before the last, want 7", got)
	}
}

func TestCountSaysWhatIsListed(t *testing.T) {
	for _, tt := range []struct {
		q    api.LibraryQuery
		want string
	}{
		{api.LibraryQuery{}, "4 stories, 10 revisions"},
		{api.LibraryQuery{From: "o2"}, "4 stories, 10 revisions"},
		{api.LibraryQuery{Words: `fog <b> outlet:"Plover Wire"`}, "2 of 4 stories. Show all|with “fog <b>”|from Plover Wire"},
		{api.LibraryQuery{Words: "tag:toll", Show: "changed"}, "2 of 4 stories. Show all|changed since read|tagged #toll"},
		{api.LibraryQuery{Show: "unread"}, "2 of 4 stories. Show all|unread"},
		{api.LibraryQuery{Show: "marked"}, "2 of 4 stories. Show all|with your marks"},
		{api.LibraryQuery{Words: `-"fog bank" -tag:a,b kind:quote -speaker:kew`}, "2 of 4 stories. Show all|without “fog bank”|not tagged #a or #b|marked as quote|without words of kew"},
		{api.LibraryQuery{Words: "before:2025-11-04 -after:2024 changed:yes changed:no changed:3d"}, "2 of 4 stories. Show all|revised before 4 Nov 2025|revised before 1 Jan 2024|" +
			"revised at least once|never revised|revised again since 1 Nov 2025 19:20"},
		{api.LibraryQuery{Words: "is:unread,read before:x"}, "2 of 4 stories. Show all|unread or read|before:x|“x” is not a date: write 2025-11-04, 2025-11, 2025 or, for the last three days, 3d."},
	} {
		p := shelf()
		p.Query, p.Total = tt.q, 2
		bar, _ := kittest.First(screen(shell, p, library.UI{}), kittest.Class("bar"))
		label, _ := kittest.First([]view.Node{bar}, kittest.Class("label"))
		nodes := screen(shell, p, library.UI{})
		kittest.Sound(t, nodes...)
		said := kittest.Text(label)
		list, _ := kittest.First(nodes, kittest.Class("asked"))
		for _, li := range kittest.All([]view.Node{list}, kittest.Tag("li")) {
			said += "|" + strings.TrimSpace(strings.TrimSuffix(kittest.Text(li), ", take this away"))
		}
		for _, problem := range kittest.All(nodes, kittest.Class("err")) {
			said += "|" + kittest.Text(problem)
		}
		if said != tt.want {
			t.Errorf("%+v: %q, want %q", tt.q, said, tt.want)
		}
	}
}

func TestCountOfManyFound(t *testing.T) {
	p := shelf()
	p.Query.Words, p.Total, p.More, p.All = "ferry", 1000, true, 100_000
	bar, _ := kittest.First(screen(shell, p, library.UI{}), kittest.Class("bar"))
	if got := kittest.Text(bar); !strings.Contains(got, "More than 1,000 of 100,000 stories.") {
		t.Errorf("it says %q", got)
	}
}

func TestEachThingAskedForCanBeTakenAway(t *testing.T) {
	p := shelf()
	p.Query = api.LibraryQuery{Show: "unread", Words: `fog -tag:toll bank`, From: "o2"}
	list, _ := kittest.First(screen(shell, p, library.UI{}), kittest.Class("asked"))
	var hrefs []string
	for _, l := range kittest.All([]view.Node{list}, kittest.Tag("a")) {
		hrefs = append(hrefs, kittest.Attr(l, "href"))
	}
	if got, want := strings.Join(hrefs, " "), "/?q=fog+-tag%3Atoll+bank /?show=unread&q=-tag%3Atoll /?show=unread&q=fog+bank"; got != want {
		t.Errorf("they lead to %s, want %s", got, want)
	}
}

func TestFiltersCombineAndLetGo(t *testing.T) {
	p := shelf()
	p.Query = api.LibraryQuery{Show: "changed", Words: `fog outlet:"Plover Wire"`, From: "o3"}
	nodes := screen(shell, p, library.UI{})
	kittest.Sound(t, nodes...)
	links := map[string]string{}
	for _, l := range kittest.All([]view.Node{element(t, nodes, "filters")}, kittest.Tag("a")) {
		links[strings.TrimSpace(kittest.Text(l))] = kittest.Attr(l, "href")
	}
	for words, want := range map[string]string{
		"All stories 4":                        "/",
		"Unread 1":                             "/?show=unread&q=fog+outlet%3A%22Plover+Wire%22",
		"أخبار المرفأ 1":                       "/?show=changed&q=fog+outlet%3A%22%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1+%D8%A7%D9%84%D9%85%D8%B1%D9%81%D8%A3%22",
		"a&b 1":                                "/?show=changed&q=fog+outlet%3A%22Plover+Wire%22+tag%3Aa%26b",
		"Plover Wire, take this filter away 2": "/?show=changed&q=fog",
	} {
		if got, ok := links[words]; !ok || got != want {
			t.Errorf("%q leads to %q, want %q", words, got, want)
		}
	}
}

func TestNothingFound(t *testing.T) {
	for _, tt := range []struct {
		q     api.LibraryQuery
		says  string
		leads []string
	}{
		{api.LibraryQuery{Words: `fog & x outlet:"Plover Wire"`}, "No story fits.", []string{"/?q=fog+%26+x", "/notebook?q=fog+%26+x+outlet%3A%22Plover+Wire%22", "/"}},
		{api.LibraryQuery{Words: "fog"}, "No story fits.", []string{"/notebook?q=fog", "/"}},
		{api.LibraryQuery{Show: "changed"}, "when a newer revision arrives", []string{"/"}},
		{api.LibraryQuery{Show: "unread"}, "until you open it", []string{"/"}},
		{api.LibraryQuery{Show: "marked"}, "when you mark a passage", []string{"/"}},
	} {
		p := shelf()
		p.Query, p.Rows, p.Total = tt.q, nil, 0
		nodes := screen(shell, p, library.UI{})
		kittest.Sound(t, nodes...)
		none, _ := kittest.First(nodes, kittest.Class("none"))
		if text := kittest.Text(none); !strings.Contains(text, tt.says) {
			t.Errorf("%+v: it says %q, want %q", tt.q, text, tt.says)
		}
		var leads []string
		for _, l := range kittest.All([]view.Node{none}, kittest.Tag("a")) {
			leads = append(leads, kittest.Attr(l, "href"))
		}
		if strings.Join(leads, " ") != strings.Join(tt.leads, " ") {
			t.Errorf("%+v: leads to %q, want %q", tt.q, leads, tt.leads)
		}
	}
}

func news(k annotations.AlertKind, f annotations.Fate) api.Alert {
	return api.Alert{Mark: "m1", Article: "ferry", As: annotations.Quote, Who: "Davit Orsolan", Kind: k, Is: f, From: 2, In: 3,
		Old: "who <is> responsible", Time: time.Date(2025, 11, 4, 9, 0, 0, 0, time.UTC), Outlet: "Plover Wire", Headline: "Ferry hits pier"}
}

func TestNews(t *testing.T) {
	reworded := news(annotations.AlertFacts, annotations.Reworded)
	reworded.Words = []track.Piece{{Op: "-", Text: "who"}, {Op: "+", Text: "what"}, {Op: "=", Text: " is responsible"}}
	for _, tt := range []struct {
		name       string
		a          api.Alert
		says, link string
	}{
		{"reworded", reworded, "Reworded: facts|Davit Orsolan|Plover Wire|r2 → r3|Compare", "/articles/ferry/compare/2/3#mark-m1"},
		{"removed", news(annotations.AlertRemoved, annotations.Removed), "Removed|who <is> responsible|r2 → r3|Compare", "/articles/ferry/compare/2/3#mark-m1"},
		{"unsure", news(annotations.AlertUnsure, annotations.Unsure), "Unsure|Choose place", "/articles/ferry/revisions/3#mark-m1"},
		{"back", news(annotations.AlertBack, annotations.Kept), "Back again|Compare", "/articles/ferry/compare/2/3#mark-m1"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := shelf()
			p.News, p.NewsTotal, p.MostNews = []api.Alert{tt.a}, 9, 200
			nodes := screen(shell, p, library.UI{})
			kittest.Sound(t, nodes...)
			watch, _ := kittest.First(nodes, kittest.Class("watch"))
			text := kittest.Text(watch)
			for _, w := range append(strings.Split(tt.says, "|"), "9 changes not seen yet") {
				if !strings.Contains(text, w) {
					t.Errorf("it does not say %q: %s", w, text)
				}
			}
			links := kittest.All([]view.Node{watch}, kittest.Tag("a"))
			if len(links) != 2 || kittest.Attr(links[0], "href") != "/alerts" || kittest.Attr(links[1], "href") != tt.link {
				t.Errorf("it leads to %v, want the alerts and %q", links, tt.link)
			}
		})
	}
}

// hostile are texts that break out of what they stand in where they can.
var hostile = []string{`"><script>alert(1)</script>`, `' onmouseover='alert(1)`, "\u202eabc\u2066", "a\x00b\r\nc", strings.Repeat("x", 5000), "</textarea><b>", "&lt;b&gt;"}

func TestHostileTexts(t *testing.T) {
	for _, h := range hostile {
		p := shelf()
		p.Rows[0].Headline, p.Rows[0].Snippet, p.Rows[0].Outlet, p.Rows[0].Dateline, p.Rows[0].Lang = h, h, h, h, h
		p.Rows[0].Tags, p.Rows[0].Kinds = []string{h}, []annotations.Count{{Value: h, N: 1}}
		p.Outlets, p.Tags = []annotations.Count{{Value: h, N: 1}}, []annotations.Count{{Value: h, N: 1}}
		p.Query = api.LibraryQuery{Words: h + " tag:" + h + ` outlet:"` + h + `" before:` + h}
		a := news(annotations.AlertRemoved, annotations.Removed)
		a.Old, a.Who, a.Lang, a.Outlet, a.Headline = h, h, h, h, h
		p.News, p.NewsTotal = []api.Alert{a}, 1
		p.Failed, p.Typed = &api.Error{Message: h}, &api.AddRequest{URL: h, Text: h, Outlet: h}
		s := shell
		s.Path = "/?q=" + h
		kittest.Sound(t, screen(s, p, library.UI{})...)
		p.All = 0
		kittest.Sound(t, screen(s, p, library.UI{})...)
	}
}

// TestMarkAllAsRead: the form says what is listed, and the note how to undo it.
func TestMarkAllAsRead(t *testing.T) {
	p := shelf()
	p.Query, p.Total, p.Unread, p.Read = api.LibraryQuery{Show: "unread", Words: `outlet:"Plover & Co"`, From: "o2"}, 2, 2, &api.ReadNote{Undo: "u1", Articles: 1}
	var got []string
	for _, f := range kittest.All(screen(shell, p, library.UI{}), func(n view.Node) bool { return kittest.Attr(n, "action") == api.ReadForm }) {
		words := kittest.Attr(f, "method")
		for _, in := range kittest.All([]view.Node{f}, kittest.Tag("input")) {
			words += " " + kittest.Attr(in, "name") + "=" + kittest.Attr(in, "value")
		}
		got = append(got, words+": "+kittest.Text(f))
	}
	want := "post show=unread q=outlet:\"Plover & Co\" undo=u1: 1 article was marked as read.Undo\npost show=unread q=outlet:\"Plover & Co\": Mark all as read"
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
	p.Unread, p.Changed, p.Read = 0, 0, nil
	if strings.Contains(kittest.Text(screen(shell, p, library.UI{})...), "Mark all as read") {
		t.Error("it is offered when all is read")
	}
}

func TestRowSaysWhereElse(t *testing.T) {
	for _, tt := range []struct {
		c    api.Carried
		want string
	}{
		{api.Carried{}, ""}, {api.Carried{Others: 3, Outlets: 2}, "also at 2 outlets"}, {api.Carried{Others: 1, Outlets: 1}, "also at 1 outlet"}, {api.Carried{Others: 1}, "also in 1 article"},
	} {
		p := shelf()
		p.Rows = p.Rows[:1]
		p.Rows[0].Carried = tt.c
		got := ""
		for _, a := range kittest.All(screen(shell, p, library.UI{}), kittest.Tag("a")) {
			if kittest.Attr(a, "href") == "/stories/"+string(p.Rows[0].ID) {
				got = kittest.Text(a)
			}
		}
		if got != tt.want {
			t.Errorf("%+v: %q, want %q", tt.c, got, tt.want)
		}
	}
}
