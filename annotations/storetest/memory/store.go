// Package memory is a store that keeps everything in memory: plain, small and
// correct, for the tests of what uses a store. It never survives its process.
package memory

import (
	"context"
	"sync"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
)

// Store is an annotations.Store in memory.
type Store struct {
	mu       sync.RWMutex
	closed   bool
	kept     int64 // counts what is kept, to tell what came last
	articles map[article.ID]*story
	captures map[string][]capture // by SHA-256, in the order kept
	images   map[string]image
	marks    map[annotations.ID]*mark
	settings map[string]string
	verdicts map[couple]annotations.Verdict
	watches  map[string]annotations.Watch
	events   map[string][]annotations.Event // by watch, in the order kept
	wires    map[string]wired
	held     map[slot]annotations.Held
	tokens   map[string]annotations.Token
	stories  map[article.ID]int64 // a number for each story of more than one
	unsorted map[article.ID]bool
	alerts   map[annotations.AlertKey]*alert
}

var _ annotations.Store = (*Store)(nil)

// story is an article with its revisions.
type story struct {
	article.Article
	revisions []article.Revision
	heads     []annotations.RevisionHead
	earlier   []article.Revision
	kept      []annotations.Filed
	order     order
	added     int64 // what had been kept before
}

// mark is an annotation with its placements by revision.
type mark struct {
	annotations.Annotation
	deleted bool
	placed  map[int]annotations.Placement
	order   order
}

type capture struct {
	article.Capture
	of article.ID
}

type image struct {
	contentType string
	data        []byte
}

// order is what lists are sorted by: the second, then what was kept last.
type order struct{ second, kept int64 }

func (s *Store) orderAt(t time.Time) order {
	s.kept++
	return order{t.Unix(), s.kept}
}

func newestFirst(a, b order) int {
	switch {
	case a == b:
		return 0
	case a.second > b.second || a.second == b.second && a.kept > b.kept:
		return -1
	}
	return 1
}

// New returns an empty store.
func New() *Store {
	return &Store{
		articles: map[article.ID]*story{},
		captures: map[string][]capture{},
		images:   map[string]image{},
		marks:    map[annotations.ID]*mark{},
		settings: map[string]string{},
		verdicts: map[couple]annotations.Verdict{},
		watches:  map[string]annotations.Watch{},
		events:   map[string][]annotations.Event{},
		wires:    map[string]wired{},
		held:     map[slot]annotations.Held{},
		tokens:   map[string]annotations.Token{},
		stories:  map[article.ID]int64{},
		unsorted: map[article.ID]bool{},
		alerts:   map[annotations.AlertKey]*alert{},
	}
}

// Close ends the store. What it held is gone.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
	return nil
}

// read runs f while nobody writes.
func (s *Store) read(ctx context.Context, f func() error) error {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.run(ctx, f)
}

// write runs f alone. f must check everything before it changes anything.
func (s *Store) write(ctx context.Context, f func() error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.run(ctx, f)
}

func (s *Store) run(ctx context.Context, f func() error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if s.closed {
		return annotations.Errorf(annotations.Unavailable, "The library is closed.")
	}
	return f()
}

// story returns the article, or NotFound.
func (s *Store) story(id article.ID) (*story, error) {
	if st := s.articles[id]; st != nil {
		return st, nil
	}
	return nil, annotations.Errorf(annotations.NotFound, "There is no such article.")
}

// revision returns revision n of the article, or NotFound.
func (s *Store) revision(id article.ID, n int) (*article.Revision, error) {
	if st := s.articles[id]; st != nil && n >= 1 && n <= len(st.revisions) {
		return &st.revisions[n-1], nil
	}
	return nil, annotations.Errorf(annotations.NotFound, "There is no such revision.")
}

// mark returns the annotation, or NotFound.
func (s *Store) mark(id annotations.ID) (*mark, error) {
	if m := s.marks[id]; m != nil {
		return m, nil
	}
	return nil, annotations.Errorf(annotations.NotFound, "There is no such mark.")
}
