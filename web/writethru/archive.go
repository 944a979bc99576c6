package main

import (
	"context"
	"errors"
	"flag"
	"log/slog"
	"strings"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
	"writethru/web/archives"
)

// archiveCommand is one call of writethru archive.
type archiveCommand struct {
	*library
	output
	query api.ArchiveQuery
	most  int
	bar   *bar
}

// archived lists captures of an address in a web archive, or imports them.
func archived(ctx context.Context, args []string, std streams) error {
	c := archiveCommand{output: output{std: std}, bar: newBar(std.err)}
	var p place
	var from, to moment
	f := flag.NewFlagSet("archive", flag.ContinueOnError)
	f.StringVar(&p.db, "db", "", "")
	f.StringVar(&p.archive, "archive", "", "")
	f.Var(&p.allow, "allow-host", "")
	f.Var(&from, "from", "")
	f.Var(&to, "to", "")
	f.IntVar(&c.most, "limit", 0, "")
	f.BoolVar(&c.asJSON, "json", false, "")
	what, err := parse(f, args)
	if err != nil {
		return err
	}
	if len(what) != 2 || what[0] != "list" && what[0] != "import" || c.most < 0 {
		return misuse("Say archive list URL, or archive import URL. In place of URL stands the ID of an article, too.")
	}
	c.query = api.ArchiveQuery{URL: what[1], From: from.Time, To: to.Time}
	if !strings.Contains(what[1], "://") {
		c.query.URL, c.query.Article = "", article.ID(what[1])
	}
	limitMemory()
	log := slog.New(slog.NewTextHandler(std.err, &slog.HandlerOptions{Level: slog.LevelError}))
	if c.library, err = p.open(log); err != nil {
		return err
	}
	if c.archives == nil {
		err = annotations.Errorf(annotations.Unavailable, "No archive is asked here.")
	} else if what[0] == "list" {
		err = c.list(ctx)
	} else {
		err = c.take(ctx)
	}
	return errors.Join(err, c.store.Close())
}

// captured is what archive list says of a capture.
type captured struct {
	Time    time.Time `json:"time"`
	Memento string    `json:"memento"`
	URL     string    `json:"url"`
	Digest  string    `json:"digest,omitempty"`
	// Same is set when a capture before it has the same content, Here when it was
	// imported.
	Same bool `json:"same,omitempty"`
	Here bool `json:"here,omitempty"`
}

func (c archiveCommand) list(ctx context.Context) error {
	l, here, err := c.archives.List(ctx, c.query, c.most)
	if err != nil {
		return err
	}
	seen := map[string]bool{}
	for _, one := range l.Captures {
		line := captured{one.Time, one.Memento, one.URL, one.Digest, one.Digest != "" && seen[one.Digest], here[one.Time.UTC()]}
		seen[one.Digest] = true
		words := one.Time.Format("2006-01-02 15:04:05") + "  " + one.Memento
		if line.Same {
			words += "  same content as before"
		}
		if line.Here {
			words += "  imported"
		}
		if err := c.say(line, "%s", words); err != nil {
			return err
		}
	}
	if c.asJSON {
		return nil
	}
	words := "%d captures in the %s."
	if l.More {
		words += " It has more: ask for a shorter time, or with a higher --limit."
	}
	return c.say(nil, words, len(l.Captures), c.archives.Name())
}

// take imports the captures that differ and are not here yet.
func (c archiveCommand) take(ctx context.Context) error {
	l, _, err := c.archives.List(ctx, c.query, c.most)
	if err != nil {
		return err
	}
	chosen := archives.Different(l.Captures)
	all, failed := 0, 0
	err = c.archives.ImportNow(ctx, c.Desk, c.query, chosen, func(p archives.Progress) {
		if all == 0 {
			all = len(p.Left) + 1
		}
		if p.Imported == nil {
			c.bar.show("The archive wants no requests until "+p.Until.Local().Format("15:04:05")+"; waiting, captures left:", len(p.Left), 0)
			return
		}
		c.bar.clear()
		if p.Imported.Problem != "" {
			failed++
		}
		c.tell(*p.Imported)
		c.bar.show("Captures", all-len(p.Left), all)
	})
	c.bar.clear()
	if err == nil && failed > 0 {
		err = annotations.Errorf(annotations.Unavailable, "%d could not be imported.", failed)
	}
	return err
}

func (c archiveCommand) tell(one api.Imported) {
	when, words := one.Time.Local().Format("2006-01-02 15:04"), one.Problem
	if words == "" {
		words = became(one.AddResult)
	}
	if one.Memento == "" {
		when = "now"
	}
	_ = c.say(one, "%s: %s", when, words) // nobody listens any more when this fails
}
