package kit_test

import (
	"encoding/json"
	"strings"
	"testing"

	"writethru/annotations"
	"writethru/app/kit"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

func TestFileRequest(t *testing.T) {
	for _, tt := range []struct {
		name string
		file view.File
		want api.AddRequest
	}{
		{"a page by its name", view.File{Name: "a.HTML", Data: []byte("x")}, api.AddRequest{Name: "a.HTML", HTML: "x"}},
		{"a text that begins like a page", view.File{Name: "a.txt", Data: []byte("<p>x")}, api.AddRequest{Name: "a.txt", Text: "<p>x"}},
		{"a page by its type", view.File{Name: "a", Type: "text/html; charset=utf-8", Data: []byte("x")}, api.AddRequest{Name: "a", HTML: "x"}},
		{"a page by its text", view.File{Name: "a", Data: []byte("\ufeff\n<!DOCTYPE html>")}, api.AddRequest{Name: "a", HTML: "\ufeff\n<!DOCTYPE html>"}},
		{"another character set", view.File{Name: "a.html", Data: []byte("caf\xe9")}, api.AddRequest{Name: "a.html", Data: []byte("caf\xe9")}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, _ := json.Marshal(kit.FileRequest(tt.file))
			if want, _ := json.Marshal(tt.want); string(got) != string(want) {
				t.Errorf("FileRequest = %s, want %s", got, want)
			}
		})
	}
}

func TestDropAnywhere(t *testing.T) {
	s := state.Shell{}
	e := act("drop", "")
	e.Files = []view.File{{Name: "a.txt", Data: []byte("x")}, {Name: "empty.txt"}, {Name: "b.html", Data: []byte("<p>y")}, {Name: "big", Data: make([]byte, kit.MaxFile+1)}}
	rest, handled := without(kit.Update(&s, api.ArticleKind, e))
	if !handled {
		t.Error("the browser opens the file")
	}
	var asked []string
	for _, effect := range rest {
		if a, ok := effect.(state.Ask); ok {
			asked = append(asked, a.Method+" "+a.Path+" "+a.Then+" "+a.Arg)
		}
	}
	if got, want := strings.Join(asked, "; "), "POST /api/v1/articles shell.added a.txt; POST /api/v1/articles shell.added b.html"; got != want {
		t.Errorf("asked %q, want %q", got, want)
	}
	if len(s.Adding) != 2 || s.Status != "big is larger than 20 MB, and was not sent." || !s.Bad {
		t.Errorf("adding %v, status %q", s.Adding, s.Status)
	}
	if got := kit.Update(&s, api.ArticleKind, act("drop", "")); got != nil {
		t.Errorf("a drop without files does %v", got)
	}
}

func answer(arg string, status int, body any) view.Event {
	e := act("shell.added", arg)
	e.Status = status
	e.Body, _ = json.Marshal(body)
	return e
}

func TestAdded(t *testing.T) {
	for _, tt := range []struct {
		name    string
		e       view.Event
		status  string
		bad     bool
		offered string
	}{
		{"a new story", answer("a.txt", 200, api.AddResult{Revision: 1, New: true, URL: "/articles/a"}), "a.txt: added.", false, "/articles/a"},
		{"a new revision, with a warning", answer("a.txt", 200, api.AddResult{Revision: 3, New: true, URL: "/x", Warnings: []string{"No headline was found."}}),
			"a.txt: added as revision 3. No headline was found.", false, "/x"},
		{"late", answer("a.txt", 200, api.AddResult{Revision: 2, Unlike: true, Warnings: []string{"It came late."}, URL: "/x"}), "a.txt: not added as a revision. It came late.", false, "/x"},
		{"known already", answer("a.txt", 200, api.AddResult{Revision: 2, URL: "/x"}), "a.txt: known already. The text is that of revision 2.", false, "/x"},
		{"refused", answer("a.txt", 422, api.ErrorBody{Error: api.Error{Code: annotations.Invalid, Message: "There is no story in it."}}),
			"a.txt: There is no story in it.", true, ""},
		{"away", answer("a.txt", 0, nil), "a.txt: The server cannot be reached.", true, ""},
		{"an answer that is none", answer("a.txt", 200, "?"), "a.txt: The server gave an answer that could not be read.", true, ""},
		{"an answer without an address", answer("a.txt", 200, api.AddResult{}), "a.txt: The server did not say where the story stands.", true, ""},
		{"a failure without a sentence", answer("a.txt", 500, nil), "a.txt: The server could not do this. Its log has the details.", true, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := state.Shell{Adding: []state.Adding{{Name: "a.txt"}, {Name: "b.txt"}}}
			want(t, "the answer", kit.Update(&s, api.ArticleKind, tt.e))
			offered := ""
			if s.Undo != nil {
				offered = s.Undo.Arg
			}
			if s.Status != tt.status || s.Bad != tt.bad || offered != tt.offered {
				t.Errorf("status %q (bad %v, offers %q), want %q (%v, %q)", s.Status, s.Bad, offered, tt.status, tt.bad, tt.offered)
			}
			if len(s.Adding) != 1 || s.Adding[0].Name != "b.txt" {
				t.Errorf("still adding %v", s.Adding)
			}
		})
	}
}

func TestSlow(t *testing.T) {
	s := state.Shell{Adding: []state.Adding{{Name: "a"}, {Name: "b"}}}
	before := s.Adding
	kit.Update(&s, api.ArticleKind, act("shell.slow", "b"))
	if s.Adding[0].Slow || !s.Adding[1].Slow || before[1].Slow {
		t.Errorf("adding %v, before %v", s.Adding, before)
	}
	kit.Update(&s, api.ArticleKind, act("shell.slow", "gone"))
}

func TestHostOf(t *testing.T) {
	for in, want := range map[string]string{
		" https://www.plover.example/world?x=1 ": "plover.example", "https://plover.example:8443/": "plover.example:8443", "no address": "no address", "": "",
	} {
		if got := kit.HostOf(in); got != want {
			t.Errorf("HostOf(%q) = %q, want %q", in, got, want)
		}
	}
}
