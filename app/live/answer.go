package live

import (
	"encoding/json"

	"writethru/app/view"
	"writethru/web/api"
)

// word is what one tab tells the others: a change has been answered.
type word struct {
	Key    string `json:"key"`
	Parcel parcel `json:"parcel"`
	Status int    `json:"status"`
	Body   []byte `json:"body"`
}

// report tells everyone what came of a change, and keeps one that was refused
// for the reader, who may have typed a lot.
func (o *outbox) report(key string, p parcel, a Answer) {
	if a.Status >= 400 {
		p.Status, p.Said = a.Status, sentence(a.Body)
		if err := o.keep(refused(key), p); err != nil {
			o.loop.b.Log("live: a change that was refused cannot be kept: " + err.Error())
		}
	}
	data, _ := json.Marshal(word{key, p, a.Status, a.Body}) // it cannot fail: p was JSON
	o.loop.b.Post(string(data))
	o.settle(key, p, a.Status, a.Body)
}

// heard learns from another tab that it has sent a change.
func (o *outbox) heard(s string) {
	var w word
	if json.Unmarshal([]byte(s), &w) != nil {
		return
	}
	o.loop.do(func() {
		o.settle(w.Key, w.Parcel, w.Status, w.Body)
		if o.loop.s.Shell.Away {
			o.loop.reach.ask()
		}
	})
}

// settle gives the answer to the screen, if the change was made or found here.
func (o *outbox) settle(key string, p parcel, status int, body []byte) {
	if _, ok := o.parcels[key]; !ok {
		return
	}
	delete(o.parcels, key)
	o.count()
	l := o.loop
	before := l.s.Shell.Status
	l.update(view.Event{Action: view.Action{Name: p.Then, Arg: p.Arg}, Status: status, Body: body})
	if status >= 400 && !l.sayRefused(refused(key), p) && l.s.Shell.Status == before {
		l.s.Shell.Fail(p.Said)
	}
}

// refused returns the key under which a change is kept that was refused.
func refused(key string) string { return refusedKey + key[len(sendKey):] }

// sayRefused tells the screen of a change that was refused, and returns whether
// it had anything to say to it.
func (l *Loop) sayRefused(key string, p parcel) bool {
	_, used := l.update(view.Event{
		Action: view.Action{Name: "refused", Arg: key}, Value: p.Said, Status: p.Status, Body: p.Body,
	})
	return used
}

// sayWaiting tells the screen of a new page what was refused, and what has not
// been answered: a page that was kept from before does not show it.
func (l *Loop) sayWaiting() {
	for _, key := range l.b.Keys(refusedKey) {
		if p, ok := l.out.read(key); ok {
			l.sayRefused(key, p)
		}
	}
	for _, key := range l.out.keys() {
		p := l.out.parcels[key]
		l.update(view.Event{Action: view.Action{Name: "waiting", Arg: p.Path}, Value: p.Method, Body: p.Body})
	}
}

// sentence returns what the server says about a request that it refuses.
func sentence(body []byte) string {
	var e api.ErrorBody
	if json.Unmarshal(body, &e) != nil || e.Error.Message == "" {
		return "The server refused a change."
	}
	return e.Error.Message
}
