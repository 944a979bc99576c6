package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"
	"time"

	"writethru/annotations"
	"writethru/web/api"
	"writethru/web/ingest"
	"writethru/web/ingest/inbox"
	"writethru/web/server"
)

// between is the time between two looks into a directory.
const between = time.Second

// watch files what stands and arrives in a directory until ctx ends.
func watch(ctx context.Context, args []string, std streams) error {
	var db string
	var asJSON bool
	f := flag.NewFlagSet("watch", flag.ContinueOnError)
	f.StringVar(&db, "db", "", "")
	f.BoolVar(&asJSON, "json", false, "")
	what, err := parse(f, args)
	if err != nil {
		return err
	}
	if len(what) != 1 || what[0] == "" {
		return misuse("Name one directory.")
	}
	limitMemory()
	box, err := openBox(what[0])
	if err != nil {
		return err
	}
	l, err := openLibrary(db, "", nil, slog.New(slog.NewTextHandler(std.err, &slog.HandlerOptions{Level: slog.LevelWarn})))
	if err != nil {
		return err
	}
	say := func(f filed) { f.print(std.out, std.err) }
	if asJSON {
		say = func(f filed) { f.printJSON(std.out) }
	}
	l.watchDir(ctx, box, say)
	return l.store.Close()
}

// openBox opens a directory that is there, nil for no path.
func openBox(path string) (*inbox.Box, error) {
	if path == "" {
		return nil, nil
	}
	if info, err := os.Stat(path); err != nil || !info.IsDir() {
		return nil, annotations.Errorf(annotations.NotFound, "There is no directory %s.", path)
	}
	return inbox.New(os.DirFS(path)), nil
}

// watchDir looks into a directory again and again until ctx ends, files what is new
// in it and says what came of it. What is bad does not end it.
func (l *library) watchDir(ctx context.Context, box *inbox.Box, say func(filed)) {
	tick := time.NewTicker(between)
	defer tick.Stop()
	lost := false // the directory, and that was said
	for ctx.Err() == nil {
		names, err := box.Look()
		if err != nil && !lost {
			say(filed{File: ".", Error: errorOf(err)})
		}
		lost = err != nil
		for _, name := range box.ByTime(names, madeAt) {
			if ctx.Err() == nil {
				l.take(ctx, box, name, say)
			}
		}
		select {
		case <-ctx.Done():
		case <-tick.C:
		}
	}
}

// madeAt returns when the oldest item of a file was made, zero when it is no
// file of an agency.
func madeAt(data []byte) (first time.Time) {
	items, _, _ := ingest.Wire(data, ingest.Hints{}) // it is read again, and complained of then
	for _, it := range items {
		if at := it.Draft.Modified; first.IsZero() || at.Before(first) {
			first = at
		}
	}
	return first
}

// take files one file. When the library cannot be reached, it is tried again.
func (l *library) take(ctx context.Context, box *inbox.Box, name string, say func(filed)) {
	data, whole, err := box.Read(name)
	if err == nil && !whole {
		return
	}
	var items []api.WireResult
	if err == nil {
		items, err = l.Take(ctx, server.File(name, data))
	}
	switch {
	case ctx.Err() != nil:
		return
	case annotations.CodeOf(err) == annotations.Unavailable:
		box.Again(name)
	}
	say(filed{File: name, Items: items, Error: errorOf(err)})
}

// filed tells what came of a file.
type filed struct {
	File  string           `json:"file"`
	Items []api.WireResult `json:"items,omitempty"`
	Error *api.Error       `json:"error,omitempty"`
}

func errorOf(err error) *api.Error {
	if err == nil {
		return nil
	}
	return &api.Error{Code: annotations.CodeOf(err), Message: sentence(err)}
}

// log tells what came of a file where a server runs.
func (f filed) log(to *slog.Logger) {
	if f.Error != nil {
		to.Warn("a file was not taken", "file", f.File, "reason", f.Error.Message)
		return
	}
	to.Info("a file was taken", "file", f.File, "items", f.words())
}

func (f filed) printJSON(to io.Writer) {
	_ = json.NewEncoder(to).Encode(f) // nobody listens any more
}

// print writes one line: to out what was filed, to errs what could not be.
func (f filed) print(out, errs io.Writer) {
	if f.Error != nil {
		fmt.Fprintf(errs, "%q: %s\n", f.File, f.Error.Message)
		return
	}
	fmt.Fprintf(out, "%q: %s\n", f.File, f.words())
}

func (f filed) words() string {
	words := ""
	for i, r := range f.Items {
		if i > 0 {
			words += "; "
		}
		words += r.Kind
		if r.Held && !r.Until.IsZero() {
			words += " until " + r.Until.Local().Format("2006-01-02 15:04")
		}
		if r.URL != "" {
			words += " " + r.URL
		}
	}
	return words
}
