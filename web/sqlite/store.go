package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	_ "modernc.org/sqlite" // the driver, in pure Go

	"writethru/annotations"
)

// Store is an annotations.Store in a SQLite file.
type Store struct {
	writer  *pool
	readers *pool
	pack    packer
}

var _ annotations.Store = (*Store)(nil)

// Settings of connections. The caches are small: what lists need is small too,
// and the system caches the file.
const (
	application = 0x57746872 // "Wthr", says whose the file is
	readerCount = 4
	always      = "&_pragma=foreign_keys(1)&_pragma=trusted_schema(0)&_pragma=temp_store(memory)&_pragma=synchronous(full)&_dqs=0"
	writing     = "?_pragma=busy_timeout(250)&_pragma=journal_mode(wal)&_pragma=journal_size_limit(16777216)&_pragma=cache_size(-2048)" + always
	reading     = "?_pragma=busy_timeout(5000)&_pragma=cache_size(-1536)&_pragma=query_only(1)" + always
)

// Open opens the library in the file at path, and makes it when there is none:
// the file for its owner alone, and so its directory when that is new. It brings
// the tables up to date. It fails when the file is no library of Writethru's, or
// one of a newer Writethru.
func Open(path string) (*Store, error) {
	s, err := open(path)
	if err != nil {
		return nil, fmt.Errorf("open library %s: %w", path, err)
	}
	return s, nil
}

func open(path string) (*Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if err := create(path); err != nil {
		return nil, err
	}
	if err := probe(path); err != nil {
		return nil, err
	}
	s := &Store{}
	if s.pack, err = newPacker(); err != nil {
		return nil, err
	}
	if s.writer, err = newPool(path, writing, 1); err != nil {
		return nil, err
	}
	if s.readers, err = newPool(path, reading, readerCount); err != nil {
		return nil, errors.Join(err, s.writer.close())
	}
	if err := s.migrate(known); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	if err := s.catchUp(); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// create makes an empty file for its owner alone, unless there is one. It does
// not open a file that is there: to close it again would end the locks that
// another Store in this process has on it.
func create(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return f.Close()
}

// Close implements annotations.Store.
func (s *Store) Close() error {
	// The writer is the last, so that it takes the log into the file.
	return errors.Join(s.readers.close(), s.writer.close())
}

// read runs f on one state of the library.
func (s *Store) read(ctx context.Context, f func(q session) error) error {
	err := s.readers.use(ctx, func(c *conn) error {
		whole := context.WithoutCancel(ctx)
		if err := c.exec(whole, "BEGIN"); err != nil {
			return err
		}
		return errors.Join(f(session{ctx, c}), c.exec(whole, "ROLLBACK"))
	})
	return explain(ctx, err)
}

// write runs f alone, and keeps all that it wrote, or nothing. When ctx ends
// before f begins nothing is done; afterwards its end no longer matters.
func (s *Store) write(ctx context.Context, f func(q session) error) error {
	matters := ctx
	err := s.writer.use(ctx, func(c *conn) error {
		whole := context.WithoutCancel(ctx)
		if err := c.begin(ctx, whole); err != nil {
			return err
		}
		matters = whole
		err := f(session{whole, c})
		if err == nil {
			if err = c.exec(whole, "COMMIT"); err == nil {
				return nil
			}
		}
		return errors.Join(err, c.exec(whole, "ROLLBACK"))
	})
	return explain(matters, err)
}

// patience is how many times begin waits for a quarter of a second for another
// program that writes to the same file.
const patience = 40

func (c *conn) begin(ctx, whole context.Context) error {
	for n := 1; ; n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		err := c.exec(whole, "BEGIN IMMEDIATE")
		if !isBusy(err) || n == patience {
			return err
		}
	}
}
