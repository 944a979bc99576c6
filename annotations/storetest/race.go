package storetest

import (
	"fmt"
	"sync"

	"writethru/annotations"
	"writethru/annotations/article"
)

// testManyWriters lets a hundred write at once, and loses nothing.
func testManyWriters(d *desk) {
	const writers, each = 100, 2
	r := d.add(story("ferry", 1, "Ferry hits pier", "At least 12 died."))
	var wg sync.WaitGroup
	for w := range writers {
		wg.Go(func() {
			id := article.ID(fmt.Sprintf("a%02d", w))
			for n := 1; n <= each; n++ {
				s := story(id, n, "Story", fmt.Sprintf("Text %d of %s.", n, id))
				if err := d.AddRevision(d.ctx, s.of, s.raw, s.Revision, nil); err != nil {
					d.Errorf("AddRevision: %v", err)
				}
				a := quote(annotations.ID(fmt.Sprintf("m%02dn%d", w, n)), r, "12 died")
				if err := d.PutMark(d.ctx, a, nil); err != nil {
					d.Errorf("PutMark: %v", err)
				}
			}
		})
	}
	wg.Wait()
	l := d.list(annotations.ListQuery{Limit: 2 * writers, Words: "text"})
	d.same("articles and revisions", []int{l.Total, len(l.Rows), l.All, l.Revisions}, []int{writers, writers, writers + 1, writers*each + 1})
	for _, row := range l.Rows {
		if row.Latest != each || len(row.Changed) != each {
			d.Errorf("%s has %d revisions, want %d", row.ID, row.Latest, each)
		}
	}
	d.same("marks", d.find(annotations.MarkQuery{Words: "died"}).Total, writers*each)
}

// testReaders reads while one writes: what is seen is never half of a write, and
// never older than what was seen before.
func testReaders(d *desk) {
	d.add(story("ferry", 1, "Ferry hits pier", "Text 1."))
	done := make(chan struct{})
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			seen := 0
			for {
				select {
				case <-done:
					return
				default:
				}
				seen = d.reader(seen)
			}
		})
	}
	for n := 2; n <= 30; n++ {
		r := story("ferry", n, "Ferry hits pier", fmt.Sprintf("Text %d.", n))
		a := quote(annotations.ID(fmt.Sprintf("m%d", n)), r, "Text")
		d.add(r)
		d.put(a)
		if l := d.list(annotations.ListQuery{}); l.Rows[0].Latest != n {
			d.Errorf("revision %d is not seen by who kept it", n)
		}
	}
	close(done)
	wg.Wait()
}

func (d *desk) reader(seen int) int {
	l, err := d.List(d.ctx, annotations.ListQuery{})
	if err != nil || len(l.Rows) != 1 {
		d.Errorf("List = %d rows, %v", len(l.Rows), err)
		return seen
	}
	row := l.Rows[0]
	if row.Latest < seen || len(row.Changed) != row.Latest || l.Revisions != row.Latest {
		d.Errorf("latest %d after %d, %d changes, %d revisions", row.Latest, seen, len(row.Changed), l.Revisions)
	}
	if r, err := d.Revision(d.ctx, "ferry", row.Latest); err != nil || r.Number != row.Latest {
		d.Errorf("Revision(%d) = %v", row.Latest, err)
	}
	m, err := d.FindMarks(d.ctx, annotations.MarkQuery{})
	if err != nil || m.Total != len(m.Marks) {
		d.Errorf("FindMarks = %d of %d, %v", len(m.Marks), m.Total, err)
	}
	return row.Latest
}

// testOneWinner lets many add the same revision and the same address: one does.
func testOneWinner(d *desk) {
	const writers = 16
	for n := 1; n <= 3; n++ {
		results := make([]error, 2*writers)
		var wg sync.WaitGroup
		for w := range writers {
			wg.Go(func() {
				r := story("ferry", n, "Ferry hits pier", fmt.Sprintf("Version %d of %d.", n, w))
				results[w] = d.AddRevision(d.ctx, r.of, r.raw, r.Revision, nil)
			})
			wg.Go(func() {
				r := story(article.ID(fmt.Sprintf("n%dw%d", n, w)), 1, "Another", "Text.")
				r.of.URL = fmt.Sprintf("https://outlet.example/same/%d", n)
				results[writers+w] = d.AddRevision(d.ctx, r.of, r.raw, r.Revision, nil)
			})
		}
		wg.Wait()
		won := [2]int{}
		for i, err := range results {
			if err == nil {
				won[i/writers]++
			} else if annotations.CodeOf(err) != annotations.Conflict {
				d.Errorf("AddRevision = %v, want conflict", err)
			}
		}
		d.same("winners", won, [2]int{1, 1})
	}
}
