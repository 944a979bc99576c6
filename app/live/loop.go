package live

import (
	"crypto/rand"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"sync/atomic"
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"writethru/app/screen"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// Loop holds the state of the page that is shown.
type Loop struct {
	turn
	b Browser

	// view and react are those of package screen.
	view  func(screen.State) view.Node
	react func(*screen.State, view.Event) []state.Effect

	s      screen.State
	number int       // counts the pages shown, from 0
	since  time.Time // when the page said that it was s.Shell.Now

	shown     *drawing // what the document shows
	next      atomic.Pointer[drawing]
	composing bool
	wanted    []func()     // to be done after the next drawing
	dispatch  func(func()) // in go-app's goroutine, followed by a drawing
	later     func(func()) // after that drawing
	fetching  int          // counts the pages asked for
	out       outbox
	reach     reach
}

// Run makes the page live. It returns only when the page holds no state.
func Run(b Browser) error {
	l, err := open(b)
	if err != nil {
		return err
	}
	// go-app asks once, for the path that it starts at: dom takes the rest over.
	at, err := url.Parse(b.Address())
	if err != nil {
		return fmt.Errorf("the address of the page: %w", err)
	}
	app.RouteFunc(at.Path, func() app.Composer { return &root{loop: l} })
	app.RunWhenOnBrowser()
	return nil
}

// open returns the loop of the page that the browser shows.
func open(b Browser) (*Loop, error) {
	var p api.Page
	if err := json.Unmarshal(b.State(), &p); err != nil {
		return nil, fmt.Errorf("the state of the page: %w", err)
	}
	l := &Loop{b: b, view: screen.View, react: screen.Update, s: screen.New(p), since: time.Now()}
	l.turn.log = b.Log
	l.out.loop, l.reach.loop = l, l
	l.readPrefs()
	l.compose()
	return l, nil
}

// adopt has go-app mount onto the document that the server printed. Where that
// is another one, what the reader did to it is carried over.
func (l *Loop) adopt() {
	d := l.next.Load()
	if l.b.Adopt(shape(&d.tree)) {
		return
	}
	l.then(l.showRoot) // it may be a page that was put together from others
	hand := l.hold(&d.tree)
	spans := l.b.Selected()
	d.after = append(d.after, func() {
		l.release(hand, &d.tree)
		if len(spans) > 0 {
			l.b.Select(spans, false)
		}
	})
}

// mounted begins to listen, and says what was kept from before.
func (l *Loop) mounted(dispatch, later func(func())) {
	l.dispatch, l.later = dispatch, later
	l.later(func() { l.do(l.drawn) })
	l.b.Listen(Ears{Event: l.Event, Follow: l.follow, Return: l.back, Net: l.net, Heard: l.out.heard})
	l.do(func() {
		l.readZone()
		l.out.load()
		l.arrived()
		l.then(l.b.Changed)
		l.then(l.b.Ready)
		if l.s.Shell.Prefs.Notify != "" {
			l.update(view.Event{Action: view.Action{Name: "shell.begun"}})
		}
		l.redraw()
	})
}

// Event gives an event to the screen. It returns whether its default is to be
// prevented; false as well when something else is being done at the moment.
func (l *Loop) Event(e view.Event) (handled bool) {
	l.do(func() { handled, _ = l.update(e) })
	return handled
}

// update gives an event to the screen and does what that asks for. It returns
// whether the screen handled it, and whether it said anything to it at all.
func (l *Loop) update(e view.Event) (handled, used bool) {
	e.Seed = seed()
	if e.On == "" {
		e.On = l.b.On()
	}
	l.tick()
	effects := l.react(&l.s, e)
	for _, effect := range effects {
		if _, ok := effect.(state.Handled); ok {
			handled = true
			continue
		}
		l.carryOut(effect)
	}
	l.redraw()
	return handled, len(effects) > 0
}

// tick moves the clock of the screen on.
func (l *Loop) tick() {
	now := time.Now()
	l.s.Shell.Now = l.s.Shell.Now.Add(now.Sub(l.since))
	l.since = now
}

// heard is called by go-app with an event of an element that has actions.
func (l *Loop) heard(element, e app.Value, actions []view.Action, leads bool) {
	if !l.b.Stop(e) {
		return
	}
	if leads {
		l.b.Prevent(e)
	}
	l.b.Read(e, element, func(came view.Event) {
		for _, a := range actions {
			came.Action = a
			if l.Event(came) && !leads {
				l.b.Prevent(e)
			}
		}
	})
}

const letters = "abcdefghijklmnopqrstuvwxyz0123456789"

// seed returns 24 random letters and digits.
func seed() string {
	b := make([]byte, 24)
	rand.Read(b) // never fails
	for i := range b {
		b[i] = letters[int(b[i])%len(letters)]
	}
	return string(b)
}

// room returns which screen an action belongs to.
func room(action string) string {
	room, _, _ := strings.Cut(action, ".")
	return room
}
