package main

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"sync"

	"github.com/andybalholm/brotli"
)

// pack is a file with its compressed forms; nil where they are not worth it.
type pack struct {
	file
	brotli, gzip []byte
}

// squeeze compresses files as far as it goes. That takes half a minute for the
// WebAssembly, so the outcome is kept in dir under the hash of what went in.
func squeeze(files []file, dir string) ([]pack, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	packs := make([]pack, len(files))
	errs := make([]error, len(files))
	var all sync.WaitGroup
	for i, f := range files {
		all.Go(func() { packs[i], errs[i] = packed(f, dir) })
	}
	all.Wait()
	return packs, errors.Join(append(errs, forget(dir, files))...)
}

func packed(f file, dir string) (pack, error) {
	p := pack{file: f}
	if path.Ext(f.name) == ".png" {
		return p, nil
	}
	var err error
	if p.brotli, err = kept(f, dir, ".br", toBrotli); err != nil {
		return p, err
	}
	p.gzip, err = kept(f, dir, ".gz", toGzip)
	return p, err
}

// kept returns the compressed form of f from dir, where it is put when it is
// not there. It returns nil when it is no smaller than f.
func kept(f file, dir, ending string, make func(io.Writer, []byte) error) ([]byte, error) {
	at := filepath.Join(dir, hash(f.data)+ending)
	data, err := os.ReadFile(at)
	if err != nil {
		var b bytes.Buffer
		if err := make(&b, f.data); err != nil {
			return nil, fmt.Errorf("compress %s: %w", f.name, err)
		}
		data = b.Bytes()
		if err := os.WriteFile(at+".new", data, 0o644); err != nil {
			return nil, err
		}
		if err := os.Rename(at+".new", at); err != nil {
			return nil, err
		}
	}
	if len(data) >= len(f.data) {
		return nil, nil
	}
	return data, nil
}

// toBrotli uses the largest window that browsers take, 16 MB: RFC 7932, 9.1.
func toBrotli(w io.Writer, data []byte) error {
	z := brotli.NewWriterOptions(w, brotli.WriterOptions{Quality: brotli.BestCompression, LGWin: 24})
	if _, err := z.Write(data); err != nil {
		return err
	}
	return z.Close()
}

func toGzip(w io.Writer, data []byte) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := z.Write(data); err != nil {
		return err
	}
	return z.Close()
}

// forget takes what no file needs any more out of dir.
func forget(dir string, files []file) error {
	needed := map[string]bool{}
	for _, f := range files {
		needed[hash(f.data)+".br"], needed[hash(f.data)+".gz"] = true, true
	}
	entries, err := os.ReadDir(dir)
	for _, e := range entries {
		if !needed[e.Name()] {
			err = errors.Join(err, os.Remove(filepath.Join(dir, e.Name())))
		}
	}
	return err
}
