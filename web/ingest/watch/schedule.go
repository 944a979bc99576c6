package watch

import (
	"container/heap"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"
)

// Schedule knows what is due. It asks one host at a time, with a gap, and never
// looks at a clock. It is safe for concurrent use.
type Schedule struct {
	mu    sync.Mutex
	plan  Plan
	tasks map[string]*entry
	hosts map[string]*host
	ready hosts // that have something to do and are not being asked
	busy  int
	rest  time.Time // before which no host is asked
}

type entry struct {
	task    Task
	host    *host
	place   int // in the host's queue; -1: in none
	running bool
}

// host is a site with its tasks, the next due first.
type host struct {
	queue entries
	free  time.Time // not before
	busy  bool
	place int // in ready; -1: not there
}

// when returns the time from which the host may be asked for its next task.
func (h *host) when() time.Time {
	due := h.queue[0].task.Due
	if h.free.After(due) {
		return h.free
	}
	return due
}

// NewSchedule returns a schedule that goes on with tasks as they were kept.
func NewSchedule(p Plan, tasks []Task) *Schedule {
	s := &Schedule{plan: p, tasks: map[string]*entry{}, hosts: map[string]*host{}}
	for _, t := range tasks {
		s.Put(t)
	}
	return s
}

// Put adds a task, or changes what is known of it. One that is being looked at
// keeps what it was until it is done, except for its state.
func (s *Schedule) Put(t Task) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if e := s.tasks[t.ID]; e != nil && e.running {
		e.task.State = t.State
		return
	}
	s.put(t)
}

func (s *Schedule) put(t Task) {
	s.remove(t.ID)
	h := s.host(t.URL)
	if t.HostFree.After(h.free) {
		h.free = t.HostFree
	}
	e := &entry{task: t, host: h, place: -1}
	s.tasks[t.ID] = e
	s.queue(e)
}

// host returns the host of an address.
func (s *Schedule) host(address string) *host {
	name := hostOf(address)
	h := s.hosts[name]
	if h == nil {
		h = &host{place: -1, free: s.rest}
		s.hosts[name] = h
	}
	return h
}

// Merge adds a task as it was kept, or changes what is known of it to that,
// unless what is known is newer.
func (s *Schedule) Merge(t Task) {
	s.mu.Lock()
	defer s.mu.Unlock()
	e := s.tasks[t.ID]
	switch {
	case e == nil:
		s.put(t)
	case e.running:
		e.task.State = t.State
	case !t.Checked.Before(e.task.Checked):
		s.put(t)
	}
}

// Rest lets no host be asked before a time: a program that begins does not know
// when the one before it asked last.
func (s *Schedule) Rest(until time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.rest = until
	for _, h := range s.hosts {
		s.hold(h, until)
	}
}

// Asked tells that a host was asked in another way than by a task, so that it is
// left alone for the gap.
func (s *Schedule) Asked(address string, now time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hold(s.host(address), now.Add(s.plan.Gap))
}

// Hold lets the host of an address not be asked before a time, as it wished.
func (s *Schedule) Hold(address string, until time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hold(s.host(address), until)
}

// hold lets a host not be asked before a time.
func (s *Schedule) hold(h *host, until time.Time) {
	if until.After(h.free) {
		h.free = until
		s.place(h)
	}
}

// SetBack tells that the clock was set back to now: what hosts asked for was told
// by another clock, and is forgotten.
func (s *Schedule) SetBack(now time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.rest = time.Time{}
	for _, h := range s.hosts {
		if free := now.Add(s.plan.Gap); h.free.After(free) {
			h.free = free
			s.place(h)
		}
	}
}

// Remove forgets a task.
func (s *Schedule) Remove(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.remove(id)
}

func (s *Schedule) remove(id string) {
	e := s.tasks[id]
	if e == nil {
		return
	}
	delete(s.tasks, id)
	if e.place >= 0 {
		heap.Remove(&e.host.queue, e.place)
		s.place(e.host)
	}
}

// queue puts an entry that is due some time in line.
func (s *Schedule) queue(e *entry) {
	if e.task.State == Active && !e.task.Due.IsZero() {
		heap.Push(&e.host.queue, e)
	}
	s.place(e.host)
}

// place puts a host where it belongs among those that are ready.
func (s *Schedule) place(h *host) {
	wanted := !h.busy && len(h.queue) > 0
	switch {
	case h.place >= 0 && !wanted:
		heap.Remove(&s.ready, h.place)
	case h.place >= 0:
		heap.Fix(&s.ready, h.place)
	case wanted:
		heap.Push(&s.ready, h)
	}
}

