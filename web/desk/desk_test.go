package desk_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"sync/atomic"
	"testing"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/storetest/memory"
	"writethru/web/api"
	"writethru/web/desk"
	"writethru/web/ingest"
	"writethru/web/ingest/picture"
	"writethru/web/static"
)

// outlets stands for the outlets of the world: what each address shows.
type outlets struct {
	pages    map[string]string
	pictures map[string][]byte
	leads    map[string]string // from one address to another
	asked    atomic.Int32      // for pictures
}

func (o *outlets) Page(ctx context.Context, url string) (article.Capture, error) {
	body, ok := o.pages[url]
	if !ok {
		return article.Capture{}, annotations.Errorf(annotations.NotFound, "There is no page at this address (any more).")
	}
	if to, ok := o.leads[url]; ok {
		url = to
	}
	return capture(url, body), nil
}

func (o *outlets) Picture(ctx context.Context, url string) ([]byte, string, error) {
	o.asked.Add(1)
	data, ok := o.pictures[url]
	if !ok {
		return nil, "", errors.New("no picture")
	}
	return data, "image/png", nil
}

// room is a desk with all that it works with.
type room struct {
	*desk.Desk
	store   annotations.Store
	outlets *outlets
	now     time.Time
	options desk.Options
}

var berlin = time.FixedZone("CET", 3600)

func newRoom(t testing.TB) *room {
	t.Helper()
	r := &room{
		store:   memory.New(),
		outlets: &outlets{pages: map[string]string{}, pictures: map[string][]byte{}},
		now:     time.Date(2025, 11, 4, 19, 20, 0, 0, berlin),
	}
	r.options = desk.Options{
		Store: r.store, Fetch: r.outlets, Suspicious: ingest.Suspicious, Picture: picture.Check,
		Read: func(c article.Capture, h desk.Hints) (article.Draft, error) { return ingest.Read(c, ingest.Hints(h)) },
		Wire: readWire,
		Now:  func() time.Time { return r.now }, Zone: berlin, Version: "test", Database: "test.db",
	}
	r.Desk = desk.New(r.options)
	return r
}

// readWire reads files of agencies as the program does.
func readWire(data []byte, h desk.Hints) (out []desk.WireItem, isWire bool, err error) {
	items, isWire, err := ingest.Wire(data, ingest.Hints(h))
	for _, it := range items {
		out = append(out, desk.WireItem{Draft: it.Draft, Follows: it.Follows(), Judge: func(k *desk.WireKnown, now time.Time) desk.WireVerdict {
			return desk.WireVerdict(it.Judge((*ingest.WireKnown)(k), now))
		}})
	}
	return out, isWire, err
}

// withSample returns a room with the sample stories.
func withSample(t testing.TB) *room {
	t.Helper()
	r := newRoom(t)
	if err := r.LoadSample(t.Context(), static.Sample()); err != nil {
		t.Fatal(err)
	}
	return r
}

// add adds what is asked for, and fails the test when it cannot.
func (r *room) add(t testing.TB, q api.AddRequest) api.AddResult {
	t.Helper()
	res, err := r.Add(t.Context(), q)
	if err != nil {
		t.Fatalf("Add: %v", err)
	}
	return res
}

// article returns the state of an article's page.
func (r *room) article(t testing.TB, path string) api.ArticlePage {
	t.Helper()
	p, err := r.Page(t.Context(), path, api.Prefs{})
	if err != nil {
		t.Fatalf("Page(%s): %v", path, err)
	}
	if p.Kind != api.ArticleKind || p.Article == nil {
		t.Fatalf("Page(%s) is of kind %q", path, p.Kind)
	}
	return *p.Article
}

// fates returns the fate of each mark in a page.
func fates(marks []api.Mark) map[annotations.ID]annotations.Fate {
	out := map[annotations.ID]annotations.Fate{}
	for _, m := range marks {
		out[m.ID] = m.Here.Fate
	}
	return out
}

func wantCode(t *testing.T, err error, want annotations.Code) {
	t.Helper()
	var known *annotations.Error
	if !errors.As(err, &known) || known.Code != want || known.Message == "" {
		t.Errorf("the error is %v, want a sentence with code %s", err, want)
	}
}

// capture returns a page as a fetch gives it.
func capture(url, body string) article.Capture {
	sum := sha256.Sum256([]byte(body))
	return article.Capture{
		SHA256: hex.EncodeToString(sum[:]), URL: url, ContentType: "text/html; charset=utf-8",
		Time: time.Date(2025, 11, 4, 19, 20, 0, 0, berlin), Body: []byte(body),
	}
}
