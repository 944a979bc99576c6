package archives

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
	"writethru/web/ingest/archive"
)

// Importer imports captures of one address.
type Importer struct {
	Client *archive.Client
	Desk   Desk
	Now    func() time.Time
	Sleep  func(context.Context, time.Duration) error
	// Article is the one that they belong to. When it is empty, the captures make
	// one with the address URL, and the page that stands there now comes last.
	Article article.ID
	URL     string
}

// Progress says how far an import has come.
type Progress struct {
	// Imported is what came of a capture, nil when only Until changed.
	Imported *api.Imported
	// Left are the captures that are still to come.
	Left []archive.Capture
	// Until is set while the archive wants no requests.
	Until time.Time
}

// An import waits for an archive that wants no requests as long as longestWait,
// and so many times without a capture between them.
const (
	longestWait = time.Hour
	mostWaits   = 3
)

// Import imports captures, the oldest first, and tells of each. What cannot be had
// or read is told as well, and the rest goes on. Unavailable when the archive wants
// no requests for longer than an import waits; or the context's error.
func (i *Importer) Import(ctx context.Context, chosen []archive.Capture, tell func(Progress)) error {
	left := slices.Clone(chosen)
	slices.SortStableFunc(left, func(a, b archive.Capture) int { return a.Time.Compare(b.Time) })
	isNew := i.Article == ""
	for waits := 0; len(left) > 0; {
		err := i.Client.FetchAll(ctx, left, func(want archive.Capture, f archive.Fetched, failed error) error {
			one, err := i.file(ctx, want, f, failed, isNew)
			if err != nil {
				return err
			}
			waits, left = 0, left[1:]
			tell(Progress{Imported: &one, Left: left})
			return nil
		})
		var stop *archive.Paused
		if !errors.As(err, &stop) {
			if err != nil {
				return err
			}
			break
		}
		wait := stop.Until.Sub(i.Now())
		if waits++; wait > longestWait || waits > mostWaits {
			return err
		}
		tell(Progress{Left: left, Until: stop.Until})
		if err := i.Sleep(ctx, wait); err != nil {
			return err
		}
	}
	if isNew {
		return i.addNow(ctx, tell)
	}
	return nil
}

// file files one capture. Its error is one of ours, which ends the import.
func (i *Importer) file(ctx context.Context, want archive.Capture, f archive.Fetched, failed error, asked bool) (api.Imported, error) {
	one := api.Imported{Time: want.Time, Memento: want.Memento}
	err := failed
	if err == nil {
		request := api.AddRequest{Article: i.Article, URL: i.URL}
		one.AddResult, err = i.Desk.FileCapture(ctx, withSource(f, want), request, asked)
	}
	if err != nil {
		var known *annotations.Error
		if !errors.As(err, &known) || ctx.Err() != nil {
			return one, cmp.Or(ctx.Err(), err)
		}
		one.AddResult, one.Problem = api.AddResult{}, known.Message
		return one, nil
	}
	i.Article = one.Article
	return one, nil
}

// addNow adds the page that stands at the address now. That it is gone is told,
// and no failure of the import.
func (i *Importer) addNow(ctx context.Context, tell func(Progress)) error {
	one := api.Imported{Time: i.Now()}
	var err error
	if one.AddResult, err = i.Desk.Add(ctx, api.AddRequest{URL: i.URL}); err != nil {
		var known *annotations.Error
		if !errors.As(err, &known) || ctx.Err() != nil {
			return cmp.Or(ctx.Err(), err)
		}
		one.Problem = known.Message
	}
	tell(Progress{Imported: &one})
	return nil
}

// withSource returns a capture with the archive that it is from in its header.
func withSource(f archive.Fetched, want archive.Capture) article.Capture {
	c := f.Capture
	c.Header = append(slices.Clone(c.Header),
		article.Field{Name: api.ArchiveNameField, Value: f.Archive}, article.Field{Name: api.ArchiveAddressField, Value: f.Memento})
	if want.Digest != "" {
		c.Header = append(c.Header, article.Field{Name: api.ArchiveDigestField, Value: want.Digest})
	}
	return c
}
