package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/archives"
	"writethru/web/desk"
	"writethru/web/ingest"
	"writethru/web/ingest/archive"
	"writethru/web/ingest/fetch"
	"writethru/web/ingest/picture"
	"writethru/web/polling"
	"writethru/web/sqlite"
)

// library is a desk on a file of data.
type library struct {
	*desk.Desk
	store   annotations.Store
	path    string
	polling *polling.Polling
	// archives are nil when no archive is to be asked.
	archives *archives.Archives
}

// place says where a library is, and what may be asked for it.
type place struct {
	db string // empty is the default one
	// origin is where it is served, for links in exports; empty when it is not.
	origin string
	allow  list // hosts that may be asked although their addresses are private
	// archive is the address of a web archive; empty is the Wayback Machine, none
	// no archive.
	archive string
}

// openLibrary opens the library in a file, which is made when it is not there.
// An empty path is the default one. origin is where it is served, for links in
// exports; empty when it is not.
func openLibrary(path, origin string, allow []string, log *slog.Logger) (*library, error) {
	return place{db: path, origin: origin, allow: allow}.open(log)
}

// path returns the file of the library.
func (p place) path() (string, error) {
	if p.db != "" {
		return p.db, nil
	}
	return defaultPath()
}

// asked returns the archive that is asked, and whether one is.
func (p place) asked() (archive.Archive, bool, error) {
	switch p.archive {
	case "":
		return archive.Wayback, true, nil
	case "none":
		return archive.Archive{}, false, nil
	}
	a, err := archives.At(p.archive)
	return a, true, err
}

func (p place) open(log *slog.Logger) (*library, error) {
	ask, asks, err := p.asked()
	if err != nil {
		return nil, err
	}
	path, err := p.path()
	if err != nil {
		return nil, err
	}
	store, err := sqlite.Open(path)
	if err != nil {
		return nil, err
	}
	read := func(c article.Capture, h desk.Hints) (article.Draft, error) { return ingest.Read(c, ingest.Hints(h)) }
	client := fetch.New(fetch.Options{AllowHosts: p.allow})
	again := fetch.New(fetch.Options{AllowHosts: p.allow, MaxBytes: mostAgain, UserAgent: whoLooksAgain})
	watch := polling.New(polling.Options{Store: store, Fetch: again, Now: time.Now, Log: log})
	options := desk.Options{
		Store: store, Fetch: client, Read: read, Wire: readWire, Watch: watch,
		Suspicious: ingest.Suspicious, Picture: picture.Check,
		Now: time.Now, Zone: time.Local, Version: version(), Database: path, Origin: p.origin, Log: log,
	}
	l := &library{path: path, store: store, polling: watch}
	if asks {
		l.archives = archives.New(archives.Options{Archive: ask, Port: client, Store: store, Now: time.Now, Sleep: sleep, Log: log})
		options.Archive = l.archives
	}
	l.Desk = desk.New(options)
	return l, nil
}

// What looks at feeds and articles again says so, and takes smaller documents, as
// it takes several at once: the biggest that is read as a page, in bytes.
const (
	whoLooksAgain = "Writethru/1.0 (news reader; looks at feeds and articles again)"
	mostAgain     = 8 << 20
)

// sleep waits, or returns early with the context's error.
func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// readWire reads files of agencies.
func readWire(data []byte, h desk.Hints) (out []desk.WireItem, isWire bool, err error) {
	items, isWire, err := ingest.Wire(data, ingest.Hints(h))
	for _, it := range items {
		out = append(out, desk.WireItem{Draft: it.Draft, Follows: it.Follows(), Judge: func(k *desk.WireKnown, now time.Time) desk.WireVerdict {
			return desk.WireVerdict(it.Judge((*ingest.WireKnown)(k), now))
		}})
	}
	return out, isWire, err
}

// defaultPath returns the library in the user's data directory: $XDG_DATA_HOME,
// or what the system has in its place.
// (https://specifications.freedesktop.org/basedir-spec/latest/)
func defaultPath() (string, error) {
	dir, err := dataDir(runtime.GOOS, os.Getenv, os.UserHomeDir)
	if err != nil {
		return "", annotations.Errorf(annotations.Unavailable, "There is no place for the library: name a file with --db.").Because(err)
	}
	return filepath.Join(dir, "writethru", "library.db"), nil
}

func dataDir(system string, env func(string) string, home func() (string, error)) (string, error) {
	if dir := env("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return dir, nil
	}
	if system == "windows" {
		if dir := env("LocalAppData"); dir != "" {
			return dir, nil
		}
		return "", fmt.Errorf("%%LocalAppData%% is not set")
	}
	dir, err := home()
	if err != nil {
		return "", err
	}
	if system == "darwin" {
		return filepath.Join(dir, "Library", "Application Support"), nil
	}
	return filepath.Join(dir, ".local", "share"), nil
}
