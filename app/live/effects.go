package live

import (
	"encoding/json"
	"fmt"
	"time"

	"writethru/app/state"
	"writethru/app/view"
)

// askFor is how long an answer to Ask may take: fetching a story from its outlet
// may take the server half a minute.
const askFor = 60 * time.Second

// carryOut does what an effect asks for. What it wants of the document is done
// after the next drawing.
func (l *Loop) carryOut(effect state.Effect) {
	switch e := effect.(type) {
	case state.Go:
		l.travel(e.Path, l.way(e))
	case state.Reload:
		l.travel(l.s.Shell.Path, reloads)
	case state.Ask:
		l.ask(e)
	case state.Send:
		l.send(e)
	case state.Keep:
		l.keep(e.Key, e.Value)
	case state.Forget:
		l.forget(e.Key)
	case state.Later:
		l.deferAction(e)
	case state.SavePrefs:
		l.savePrefs()
	case state.Focus:
		l.then(func() { l.b.Focus(e.ID) })
	case state.Scroll:
		l.then(func() { l.b.Scroll(e.ID) })
	case state.Select:
		l.then(func() { l.b.Select(flat(e), true) })
	case state.Menus:
		l.then(l.b.CloseMenus)
	case state.Print:
		l.then(l.b.Print)
	case state.Permit:
		l.b.Permit(func(answer string) {
			l.do(func() { l.update(view.Event{Action: view.Action{Name: e.Then}, Value: answer}) })
		})
	case state.Notify:
		l.b.Notify(e.Title, e.Text, e.Tag, func() {
			l.do(func() { l.carryOut(state.Go{Path: e.Path}) })
		})
	case state.Copy:
		l.b.Copy(e.Text)
	default:
		l.b.Log(fmt.Sprintf("live: no way to carry out %T", effect))
	}
}

// then does something after the next drawing.
func (l *Loop) then(f func()) { l.wanted = append(l.wanted, f) }

func flat(e state.Select) []int {
	var spans []int
	for _, s := range e.Spans {
		spans = append(spans, s.Start, s.End)
	}
	return spans
}

// ask sends a request. Its answer is of no use to another page, unless it is one
// for the shell.
func (l *Loop) ask(e state.Ask) {
	r := Request{Method: e.Method, Path: e.Path, Timeout: askFor}
	if e.Body != nil {
		body, err := json.Marshal(e.Body)
		if err != nil {
			l.b.Log(fmt.Sprintf("live: %s %s: %v", e.Method, e.Path, err))
			return
		}
		r.Body = body
	}
	page := l.number
	l.b.Fetch(r, func(a Answer) {
		l.do(func() {
			l.reach.saw(a)
			if page == l.number || room(e.Then) == "shell" {
				l.update(view.Event{Action: view.Action{Name: e.Then, Arg: e.Arg}, Status: a.Status, Body: a.Body})
			}
		})
	})
}

// deferAction sets off an action after a while, if the page is still the same.
func (l *Loop) deferAction(e state.Later) {
	page := l.number
	l.b.After(e.After, func() {
		l.do(func() {
			if page == l.number || room(e.Action) == "shell" {
				l.update(view.Event{Action: view.Action{Name: e.Action, Arg: e.Arg}})
			}
		})
	})
}
