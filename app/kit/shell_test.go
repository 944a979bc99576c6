package kit_test

import (
	"strings"
	"testing"

	"writethru/annotations"
	"writethru/app/kit"
	"writethru/app/kit/kittest"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

var kinds = []api.PageKind{api.LibraryKind, api.ArticleKind, api.CompareKind, api.NotebookKind, api.SettingsKind, api.ErrorKind}

// page returns a whole page with nothing of its own in it.
func page(s state.Shell, kind api.PageKind) []view.Node {
	return []view.Node{view.E("div", kit.Top(s, kind),
		view.E("main", view.ID("main"), kit.Filters(s, view.T("x"))), kit.Foot(s, kind))}
}

func TestShellIsSound(t *testing.T) {
	full := state.Shell{Path: `/?q="><script>&tag=<b>&show=changed`, Now: now, Away: true, Waiting: 2, Status: "A <b> & more", Bad: true,
		Busy: "Loading", Say: "Said", Undo: &state.Offer{Words: "Undo", Name: "shell.go", Arg: "/x"},
		Adding: []state.Adding{{Name: "plover.example"}, {Name: "<i>.html", Slow: true}}}
	for _, kind := range kinds {
		for _, open := range []string{"", "keys", "filters"} {
			full.Open = open
			kittest.Sound(t, page(full, kind)...)
			kittest.Sound(t, page(state.Shell{Path: "/", Open: open}, kind)...)
		}
	}
}

func TestShellShowsWhereOneIs(t *testing.T) {
	for _, tt := range []struct {
		kind api.PageKind
		want string
	}{{api.LibraryKind, "/"}, {api.NotebookKind, "/notebook"}, {api.SettingsKind, "/settings"}, {api.ArticleKind, ""}} {
		for _, l := range kittest.All(page(state.Shell{Path: "/"}, tt.kind), kittest.Tag("a")) {
			if kittest.Has(l, "aria-current") && kittest.Attr(l, "href") != tt.want {
				t.Errorf("%s: the link to %s is current", tt.kind, kittest.Attr(l, "href"))
			}
		}
	}
}

func TestSearchKeepsTheFiltersOfItsList(t *testing.T) {
	for _, tt := range []struct {
		kind           api.PageKind
		path           string
		action, fields string
	}{
		{api.LibraryKind, "/?q=ferry&show=unread&outlet=Plover+Wire&page=3", "/", "q=ferry outlet:\"Plover Wire\" show=unread"},
		{api.NotebookKind, "/notebook?kind=quote&by=speaker&q=fog&article=a1", "/notebook", "article=a1 by=speaker q=fog kind:quote"},
		{api.ArticleKind, "/articles/x?q=fog", "/", "q="},
		{api.SettingsKind, "/settings", "/", "q="},
	} {
		nodes := kit.Top(state.Shell{Path: tt.path}, tt.kind)
		form, _ := kittest.First(nodes, kittest.Class("search"))
		if got := kittest.Attr(form, "action"); got != tt.action {
			t.Errorf("%s: the search goes to %q, want %q", tt.kind, got, tt.action)
		}
		var fields []string
		for _, in := range kittest.All([]view.Node{form}, kittest.Tag("input")) {
			fields = append(fields, kittest.Attr(in, "name")+"="+kittest.Attr(in, "value"))
		}
		if got := sorted(fields); got != tt.fields {
			t.Errorf("%s: fields %q, want %q", tt.kind, got, tt.fields)
		}
	}
}

func TestAddWorksWithoutScripts(t *testing.T) {
	nodes := kit.Top(state.Shell{Path: "/"}, api.ArticleKind)
	menu, _ := kittest.Find(nodes, "add-menu")
	if menu.Tag != "details" {
		t.Fatalf("the menu is a <%s>", menu.Tag)
	}
	var to []string
	for _, l := range kittest.All([]view.Node{menu}, kittest.Tag("a")) {
		to = append(to, kittest.Attr(l, "href"))
	}
	if got, want := strings.Join(to, " "), "/?add=url#add /?add=text#add /?add=file#add"; got != want {
		t.Errorf("links %q, want %q", got, want)
	}
	keys, _ := kittest.Find(nodes, "keys-button")
	if got := kittest.Attr(keys, "href"); got != "/settings#keys" {
		t.Errorf("the help leads to %q", got)
	}
}

func TestStatusLines(t *testing.T) {
	for _, tt := range []struct {
		name string
		s    state.Shell
		want string
	}{
		{"nothing to say", state.Shell{}, ""},
		{"away", state.Shell{Away: true}, "The server cannot be reached. Nothing is lost: it is tried again by itself."},
		{"one waits", state.Shell{Away: true, Waiting: 1}, "The server cannot be reached. 1 mark waits and will be sent."},
		{"two wait", state.Shell{Away: true, Waiting: 2}, "The server cannot be reached. 2 marks wait and will be sent."},
		{"sent soon", state.Shell{Waiting: 2}, ""},
		{"busy", state.Shell{Busy: "Loading the page."}, "Loading the page."},
		{"adding", state.Shell{Adding: []state.Adding{{Name: "a.example"}, {Name: "b.html", Slow: true}, {Name: "c.txt"}}},
			"Adding a.example, b.html and c.txt. b.html takes longer than usual."},
		{"told, with an offer", state.Shell{Status: "Added.", Undo: &state.Offer{Words: "Open", Name: "shell.go"}}, "Added.Open"},
		{"told on another page", state.Shell{Path: "/", Status: "Placed in r4.", ToldAt: "/articles/a?x=1"}, ""},
		{"told on this page", state.Shell{Path: "/?q=x", Status: "Gone.", ToldAt: "/"}, "Gone."},
		{"failed on another page", state.Shell{Path: "/", Status: "Not kept.", Bad: true, ToldAt: "/articles/a"}, "Not kept."},
		{"an offer of another screen", state.Shell{Status: "Deleted.", Undo: &state.Offer{Words: "Undo", Name: "notebook.restore"}}, "Deleted."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			region, ok := kittest.First(kit.Top(tt.s, api.LibraryKind), kittest.Class("says"))
			if !ok || kittest.Attr(region, "role") != "status" {
				t.Fatal("there is no region with the role status")
			}
			if got := kittest.Text(region); got != tt.want {
				t.Errorf("it says %q, want %q", got, tt.want)
			}
		})
	}
}

