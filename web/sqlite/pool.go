package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"path/filepath"

	"writethru/annotations"
)

// pool is a number of connections of one sort. Each is used by one at a time,
// in the order of asking, and keeps its prepared statements.
type pool struct {
	db *sql.DB
	// free holds the connections that nobody uses; nil stands for one that is
	// not open yet.
	free chan *conn
	size int
}

var errClosed = annotations.Errorf(annotations.Unavailable, "The library is closed.")

func newPool(path, options string, size int) (*pool, error) {
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: filepath.ToSlash(path)}).EscapedPath()+options)
	if err != nil {
		return nil, err
	}
	db.SetMaxIdleConns(0) // a connection that is given up is closed
	p := &pool{db: db, free: make(chan *conn, size), size: size}
	for range size {
		p.free <- nil
	}
	return p, nil
}

// use runs f with a connection that nobody else uses meanwhile. A connection
// with which something failed that is not of the contract is closed.
func (p *pool) use(ctx context.Context, f func(c *conn) error) (err error) {
	if err := ctx.Err(); err != nil {
		return err
	}
	var c *conn
	var open bool
	select {
	case c, open = <-p.free:
		if !open {
			return errClosed
		}
	case <-ctx.Done():
		return ctx.Err()
	}
	healthy := false // also when f panics
	defer func() {
		if !healthy && c != nil {
			err = errors.Join(err, c.close())
			c = nil
		}
		p.free <- c
	}()
	if c == nil {
		if c, err = p.open(); err != nil {
			return err
		}
	}
	err = f(c)
	healthy = err == nil || expected(err)
	return err
}

func (p *pool) open() (*conn, error) {
	c, err := p.db.Conn(context.Background())
	if err != nil {
		return nil, err
	}
	return &conn{Conn: c, prepared: map[string]*sql.Stmt{}}, nil
}

// close waits until every connection is free, and closes them. Closing twice is
// no error.
func (p *pool) close() error {
	var errs []error
	for range p.size {
		c, open := <-p.free
		if !open {
			return nil
		}
		if c != nil {
			errs = append(errs, c.close())
		}
	}
	close(p.free)
	return errors.Join(append(errs, p.db.Close())...)
}

// conn is a connection with the statements prepared on it, by their text.
type conn struct {
	*sql.Conn
	prepared map[string]*sql.Stmt
}

// close ends the statements first: SQLite keeps a connection that has some.
func (c *conn) close() error {
	var errs []error
	for _, stmt := range c.prepared {
		errs = append(errs, stmt.Close())
	}
	return errors.Join(append(errs, c.Close())...)
}

func (c *conn) prepare(query string) (*sql.Stmt, error) {
	if stmt := c.prepared[query]; stmt != nil {
		return stmt, nil
	}
	stmt, err := c.PrepareContext(context.Background(), query)
	if err == nil {
		c.prepared[query] = stmt
	}
	return stmt, err
}

func (c *conn) exec(ctx context.Context, query string) error {
	return session{ctx, c}.exec(query)
}
