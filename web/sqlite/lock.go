package sqlite

import (
	"context"
	"path/filepath"

	"writethru/annotations"
)

// errLocked tells that another program has the lock.
var errLocked = annotations.Errorf(annotations.Conflict, "Another program does this for the library already.")

// locking keeps no journal: nothing is ever written to the file of a lock.
const locking = "?_pragma=busy_timeout(0)&_pragma=journal_mode(off)"

// Lock takes the lock of this name on the library in the file at path, which one
// program has at a time. It ends when release is called, or with the program,
// however that ends. Conflict when another one has it.
func Lock(path, name string) (release func() error, err error) {
	path, err = filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	path += "-" + name
	if err := create(path); err != nil {
		return nil, err
	}
	p, err := newPool(path, locking, 1)
	if err != nil {
		return nil, err
	}
	err = p.use(context.Background(), func(c *conn) error { return c.exec(context.Background(), "BEGIN EXCLUSIVE") })
	if err == nil {
		return p.close, nil
	}
	if isBusy(err) {
		err = errLocked
	}
	_ = p.close() // of a file that nothing was written to
	return nil, err
}
