package feed

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"time"

	"github.com/mmcdole/gofeed"

	"writethru/annotations"
)

// Limits of what is read of one document. What is beyond them is left out.
const (
	MaxBytes   = 16 << 20 // of the document; a bigger one is refused
	MaxItems   = 2000     // the first ones, in the order of the document
	MaxContent = 2 << 20  // bytes of an item's content; a bigger one is left out whole, for half a text would read as a change
	maxDepth   = 64       // of elements
	maxLine    = 1000     // code points of a title or a name
	maxSummary = 4000     // code points of a summary
	maxURL     = 4096     // bytes
)

// Feed is what a feed document says.
type Feed struct {
	Title   string
	Link    string // of the site; http or https, or empty
	Lang    string
	Updated time.Time
	TTL     time.Duration // how long the feed asks to be left alone; 0: it does not say
	Trust   Trust         // with which the items were told apart
	Items   []Item        // in the order of the document
}

// Item is one entry of a feed. Title, Author and Summary are plain text in one
// line. Times are zero where the feed has none that can be read.
type Item struct {
	ID        ItemID
	GUID      string // as the feed gives it; not to be trusted
	Title     string
	Link      string // absolute, http or https, or empty
	Author    string
	Published time.Time
	Updated   time.Time
	Summary   string
	Content   string // HTML that was not sanitised
}

var (
	errTooBig  = annotations.Errorf(annotations.Invalid, "This feed is too big to be read.")
	errNoFeed  = annotations.Errorf(annotations.Invalid, "This is not a feed.")
	errPage    = annotations.Errorf(annotations.Invalid, "This is a web page, not a feed.")
	errBadFeed = annotations.Errorf(annotations.Invalid, "This feed could not be read.")
)

// Parse reads a feed document. contentType is that of the answer, base the
// address that the document came from, nil when it came from nowhere; trust is
// what Parse last returned for this feed. Errors are *annotations.Error with
// code invalid and a sentence for the reader. It never panics.
func Parse(body []byte, contentType string, base *url.URL, trust Trust) (f Feed, err error) {
	defer func() {
		if p := recover(); p != nil {
			f, err = Feed{}, errBadFeed.Because(fmt.Errorf("panic: %v", p))
		}
	}()
	if len(body) > MaxBytes {
		return Feed{}, errTooBig
	}
	text := decode(body, contentType)
	fixed, err := repairJSON(text)
	if errors.Is(err, errNotJSON) {
		fixed, err = repair(text)
	}
	if err != nil {
		return Feed{}, err
	}
	parser := gofeed.NewParser()
	read, err := parser.Parse(bytes.NewReader(fixed))
	if err != nil {
		return Feed{}, errBadFeed.Because(err)
	}
	f = clean(read, base)
	f.TTL = ttl(text)
	f.Items, f.Trust = identify(f.Items, trust)
	return f, nil
}