// Take returns a task that is due at now and whose host may be asked. It counts
// as running until Done is called with it. It returns false when there is none
// or all workers are busy.
func (s *Schedule) Take(now time.Time) (Task, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.isFull() || len(s.ready) == 0 || s.ready[0].when().After(now) {
		return Task{}, false
	}
	h := s.ready[0]
	e := heap.Pop(&h.queue).(*entry)
	e.running, h.busy = true, true
	s.busy++
	s.place(h)
	return e.task, true
}

func (s *Schedule) isFull() bool { return s.busy >= max(s.plan.Workers, 1) }

// Wake returns when the next task can be taken; false when that is not before
// another is done, or put.
func (s *Schedule) Wake() (time.Time, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.ready) == 0 || s.isFull() {
		return time.Time{}, false
	}
	return s.ready[0].when(), true
}

// Done gives back a task that was taken, as it is at now. What the reader did to
// it meanwhile goes before.
func (s *Schedule) Done(t Task, now time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	h := s.hosts[hostOf(t.URL)]
	if h == nil || !h.busy {
		return
	}
	h.busy = false
	s.busy--
	if next := now.Add(s.plan.Gap); next.After(h.free) {
		h.free = next
	}
	if t.HostFree.After(h.free) {
		h.free = t.HostFree
	}
	e := s.tasks[t.ID]
	if e == nil || !e.running {
		s.place(h) // it was removed, and may have come again
		return
	}
	if e.task.State != Active {
		t.State = e.task.State
	}
	e.task, e.running = t, false
	s.queue(e)
}

// Set changes the state of a task, and whether it is looked at as soon as its
// host may be asked. It returns the task as it is then, to be kept, and false
// when there is none.
func (s *Schedule) Set(id string, state State, now time.Time) (Task, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	e := s.tasks[id]
	if e == nil {
		return Task{}, false
	}
	e.task.State = state
	if state == Active {
		e.task.Due = now
	}
	if e.running {
		return e.task, true
	}
	if e.place >= 0 {
		heap.Remove(&e.host.queue, e.place)
	}
	s.queue(e)
	return e.task, true
}

// Change makes a new plan hold for what is taken from now on.
func (s *Schedule) Change(p Plan) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.plan = p
}

// Trim forgets the tasks that are not due before a time, so that only those of
// the near future take room. What hosts asked for is not forgotten, nor what
// could not be kept.
func (s *Schedule) Trim(before time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for id, e := range s.tasks {
		if !e.running && !e.task.Unsaved && (e.task.State != Active || e.task.Due.IsZero() || !e.task.Due.Before(before)) {
			s.remove(id)
		}
	}
}

// Line is a task as a reader sees it.
type Line struct {
	Task
	Running bool
}

// Tasks returns all tasks, the next due first and those that never are last.
func (s *Schedule) Tasks() []Line {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := make([]Line, 0, len(s.tasks))
	for _, e := range s.tasks {
		all = append(all, Line{e.task, e.running})
	}
	slices.SortFunc(all, func(a, b Line) int {
		if a.Due.IsZero() != b.Due.IsZero() {
			return b.Due.Compare(a.Due)
		}
		if c := a.Due.Compare(b.Due); c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
	return all
}

// hostOf returns the name of the host that an address is asked from.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
}

// entries and hosts are heaps.
type (
	entries []*entry
	hosts   []*host
)

func (q entries) Len() int { return len(q) }
func (q entries) Less(i, j int) bool {
	if c := q[i].task.Due.Compare(q[j].task.Due); c != 0 {
		return c < 0
	}
	return q[i].task.ID < q[j].task.ID
}
func (q entries) Swap(i, j int) { q[i], q[j] = q[j], q[i]; q[i].place, q[j].place = i, j }
func (q *entries) Push(x any) {
	e := x.(*entry)
	e.place = len(*q)
	*q = append(*q, e)
}
func (q *entries) Pop() any {
	last := len(*q) - 1
	e := (*q)[last]
	(*q)[last] = nil
	*q = (*q)[:last]
	e.place = -1
	return e
}

func (q hosts) Len() int { return len(q) }
func (q hosts) Less(i, j int) bool {
	if c := q[i].when().Compare(q[j].when()); c != 0 {
		return c < 0
	}
	return q[i].queue[0].task.ID < q[j].queue[0].task.ID
}
func (q hosts) Swap(i, j int) { q[i], q[j] = q[j], q[i]; q[i].place, q[j].place = i, j }
func (q *hosts) Push(x any) {
	h := x.(*host)
	h.place = len(*q)
	*q = append(*q, h)
}
func (q *hosts) Pop() any {
	last := len(*q) - 1
	h := (*q)[last]
	(*q)[last] = nil
	*q = (*q)[:last]
	h.place = -1
	return h
}
