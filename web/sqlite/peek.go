package sqlite

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"writethru/annotations"
)

// Facts are what is told of a library.
type Facts struct {
	Path string `json:"path"`
	// Bytes is the size of the file, Log that of the log beside it, Unused how
	// much of the file holds nothing.
	Bytes  int64 `json:"bytes"`
	Log    int64 `json:"log,omitempty"`
	Unused int64 `json:"unused"`
	// Step is how far its tables have grown, of Steps that this program knows.
	Step  int `json:"step"`
	Steps int `json:"steps"`
	// These are counted only where the tables have grown as far as that.
	Articles  int `json:"articles"`
	Revisions int `json:"revisions"`
	Earlier   int `json:"earlier"` // texts
	Captures  int `json:"captures"`
	Marks     int `json:"marks"`
	Pictures  int `json:"pictures"`
}

// grown reports whether the tables are those of this program.
func (f Facts) grown() bool { return f.Step == f.Steps }

// Peek tells of the library in the file at path, which it does not change.
// NotFound when there is no file, Invalid when it is no library or one of a newer
// Writethru, Unavailable when it cannot be read.
func Peek(ctx context.Context, path string) (f Facts, err error) {
	s, err := openAsIs(path)
	if err != nil {
		return f, err
	}
	f, err = s.facts(ctx, path)
	return f, errors.Join(err, s.Close())
}

// openAsIs opens a library that is there without bringing its tables up to date.
func openAsIs(path string) (*Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if info, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		return nil, annotations.Errorf(annotations.NotFound, "There is no library at %s.", path)
	} else if err == nil && (info.IsDir() || info.Size() == 0) {
		return nil, notALibrary(path)
	}
	if err := probe(path); isDamage(err) {
		return nil, annotations.Errorf(annotations.Unavailable, "The library %s is damaged.", path).Because(err)
	} else if err != nil {
		return nil, notALibrary(path).Because(err)
	}
	s := &Store{}
	if s.pack, err = newPacker(); err != nil {
		return nil, err
	}
	if s.writer, err = newPool(path, reading, 1); err != nil {
		return nil, err
	}
	if s.readers, err = newPool(path, reading, 1); err != nil {
		return nil, errors.Join(err, s.writer.close())
	}
	return s, nil
}

func notALibrary(path string) *annotations.Error {
	return annotations.Errorf(annotations.Invalid, "%s is not a Writethru library.", path)
}

func (s *Store) facts(ctx context.Context, path string) (f Facts, err error) {
	f.Path, f.Steps = path, len(known)
	if info, err := os.Stat(path); err == nil {
		f.Bytes = info.Size()
	}
	if info, err := os.Stat(path + "-wal"); err == nil {
		f.Log = info.Size()
	}
	err = s.read(ctx, func(q session) error {
		if f.Step, err = q.grownTo(path); err != nil {
			return err
		}
		if err := q.get(`SELECT freelist_count * page_size FROM pragma_freelist_count, pragma_page_size`)(&f.Unused); err != nil || !f.grown() {
			return err
		}
		for table, n := range map[string]*int{
			"article": &f.Articles, "revision": &f.Revisions, "earlier": &f.Earlier, "capture": &f.Captures, "picture": &f.Pictures,
		} {
			if err := q.get(`SELECT count(*) FROM ` + table)(n); err != nil {
				return err
			}
		}
		return q.get(`SELECT count(*) FROM mark WHERE NOT deleted`)(&f.Marks)
	})
	return f, err
}

// grownTo returns how many of the known migrations a library has seen.
func (q session) grownTo(path string) (n int, err error) {
	claimed, err := q.claimed()
	if err == nil && !claimed {
		err = notALibrary(path)
	}
	if err != nil {
		return 0, err
	}
	if n, err = q.appliedOf(known); err != nil {
		return n, annotations.Errorf(annotations.Invalid, "%s cannot be read by this Writethru: %s.", path, err).Because(err)
	}
	return n, nil
}