func TestTheSameSentenceIsSaidTwice(t *testing.T) {
	var s state.Shell
	said := func() string {
		n, _ := kittest.Find(kit.Foot(s, api.LibraryKind), "spoken")
		return kittest.Text(n)
	}
	s.Speak("2 chosen")
	first := said()
	s.Speak("2 chosen")
	if second := said(); first == second || strings.TrimSpace(second) != "2 chosen" || strings.Trim(first, "\u00a0") != "2 chosen" {
		t.Errorf("said %q, then %q", first, second)
	}
}

func TestNothingBehindTheHelpCanBeReached(t *testing.T) {
	s := state.Shell{Path: "/", Open: "keys", Status: "x"}
	body := view.Nodes{view.E("main", view.ID("main"), view.E("a", view.Href("/x"), view.T("x"))), {}}
	nodes := append(append(kit.Top(s, api.LibraryKind), kit.Behind(s, body)...), kit.Foot(s, api.LibraryKind)...)
	for _, n := range nodes {
		if n.Tag == "dialog" || n.Tag == "svg" || kittest.Attr(n, "id") == "spoken" || kittest.Attr(n, "class") == "veil" {
			continue
		}
		if n.Tag != "" && !kittest.Has(n, "inert") {
			t.Errorf("<%s class=%q> can be reached", n.Tag, kittest.Attr(n, "class"))
		}
	}
	if main := kit.Behind(s, body)[0]; kittest.Attr(main, "inert") == "" {
		t.Error("go-app does not set an empty attribute on an element that is there")
	}
	if kittest.Has(body[0], "inert") {
		t.Error("Behind wrote to the nodes it was given")
	}
	if got := kit.Behind(state.Shell{}, body); kittest.Has(got[0], "inert") {
		t.Error("without a dialog the page is inert")
	}
	help, _ := kittest.First(nodes, kittest.Tag("dialog"))
	if kittest.Attr(help, "aria-modal") != "true" || !kittest.Has(help, "open") {
		t.Error("the help is no open modal dialog")
	}
}

func TestKeysOfTheScreenComeFirst(t *testing.T) {
	for kind, want := range map[api.PageKind]string{api.LibraryKind: "Lists", api.ArticleKind: "Reader", api.CompareKind: "Compare", "": "Lists"} {
		list := kit.KeyList(kind, "k-")
		kittest.Sound(t, list)
		headings := kittest.All([]view.Node{list}, kittest.Tag("h3"))
		if got := kittest.Text(headings[0]); got != "Everywhere" {
			t.Errorf("%s: the first heading is %q", kind, got)
		}
		if got := kittest.Text(headings[1]); got != want {
			t.Errorf("%s: the second heading is %q, want %q", kind, got, want)
		}
	}
}

func TestFailedLeadsBack(t *testing.T) {
	errs := []*api.Error{nil, {}, {Message: `<script>alert(1)</script>`}}
	for _, code := range []annotations.Code{annotations.Invalid, annotations.NotFound, annotations.Conflict, annotations.Unauthorized, annotations.Unavailable, annotations.Internal} {
		errs = append(errs, &api.Error{Code: code, Message: "A sentence."})
	}
	for _, e := range errs {
		nodes := kit.Failed(e)
		kittest.Sound(t, nodes...)
		if e != nil && !strings.Contains(kittest.Text(nodes...), e.Message) {
			t.Errorf("%+v: the sentence is not shown", e)
		}
		if _, ok := kittest.First(nodes, func(n view.Node) bool { return kittest.Attr(n, "href") == "/" }); !ok {
			t.Errorf("%+v: there is no way back", e)
		}
	}
}

func TestFolded(t *testing.T) {
	counts := func(n int) (out []annotations.Count) {
		for i := range n {
			out = append(out, annotations.Count{Value: string(rune('a' + i)), N: i + 1})
		}
		return out
	}
	link := func(c annotations.Count) view.Node {
		return kit.Choice("/?x="+c.Value, c.Value == "b", c.N, view.T(c.Value))
	}
	for n, want := range map[int]string{1: "", 8: "", 9: "", 10: "2 more", 20: "12 more"} {
		nodes := kit.Folded(counts(n), link)
		kittest.Sound(t, nodes...)
		more, _ := kittest.First(nodes, kittest.Tag("summary"))
		if got := kittest.Text(more); got != want {
			t.Errorf("%d values: folded under %q, want %q", n, got, want)
		}
		if got := len(kittest.All(nodes, kittest.Tag("li"))); got != n {
			t.Errorf("%d values: %d links", n, got)
		}
	}
}
