package sqlite

import (
	"context"
	"errors"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"writethru/annotations"
)

// explain gives err the code and the sentence that it has in the contract, and
// returns ctx's own error for what failed because ctx ended.
func explain(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	var known *annotations.Error
	if errors.As(err, &known) {
		return err
	}
	if ended := ctx.Err(); ended != nil {
		return ended
	}
	if message := unavailable[resultCode(err)]; message != "" {
		return annotations.Errorf(annotations.Unavailable, "%s", message).Because(err)
	}
	return err
}

// unavailable says what is wrong with the file, by SQLite's primary result code.
var unavailable = map[int]string{
	lib.SQLITE_BUSY:     "Another program is using the library. Try again in a moment.",
	lib.SQLITE_LOCKED:   "Another program is using the library. Try again in a moment.",
	lib.SQLITE_FULL:     "The disk with the library is full.",
	lib.SQLITE_READONLY: "The library cannot be written to: the file or its folder is read-only.",
	lib.SQLITE_IOERR:    "The library cannot be read or written: the disk reports an error.",
	lib.SQLITE_CANTOPEN: "The library cannot be opened.",
	lib.SQLITE_NOMEM:    "There is too little memory.",
	lib.SQLITE_CORRUPT:  "The library is damaged.",
	lib.SQLITE_NOTADB:   "The file is not a Writethru library.",
}

// resultCode returns SQLite's primary result code of err, 0 when it has none.
func resultCode(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}

func isBusy(err error) bool {
	code := resultCode(err)
	return code == lib.SQLITE_BUSY || code == lib.SQLITE_LOCKED
}

func isDamage(err error) bool { return resultCode(err) == lib.SQLITE_CORRUPT }

// expected reports whether err says nothing bad of the connection: it is one of
// the contract's, or the end of a context, or somebody else writes.
func expected(err error) bool {
	var known *annotations.Error
	return errors.As(err, &known) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) ||
		isBusy(err) || resultCode(err) == lib.SQLITE_INTERRUPT
}
