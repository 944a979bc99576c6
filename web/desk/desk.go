package desk

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/story"
	"writethru/annotations/track"
	"writethru/web/api"
)

// Fetcher fetches what outlets publish. Its errors are *annotations.Error with
// a sentence for the reader.
type Fetcher interface {
	// Page fetches a page.
	Page(ctx context.Context, url string) (article.Capture, error)
	// Picture fetches a picture that is safe to be shown.
	Picture(ctx context.Context, url string) (data []byte, contentType string, err error)
}

// Watch looks at articles again.
type Watch interface {
	// Filed tells that revision r of an article was filed; fetched says that it
	// came from the article's own address.
	Filed(ctx context.Context, a article.Article, r article.Revision, fetched bool) error
	// Page returns the state of the page of sources. Its times are UTC.
	Page(ctx context.Context) (api.SourcesPage, error)
	// Of returns how an article is watched, nil when it is not. Its times are UTC.
	Of(ctx context.Context, id article.ID) (*api.Watching, error)
}

// Archive finds captures in a web archive, and imports them.
type Archive interface {
	// Name returns the name of the archive.
	Name() string
	// Of fills p, whose URL is set, with page n (from 1) of what the archive
	// answered for this address, and with what is being imported. It asks nobody.
	// Times are UTC.
	Of(p *api.EarlierPage, n int)
}

// Hints are what is known about a capture besides its bytes. Package ingest's
// Hints have the same fields, so that one converts to the other.
type Hints struct {
	URL, Outlet string
	Published   time.Time
	Name        string // of the file, when there is one
	// PreviousContainer names the container of the last accepted extraction.
	PreviousContainer string
}

// Options are the ports and names that a Desk works with. Store, Read and Now
// are needed.
type Options struct {
	Store annotations.Store
	// Fetch is nil where nothing may be fetched.
	Fetch Fetcher
	// Read turns a capture into a draft. Its errors are *annotations.Error.
	Read func(article.Capture, Hints) (article.Draft, error)
	// Wire reads the items of a file of a news agency; isWire is false when data
	// is something else. Its errors are *annotations.Error. Nil reads none.
	Wire func(data []byte, h Hints) (items []WireItem, isWire bool, err error)
	// Suspicious tells a failed extraction from an edit, with a sentence for
	// the reader; nil suspects nothing.
	Suspicious func(prev, next []article.Block) (reason string, bad bool)
	// Watch is told of revisions, and shows what is looked at again; nil watches
	// nothing.
	Watch Watch
	// Archive is nil where no archive is asked.
	Archive Archive
	// Picture checks the bytes of a picture; nil keeps no pictures.
	Picture func(data []byte) (contentType string, width, height int, err error)
	Now     func() time.Time
	// Zone is that of readers who have not said theirs; UTC by default.
	Zone *time.Location
	// Origin stands before the paths of this server in exports, as
	// "http://127.0.0.1:8484"; without it they are relative.
	Origin string
	// Version and Database are shown in the settings.
	Version, Database string
	Log               *slog.Logger
}

// Desk files stories and makes pages. It is safe for concurrent use.
type Desk struct {
	o           Options
	locks       locks
	searches    sync.Mutex // so that one changes the saved searches at a time
	keeping     sync.Mutex // the same for the rules of keeping
	leaves      *cache[leafKey, *leaf]
	comparisons *cache[pair, *comparison]
	rewordings  *cache[rewording, []track.Piece]
	shares      *cache[twoLeaves, story.Share]
	completions completions
	zones       zones
	undos       undos
}

// The bounds of what is held in memory: text in code points, comparisons and
// rewordings in bytes of their words.
const (
	mostText        = 1_000_000
	mostComparisons = 6 << 20
	mostRewordings  = 1 << 20
	mostShares      = 1 << 20
)

// New returns a Desk that works with o.
func New(o Options) *Desk {
	if o.Zone == nil {
		o.Zone = time.UTC
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return &Desk{
		o:           o,
		leaves:      newCache[leafKey](mostText, (*leaf).weight),
		comparisons: newCache[pair](mostComparisons, (*comparison).weight),
		rewordings:  newCache[rewording](mostRewordings, weightOfPieces),
		shares:      newCache[twoLeaves](mostShares, weightOfShare),
	}
}

// Revision returns one revision of an article, or one of its earlier texts.
func (d *Desk) Revision(ctx context.Context, id article.ID, n int) (article.Revision, error) {
	d.Release(ctx)
	return d.text(ctx, id, n)
}

// Image returns a picture that is kept, by the hash of its bytes.
func (d *Desk) Image(ctx context.Context, hash string) (contentType string, data []byte, err error) {
	return d.o.Store.Image(ctx, hash)
}

// Capture returns the raw bytes of a capture with where and when it was made.
func (d *Desk) Capture(ctx context.Context, sha256 string) (article.Capture, error) {
	return d.o.Store.Capture(ctx, sha256)
}
