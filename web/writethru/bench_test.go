package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
	"writethru/web/server"
	"writethru/web/static"
)

// wire returns made-up copy of n paragraphs of about 50 words, the same for the
// same seed.
func wire(seed, n int) string {
	words := strings.Fields("ferry harbour bridge fog council river gate siren minister engineer report valley district " +
		"said would after before night morning water people families spokesman inspection closed opened Tuesday Thursday " +
		"the a of in that on with by for and at from its their under over near new old three forty million")
	var b strings.Builder
	at := uint32(seed)*2654435761 + 1
	for range n {
		for i := range 50 {
			at = at*1664525 + 1013904223
			w := words[int(at>>16)%len(words)]
			if i == 0 {
				w = strings.ToUpper(w[:1]) + w[1:]
			} else {
				b.WriteByte(' ')
			}
			b.WriteString(w)
		}
		b.WriteString(".\n\n")
	}
	return b.String()
}

func testLibrary(b *testing.B, db string) *library {
	b.Helper()
	l, err := openLibrary(db, "", nil, slog.New(slog.DiscardHandler))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := l.store.Close(); err != nil {
			b.Error(err)
		}
	})
	return l
}

// BenchmarkArticlePage measures the page of a story of 700 words with twelve
// marks and two revisions, from the request to the compressed answer, and
// reports the time of all processors that it took, that of the garbage
// collector too.
func BenchmarkArticlePage(b *testing.B) {
	l := testLibrary(b, filepath.Join(b.TempDir(), "library.db"))
	articlePage(b, l, story(b, l))
}

// BenchmarkArticlePageSeen is of a story whose texts were seen 200 times, now
// the one and now the other.
func BenchmarkArticlePageSeen(b *testing.B) {
	l := testLibrary(b, filepath.Join(b.TempDir(), "library.db"))
	id, body := story(b, l), []byte("seen")
	for i := range 200 {
		c := article.Capture{SHA256: fmt.Sprintf("%x", sha256.Sum256(body)), ContentType: "text/plain", Time: time.Now().Add(time.Duration(i) * time.Hour), Body: body}
		if err := l.store.AddCapture(context.Background(), id, 1+i%2, c); err != nil {
			b.Fatal(err)
		}
	}
	articlePage(b, l, id)
}

// BenchmarkArticlePageAlike is of a story that 20 outlets have.
func BenchmarkArticlePageAlike(b *testing.B) {
	l := testLibrary(b, filepath.Join(b.TempDir(), "library.db"))
	id := story(b, l)
	for i := range 20 {
		text := fmt.Sprintf("Ferry hits pier %d\n\n%s", i, wire(1, 14))
		if _, err := l.Add(context.Background(), api.AddRequest{Outlet: fmt.Sprint("Outlet ", i), Text: text}); err != nil {
			b.Fatal(err)
		}
	}
	articlePage(b, l, id)
}

