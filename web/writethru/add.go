package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
	"writethru/web/server"
)

// maxFile is the size of the biggest file that is taken, in bytes.
const maxFile = 20 << 20

// add files one story and prints one line of JSON.
func add(ctx context.Context, args []string, std streams) error {
	var db, url, outlet string
	var published, captured moment
	var allow list
	f := flag.NewFlagSet("add", flag.ContinueOnError)
	f.StringVar(&db, "db", "", "")
	f.StringVar(&url, "url", "", "")
	f.StringVar(&outlet, "outlet", "", "")
	f.Var(&published, "published", "")
	f.Var(&captured, "captured", "")
	f.Var(&allow, "allow-host", "")
	what, err := parse(f, args)
	if err != nil {
		return err
	}
	if len(what) != 1 {
		return misuse("Name one file, one URL, or - for the standard input.")
	}
	req, err := request(what[0], url, std.in)
	if err != nil {
		return err
	}
	req.Outlet, req.Published, req.Captured = outlet, published.Time, captured.Time

	log := slog.New(slog.NewTextHandler(std.err, &slog.HandlerOptions{Level: slog.LevelWarn}))
	l, err := openLibrary(db, "", allow, log)
	if err != nil {
		return err
	}
	result, err := l.Add(ctx, req)
	if err := errors.Join(err, l.store.Close()); err != nil {
		return err
	}
	for _, w := range result.Warnings {
		fmt.Fprintln(std.err, w)
	}
	return json.NewEncoder(std.out).Encode(struct {
		Article  article.ID `json:"article"`
		Revision int        `json:"revision"`
		New      bool       `json:"new"`
		URL      string     `json:"url"`
	}{result.Article, result.Revision, result.New, result.URL})
}

// request returns the request that adds what the argument names.
func request(what, url string, in io.Reader) (api.AddRequest, error) {
	switch {
	case strings.Contains(what, "://"):
		if url != "" {
			return api.AddRequest{}, misuse("--url goes with a file: the address %s says itself where it is.", what)
		}
		return api.AddRequest{URL: what}, nil
	case what == "-":
		data, err := readAll(in, "the standard input")
		req := server.File("", data)
		req.URL = url
		return req, err
	}
	data, err := readFile(what)
	req := server.File(filepath.Base(what), data)
	req.URL = url
	return req, err
}

func readFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, annotations.Errorf(annotations.NotFound, "There is no file %s.", path)
	case err != nil:
		return nil, annotations.Errorf(annotations.Invalid, "The file %s cannot be read.", path).Because(err)
	}
	defer f.Close()
	return readAll(f, path)
}

func readAll(r io.Reader, name string) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	switch {
	case err != nil:
		return nil, annotations.Errorf(annotations.Invalid, "%s cannot be read.", capital(name)).Because(err)
	case len(data) > maxFile:
		return nil, annotations.Errorf(annotations.Invalid, "%s is larger than 20 MB.", capital(name))
	case len(data) == 0:
		return nil, annotations.Errorf(annotations.Invalid, "%s is empty.", capital(name))
	}
	return data, nil
}
