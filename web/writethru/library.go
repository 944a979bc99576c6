package main

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/desk"
	"writethru/web/ingest"
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
}

// openLibrary opens the library in a file, which is made when it is not there.
// An empty path is the default one. origin is where it is served, for links in
// exports; empty when it is not.
func openLibrary(path, origin string, allow []string, log *slog.Logger) (*library, error) {
	if path == "" {
		var err error
		if path, err = defaultPath(); err != nil {
			return nil, err
		}
	}
	store, err := sqlite.Open(path)
	if err != nil {
		return nil, err
	}
	read := func(c article.Capture, h desk.Hints) (article.Draft, error) { return ingest.Read(c, ingest.Hints(h)) }
	client := fetch.New(fetch.Options{AllowHosts: allow})
	watch := polling.New(polling.Options{Store: store, Fetch: client, Now: time.Now, Log: log})
	return &library{path: path, store: store, polling: watch, Desk: desk.New(desk.Options{
		Store: store, Fetch: client, Read: read, Wire: readWire, Watch: watch,
		Suspicious: ingest.Suspicious, Picture: picture.Check,
		Now: time.Now, Zone: time.Local, Version: version(), Database: path, Origin: origin, Log: log,
	})}, nil
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
