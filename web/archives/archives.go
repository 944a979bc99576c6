package archives

import (
	"context"
	"log/slog"
	"net/url"
	"strings"
	"sync"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
	"writethru/web/ingest/archive"
)

// Desk files what came.
type Desk interface {
	// FileCapture files a capture that was made some time ago by another; asked
	// says that it was looked for by the URL in r, which is to be looked at again.
	FileCapture(ctx context.Context, c article.Capture, r api.AddRequest, asked bool) (api.AddResult, error)
	// Add fetches the page at the URL in r, and files it.
	Add(ctx context.Context, r api.AddRequest) (api.AddResult, error)
}

// Store says what is here.
type Store interface {
	Article(ctx context.Context, id article.ID) (article.Article, error)
	ArticleByURL(ctx context.Context, url string) (article.Article, error)
	CapturesOf(ctx context.Context, id article.ID) ([]annotations.Filed, error)
}

// Options are the ports of Archives. All but Log are needed.
type Options struct {
	Archive archive.Archive
	Port    archive.Port
	Store   Store
	Now     func() time.Time
	// Sleep returns early with the context's error.
	Sleep func(context.Context, time.Duration) error
	Log   *slog.Logger
}

// Archives asks one web archive. It is safe for concurrent use.
type Archives struct {
	o      Options
	client *archive.Client

	mu    sync.Mutex
	books map[string]*book // by address
	order []string         // of addresses, the one used last at the end
	desk  Desk             // nil while nothing is imported
	ctx   context.Context  // of imports
	runs  sync.WaitGroup
}

// book is what is known of the captures of one address.
type book struct {
	asked    time.Time
	from, to time.Time
	list     *archive.Listing // nil before the archive was asked
	run      *run             // nil before anything was imported
}

// mostBooks is how many addresses are remembered.
const mostBooks = 20

// New returns Archives that import nothing before Open is called.
func New(o Options) *Archives {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return &Archives{o: o, client: archive.New(o.Archive, o.Port, o.Now, o.Sleep), books: map[string]*book{}}
}

// Open lets imports begin, which file what they take at desk, until close is
// called, which ends those that run.
func (a *Archives) Open(desk Desk) (close func()) {
	ctx, cancel := context.WithCancel(context.Background())
	a.mu.Lock()
	defer a.mu.Unlock()
	a.desk, a.ctx = desk, ctx
	return func() {
		a.mu.Lock()
		a.desk = nil
		a.mu.Unlock()
		cancel()
		a.runs.Wait()
	}
}

// Name returns the name of the archive.
func (a *Archives) Name() string { return a.o.Archive.Name }

// At returns the archive whose captures stand below an address, as
// "https://archive.example/web/": its TimeMaps (RFC 7089) stand below
// "timemap/link/" there, as those of pywb and OpenWayback do. Invalid for what is
// no address.
func At(address string) (archive.Archive, error) {
	u, err := url.Parse(address)
	if err != nil || article.Address(address) == "" || u.RawQuery != "" || u.Fragment != "" {
		return archive.Archive{}, annotations.Errorf(annotations.Invalid,
			"%q is not the address of a web archive. One is that of its captures without time and page, as https://web.archive.org/web/.", address)
	}
	prefix := strings.TrimSuffix(address, "/") + "/"
	if prefix == archive.Wayback.Memento {
		return archive.Wayback, nil
	}
	return archive.Archive{
		Name: "archive at " + u.Hostname(), TimeMap: prefix + "timemap/link/", TimeGate: prefix, Memento: prefix,
		ListGap: archive.Wayback.ListGap, FetchGap: archive.Wayback.FetchGap,
	}, nil
}

// book returns what is known of an address, and makes room for it. It is called
// with the lock.
func (a *Archives) book(address string) *book {
	for i, known := range a.order {
		if known == address {
			a.order = append(a.order[:i], a.order[i+1:]...)
			break
		}
	}
	a.order = append(a.order, address)
	if a.books[address] == nil {
		a.books[address] = &book{}
	}
	for i := 0; len(a.order) > mostBooks && i < len(a.order); {
		if b := a.books[a.order[i]]; a.order[i] == address || b.run != nil && b.run.running {
			i++
			continue
		}
		delete(a.books, a.order[i])
		a.order = append(a.order[:i], a.order[i+1:]...)
	}
	return a.books[address]
}

// addressOf returns the address that is asked for, and the article that has it,
// the zero one when none has.
func (a *Archives) addressOf(ctx context.Context, id article.ID, address string) (string, article.Article, error) {
	if id != "" {
		of, err := a.o.Store.Article(ctx, id)
		if err == nil && (of.Sample || article.Address(of.URL) == "") {
			err = errNoAddress
		}
		return of.URL, of, err
	}
	address = article.Address(address)
	if address == "" {
		return "", article.Article{}, errNoAddress
	}
	of, err := a.o.Store.ArticleByURL(ctx, address)
	if annotations.CodeOf(err) == annotations.NotFound {
		return address, article.Article{}, nil
	}
	return address, of, err
}

var (
	errNoAddress = annotations.Errorf(annotations.Invalid, "Archives keep captures of web addresses that start with https:// or http:// only.")
	errNoList    = annotations.Errorf(annotations.Conflict, "The list of captures is not here any more. Ask the archive again.")
	errRuns      = annotations.Errorf(annotations.Conflict, "Captures of this address are being imported already.")
	errNone      = annotations.Errorf(annotations.Invalid, "Choose captures to import that are not here yet.")
	errMany      = annotations.Errorf(annotations.Invalid, "At most %d captures are imported at a time. Choose fewer.", MostChosen)
	errClosed    = annotations.Errorf(annotations.Unavailable, "Nothing is imported here.")
)
