package live

import "time"

// reach knows whether the server can be reached. It is asked for by every
// answer, and while it is away the server is asked from time to time.
type reach struct {
	loop  *Loop
	tries int
	// asks is set while an answer is waited for, waits until it is time to ask.
	asks, waits bool
}

// healthz says that the server is there, and costs it nothing.
const healthz = "/healthz"

// saw learns from an answer. A gateway that answers in place of the server is
// as good as none.
func (r *reach) saw(a Answer) {
	switch away := a.Kept || isAway(a.Status); {
	case away:
		r.lost()
	case r.loop.s.Shell.Away:
		r.found()
	}
}

func isAway(status int) bool { return status == 0 || 502 <= status && status <= 504 }

func (r *reach) lost() {
	l := r.loop
	if !l.s.Shell.Away {
		l.s.Shell.Away, r.tries = true, 0
		l.out.count()
		l.redraw()
	}
	r.later()
}

func (r *reach) found() {
	l := r.loop
	l.s.Shell.Away, r.tries = false, 0
	l.out.count()
	l.redraw()
	l.out.flush()
}

// later asks the server again after a while, which grows.
func (r *reach) later() {
	if r.waits {
		return
	}
	r.waits = true
	r.loop.b.After(pause(r.tries), func() {
		r.loop.do(func() {
			r.waits = false
			if r.loop.s.Shell.Away {
				r.ask()
			}
		})
	})
	r.tries++
}

// ask asks whether the server is there.
func (r *reach) ask() {
	if r.asks {
		return
	}
	r.asks = true
	r.loop.b.Fetch(Request{Method: "GET", Path: healthz, Timeout: 10 * time.Second}, func(a Answer) {
		r.loop.do(func() {
			r.asks = false
			r.saw(a)
		})
	})
}

// pause is how long to wait after so many tries.
func pause(tries int) time.Duration {
	return min(time.Second<<min(tries, 5), 15*time.Second)
}

// net is told that the connection may have come or gone. A server on the same
// machine is there in either case, so it is asked.
func (l *Loop) net() {
	l.do(func() {
		if l.s.Shell.Away || l.out.waits() {
			l.reach.tries = 0
		}
		l.reach.ask()
	})
}
