package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"writethru/annotations"
	"writethru/annotations/storetest"
	"writethru/web/server"
	"writethru/web/static"
)

// The variables of BenchmarkSize: how many articles, and, where the library is
// to be kept for another run, its file.
const (
	sizeArticles = "WRITETHRU_SIZE"
	sizeFile     = "WRITETHRU_SIZE_DB"
)

// BenchmarkSize reports what a large library costs: the time of all processors
// that pages take from the request to the compressed answer, that of the garbage
// collector too; the memory of the program when it has answered them; and the
// room in the file. It is run once, on a disk that need not wait for its writes:
//
//	TMPDIR=/dev/shm WRITETHRU_SIZE=100000 go test -run '^$' -bench Size -benchtime 1x -timeout 1h ./web/writethru
func BenchmarkSize(b *testing.B) {
	n, err := strconv.Atoi(os.Getenv(sizeArticles))
	if err != nil {
		b.Skip("it takes minutes: set " + sizeArticles + " to a number of articles")
	}
	db := os.Getenv(sizeFile)
	if db == "" {
		db = filepath.Join(b.TempDir(), "library.db")
	}
	if _, err := os.Stat(db); err != nil {
		grow(b, db, n)
	}
	file, err := os.Stat(db)
	if err != nil {
		b.Fatal(err)
	}
	limitMemory()
	for b.Loop() {
		costs(b, db)
		p := start(b, db, "--no-sample")
		for _, q := range slices.Concat(mixed(), mixed()) {
			p.fetch(b, q)
			p.fetch(b, "/")
		}
		time.Sleep(3 * time.Second) // a reader reads, too
		now, peak := p.memory(b)
		b.ReportMetric(now, "resident-MB")
		b.ReportMetric(peak, "peak-MB")
		p.kill()
	}
	b.ReportMetric(float64(file.Size())/float64(n), "file-B/article")
}

// large is what the library is made of: half an hour between articles.
var large = storetest.Archive{Outlets: 300, Tags: 800, Speakers: 3000, Words: 900, Until: time.Now().Truncate(time.Hour)}

// grow keeps n articles, 200 to 900 words long. A tenth have marks, a tenth a
// second revision, a fifth were read.
func grow(b *testing.B, db string, n int) {
	b.Helper()
	l, err := openLibrary(db, "", nil, slog.New(slog.DiscardHandler))
	if err != nil {
		b.Fatal(err)
	}
	const hands = 4
	errs := make([]error, hands)
	var wg sync.WaitGroup
	for hand := range hands {
		wg.Go(func() {
			p := storetest.NewProse(uint64(hand))
			for i := hand; i < n && errs[hand] == nil; i += hands {
				errs[hand] = growOne(l.store, p, i)
			}
		})
	}
	wg.Wait()
	if err := errors.Join(append(errs, l.store.Close())...); err != nil {
		b.Fatal(err)
	}
}

func growOne(s annotations.Store, p *storetest.Prose, i int) error {
	ctx := context.Background()
	a, c, r := p.Article(large, i, 1)
	errs := []error{s.AddRevision(ctx, a, c, r, nil)}
	if i%5 == 0 {
		errs = append(errs, s.MarkRead(ctx, a.ID, 1))
	}
	if i%10 == 0 {
		for k := range 1 + i/10%3 {
			errs = append(errs, s.PutMark(ctx, p.Mark(large, r, k), nil))
		}
	}
	if i%10 == 5 {
		_, c, r := p.Article(large, i, 2)
		errs = append(errs, s.AddRevision(ctx, a, c, r, nil))
	}
	return errors.Join(errs...)
}

// mixed are fifty searches, as readers make them: of all frequencies, with
// fields, phrases and minus, in the library and in the notebook.
func mixed() []string {
	w := storetest.Word
	var list []string
	add := func(path string, typed ...string) {
		for _, q := range typed {
			list = append(list, path+"?q="+url.QueryEscape(q))
		}
	}
	for i := range uint64(5) {
		add("/", w(3+i)+" "+w(8+i), w(60+20*i), w(900+i)+" "+w(700+i), w(30_000+i), w(200 + i)[:3], w(5_000 + 700*i)[:5],
			fmt.Sprintf(`"%s %s"`, w(2+i), w(5+2*i)), fmt.Sprintf(`outlet:"Outlet %d" %s`, 7*i, w(40+i)))
	}
	add("/", "-"+w(4), w(50)+" -"+w(70), "tag:\"tag 7\" is:unread", "changed:90d "+w(100), "after:400d before:300d "+w(30), "speaker:\"Speaker 40\"", "kind:claim "+w(20))
	add("/notebook", w(60), "kind:quote tag:\"tag 3\"", "speaker:\"Speaker 12\" -kind:claim")
	return list
}

// costs reports the time that the library's page and the searches take.
func costs(b *testing.B, db string) {
	l := testLibrary(b, db)
	h := server.New(server.Options{Desk: l, Pages: pages{}, Static: static.Dist(), Log: slog.New(slog.DiscardHandler)})
	for range 20 {
		cost(b, h, "/", 1)
	}
	b.ReportMetric(cost(b, h, "/", 50), "library-ms")
	b.ReportMetric(cost(b, h, "/notebook", 50), "notebook-ms")
	var all []float64
	for _, q := range mixed() {
		cost(b, h, q, 1)
		ms := cost(b, h, q, 8)
		typed, _ := url.QueryUnescape(q)
		b.Logf("%6.2f ms  %s", ms, typed)
		all = append(all, ms)
	}
	slices.Sort(all)
	b.ReportMetric(float64(len(all)), "searches")
	b.ReportMetric(all[len(all)/2], "median-search-ms")
	b.ReportMetric(all[int(math.Ceil(.9*float64(len(all))))-1], "p90-search-ms")
	b.ReportMetric(all[len(all)-1], "slowest-search-ms")
}

// cost returns the time of the processors that a page takes, in ms.
func cost(b *testing.B, h http.Handler, path string, times int) float64 {
	b.Helper()
	before := processorTime()
	for range times {
		r := httptest.NewRequest(http.MethodGet, path, nil)
		r.Host = "localhost"
		r.Header.Set("Accept-Encoding", "gzip")
		w := httptest.NewRecorder()
		if h.ServeHTTP(w, r); w.Code != http.StatusOK {
			b.Fatalf("GET %s: status %d", path, w.Code)
		}
	}
	return float64((processorTime() - before).Microseconds()) / 1000 / float64(times)
}
