package polling

import (
	"context"
	"encoding/json"
	"log/slog"
	"sync"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
	"writethru/web/ingest/watch"
)

// Desk files what came.
type Desk interface {
	// File files a capture that was read, as a revision of the article with this
	// ID, or of the one that its addresses name when id is empty. A text that is
	// known makes none.
	File(ctx context.Context, id article.ID, c article.Capture, d article.Draft) (api.AddResult, error)
}

// Options are the ports of a Polling. All but Log are needed.
type Options struct {
	Store annotations.Store
	Fetch watch.Fetcher
	Now   func() time.Time
	Log   *slog.Logger
}

// Polling keeps what is watched, and watches it while Run runs. It is safe for
// concurrent use.
type Polling struct {
	o     Options
	nudge chan struct{}

	mu       sync.Mutex
	schedule *watch.Schedule // nil while nothing is looked at
}

// New returns a Polling that looks at nothing before Run is called.
func New(o Options) *Polling {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return &Polling{o: o, nudge: make(chan struct{}, 1)}
}

// The tasks of the near future are held in memory, but no more than mostTasks,
// those that are due first. What another program added or changed is found at
// every refill.
const (
	refill    = time.Minute
	window    = 15 * time.Minute
	mostTasks = 20_000
)

// Run looks at what is due until ctx ends, and gives what is new to desk. It
// goes on where it was when the program ended, however it ended. Only one may run
// on a store at a time.
func (p *Polling) Run(ctx context.Context, desk Desk) {
	k := &keeper{p: p, desk: desk}
	plan := k.plan()
	s := watch.NewSchedule(plan, nil)
	s.Rest(p.o.Now().Add(plan.Gap))
	p.use(s)
	defer p.use(nil)
	var all sync.WaitGroup
	defer all.Wait()
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	all.Go(func() {
		k.watcher().Run(inner, s, p.nudge, func(err error) { p.o.Log.Warn("a watch failed", "err", err) })
	})
	for {
		if err := p.fill(ctx, s); err != nil && ctx.Err() == nil {
			p.o.Log.Warn("what is due was not read", "err", err)
		}
		timer := time.NewTimer(refill)
		select {
		case <-ctx.Done():
			timer.Stop()
			return
		case <-timer.C:
		}
	}
}

func (p *Polling) use(s *watch.Schedule) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.schedule = s
}

func (p *Polling) current() *watch.Schedule {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.schedule
}

// fill makes a schedule what the store says of the near future.
func (p *Polling) fill(ctx context.Context, s *watch.Schedule) error {
	set, err := p.settings(ctx)
	if err != nil {
		return err
	}
	s.Change(set.plan())
	if set.Off {
		s.Trim(time.Time{})
		return nil
	}
	now := p.o.Now()
	if err := p.tick(ctx, s, now); err != nil {
		return err
	}
	until := now.Add(window)
	s.Trim(until)
	due, err := p.o.Store.Watches(ctx, annotations.WatchQuery{Due: until, HostFree: now, Limit: mostTasks})
	if err != nil {
		return err
	}
	found := make(map[string]bool, len(due))
	for _, w := range due {
		found[w.ID] = true
		s.Merge(taskOf(w))
	}
	if len(due) < mostTasks {
		err = p.drop(ctx, s, found)
	}
	p.wake()
	return err
}

// drop takes out of a schedule what another program removed or paused, or made
// due later.
func (p *Polling) drop(ctx context.Context, s *watch.Schedule, found map[string]bool) error {
	for _, l := range s.Tasks() {
		if l.Running || found[l.ID] {
			continue
		}
		w, err := p.o.Store.Watch(ctx, l.ID)
		switch {
		case annotations.CodeOf(err) == annotations.NotFound:
			s.Remove(l.ID)
		case err != nil:
			return err
		default:
			s.Merge(taskOf(w))
		}
	}
	return nil
}

// wake makes the watcher look at its schedule at once.
func (p *Polling) wake() {
	select {
	case p.nudge <- struct{}{}:
	default: // it will
	}
}

// soon puts a watch into the schedule when it is due before the next refill.
func (p *Polling) soon(w annotations.Watch) {
	s := p.current()
	if s == nil {
		return
	}
	set, err := p.settings(context.Background())
	if err != nil || set.Off {
		return // the next refill sees to it
	}
	s.Put(taskOf(w))
	p.wake()
}

// taskOf returns what the watcher knows of a watch. Work that cannot be read is
// that of another version, and is begun anew.
func taskOf(w annotations.Watch) watch.Task {
	var t watch.Task
	if err := json.Unmarshal(w.Work, &t); err != nil {
		t = watch.Task{}
	}
	t.ID, t.URL, t.State, t.Texts, t.Due = w.ID, w.URL, watch.State(w.State), w.FromFeed, w.Due
	t.Kind = watch.Article
	if w.Kind == annotations.WatchedFeed {
		t.Kind = watch.Feed
	}
	return t
}

// keepTask puts what the watcher knows into a watch.
func keepTask(w *annotations.Watch, t watch.Task) {
	if t.State == watch.Gone {
		w.State = string(t.State)
	}
	t.State = watch.State(w.State)
	work, err := json.Marshal(t)
	if err != nil {
		work = nil // a task is plain data; without it the next look begins anew
	}
	w.Work, w.Due, w.Checked, w.Changed = work, t.Due, t.Checked, t.Changed
	w.Failing, w.HostFree, w.Problem = t.Failing, t.HostFree, t.Problem
	if w.Title == "" {
		w.Title = t.Title
	}
	if t.Site != "" {
		w.Site = t.Site
	}
}
