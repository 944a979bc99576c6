package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"path/filepath"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/sqlite"
)

// doctor looks for what is wrong with the library, and mends what can be mended.
func doctor(ctx context.Context, args []string, std streams) error {
	d := doctorCommand{output: output{std: std}, bar: newBar(std.err)}
	f := flag.NewFlagSet("doctor", flag.ContinueOnError)
	f.StringVar(&d.place.db, "db", "", "")
	f.BoolVar(&d.asJSON, "json", false, "")
	f.BoolVar(&d.repair, "repair", false, "")
	if rest, err := parse(f, args); err != nil {
		return err
	} else if len(rest) > 0 {
		return misuse("doctor takes no argument %q.", rest[0])
	}
	path, err := d.place.existing()
	if err != nil {
		return err
	}
	return d.run(ctx, path)
}

// doctorCommand is one call of writethru doctor.
type doctorCommand struct {
	output
	place  place
	repair bool
	bar    *bar
}

// health is the first thing that doctor says.
type health struct {
	sqlite.Facts
	// Free is how much room the disk has, -1 where the system does not say.
	Free int64 `json:"free"`
	Well bool  `json:"well"`
	// Mended is how many of what was found were made anew.
	Mended int `json:"mended,omitempty"`
}

func (d doctorCommand) run(ctx context.Context, path string) error {
	f, found, err := d.examine(ctx, path)
	if err != nil {
		return err
	}
	mended := 0
	if n := mendable(found); d.repair && (n > 0 || f.Step < f.Steps) {
		if err := d.mend(ctx, path, found); err != nil {
			return err
		}
		all := len(found)
		if f, found, err = d.examine(ctx, path); err != nil {
			return err
		}
		mended = all - len(found)
	}
	h := health{Facts: f, Free: freeSpace(filepath.Dir(path)), Well: len(found) == 0, Mended: mended}
	if err := d.tell(h, found); err != nil {
		return err
	}
	if h.Well {
		return nil
	}
	words := "The library is not well."
	if n := mendable(found); n > 0 {
		words += " What can be made anew is made anew with --repair."
	}
	if n := mendable(found); n < len(found) {
		words += " What is lost comes back from a backup only: see writethru restore."
	}
	return annotations.Errorf(annotations.Conflict, "%s", words)
}

func mendable(found []sqlite.Finding) int {
	n := 0
	for _, f := range found {
		if f.Mends {
			n++
		}
	}
	return n
}

func (d doctorCommand) examine(ctx context.Context, path string) (sqlite.Facts, []sqlite.Finding, error) {
	f, found, err := sqlite.Examine(ctx, path, func(part sqlite.Part, done, all int) { d.bar.show("Looking at "+string(part), done, all) })
	d.bar.clear()
	return f, found, err
}

// mend makes anew what can be: the store what follows from its tables, the desk
// the places of marks, which follow from the texts.
func (d doctorCommand) mend(ctx context.Context, path string, found []sqlite.Finding) error {
	d.bar.show("Mending", 0, 0)
	defer d.bar.clear()
	if err := sqlite.Mend(ctx, path, found); err != nil {
		return err
	}
	l, err := openLibrary(path, "", nil, slog.New(slog.DiscardHandler))
	if err != nil {
		return err
	}
	return errors.Join(l.mendPlaces(ctx, found), l.store.Close())
}

func (l *library) mendPlaces(ctx context.Context, found []sqlite.Finding) error {
	done := map[article.ID]bool{}
	for _, f := range found {
		if f.Part != sqlite.PlacementPart || !f.Mends {
			continue
		}
		ids := []article.ID{f.Article}
		if f.Article == "" { // there was more of this
			var err error
			if ids, err = l.store.ArticleIDs(ctx); err != nil {
				return err
			}
		}
		for _, id := range ids {
			if done[id] {
				continue
			}
			done[id] = true
			if _, err := l.Mend(ctx, id); err != nil {
				return err
			}
		}
	}
	return nil
}

func (d doctorCommand) tell(h health, found []sqlite.Finding) error {
	words := fmt.Sprintf("%s: %d articles, %d revisions, %d earlier texts, %d captures, %d marks, %d pictures.\nIt takes %s",
		h.Path, h.Articles, h.Revisions, h.Earlier, h.Captures, h.Marks, h.Pictures, size(h.Bytes))
	if h.Log > 0 {
		words += ", and " + size(h.Log) + " for its log"
	}
	words += "; " + size(h.Unused) + " of that are unused."
	if h.Free >= 0 {
		words += " The disk has room for " + size(h.Free) + "."
	}
	if h.Free >= 0 && h.Free < h.Bytes {
		words += " That is not enough for a backup beside it."
	}
	if h.Step < h.Steps {
		words += fmt.Sprintf("\nIts tables are those of an older Writethru (step %d of %d): they are brought up to date when it is used, and only then looked into.", h.Step, h.Steps)
	}
	if h.Mended > 0 {
		words += fmt.Sprintf("\nMended: %d.", h.Mended)
	}
	if h.Well {
		words += "\nAll is well."
	}
	if err := d.say(h, "%s", words); err != nil {
		return err
	}
	for _, f := range found {
		where := ""
		if f.Article != "" {
			where = " (article " + string(f.Article) + ")"
		}
		if err := d.say(f, "%s: %s%s", f.Part, f.Message, where); err != nil {
			return err
		}
	}
	return nil
}

// size returns a number of bytes as people say it.
func size(n int64) string {
	units := []string{"bytes", "KB", "MB", "GB", "TB"}
	f, k := float64(n), 0
	for f >= 1000 && k < len(units)-1 {
		f, k = f/1000, k+1
	}
	if k == 0 {
		return fmt.Sprintf("%d bytes", n)
	}
	return fmt.Sprintf("%.1f %s", f, units[k])
}
