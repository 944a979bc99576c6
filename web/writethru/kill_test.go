package main

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
)

// TestKill kills the server at random moments while two readers write, and
// checks each time that everything it had answered with success is there.
func TestKill(t *testing.T) {
	runs := 50
	if testing.Short() {
		runs = 3
	}
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 1))
	db := filepath.Join(t.TempDir(), "library.db")
	var all []*reader
	acknowledged := 0
	p := start(t, db, "--no-sample")
	for run := range runs {
		readers := []*reader{newReader(run, 1), newReader(run, 2)}
		p.writeUntilKilled(readers, time.Duration(random.IntN(200))*time.Millisecond)
		p = start(t, db, "--no-sample")
		for _, r := range readers {
			r.check(t, p)
			acknowledged += r.acknowledged
		}
		all = append(all, readers...)
	}
	for _, r := range all {
		r.check(t, p)
	}
	t.Logf("%d runs, %d writes acknowledged, none lost", runs, acknowledged)
	if acknowledged < runs {
		t.Errorf("only %d writes were acknowledged: the test tests nothing", acknowledged)
	}
}

// writeUntilKilled lets readers write, and kills the process a while after each
// has had an answer.
func (p *process) writeUntilKilled(readers []*reader, after time.Duration) {
	var all sync.WaitGroup
	for _, r := range readers {
		all.Go(func() { r.write(p) })
	}
	for _, r := range readers {
		<-r.began
	}
	time.Sleep(after)
	p.kill()
	all.Wait()
}

// reader adds an article, marks and revises it, and remembers what the server
// has said yes to.
type reader struct {
	name         string
	article      article.ID
	texts        []string // of revisions that were acknowledged
	marks        map[annotations.ID]mark
	trying       annotations.ID // the mark whose fate is open
	try          mark
	acknowledged int
	began        chan struct{} // closed with the first answer
}

// mark is what a mark must be like.
type mark struct {
	note    string
	deleted bool
}

func newReader(run, n int) *reader {
	return &reader{name: fmt.Sprintf("run%03dreader%d", run, n), marks: map[annotations.ID]mark{}, began: make(chan struct{})}
}

// text is the text of the nth revision: a new paragraph each time.
func (r *reader) text(n int) string {
	var b strings.Builder
	for i := range n + 2 {
		fmt.Fprintf(&b, "Paragraph %d of %s says that the ferry left the harbour of Karrow at %d o'clock.\n\n", i, r.name, i)
	}
	return b.String()
}

// write writes until the server is gone.
func (r *reader) write(p *process) {
	ok := r.step(p, 0)
	close(r.began)
	for step := 1; ok; step++ {
		r.acknowledged++
		ok = r.step(p, step)
	}
}

func (r *reader) step(p *process, step int) bool {
	id := annotations.ID(fmt.Sprintf("%smark%06d", r.name, step))
	switch {
	case step%12 == 0:
		var result api.AddResult
		text := r.text(len(r.texts))
		if p.ask("POST", "/api/v1/articles", api.AddRequest{Text: text, Article: r.article}, &result) != nil {
			return false
		}
		r.article, r.texts = result.Article, append(r.texts, text)
		return true
	case step%12 == 6:
		id = annotations.ID(fmt.Sprintf("%smark%06d", r.name, step-1))
		return r.change(id, mark{deleted: true}, func() error {
			return p.ask("DELETE", "/api/v1/marks/"+string(id), nil, nil)
		})
	case step%12 == 9:
		id = annotations.ID(fmt.Sprintf("%smark%06d", r.name, step-1))
	}
	note := fmt.Sprintf("note %d", step)
	return r.change(id, mark{note: note}, func() error {
		return p.ask("PUT", "/api/v1/marks/"+string(id), api.MarkRequest{
			Article: r.article, Revision: 1, Spans: []article.Span{{Start: 0, End: 20 + step%30}}, Kind: annotations.Note, Note: note,
		}, nil)
	})
}

// change remembers what is tried until the server has said yes. A change that
// was not answered may have happened or not.
func (r *reader) change(id annotations.ID, to mark, do func() error) bool {
	r.trying, r.try = id, to
	if do() != nil {
		return false
	}
	r.marks[id] = to
	r.trying = ""
	return true
}

// check compares what the server has with what it had said yes to.
func (r *reader) check(t *testing.T, p *process) {
	t.Helper()
	for n, want := range r.texts {
		var got article.Revision
		if err := p.ask("GET", fmt.Sprintf("/api/v1/articles/%s/revisions/%d", r.article, n+1), nil, &got); err != nil {
			t.Fatalf("%s: revision %d: %v", r.name, n+1, err)
		}
		if got.Text().String() != strings.TrimSpace(want) {
			t.Errorf("%s: revision %d has another text", r.name, n+1)
		}
	}
	if len(r.texts) == 0 {
		return
	}
	have := map[annotations.ID]mark{}
	for _, m := range p.state(t, "/articles/"+string(r.article)).Article.Marks {
		have[m.ID] = mark{note: m.Note}
	}
	for _, id := range slices.Sorted(maps.Keys(r.marks)) {
		want := r.marks[id]
		got, ok := have[id]
		if !ok {
			got = mark{deleted: true}
		}
		if got != want && !(id == r.trying && got == r.try) {
			t.Errorf("%s: mark %s is %+v, want %+v", r.name, id, got, want)
		}
	}
}
