package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"text/tabwriter"
	"time"

	"writethru/annotations"
	"writethru/web/api"
	"writethru/web/sqlite"
)

// feedsCommand is one call of writethru feeds.
type feedsCommand struct {
	*library
	output
	folder string
}

// feeds lists feeds, subscribes to them and looks at them.
func feeds(ctx context.Context, args []string, std streams) error {
	var db string
	var allow list
	c := feedsCommand{output: output{std: std}}
	f := flag.NewFlagSet("feeds", flag.ContinueOnError)
	f.StringVar(&db, "db", "", "")
	f.StringVar(&c.folder, "folder", "", "")
	f.BoolVar(&c.asJSON, "json", false, "")
	f.Var(&allow, "allow-host", "")
	what, err := parse(f, args)
	if err != nil {
		return err
	}
	do, err := feedsDo(what)
	if err != nil {
		return err
	}
	limitMemory()
	log := slog.New(slog.NewTextHandler(std.err, &slog.HandlerOptions{Level: slog.LevelWarn}))
	if c.library, err = openLibrary(db, "", allow, log); err != nil {
		return err
	}
	return errors.Join(do(ctx, c), c.store.Close())
}

// feedsDo returns what is to be done.
func feedsDo(what []string) (func(context.Context, feedsCommand) error, error) {
	name, rest := "", []string{}
	if len(what) > 0 {
		name, rest = what[0], what[1:]
	}
	switch {
	case name == "list" && len(rest) == 0:
		return func(ctx context.Context, c feedsCommand) error { return c.list(ctx) }, nil
	case name == "export" && len(rest) == 0:
		return func(ctx context.Context, c feedsCommand) error { return c.export(ctx) }, nil
	case name == "check" && len(rest) <= 1:
		return func(ctx context.Context, c feedsCommand) error { return c.check(ctx, rest) }, nil
	case name == "add" && len(rest) == 1:
		return func(ctx context.Context, c feedsCommand) error { return c.add(ctx, rest[0]) }, nil
	case name == "remove" && len(rest) == 1:
		return func(ctx context.Context, c feedsCommand) error { return c.remove(ctx, rest[0]) }, nil
	case name == "import" && len(rest) == 1:
		return func(ctx context.Context, c feedsCommand) error { return c.importList(ctx, rest[0]) }, nil
	}
	return nil, misuse("Say feeds list, add URL, remove ID, import FILE, export, or check [ID].")
}

func (c feedsCommand) list(ctx context.Context) error {
	all, err := c.polling.Feeds(ctx)
	if err != nil {
		return err
	}
	table := tabwriter.NewWriter(c.std.out, 0, 4, 2, ' ', 0)
	for _, f := range all {
		if c.asJSON {
			err = c.say(f, "")
		} else {
			_, err = fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", f.ID, stateOf(f), f.Folder, f.Title, f.URL)
		}
		if err != nil {
			return err
		}
	}
	return table.Flush()
}

// stateOf says in a few words how a feed is looked at.
func stateOf(f api.Source) string {
	switch {
	case f.State != "":
		return f.State
	case !f.Failing.IsZero():
		return "failing since " + f.Failing.Local().Format(time.DateTime)
	case f.Checked.IsZero():
		return "not checked yet"
	}
	return "checked " + f.Checked.Local().Format(time.DateTime)
}

func (c feedsCommand) add(ctx context.Context, at string) error {
	r, err := c.polling.Subscribe(ctx, api.FeedRequest{URL: at, Folder: c.folder})
	switch {
	case err != nil:
		return err
	case len(r.Found) > 0:
		return c.choose(r)
	case r.Known:
		return c.say(r, "%s is subscribed to already, as %s.", r.Title, r.ID)
	}
	return c.say(r, "Subscribed to %s, as %s.", r.Title, r.ID)
}

// choose tells of a page that names several feeds.
func (c feedsCommand) choose(r api.FeedResult) error {
	if c.asJSON {
		if err := c.say(r, ""); err != nil {
			return err
		}
	} else {
		for _, f := range r.Found {
			if _, err := fmt.Fprintf(c.std.out, "%s  %s\n", f.URL, f.Title); err != nil {
				return err
			}
		}
	}
	return annotations.Errorf(annotations.Conflict, "This page names several feeds. Add one of them.")
}

func (c feedsCommand) remove(ctx context.Context, id string) error {
	w, err := c.store.Watch(ctx, id)
	if err == nil && w.Kind != annotations.WatchedFeed {
		err = annotations.Errorf(annotations.NotFound, "There is no feed with this ID.")
	}
	if err == nil {
		err = c.polling.Change(ctx, id, api.WatchRequest{Do: api.WatchRemove})
	}
	if err != nil {
		return err
	}
	return c.say(map[string]string{"removed": id}, "Unsubscribed. What came by this feed stays.")
}

func (c feedsCommand) importList(ctx context.Context, path string) error {
	var data []byte
	var err error
	if path == "-" {
		data, err = readAll(c.std.in, "the standard input")
	} else {
		data, err = readFile(path)
	}
	if err != nil {
		return err
	}
	r, err := c.polling.ImportOPML(ctx, data)
	if err != nil {
		return err
	}
	return c.say(r, "%d new feeds, %d were here already.", r.Added, r.Known)
}

// export prints the feeds as a subscription list, or as JSON.
func (c feedsCommand) export(ctx context.Context) error {
	if c.asJSON {
		return c.list(ctx)
	}
	data, err := c.polling.ExportOPML(ctx)
	if err == nil {
		_, err = c.std.out.Write(data)
	}
	return err
}

// check looks at feeds now, with what they bring; or leaves it to the program
// that watches this library.
func (c feedsCommand) check(ctx context.Context, ids []string) error {
	release, err := sqlite.Lock(c.path, watchLock)
	if annotations.CodeOf(err) == annotations.Conflict {
		if err := c.polling.Hurry(ctx, ids); err != nil {
			return err
		}
		return c.say(map[string]bool{"left": true}, "A server runs on this library. It looks within a minute.")
	}
	if err != nil {
		return err
	}
	failed := 0
	err = c.polling.Check(ctx, c.Desk, ids, func(w annotations.Watch) {
		if w.Problem != "" {
			failed++
		}
		c.tell(w)
	})
	if err = errors.Join(err, release()); err == nil && failed > 0 {
		err = annotations.Errorf(annotations.Unavailable, "%d could not be read.", failed)
	}
	return err
}

// checked is what feeds check says of a feed or an article.
type checked struct {
	ID      string    `json:"id"`
	Kind    string    `json:"kind"`
	URL     string    `json:"url"`
	Article string    `json:"article,omitempty"`
	Due     time.Time `json:"due,omitzero"`
	Problem string    `json:"problem,omitempty"`
}

func (c feedsCommand) tell(w annotations.Watch) {
	words := w.Problem
	if words == "" {
		words = "well"
	}
	// Nobody listens any more when this fails.
	_ = c.say(checked{w.ID, string(w.Kind), w.URL, string(w.Article), w.Due, w.Problem}, "%s %s: %s", w.Kind, w.URL, words)
}
