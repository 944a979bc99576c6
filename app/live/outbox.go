package live

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"writethru/app/state"
)

// outbox sends changes to the server, each once, in the order in which they were
// made, however long that takes. A change is kept in the browser before it is
// sent and until it is answered, so that it survives the page. Any tab sends
// what any tab has made, one tab at a time; the tab that made it hears of it.
type outbox struct {
	loop *Loop
	last int64
	// parcels are those that this page made or found, by key, until they are answered.
	parcels map[string]parcel
	busy    bool // this page sends, or waits for its turn
	again   bool // there is more since
	tries   int
	late    int // sent after they had waited
}

// Changes that wait stand in the store under sendKey, those that the server has
// refused under refusedKey, both in the order in which they were made.
const (
	sendKey    = "send "
	refusedKey = "refused "
	sendLock   = "writethru send"
)

// parcel is a change on its way.
type parcel struct {
	Method string          `json:"method"`
	Path   string          `json:"path"`
	Body   json.RawMessage `json:"body,omitempty"`
	Then   string          `json:"then,omitempty"`
	Arg    string          `json:"arg,omitempty"`
	// Status and Said are set when the server has refused it.
	Status int    `json:"status,omitempty"`
	Said   string `json:"said,omitempty"`

	late   bool // it has waited
	unkept bool // it is not in the store: that is full, or switched off
}

// send keeps a change and sends it.
func (l *Loop) send(e state.Send) {
	p := parcel{Method: e.Method, Path: e.Path, Then: e.Then, Arg: e.Arg}
	if e.Body != nil {
		body, err := json.Marshal(e.Body)
		if err != nil {
			l.b.Log(fmt.Sprintf("live: %s %s: %v", e.Method, e.Path, err))
			return
		}
		p.Body = body
	}
	l.out.add(p)
}

func (o *outbox) add(p parcel) {
	key := o.key()
	if err := o.keep(key, p); err != nil {
		// It is sent from here all the same; only leaving the page would lose it.
		p.unkept = true
		o.loop.s.Shell.Fail("This browser keeps nothing for Writethru. Leave the page open until the change is sent.")
	}
	o.put(key, p)
	o.count()
	o.flush()
}

// key returns a key after all that were made before.
func (o *outbox) key() string {
	o.last = max(o.last+1, time.Now().UnixMicro())
	return sendKey + fmt.Sprintf("%018d ", o.last) + seed()[:8]
}

func (o *outbox) put(key string, p parcel) {
	if o.parcels == nil {
		o.parcels = map[string]parcel{}
	}
	o.parcels[key] = p
}

func (o *outbox) keep(key string, p parcel) error {
	data, err := json.Marshal(p)
	if err != nil {
		return err
	}
	return o.loop.b.Set(key, string(data))
}

func (o *outbox) read(key string) (parcel, bool) {
	var p parcel
	s, ok := o.loop.b.Get(key)
	return p, ok && json.Unmarshal([]byte(s), &p) == nil && p.Path != ""
}

// load takes up what was left from before.
func (o *outbox) load() {
	for _, key := range o.loop.b.Keys(sendKey) {
		if p, ok := o.read(key); ok {
			p.late = true
			o.put(key, p)
			made, _, _ := strings.Cut(strings.TrimPrefix(key, sendKey), " ")
			n, _ := strconv.ParseInt(made, 10, 64) // 0 for a key that is not ours
			o.last = max(o.last, n)
		}
	}
	if len(o.parcels) > 0 {
		o.flush()
	}
}

// keys returns what this page has made or found and nobody has answered, in order.
func (o *outbox) keys() []string { return slices.Sorted(maps.Keys(o.parcels)) }

// count tells the shell how much waits.
func (o *outbox) count() {
	o.loop.s.Shell.Waiting = 0
	if o.loop.s.Shell.Away {
		o.loop.s.Shell.Waiting = len(o.parcels)
	}
}

// flush sends all that waits, when it is this tab's turn.
func (o *outbox) flush() {
	if o.busy {
		o.again = true
		return
	}
	o.busy, o.again = true, false
	o.loop.b.Alone(sendLock, func(done func()) {
		o.loop.do(func() { o.next(done) })
	})
}

// next sends the first that waits, whichever tab has made it.
func (o *outbox) next(done func()) {
	key, p, ok := o.first()
	if !ok {
		o.end(done)
		o.told()
		return
	}
	r := Request{Method: p.Method, Path: p.Path, Body: p.Body, Timeout: 30 * time.Second}
	o.loop.b.Fetch(r, func(a Answer) {
		o.loop.do(func() { o.answered(key, p, a, done) })
	})
}

func (o *outbox) first() (string, parcel, bool) {
	keys := o.loop.b.Keys(sendKey)
	for key, p := range o.parcels {
		if p.unkept {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	for _, key := range keys {
		if p := o.parcels[key]; p.unkept {
			return key, p, true
		}
		if p, ok := o.read(key); ok {
			return key, p, true
		}
	}
	return "", parcel{}, false
}

// end gives the turn to others.
func (o *outbox) end(done func()) {
	o.busy = false
	done()
	if o.again {
		o.flush()
	}
}

// answered learns what came of a change.
func (o *outbox) answered(key string, p parcel, a Answer, done func()) {
	o.loop.reach.saw(a)
	if mends(a.Status) {
		o.wait()
		o.again = false
		o.end(done)
		return
	}
	o.tries = 0
	if own, ok := o.parcels[key]; ok && own.late {
		o.late++
	}
	o.loop.b.Remove(key)
	o.report(key, p, a)
	o.next(done)
}

// mends reports whether a failure may be gone when it is tried again.
func mends(status int) bool {
	return status == 0 || status >= 500 || status == 408 || status == 425 || status == 429
}

// wait tries again after a while. While the server is away, that is when it is
// back.
func (o *outbox) wait() {
	for key, p := range o.parcels {
		p.late = true
		o.parcels[key] = p
	}
	o.count()
	o.loop.redraw()
	if o.loop.s.Shell.Away {
		return
	}
	if o.tries == 0 {
		o.loop.s.Shell.Fail("The server could not take a change. It is kept, and tried again.")
	}
	o.loop.b.After(pause(o.tries), func() { o.loop.do(o.flush) })
	o.tries++
}

// waits reports whether there is something to send.
func (o *outbox) waits() bool { return len(o.parcels) > 0 }

// told says how many changes were sent late, once all are.
func (o *outbox) told() {
	if o.late == 0 || o.waits() {
		return
	}
	words := strconv.Itoa(o.late) + " marks sent."
	if o.late == 1 {
		words = "1 mark sent."
	}
	o.late = 0
	o.loop.s.Shell.Tell(words)
	o.loop.redraw()
}
