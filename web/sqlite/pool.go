package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"path/filepath"
	"sync"

	"writethru/annotations"
)

// pool is a number of connections of one sort. Each is used by one at a time and
// keeps its prepared statements. Who asks first is served first, by the
// connection that was used last, so that little is cached more than once.
type pool struct {
	db *sql.DB
	// tokens are as many as may use a connection now.
	tokens chan struct{}
	mu     sync.Mutex
	free   []*conn // open, and used by nobody
	// closing lets one close at a time gather the tokens.
	closing sync.Mutex
}

var errClosed = annotations.Errorf(annotations.Unavailable, "The library is closed.")

func newPool(path, options string, size int) (*pool, error) {
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: filepath.ToSlash(path)}).EscapedPath()+options)
	if err != nil {
		return nil, err
	}
	db.SetMaxIdleConns(0) // a connection that is given up is closed
	p := &pool{db: db, tokens: make(chan struct{}, size)}
	for range size {
		p.tokens <- struct{}{}
	}
	return p, nil
}

// use runs f with a connection that nobody else uses meanwhile. A connection
// with which something failed that is not of the contract is closed.
func (p *pool) use(ctx context.Context, f func(c *conn) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case _, open := <-p.tokens:
		if !open {
			return errClosed
		}
		defer func() { p.tokens <- struct{}{} }()
		return p.run(f)
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (p *pool) run(f func(c *conn) error) (err error) {
	c := p.take()
	if c == nil {
		if c, err = p.open(); err != nil {
			return err
		}
	}
	healthy := false // also when f panics
	defer func() {
		if healthy {
			p.give(c)
		} else {
			err = errors.Join(err, c.close())
		}
	}()
	err = f(c)
	healthy = err == nil || expected(err)
	return err
}

func (p *pool) take() *conn {
	p.mu.Lock()
	defer p.mu.Unlock()
	n := len(p.free)
	if n == 0 {
		return nil
	}
	c := p.free[n-1]
	p.free = p.free[:n-1]
	return c
}

func (p *pool) give(c *conn) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.free = append(p.free, c)
}

func (p *pool) open() (*conn, error) {
	c, err := p.db.Conn(context.Background())
	if err != nil {
		return nil, err
	}
	return &conn{Conn: c, prepared: map[string]*sql.Stmt{}}, nil
}

// close waits until nobody uses a connection, and closes them. Closing twice is
// no error.
func (p *pool) close() error {
	p.closing.Lock()
	defer p.closing.Unlock()
	for range cap(p.tokens) {
		if _, open := <-p.tokens; !open {
			return nil
		}
	}
	close(p.tokens)
	var errs []error
	for c := p.take(); c != nil; c = p.take() {
		errs = append(errs, c.close())
	}
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
