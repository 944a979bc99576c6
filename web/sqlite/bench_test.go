package sqlite_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"syscall"
	"testing"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/storetest"
	"writethru/web/sqlite"
)

// benchArticles is the variable that says how many articles the benchmarks are
// run with; 10,000 when it is not set.
const benchArticles = "WRITETHRU_BENCH_ARTICLES"

// bench is the library of the benchmarks, made once.
var bench struct {
	once sync.Once
	dir  string
	s    *sqlite.Store
	// added counts the articles that benchmarks have added with one revision.
	added int
}

// cpu returns a function that reports the time of the processor per operation:
// the time of the clock says little where others work on the same machine.
func cpu(b *testing.B) func() {
	used := func() time.Duration {
		var u syscall.Rusage
		ok(b, syscall.Getrusage(syscall.RUSAGE_SELF, &u))
		return time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	before := used()
	return func() { b.ReportMetric(float64((used()-before).Microseconds())/1000/float64(b.N), "cpu-ms/op") }
}

func benchLibrary(b *testing.B) *sqlite.Store {
	b.Helper()
	bench.once.Do(func() {
		n := 10_000
		if s := os.Getenv(benchArticles); s != "" {
			var err error
			if n, err = strconv.Atoi(s); err != nil {
				b.Fatal(err)
			}
		}
		var err error
		if bench.dir, err = os.MkdirTemp("", "writethru-bench"); err != nil {
			b.Fatal(err)
		}
		if bench.s, err = sqlite.Open(filepath.Join(bench.dir, "library.db")); err != nil {
			b.Fatal(err)
		}
		fillBench(b, bench.s, n)
	})
	b.ResetTimer()
	return bench.s
}

// closeBench takes the library of the benchmarks away.
func closeBench() {
	if bench.s != nil {
		_ = bench.s.Close() // of no interest any more
		_ = os.RemoveAll(bench.dir)
	}
}

func benchRevision(p *storetest.Prose, i, n int) (article.Article, article.Capture, article.Revision) {
	body := make([]string, 14)
	for k := range body {
		body[k] = p.Sentence(45)
	}
	a, c, r := revision(article.ID(fmt.Sprintf("a%06d", i)), n, body...)
	a.Outlet = fmt.Sprintf("Outlet %d", i%40)
	r.Modified = at.Add(time.Duration(i*7919%1_000_000) * time.Minute)
	return a, c, r
}

// fillBench keeps n articles of 630 words, a tenth of them with marks, a fifth
// of them read, some of those changed.
func fillBench(b *testing.B, s *sqlite.Store, n int) {
	p, ctx := storetest.NewProse(7), context.Background()
	for i := range n {
		a, c, r := benchRevision(p, i, 1)
		ok(b, s.AddRevision(ctx, a, c, r, nil))
		if i%5 == 0 {
			ok(b, s.MarkRead(ctx, a.ID, 1))
		}
		if i%10 == 0 {
			for k := range 3 {
				ok(b, s.PutMark(ctx, benchMark(p, r, i, k), nil))
			}
			a, c, r := benchRevision(p, i, 2)
			ok(b, s.AddRevision(ctx, a, c, r, nil))
		}
	}
}

func benchMark(p *storetest.Prose, r article.Revision, i, k int) annotations.Annotation {
	text := r.Text()
	span := article.Span{Start: 40 * k, End: 40*k + 30}
	return annotations.Annotation{
		ID: annotations.ID(fmt.Sprintf("m%06d%d%s", i, k, r.Article)), Article: r.Article, Revision: r.Number, Spans: []article.Span{span}, Exact: text.Slice(span),
		Kind: []annotations.Kind{annotations.Quote, annotations.Claim, annotations.Note}[k%3], Tags: []string{fmt.Sprintf("tag %d", i%60)}, Note: p.Sentence(6),
		Quote: &annotations.QuoteOf{Speaker: fmt.Sprintf("Speaker %d", i%300)}, Made: at.Add(time.Duration(i) * time.Second), Changed: at,
	}
}

func BenchmarkList(b *testing.B) {
	for _, bm := range []struct {
		name string
		q    annotations.ListQuery
	}{
		{"all", annotations.ListQuery{}},
		{"page 20", annotations.ListQuery{}},
		{"unread", annotations.ListQuery{Show: "unread"}},
		{"changed", annotations.ListQuery{Show: "changed"}},
		{"outlet", annotations.ListQuery{Outlet: "Outlet 10"}},
		{"outlet and changed", annotations.ListQuery{Outlet: "Outlet 10", Show: "changed"}},
		{"tag", annotations.ListQuery{Tag: "tag 10"}},
		{"a rare word", annotations.ListQuery{Words: storetest.Word(30_000)}},
		{"two words", annotations.ListQuery{Words: storetest.Word(900) + " " + storetest.Word(700)}},
		{"a common word", annotations.ListQuery{Words: storetest.Word(60)}},
		{"a common word, unread", annotations.ListQuery{Words: storetest.Word(60), Show: "unread"}},
		{"in every article", annotations.ListQuery{Words: storetest.Word(3) + " " + storetest.Word(2) + " " + storetest.Word(1)}},
		{"two letters", annotations.ListQuery{Words: "th"}},
		{"three letters", annotations.ListQuery{Words: "con"}},
		{"five letters", annotations.ListQuery{Words: "conre"}},
	} {
		b.Run(bm.name, func(b *testing.B) {
			s := benchLibrary(b)
			var l annotations.List
			if bm.name == "page 20" {
				bm.q.From = older(b, s, 19)
			}
			defer cpu(b)()
			for b.Loop() {
				var err error
				l, err = s.List(context.Background(), bm.q)
				ok(b, err)
			}
			b.ReportMetric(float64(l.Total), "found")
		})
	}
}

// older returns where the page begins that is so many pages from the first.
func older(b *testing.B, s *sqlite.Store, pages int) (at annotations.Cursor) {
	for range pages {
		l, err := s.List(context.Background(), annotations.ListQuery{From: at})
		ok(b, err)
		at = l.Older
	}
	return at
}

func BenchmarkFindMarks(b *testing.B) {
	for _, bm := range []struct {
		name string
		q    annotations.MarkQuery
	}{
		{"all", annotations.MarkQuery{Limit: 50}},
		{"kind", annotations.MarkQuery{Limit: 50, Kind: annotations.Quote}},
		{"kind and tag", annotations.MarkQuery{Limit: 50, Kind: annotations.Quote, Tag: "tag 10"}},
		{"speaker", annotations.MarkQuery{Limit: 50, Speaker: "Speaker 10"}},
		{"fate", annotations.MarkQuery{Limit: 50, Fate: annotations.Kept}},
		{"words", annotations.MarkQuery{Limit: 50, Words: storetest.Word(200)}},
	} {
		b.Run(bm.name, func(b *testing.B) {
			s := benchLibrary(b)
			var l annotations.MarkList
			defer cpu(b)()
			for b.Loop() {
				var err error
				l, err = s.FindMarks(context.Background(), bm.q)
				ok(b, err)
			}
			b.ReportMetric(float64(l.Total), "found")
		})
	}
}

func BenchmarkAddRevision(b *testing.B) {
	for _, second := range []bool{false, true} { // the second revisions of those that got their first
		b.Run(map[bool]string{false: "first", true: "second"}[second], func(b *testing.B) {
			s, p := benchLibrary(b), storetest.NewProse(9)
			defer cpu(b)()
			for b.Loop() {
				if !second {
					bench.added++
				}
				a, c, r := benchRevision(p, 1_000_000+bench.added, 1)
				if second {
					bench.added--
					a, c, r = benchRevision(p, 1_000_001+bench.added, 2)
				}
				ok(b, s.AddRevision(context.Background(), a, c, r, nil))
			}
		})
	}
}

func BenchmarkPutMark(b *testing.B) {
	s, p := benchLibrary(b), storetest.NewProse(11)
	r, err := s.Revision(context.Background(), "a000001", 1)
	ok(b, err)
	i := 0
	defer cpu(b)()
	for b.Loop() {
		i++
		ok(b, s.PutMark(context.Background(), benchMark(p, r, i%20, 5), nil))
	}
}

func BenchmarkRevision(b *testing.B) {
	s := benchLibrary(b)
	defer cpu(b)()
	for b.Loop() {
		_, err := s.Revision(context.Background(), "a000001", 1)
		ok(b, err)
	}
}
