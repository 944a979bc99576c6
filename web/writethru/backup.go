package main

import (
	"context"
	"errors"
	"flag"
	"os"
	"time"

	"writethru/annotations"
	"writethru/web/sqlite"
)

// backup writes a copy of the library, which others may use meanwhile.
func backup(ctx context.Context, args []string, std streams) error {
	o := output{std: std}
	var p place
	to, err := one("backup", "Name the file that the copy is written to.", args, &o, &p)
	if err != nil {
		return err
	}
	path, err := p.existing()
	if err != nil {
		return err
	}
	store, err := sqlite.Open(path)
	if err != nil {
		return err
	}
	b := newBar(std.err)
	b.show("Copying", 0, 0)
	err = errors.Join(store.Backup(ctx, to), store.Close())
	b.clear()
	if annotations.CodeOf(err) == annotations.Conflict {
		return annotations.Errorf(annotations.Conflict, "There is a file %s. A backup never takes the place of another one.", to).Because(err)
	}
	if err != nil {
		return err
	}
	f, err := sqlite.Peek(ctx, to)
	if err != nil {
		return err
	}
	return o.say(f, "%s: %d articles, %d revisions, %d marks, %s.", to, f.Articles, f.Revisions, f.Marks, size(f.Bytes))
}

// restore puts a copy in the place of the library.
func restore(ctx context.Context, args []string, std streams) error {
	o := output{std: std}
	var p place
	from, err := one("restore", "Name the file of the copy.", args, &o, &p)
	if err != nil {
		return err
	}
	path, err := p.path()
	if err != nil {
		return err
	}
	b := newBar(std.err)
	b.show("Checking and copying", 0, 0)
	f, kept, err := sqlite.Restore(ctx, from, path, time.Now())
	b.clear()
	if err != nil {
		return err
	}
	words := "The library %s is restored: %d articles, %d revisions, %d marks."
	if kept != "" {
		words += " The one that was there is kept as " + kept + "."
	}
	return o.say(restored{f, kept}, words, f.Path, f.Articles, f.Revisions, f.Marks)
}

// restored is what restore says.
type restored struct {
	sqlite.Facts
	Kept string `json:"kept,omitempty"` // where the library is that was there
}

// one reads the flags of a command that takes one argument, which is missed with
// these words.
func one(name, missed string, args []string, o *output, p *place) (string, error) {
	f := flag.NewFlagSet(name, flag.ContinueOnError)
	f.StringVar(&p.db, "db", "", "")
	f.BoolVar(&o.asJSON, "json", false, "")
	what, err := parse(f, args)
	switch {
	case err != nil:
		return "", err
	case len(what) == 0:
		return "", misuse("%s", missed)
	case len(what) > 1:
		return "", misuse("%s takes one file only.", capital(name))
	}
	return what[0], nil
}

// existing returns the file of a library that must be there.
func (p place) existing() (string, error) {
	path, err := p.path()
	if err != nil {
		return "", err
	}
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		return "", annotations.Errorf(annotations.NotFound, "There is no library at %s.", path)
	}
	return path, nil
}
