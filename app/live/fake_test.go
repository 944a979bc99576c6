package live

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"writethru/app/screen"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// machine is what the tabs of a browser share: what is kept, and the network.
type machine struct {
	kept   map[string]string
	full   bool // nothing more can be kept
	serve  func(Request) Answer
	asked  []string // requests as "PUT /path body"
	tabs   []*tab
	holder *tab // that is alone
	queue  []func()
}

// tab is a browser without a document: places are remembered, and time stands
// still until it is moved on.
type tab struct {
	opened func() // of the last notification
	*machine
	loop    *Loop
	ears    Ears
	page    api.Page
	address string
	cookie  string
	did     []string // what was asked of the browser
	timers  []timer
	closed  bool
	control map[string]Control
	set     map[string]Control
	focus   []int
	spans   []int
}

type timer struct {
	after time.Duration
	f     func()
}

func newMachine() *machine {
	return &machine{kept: map[string]string{}, serve: func(Request) Answer { return Answer{Status: 200} }}
}

// open opens a tab on a page. Its screen is one that shows nothing and remembers
// its events.
func (m *machine) open(t *testing.T, p api.Page) (*tab, *[]view.Event) {
	t.Helper()
	b := &tab{machine: m, page: p, address: p.Path, control: map[string]Control{}, set: map[string]Control{}}
	l, err := open(b)
	if err != nil {
		t.Fatal(err)
	}
	var events []view.Event
	l.view = func(screen.State) view.Node { return view.E("div") }
	l.react = func(_ *screen.State, e view.Event) []state.Effect {
		events = append(events, e)
		return nil
	}
	b.loop = l
	m.tabs = append(m.tabs, b)
	b.draw()
	l.mounted(func(f func()) { f() }, func(func()) {}) // draw does what is later
	b.drawAll()
	return b, &events
}

// drawAll draws as go-app does, until there is nothing more to draw.
func (b *tab) drawAll() {
	for b.loop.next.Load() != nil {
		b.draw()
	}
}

func (b *tab) draw() {
	if d := b.loop.next.Swap(nil); d != nil {
		b.loop.draw(d)
		b.loop.drawn()
	}
}

// do asks for effects, as a screen does.
func (b *tab) do(effects ...state.Effect) {
	b.loop.do(func() {
		for _, e := range effects {
			b.loop.carryOut(e)
		}
		b.loop.redraw()
	})
	b.drawAll()
}

// pass lets all timers end that wait now.
func (b *tab) pass() {
	now := b.timers
	b.timers = nil
	for _, t := range now {
		t.f()
	}
	b.drawAll()
}

func (b *tab) State() []byte {
	data, err := json.Marshal(b.page)
	if err != nil {
		panic(err)
	}
	return data
}

func (b *tab) note(what string)                        { b.did = append(b.did, what) }
func (b *tab) Build() string                           { return "/static/app.1.wasm" }
func (b *tab) Address() string                         { return b.address }
func (b *tab) Push(a string)                           { b.address = a; b.note("push " + a) }
func (b *tab) Replace(a string)                        { b.address = a; b.note("replace " + a) }
func (b *tab) Leave(a string)                          { b.note("leave " + a) }
func (b *tab) Show(title string, _ []view.Attr)        { b.note("title " + title) }
func (b *tab) Cookie(string) string                    { return b.cookie }
func (b *tab) SetCookie(_, value string)               { b.cookie = value }
func (b *tab) Zone() string                            { return "" }
func (b *tab) Listen(e Ears)                           { b.ears = e }
func (b *tab) Ready()                                  {}
func (b *tab) Read(_, _ app.Value, f func(view.Event)) { f(view.Event{}) }
func (b *tab) Prevent(app.Value)                       { b.note("prevent") }
func (b *tab) Stop(app.Value) bool                     { return true }
func (b *tab) After(d time.Duration, f func())         { b.timers = append(b.timers, timer{d, f}) }
func (b *tab) Log(s string)                            { b.note("log " + s) }
func (b *tab) Adopt(string, []string) bool             { return true }
func (b *tab) Changed()                                {}
func (b *tab) Focus(id string)                         { b.note("focus " + id) }
func (b *tab) FocusPage()                              { b.note("focus page") }
func (b *tab) FocusAt() []int                          { return b.focus }
func (b *tab) FocusOn(at []int, _ Control)             { b.focus = at }
func (b *tab) Scroll(id string)                        { b.note("scroll " + id) }
func (b *tab) Fragment(f string)                       { b.note("fragment " + f) }
func (b *tab) ScrollTop()                              { b.note("top") }
func (b *tab) ScrollBack()                             { b.note("back") }
func (b *tab) Selected() []int                         { return b.spans }
func (b *tab) Select(s []int, _ bool)                  { b.spans = s }
func (b *tab) On() string                              { return "" }
func (b *tab) Copy(s string)                           { b.note("copy " + s) }
func (b *tab) Permit(answer func(string))              { answer("granted") }
func (b *tab) Notify(title, text, tag string, opened func()) {
	b.note("notify " + title + " | " + text + " | " + tag)
	b.opened = opened
}
func (b *tab) Print()      { b.note("print") }
func (b *tab) CloseMenus() { b.note("menus") }

func (b *tab) Control(at []int, tag string) (Control, bool) {
	c, ok := b.control[key(at)]
	return c, ok
}
func (b *tab) SetControl(at []int, c Control) { b.set[key(at)] = c }
func (b *tab) SetProperty(at []int, name, value string, on bool) {
	b.note("set " + key(at) + " " + name + " " + value)
}

func key(at []int) string {
	data, _ := json.Marshal(at)
	return string(data)
}

func (m *machine) Keys(prefix string) []string {
	var keys []string
	for k := range m.kept {
		if strings.HasPrefix(k, prefix) {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	return keys
}

func (m *machine) Get(key string) (string, bool) { v, ok := m.kept[key]; return v, ok }
func (m *machine) Remove(key string)             { delete(m.kept, key) }
func (m *machine) Set(key, value string) error {
	if m.full {
		return errFull{}
	}
	m.kept[key] = value
	return nil
}

type errFull struct{}

func (errFull) Error() string { return "full" }

func (b *tab) Fetch(r Request, done func(Answer)) {
	b.asked = append(b.asked, strings.TrimSpace(r.Method+" "+r.Path+" "+string(r.Body)))
	a := b.serve(r)
	if a.Status >= 0 && !b.closed {
		done(a)
	}
}

// Alone gives the turn to one tab at a time. A tab that is closed loses it.
func (b *tab) Alone(_ string, f func(done func())) {
	if b.holder != nil && !b.holder.closed {
		b.queue = append(b.queue, func() { b.Alone("", f) })
		return
	}
	if b.closed {
		return
	}
	b.holder = b
	f(func() {
		b.holder = nil
		waiting := b.queue
		b.queue = nil
		for _, next := range waiting {
			next()
		}
	})
}

func (b *tab) Post(s string) {
	for _, other := range b.tabs {
		if other != b && !other.closed {
			other.ears.Heard(s)
		}
	}
}
