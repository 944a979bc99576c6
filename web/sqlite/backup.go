package sqlite

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"writethru/annotations"
)

// Backup writes a copy of the library to a new file at path, for its owner
// alone. The copy is of one moment, while others go on to read and write, and
// is a library that Open opens. Conflict when there is a file at path. Until
// the copy is whole and on the disk it has another name.
func (s *Store) Backup(ctx context.Context, path string) error {
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return errors.Join(err, annotations.Errorf(annotations.Conflict, "There is a file of that name."))
	}
	part, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.part") // with mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(part.Name()) // which has failed, or has another name now
	if err := part.Close(); err != nil {
		return err
	}
	err = s.readers.use(ctx, func(c *conn) error {
		if err := c.exec(ctx, "PRAGMA query_only = 0"); err != nil {
			return err
		}
		err := session{ctx, c}.exec("VACUUM INTO ?", part.Name())
		return errors.Join(err, c.exec(context.WithoutCancel(ctx), "PRAGMA query_only = 1"))
	})
	if err != nil {
		return explain(ctx, err)
	}
	return publish(part.Name(), path)
}

// publish gives a file that is whole its name, when it is on the disk.
func publish(part, path string) error {
	f, err := os.OpenFile(part, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return err
	}
	// A link, unlike a new name, does not take the place of another file.
	if err := os.Link(part, path); errors.Is(err, fs.ErrExist) {
		return annotations.Errorf(annotations.Conflict, "There is a file of that name.")
	} else if err != nil {
		return os.Rename(part, path)
	}
	return syncDir(filepath.Dir(path))
}

// syncDir puts the names in a directory on the disk, where that can be done.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	_ = d.Sync() // some file systems refuse; the file itself is safe
	return d.Close()
}