// story keeps the story that BenchmarkArticlePage speaks of.
func story(b *testing.B, l *library) article.ID {
	b.Helper()
	ctx := context.Background()
	text := wire(1, 14)
	first, err := l.Add(ctx, api.AddRequest{Text: text})
	if err != nil {
		b.Fatal(err)
	}
	for i := range 12 {
		_, err := l.PutMark(ctx, annotations.ID(fmt.Sprintf("benchmark%012d", i)), api.MarkRequest{
			Article: first.Article, Revision: 1, Kind: annotations.Quote, Tags: []string{"ferry"}, Note: "To be checked.",
			Spans: []article.Span{{Start: i * 290, End: i*290 + 120}}, Quote: &annotations.QuoteOf{Speaker: "Ana Karrow", Speech: annotations.Direct},
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	if _, err := l.Add(ctx, api.AddRequest{Text: strings.Replace(text, "Tuesday", "Wednesday", 3), Article: first.Article}); err != nil {
		b.Fatal(err)
	}
	return first.Article
}

// articlePage measures the page of an article.
func articlePage(b *testing.B, l *library, id article.ID) {
	b.Helper()
	h := server.New(server.Options{Desk: l, Pages: pages{}, Static: static.Dist(), Log: slog.New(slog.DiscardHandler)})
	get := func() *httptest.ResponseRecorder {
		r := httptest.NewRequest(http.MethodGet, "/articles/"+string(id), nil)
		r.Host = "localhost"
		r.Header.Set("Accept-Encoding", "gzip")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != http.StatusOK {
			b.Fatalf("status %d", w.Code)
		}
		return w
	}
	get()
	before := processorTime()
	for b.Loop() {
		get()
	}
	b.ReportMetric(float64((processorTime()-before).Microseconds())/1000/float64(b.N), "cpu-ms/op")
	b.ReportMetric(float64(get().Body.Len()), "gzip-bytes")
}

func processorTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkMemory runs the server on a library of 10,000 articles, reads in all
// its rooms, and reports the memory that it holds then and at most. It is run
// once: go test -run '^$' -bench Memory -benchtime 1x ./web/writethru
func BenchmarkMemory(b *testing.B) {
	const articles = 10_000
	db := filepath.Join(b.TempDir(), "library.db")
	ids := fill(b, db, articles)
	for b.Loop() {
		p := start(b, db)
		for i := range 400 {
			p.fetch(b, "/articles/"+ids[i*len(ids)/400])
			p.fetch(b, []string{"/", "/?q=tag:fog+-pier", "/?q=ferry+harbour", "/notebook", "/?show=unread", "/notebook?q=ferry"}[i%6])
		}
		time.Sleep(3 * time.Second) // a reader reads, too
		now, peak := p.memory(b)
		b.ReportMetric(now, "resident-MB")
		b.ReportMetric(peak, "peak-MB")
		p.kill()
	}
}

// fill keeps articles of 350 words, with a mark on each tenth.
func fill(b *testing.B, db string, n int) []string {
	b.Helper()
	ctx := context.Background()
	l, err := openLibrary(db, "", nil, slog.New(slog.DiscardHandler))
	if err != nil {
		b.Fatal(err)
	}
	var ids []string
	for i := range n {
		id := article.ID(fmt.Sprintf("memory%06d", i))
		text := wire(i, 7)
		c := article.Capture{SHA256: fmt.Sprintf("%x", sha256.Sum256([]byte(text))), ContentType: "text/plain", Time: time.Now(), Body: []byte(text)}
		r := article.Revision{Article: id, Number: 1, TextRule: article.Rule, Captured: c.Time, Capture: c.SHA256}
		for _, par := range strings.Split(strings.TrimSpace(text), "\n\n") {
			r.Blocks = append(r.Blocks, article.Plain(par))
		}
		if err := l.store.AddRevision(ctx, article.Article{ID: id, Outlet: fmt.Sprintf("Outlet %d", i%40), Added: c.Time}, c, r, nil); err != nil {
			b.Fatal(err)
		}
		ids = append(ids, string(id))
		if i%10 > 0 {
			continue
		}
		_, err = l.PutMark(ctx, annotations.ID(fmt.Sprintf("memory%012d", i)), api.MarkRequest{
			Article: id, Revision: 1, Kind: annotations.Highlight, Spans: []article.Span{{Start: 5, End: 90}},
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	if err := l.store.Close(); err != nil {
		b.Fatal(err)
	}
	return ids
}

func (p *process) fetch(b *testing.B, path string) {
	b.Helper()
	resp, err := http.Get(p.url + path)
	if err != nil {
		b.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		b.Fatalf("GET %s: status %d", path, resp.StatusCode)
	}
}

var memoryLine = regexp.MustCompile(`(?m)^(VmRSS|VmHWM):\s+(\d+) kB$`)

// memory returns the resident memory of the process, now and at most, in MB.
func (p *process) memory(b *testing.B) (now, peak float64) {
	b.Helper()
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.Process.Pid))
	if err != nil {
		b.Skip("the memory of a process is read from /proc")
	}
	for _, m := range memoryLine.FindAllStringSubmatch(string(data), -1) {
		kb, _ := strconv.ParseFloat(m[2], 64)
		if m[1] == "VmRSS" {
			now = kb * 1024 / 1e6
		} else {
			peak = kb * 1024 / 1e6
		}
	}
	return now, peak
}
