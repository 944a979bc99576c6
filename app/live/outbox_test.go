package live

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

var story = api.Page{Kind: api.ArticleKind, Path: "/articles/a1", Title: "A story", Article: &api.ArticlePage{}}

func mark(id string) state.Send {
	return state.Send{Method: "PUT", Path: api.MarkPath + "/" + id, Body: map[string]string{"note": id}, Then: "reader.saved", Arg: id}
}

func put(id string) string { return "PUT " + api.MarkPath + "/" + id + ` {"note":"` + id + `"}` }

// puts are the changes that the server was sent.
func (m *machine) puts() []string {
	return slices.DeleteFunc(slices.Clone(m.asked), func(s string) bool { return !strings.HasPrefix(s, "PUT") })
}

func names(events []view.Event) []string {
	var all []string
	for _, e := range events {
		all = append(all, strings.TrimSpace(fmt.Sprintf("%s %s %d", e.Name, e.Arg, e.Status)))
	}
	return all
}

func TestSendAtOnce(t *testing.T) {
	m := newMachine()
	b, events := m.open(t, story)
	b.do(mark("m1"), mark("m2"))
	if diff := cmp.Diff([]string{put("m1"), put("m2")}, m.puts()); diff != "" {
		t.Errorf("sent (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"reader.saved m1 200", "reader.saved m2 200"}, names(*events)); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
	if len(m.kept) > 0 {
		t.Errorf("still kept: %v", m.kept)
	}
	if b.loop.s.Shell.Status != "" {
		t.Errorf("the reader is told %q", b.loop.s.Shell.Status)
	}
}

// What is made while the server is away waits, survives the page, and is sent in
// order and once when the server is back.
func TestSendAfterReload(t *testing.T) {
	m := newMachine()
	up := m.serve
	m.serve = func(Request) Answer { return Answer{} }
	b, _ := m.open(t, story)
	b.do(mark("m1"))
	b.do(mark("m2"), mark("m3"))
	if s := b.loop.s.Shell; !s.Away || s.Waiting != 3 {
		t.Errorf("away %v, %d waiting; want 3", s.Away, s.Waiting)
	}
	b.closed = true

	m.asked = nil
	again, events := m.open(t, story)
	if s := again.loop.s.Shell; !s.Away || s.Waiting != 3 {
		t.Errorf("after a reload: away %v, %d waiting; want 3", s.Away, s.Waiting)
	}
	waiting := slices.DeleteFunc(slices.Clone(*events), func(e view.Event) bool { return e.Name != "waiting" })
	if len(waiting) != 3 || string(waiting[1].Body) != `{"note":"m2"}` || waiting[1].Arg != api.MarkPath+"/m2" || waiting[1].Value != "PUT" {
		t.Errorf("the screen hears of %+v", waiting)
	}

	m.serve, m.asked = up, nil
	again.pass()
	if diff := cmp.Diff([]string{put("m1"), put("m2"), put("m3")}, m.puts()); diff != "" {
		t.Errorf("sent (-want +got):\n%s", diff)
	}
	if s := again.loop.s.Shell; s.Away || s.Waiting != 0 || s.Status != "3 marks sent." {
		t.Errorf("at last: away %v, %d waiting, %q", s.Away, s.Waiting, s.Status)
	}
	if len(m.kept) > 0 {
		t.Errorf("still kept: %v", m.kept)
	}
}

// A server that fails is tried again, and what was made first is sent first.
func TestSendAgain(t *testing.T) {
	m := newMachine()
	left := 2
	m.serve = func(r Request) Answer {
		if left--; left >= 0 {
			return Answer{Status: 500}
		}
		return Answer{Status: 200}
	}
	b, events := m.open(t, story)
	b.do(mark("m1"))
	if s := b.loop.s.Shell; s.Away || !s.Bad {
		t.Errorf("away %v, told %q", s.Away, s.Status)
	}
	b.do(mark("m2"))
	b.pass()
	b.pass()
	if diff := cmp.Diff([]string{put("m1"), put("m1"), put("m1"), put("m2")}, m.puts()); diff != "" {
		t.Errorf("sent (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"reader.saved m1 200", "reader.saved m2 200"}, names(*events)); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
}

// What the server refuses for good is not sent again, does not hold up what comes
// after it, and is not lost.
func TestRefused(t *testing.T) {
	m := newMachine()
	m.serve = func(r Request) Answer {
		if strings.HasSuffix(r.Path, "/m1") {
			return Answer{Status: 400, Body: []byte(`{"error":{"code":"invalid","message":"The passage is not there."}}`)}
		}
		return Answer{Status: 200}
	}
	b, events := m.open(t, story)
	b.do(mark("m1"), mark("m2"))
	if got := names(*events); len(got) != 3 || got[0] != "reader.saved m1 400" || !strings.HasPrefix(got[1], "refused ") || got[2] != "reader.saved m2 200" {
		t.Fatalf("events %q", got)
	}
	refused := (*events)[1]
	if refused.Value != "The passage is not there." || refused.Status != 400 || string(refused.Body) != `{"note":"m1"}` {
		t.Errorf("refused is %+v", refused)
	}
	if b.loop.s.Shell.Status != "The passage is not there." {
		t.Errorf("the reader is told %q", b.loop.s.Shell.Status)
	}

	again, events := m.open(t, story)
	if len(m.puts()) != 2 {
		t.Errorf("sent %q", m.puts())
	}
	if got := names(*events); len(got) != 1 || got[0] != "refused "+refused.Arg+" 400" {
		t.Errorf("after a reload the screen hears of %q", got)
	}
	again.do(state.Forget{Key: refused.Arg})
	if len(m.kept) > 0 {
		t.Errorf("still kept: %v", m.kept)
	}
}

// Two tabs send what either has made, each change once, and each tab hears what
// came of its own.
func TestTwoTabs(t *testing.T) {
	m := newMachine()
	up := m.serve
	m.serve = func(Request) Answer { return Answer{} }
	one, heardOne := m.open(t, story)
	two, heardTwo := m.open(t, story)
	one.do(mark("m1"))
	two.do(mark("m2"))
	one.do(mark("m3"))
	m.serve, m.asked = up, nil
	one.pass()
	two.pass()
	if diff := cmp.Diff([]string{put("m1"), put("m2"), put("m3")}, m.puts()); diff != "" {
		t.Errorf("sent (-want +got):\n%s", diff)
	}
	saved := func(events []view.Event) []string {
		return slices.DeleteFunc(names(events), func(s string) bool { return !strings.HasPrefix(s, "reader.saved") })
	}
	if diff := cmp.Diff([]string{"reader.saved m1 200", "reader.saved m3 200"}, saved(*heardOne)); diff != "" {
		t.Errorf("the first tab hears (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"reader.saved m2 200"}, saved(*heardTwo)); diff != "" {
		t.Errorf("the second tab hears (-want +got):\n%s", diff)
	}
	for _, b := range []*tab{one, two} {
		if s := b.loop.s.Shell; s.Away || s.Waiting != 0 {
			t.Errorf("a tab is away %v with %d waiting", s.Away, s.Waiting)
		}
	}
}

// Where nothing can be kept a change is sent all the same, and the reader is
// told what that means.
func TestSendUnkept(t *testing.T) {
	m := newMachine()
	m.full = true
	up := m.serve
	m.serve = func(Request) Answer { return Answer{} }
	b, events := m.open(t, story)
	b.do(mark("m1"))
	if !b.loop.s.Shell.Bad {
		t.Error("the reader is not told")
	}
	m.serve, m.asked = up, nil
	b.pass()
	if diff := cmp.Diff([]string{put("m1")}, m.puts()); diff != "" {
		t.Errorf("sent (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"reader.saved m1 200"}, names(*events)); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
}

// The time between two tries grows, but a server that is back is soon found.
func TestPause(t *testing.T) {
	last := pause(0)
	for tries := range 100 {
		p := pause(tries)
		if p < last || p.Seconds() > 15 {
			t.Fatalf("pause(%d) = %v after %v", tries, p, last)
		}
		last = p
	}
}

// While the server is away it is asked at once when the connection may be back,
// whenever it would have been asked next.
func TestNet(t *testing.T) {
	m := newMachine()
	up := m.serve
	m.serve = func(Request) Answer { return Answer{} }
	b, _ := m.open(t, story)
	b.do(mark("m1"))
	b.pass()
	m.serve = up
	b.ears.Net()
	b.drawAll()
	if s := b.loop.s.Shell; s.Away || s.Waiting != 0 || s.Status != "1 mark sent." {
		t.Errorf("away %v, %d waiting, told %q", s.Away, s.Waiting, s.Status)
	}
}
