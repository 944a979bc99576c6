package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"writethru/annotations"
)

// Restore puts a copy of the library in the file from in the place of the one at
// to, where there need not be one. It makes sure that the copy is whole first. The
// library that was there is kept beside under another name, which is returned.
// Invalid when from is no library or is damaged, Conflict when another program
// uses the library at to, or when the two are one.
func Restore(ctx context.Context, from, to string, now time.Time) (f Facts, kept string, err error) {
	to, err = filepath.Abs(to)
	if err != nil {
		return f, "", err
	}
	if isSame(from, to) {
		return f, "", annotations.Errorf(annotations.Conflict, "The copy is the library itself.")
	}
	if err := isWhole(ctx, from); err != nil {
		return f, "", err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return f, "", err
	}
	part := fmt.Sprintf("%s.restore-%d.part", to, now.UnixNano())
	if err := copyOf(ctx, from, part); err != nil {
		return f, "", err
	}
	defer os.Remove(part) // which has failed, or has another name now
	if f, err = Peek(ctx, part); err != nil {
		return f, "", err
	}
	kept, err = replace(part, to, fmt.Sprintf("%s.before-%s", to, now.Format("20060102-150405")))
	f.Path = to
	return f, kept, err
}

func isSame(a, b string) bool {
	x, errX := os.Stat(a)
	y, errY := os.Stat(b)
	return errX == nil && errY == nil && os.SameFile(x, y)
}

// isWhole makes sure that a file is a library without damage.
func isWhole(ctx context.Context, path string) error {
	s, err := openAsIs(path)
	if err != nil {
		return err
	}
	x := &examination{s: s}
	err = s.read(ctx, func(q session) error {
		if _, err := q.grownTo(path); err != nil {
			return err
		}
		return x.pages(q)
	})
	if err = errors.Join(err, s.Close()); err != nil {
		if annotations.CodeOf(err) == annotations.Unavailable {
			return annotations.Errorf(annotations.Invalid, "%s is damaged, and was not restored.", path).Because(err)
		}
		return err
	}
	if len(x.found) > 0 {
		return annotations.Errorf(annotations.Invalid, "%s is damaged, and was not restored. %s", path, x.found[0].Message)
	}
	return nil
}

// copyOf copies a library into a new file, with what is still in its log.
func copyOf(ctx context.Context, from, to string) error {
	s, err := openAsIs(from)
	if err != nil {
		return err
	}
	return errors.Join(s.Backup(ctx, to), s.Close())
}

// replace gives the library in the file part the name to. The one that has it is
// kept under the name beside, which is returned.
func replace(part, to, beside string) (kept string, err error) {
	if _, err := os.Lstat(to); errors.Is(err, fs.ErrNotExist) {
		return "", errors.Join(os.Rename(part, to), syncDir(filepath.Dir(to)))
	}
	release, err := holdAlone(to)
	if err != nil {
		return "", err
	}
	if runtime.GOOS == "windows" { // where a file that is open keeps its name
		err = release()
		release = func() error { return nil }
	}
	// At no moment is there nothing at to.
	if err == nil {
		if err = os.Link(to, beside); err != nil { // but on file systems without links
			err = os.Rename(to, beside)
		}
	}
	if err == nil {
		err = os.Rename(part, to)
	}
	return beside, errors.Join(err, release(), syncDir(filepath.Dir(to)))
}
