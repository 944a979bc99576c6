package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"flag"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"writethru/annotations"
	"writethru/annotations/w3c"
	"writethru/web/api"
	"writethru/web/desk"
	"writethru/web/server"
)

// importCommand is one call of writethru import.
type importCommand struct {
	*library
	output
	outlet string
	bar    *bar
	// failed counts what could not be taken.
	failed int
}

// importFiles takes in files of any kind that is known.
func importFiles(ctx context.Context, args []string, std streams) error {
	c := importCommand{output: output{std: std}, bar: newBar(std.err)}
	var p place
	f := flag.NewFlagSet("import", flag.ContinueOnError)
	f.StringVar(&p.db, "db", "", "")
	f.StringVar(&c.outlet, "outlet", "", "")
	f.BoolVar(&c.asJSON, "json", false, "")
	files, err := parse(f, args)
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return misuse("Name files, or - for the standard input.")
	}
	limitMemory()
	log := slog.New(slog.NewTextHandler(std.err, &slog.HandlerOptions{Level: slog.LevelError}))
	if c.library, err = p.open(log); err != nil {
		return err
	}
	return errors.Join(c.all(ctx, files), c.store.Close())
}

// all takes in the files, each as far as it can be, and says at the end when
// something was not.
func (c *importCommand) all(ctx context.Context, files []string) error {
	for _, name := range files {
		if err := c.file(ctx, name); err != nil {
			var known *annotations.Error
			if !errors.As(err, &known) || ctx.Err() != nil {
				return err
			}
			if len(files) == 1 {
				return err
			}
			c.failed++
			if err := c.say(taken{File: name, Problem: known.Message}, "%s: %s", name, known.Message); err != nil {
				return err
			}
		}
	}
	if c.failed > 0 {
		return annotations.Errorf(annotations.Invalid, "%d could not be taken.", c.failed)
	}
	return nil
}

// taken is what import says of a file, or of a capture or an item in it.
type taken struct {
	File string `json:"file"`
	Of   string `json:"of,omitempty"`   // the address of a capture in it
	Kind string `json:"kind,omitempty"` // "captures", "marks", "feeds", "story"
	*api.AddResult
	Marks   *api.ImportResult `json:"marks,omitempty"`
	Feeds   *api.OPMLResult   `json:"feeds,omitempty"`
	Totals  *tally            `json:"totals,omitempty"`
	Problem string            `json:"problem,omitempty"`
}

// enough is how many bytes tell what a file is.
const enough = 64 << 10

func (c *importCommand) file(ctx context.Context, name string) error {
	in, err := c.open(name)
	if err != nil {
		return err
	}
	defer in.Close()
	begin := make([]byte, enough)
	n, err := io.ReadFull(in, begin)
	if err != nil && err != io.ErrUnexpectedEOF && err != io.EOF {
		return annotations.Errorf(annotations.Invalid, "The file %s cannot be read.", name).Because(err)
	}
	whole := io.MultiReader(bytes.NewReader(begin[:n]), in)
	switch kindOf(begin[:n]) {
	case "library":
		return annotations.Errorf(annotations.Invalid, "%s is a library. It is put in the place of another one with writethru restore.", name)
	case "captures":
		return c.captures(ctx, name, whole)
	}
	data, err := readAll(whole, name)
	if err != nil {
		return err
	}
	switch kindOf(data) {
	case "feeds":
		return c.feeds(ctx, name, data)
	case "json":
		if isMarks(data) {
			return c.marks(ctx, name, data)
		}
	}
	return c.story(ctx, name, data)
}

func (c *importCommand) open(name string) (io.ReadCloser, error) {
	if name == "-" {
		return io.NopCloser(c.std.in), nil
	}
	f, err := os.Open(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, annotations.Errorf(annotations.NotFound, "There is no file %s.", name)
	case err != nil:
		return nil, annotations.Errorf(annotations.Invalid, "The file %s cannot be read.", name).Because(err)
	}
	return f, nil
}

// kindOf tells by its first bytes what a file is: a "library", "captures" (WARC,
// also as gzip), "feeds" (OPML), "json", or "" for pages, texts and other wire copy.
func kindOf(begin []byte) string {
	text := bytes.TrimSpace(bytes.TrimPrefix(begin, []byte("\xef\xbb\xbf")))
	switch {
	case bytes.HasPrefix(begin, []byte("SQLite format 3\x00")):
		return "library"
	case bytes.HasPrefix(begin, []byte("WARC/")), bytes.HasPrefix(unpacked(begin), []byte("WARC/")):
		return "captures"
	case bytes.HasPrefix(text, []byte("{")), bytes.HasPrefix(text, []byte("[")):
		return "json"
	case bytes.HasPrefix(text, []byte("<")) && strings.Contains(strings.ToLower(string(text[:min(len(text), 2000)])), "<opml"):
		return "feeds"
	}
	return ""
}

// isMarks reports whether JSON holds marks, or at least no wire copy.
func isMarks(data []byte) bool {
	marks, err := w3c.Import(bytes.NewReader(data))
	if err == nil && len(marks.Collection.Items) > 0 {
		return true
	}
	_, isWire, _ := readWire(data, desk.Hints{}) // what is wrong with it, adding it tells
	return !isWire
}

// unpacked returns the first bytes of what is packed as gzip, nil when it is not.
func unpacked(begin []byte) []byte {
	z, err := gzip.NewReader(bytes.NewReader(begin))
	if err != nil {
		return nil
	}
	out := make([]byte, 16)
	n, _ := io.ReadFull(z, out) // cut off, as it is only the beginning
	return out[:n]
}

func (c *importCommand) feeds(ctx context.Context, name string, data []byte) error {
	r, err := c.polling.ImportOPML(ctx, data)
	if err != nil {
		return err
	}
	return c.say(taken{File: name, Kind: "feeds", Feeds: &r}, "%s: %d new feeds, %d were here already.", name, r.Added, r.Known)
}

func (c *importCommand) marks(ctx context.Context, name string, data []byte) error {
	r, err := c.Import(ctx, bytes.NewReader(data))
	if err != nil {
		return err
	}
	c.failed += len(r.Problems)
	if err := c.say(taken{File: name, Kind: "marks", Marks: &r}, "%s: %d new marks, %d were here already.", name, r.Added, r.Known); err != nil || c.asJSON {
		return err
	}
	for _, p := range r.Problems {
		if err := c.say(nil, "%s: %s", p.Place, p.Reason); err != nil {
			return err
		}
	}
	return nil
}

func (c *importCommand) story(ctx context.Context, name string, data []byte) error {
	req := server.File(filepath.Base(name), data)
	if name == "-" {
		req = server.File("", data)
	}
	req.Outlet = c.outlet
	r, err := c.Add(ctx, req)
	if err != nil {
		return err
	}
	return c.say(taken{File: name, Kind: "story", AddResult: &r}, "%s: %s%s", name, became(r), strings.Join(append([]string{""}, r.Warnings...), " "))
}

// became says in a few words what came of something that was added.
func became(r api.AddResult) string {
	n := func(words string) string {
		return strings.Replace(words, "#", spell(r.Revision), 1) + " of " + string(r.Article)
	}
	switch {
	case r.Earlier != "":
		return "earlier text " + r.Earlier + " of " + string(r.Article) + "."
	case r.Unlike:
		return "kept as a capture" + " of " + string(r.Article) + "."
	case r.New && r.Revision == 1:
		return "new story " + string(r.Article) + "."
	case r.New:
		return n("new revision #") + "."
	}
	return n("the text of revision #") + "."
}
