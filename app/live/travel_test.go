package live

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"writethru/app/state"
	"writethru/web/api"
)

// pages has the server answer any page, under its path.
func (m *machine) pages(t *testing.T) {
	m.serve = func(r Request) Answer {
		_, query, _ := strings.Cut(r.Path, "?path=")
		path, err := url.QueryUnescape(query)
		if err != nil {
			t.Error(err)
		}
		body, err := json.Marshal(api.Page{Kind: api.ArticleKind, Path: path, Title: path, Article: &api.ArticlePage{}})
		if err != nil {
			t.Error(err)
		}
		return Answer{Status: 200, Body: body, Build: "/static/app.1.wasm"}
	}
}

func TestGo(t *testing.T) {
	tests := []struct {
		name   string
		effect state.Effect
		want   []string
	}{
		{"to another page", state.Go{Path: "/notebook"}, []string{"push /notebook", "title /notebook · Writethru", "top", "focus page"}},
		{"to a place in it", state.Go{Path: "/articles/a2#mark-1"}, []string{"push /articles/a2#mark-1", "title /articles/a2 · Writethru", "fragment mark-1"}},
		{"to the same page", state.Go{Path: "/articles/a1"}, []string{"replace /articles/a1", "title /articles/a1 · Writethru"}},
		{"to a place in the same page", state.Go{Path: "/articles/a1#p2"}, []string{"push /articles/a1#p2", "fragment p2"}},
		{"to another query", state.Go{Path: "/articles/a1?x=1"}, []string{"push /articles/a1?x=1", "title /articles/a1?x=1 · Writethru", "top"}},
		{"in place", state.Go{Path: "/articles/a1?x=1", Replace: true}, []string{"replace /articles/a1?x=1", "title /articles/a1?x=1 · Writethru"}},
		{"to a file", state.Go{Path: "/api/v1/export?format=csv"}, []string{"leave /api/v1/export?format=csv"}},
		{"again", state.Reload{}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := newMachine()
			m.pages(t)
			b, _ := m.open(t, story)
			b.did = nil
			b.do(tt.effect)
			if diff := cmp.Diff(tt.want, b.did); diff != "" {
				t.Errorf("did (-want +got):\n%s", diff)
			}
		})
	}
}

func TestGoFails(t *testing.T) {
	tests := []struct {
		name   string
		answer Answer
		did    []string
		away   bool
		told   bool
	}{
		{"no server", Answer{}, nil, true, true},
		{"a server that fails", Answer{Status: 500}, nil, false, true},
		{"no such page", Answer{Status: 404}, []string{"leave /notebook"}, false, false},
		{"another version", Answer{Status: 200, Build: "/static/app.2.wasm", Body: []byte("{}")}, []string{"leave /notebook"}, false, false},
		{"nonsense", Answer{Status: 200, Body: []byte("<html>")}, nil, false, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := newMachine()
			m.serve = func(Request) Answer { return tt.answer }
			b, _ := m.open(t, story)
			b.did = nil
			b.ears.Follow("/notebook")
			b.drawAll()
			s := b.loop.s
			if diff := cmp.Diff(tt.did, b.did); diff != "" {
				t.Errorf("did (-want +got):\n%s", diff)
			}
			if s.Page.Path != story.Path || s.Shell.Away != tt.away || (s.Shell.Status != "") != tt.told {
				t.Errorf("shows %s, away %v, told %q", s.Page.Path, s.Shell.Away, s.Shell.Status)
			}
		})
	}
}

// Back and forward show the page of the entry where it was left; when it cannot
// be had, the address is again that of the page that is shown.
func TestReturn(t *testing.T) {
	m := newMachine()
	m.pages(t)
	b, _ := m.open(t, story)
	b.do(state.Go{Path: "/notebook"})
	b.address, b.did = "/articles/a1", nil
	b.ears.Return("/articles/a1")
	b.drawAll()
	if diff := cmp.Diff([]string{"replace /articles/a1", "title /articles/a1 · Writethru", "back", "focus page"}, b.did); diff != "" {
		t.Errorf("did (-want +got):\n%s", diff)
	}

	m.serve = func(Request) Answer { return Answer{} }
	b.did = nil
	b.ears.Return("/notebook")
	b.drawAll()
	if diff := cmp.Diff([]string{"replace /articles/a1"}, b.did); diff != "" {
		t.Errorf("without a server did (-want +got):\n%s", diff)
	}
}

// Of two pages that were asked for only the last is shown, whichever comes first.
func TestLastPageWins(t *testing.T) {
	m := newMachine()
	m.pages(t)
	b, _ := m.open(t, story)
	pages := m.serve
	var slow []Request
	m.serve = func(r Request) Answer { slow = append(slow, r); return Answer{Status: -1} } // no answer yet
	b.ears.Follow("/settings")
	m.serve = pages
	b.ears.Follow("/notebook")
	b.drawAll()
	if got := b.loop.s.Page.Path; got != "/notebook" || len(slow) != 1 {
		t.Errorf("shows %s", got)
	}
}

func TestKept(t *testing.T) {
	m := newMachine()
	m.pages(t)
	b, _ := m.open(t, story)
	b.do(state.Keep{Key: "/articles/a1#new", Value: "a"}, state.Keep{Key: "/articles/a1/revisions/2#m", Value: "b"},
		state.Keep{Key: "/articles/a10#new", Value: "c"}, state.Keep{Key: "/#add", Value: "d"}, state.Keep{Key: "/articles/a1#old", Value: "e"},
		state.Forget{Key: "/articles/a1#old"})
	for path, want := range map[string][]string{
		"/articles/a1": {"kept /articles/a1#new 0"}, "/articles/a1/revisions/2": {"kept /articles/a1/revisions/2#m 0"},
		"/": {"kept /#add 0"}, "/notebook": nil,
	} {
		p := story
		p.Path = path
		_, events := m.open(t, p)
		if diff := cmp.Diff(want, names(*events)); diff != "" {
			t.Errorf("%s hears (-want +got):\n%s", path, diff)
		}
	}
}

// What was asked for on a page that has gone is not given to another page.
func TestLateAnswer(t *testing.T) {
	m := newMachine()
	m.pages(t)
	b, events := m.open(t, story)
	b.do(state.Later{Action: "reader.tick"}, state.Later{Action: "shell.tick"}, state.Go{Path: "/notebook"})
	b.pass()
	if diff := cmp.Diff([]string{"shell.tick  0"}, names(*events)); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
}
