package library_test

import (
	"strings"
	"testing"

	"writethru/app/kit/kittest"
	"writethru/app/library"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

func TestWaysInWorkWithoutScripts(t *testing.T) {
	for _, p := range []api.LibraryPage{{}, shelf()} {
		s := shell
		s.Path = "/?add=url"
		nodes := screen(s, p, library.UI{})
		kittest.Sound(t, nodes...)
		var fields []string
		for _, f := range kittest.All(nodes, kittest.Tag("form")) {
			if kittest.Attr(f, "action") != api.AddForm {
				continue
			}
			if kittest.Attr(f, "method") != "post" || kittest.Attr(f, "enctype") != "multipart/form-data" {
				t.Errorf("the form is sent by %s as %s", kittest.Attr(f, "method"), kittest.Attr(f, "enctype"))
			}
			for _, in := range kittest.All([]view.Node{f}, func(n view.Node) bool { return n.Tag == "input" || n.Tag == "textarea" }) {
				fields = append(fields, kittest.Attr(in, "name"))
			}
			if _, ok := kittest.First([]view.Node{f}, kittest.Tag("button")); !ok {
				t.Error("a form has no button")
			}
		}
		if got, want := strings.Join(fields, " "), "url text outlet url file outlet url"; got != want {
			t.Errorf("fields %q, want %q", got, want)
		}
	}
}

func TestWhichWayIsOpen(t *testing.T) {
	failed := &api.Error{Message: "No story was found there."}
	for _, tt := range []struct {
		name  string
		path  string
		ui    library.UI
		typed *api.AddRequest
		err   *api.Error
		panel bool
		open  string
	}{
		{"none", "/", library.UI{}, nil, nil, false, ""},
		{"by the address of the page", "/?add=text", library.UI{}, nil, nil, true, "way-text"},
		{"by one that there is not", "/?add=feed", library.UI{}, nil, nil, false, ""},
		{"chosen", "/", library.UI{Add: "file"}, nil, nil, true, "way-file"},
		{"closed again", "/?add=text", library.UI{Add: "closed"}, nil, nil, false, ""},
		{"failed, an address", "/", library.UI{}, &api.AddRequest{URL: "https://x.example"}, failed, true, ""},
		{"failed, a text with its address", "/", library.UI{}, &api.AddRequest{URL: "https://x.example", Text: "x"}, failed, true, "way-text"},
		{"failed, HTML", "/", library.UI{}, &api.AddRequest{HTML: "<p>"}, failed, true, "way-text"},
		{"failed, a file", "/", library.UI{}, &api.AddRequest{Name: "a.txt", Text: "x"}, failed, true, "way-file"},
		{"failed, nothing typed", "/", library.UI{}, nil, failed, true, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, p := shell, shelf()
			s.Path, p.Failed, p.Typed = tt.path, tt.err, tt.typed
			nodes := screen(s, p, tt.ui)
			kittest.Sound(t, nodes...)
			if _, ok := kittest.Find(nodes, "add"); ok != tt.panel {
				t.Fatalf("the panel is there: %v, want %v", ok, tt.panel)
			}
			var open []string
			for _, d := range kittest.All(nodes, kittest.Tag("details")) {
				if kittest.Has(d, "open") {
					open = append(open, kittest.Attr(d, "id"))
				}
			}
			if got := strings.Join(open, " "); got != tt.open {
				t.Errorf("open is %q, want %q", got, tt.open)
			}
			if tt.err != nil && !strings.Contains(kittest.Text(nodes...), tt.err.Message) {
				t.Error("the error is not shown")
			}
		})
	}
}

func TestWhatWasTypedStays(t *testing.T) {
	p := shelf()
	p.Failed, p.Typed = &api.Error{Message: "No."}, &api.AddRequest{URL: "https://x.example/a", Outlet: "X", Text: "\nSome <b>text"}
	nodes := screen(shell, p, library.UI{})
	kittest.Sound(t, nodes...)
	text := element(t, nodes, "add-text")
	if got := kittest.Text(text); got != p.Typed.Text {
		t.Errorf("the text is %q", got)
	}
	if kittest.Attr(text, "aria-invalid") != "true" || kittest.Attr(text, "aria-describedby") != "add-text-err" {
		t.Error("the field does not say that it is wrong, and why")
	}
	if v := kittest.Attr(element(t, nodes, "add-url"), "value"); v != "" {
		t.Errorf("another form holds %q", v)
	}
}

func TestSampleAndAddedNotes(t *testing.T) {
	p := shelf()
	p.Sample, p.Added = true, &api.AddResult{Revision: 2, New: true, URL: "/articles/a/revisions/2"}
	nodes := screen(shell, p, library.UI{})
	kittest.Sound(t, nodes...)
	form, _ := kittest.First(nodes, func(n view.Node) bool { return kittest.Attr(n, "action") == api.SampleForm })
	if got := kittest.Text(form); kittest.Attr(form, "method") != "post" || !strings.HasPrefix(got, "These stories are made up.") || !strings.HasSuffix(got, "Remove them") {
		t.Errorf("the note on the sample is %q", got)
	}
	if _, ok := kittest.First(nodes, func(n view.Node) bool { return n.Tag == "a" && kittest.Attr(n, "href") == p.Added.URL }); !ok {
		t.Error("what was added cannot be opened")
	}
}

func TestEmptyLibraryOffersOnlyWhatThereIs(t *testing.T) {
	nodes := screen(shell, api.LibraryPage{}, library.UI{})
	kittest.Sound(t, nodes...)
	text := kittest.Text(nodes...)
	for _, w := range []string{"Add a story", "Address of a story", "Follow a site", "Paste text", "Open a file", "Command line", "drop a file"} {
		if !strings.Contains(text, w) {
			t.Errorf("it does not offer %q", w)
		}
	}
	for _, w := range []string{"feed", "archive", "Feed", "WARC"} {
		if strings.Contains(text, w) {
			t.Errorf("it offers %q", w)
		}
	}
}

func TestWaitingRows(t *testing.T) {
	s := shell
	s.Adding = []state.Adding{{Name: "plover.example"}, {Name: "a.txt", Slow: true}}
	nodes := screen(s, shelf(), library.UI{})
	kittest.Sound(t, nodes...)
	rows := kittest.All(nodes, func(n view.Node) bool { return kittest.Attr(n, "aria-busy") == "true" })
	if len(rows) != 2 {
		t.Fatalf("%d rows wait, want 2", len(rows))
	}
	for i, want := range []string{"plover.example" + "fetching", "a.txt" + "has not answered yet"} {
		if text := kittest.Text(rows[i]); !strings.Contains(text, want) {
			t.Errorf("row %d says %q, want %q", i, text, want)
		}
	}
}
