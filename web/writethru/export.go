package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"io"
	"log/slog"
	"os"
	"slices"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
	"writethru/web/ingest/archive/warc"
)

// exportCommand is one call of writethru export.
type exportCommand struct {
	*library
	output
	marks, warc, to string
	article         article.ID
	bar             *bar
}

// export gives out marks, captures, or the texts of an article.
func export(ctx context.Context, args []string, std streams) error {
	c := exportCommand{output: output{std: std}, bar: newBar(std.err)}
	var p place
	var id string
	f := flag.NewFlagSet("export", flag.ContinueOnError)
	f.StringVar(&p.db, "db", "", "")
	f.StringVar(&c.marks, "marks", "", "")
	f.StringVar(&c.warc, "warc", "", "")
	f.StringVar(&id, "article", "", "")
	f.StringVar(&c.to, "output", "-", "")
	f.BoolVar(&c.asJSON, "json", false, "")
	rest, err := parse(f, args)
	if err != nil {
		return err
	}
	c.article = article.ID(id)
	switch {
	case len(rest) > 0:
		return misuse("export takes no argument %q.", rest[0])
	case c.marks != "" && c.warc != "":
		return misuse("Export marks or captures, one at a time.")
	case c.marks == "" && c.warc == "" && id == "":
		return misuse("Say what to export: --marks md, csv or jsonld, --warc FILE, or --article ID.")
	}
	if _, err := p.existing(); err != nil {
		return err
	}
	log := slog.New(slog.NewTextHandler(std.err, &slog.HandlerOptions{Level: slog.LevelWarn}))
	if c.library, err = p.open(log); err != nil {
		return err
	}
	return errors.Join(c.run(ctx), c.store.Close())
}

func (c exportCommand) run(ctx context.Context) error {
	if c.article != "" {
		if _, err := c.store.Article(ctx, c.article); err != nil {
			return err
		}
	}
	switch {
	case c.marks != "":
		_, _, data, err := c.Export(ctx, c.marks, api.NotebookQuery{Article: string(c.article)}, "")
		if err != nil {
			return err
		}
		return c.write(c.to, func(w io.Writer) error { _, err := w.Write(data); return err })
	case c.warc != "":
		return c.captures(ctx)
	}
	return c.texts(ctx)
}

// write writes a new file, or to the standard output for "-". A file that is there
// is left as it is.
func (c exportCommand) write(to string, f func(w io.Writer) error) error {
	if to == "-" {
		return f(c.std.out)
	}
	file, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, os.ErrExist) {
		return annotations.Errorf(annotations.Conflict, "There is a file %s. It is left as it is.", to)
	}
	if err != nil {
		return annotations.Errorf(annotations.Unavailable, "The file %s cannot be written.", to).Because(err)
	}
	out := bufio.NewWriter(file)
	if err := errors.Join(f(out), out.Flush(), file.Close()); err != nil {
		return errors.Join(err, os.Remove(to))
	}
	return nil
}

// texts prints the revisions and the earlier texts of an article, by number.
func (c exportCommand) texts(ctx context.Context) error {
	heads, err := c.store.Revisions(ctx, c.article)
	if err != nil {
		return err
	}
	early, err := c.store.EarlierTexts(ctx, c.article)
	if err != nil {
		return err
	}
	c.asJSON = true // a text is blocks
	return c.write(c.to, func(w io.Writer) error {
		c.std.out = w
		for _, h := range slices.Concat(early, heads) {
			r, err := c.Revision(ctx, c.article, h.Number)
			if err == nil {
				err = c.say(r, "")
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// captures writes the captures of all articles but the samples as WARC, each
// article's in the order of time, so that they make the same revisions again.
func (c exportCommand) captures(ctx context.Context) error {
	ids := []article.ID{c.article}
	if c.article == "" {
		var err error
		if ids, err = c.store.ArticleIDs(ctx); err != nil {
			return err
		}
	}
	written := exported{File: c.warc}
	err := c.write(c.warc, func(w io.Writer) error {
		out, err := warc.NewWriter(w, "Writethru/"+version(), time.Now())
		for k, id := range ids {
			if err == nil {
				c.bar.show("Articles", k, len(ids))
				err = c.capturesOf(ctx, out, id, &written)
			}
		}
		return err
	})
	c.bar.clear()
	if err != nil || c.warc == "-" {
		return err
	}
	return c.say(written, "%s: %d captures of %d articles.", written.File, written.Captures, written.Articles)
}

// exported is what export says of a file of captures.
type exported struct {
	File     string `json:"file"`
	Articles int    `json:"articles"`
	Captures int    `json:"captures"`
}

func (c exportCommand) capturesOf(ctx context.Context, out *warc.Writer, id article.ID, n *exported) error {
	a, err := c.store.Article(ctx, id)
	if err != nil || a.Sample {
		return err
	}
	all, err := c.store.CapturesOf(ctx, id)
	if err != nil {
		return err
	}
	heads, err := c.store.Revisions(ctx, id)
	if err != nil {
		return err
	}
	slices.SortStableFunc(all, func(a, b annotations.Filed) int { return a.Time.Compare(b.Time) })
	for _, filed := range all {
		kept, err := c.store.Capture(ctx, filed.SHA256)
		if err != nil {
			return err
		}
		capture := filed.Capture
		capture.Body = kept.Body
		if err := out.Capture(capture, originOf(a, heads, capture)); err != nil {
			return err
		}
		n.Captures++
	}
	n.Articles++
	return nil
}

// originOf returns what is known of a capture besides what it holds.
func originOf(a article.Article, heads []annotations.RevisionHead, c article.Capture) warc.Origin {
	o := warc.Origin{Article: a.ID, Address: a.URL, Outlet: a.Outlet}
	for _, h := range heads {
		if h.Capture == c.SHA256 {
			o.Published = h.Published
		}
	}
	return o
}
