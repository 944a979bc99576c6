package sqlite

import (
	"context"
	"database/sql"
)

// session is the use of a connection in one transaction.
type session struct {
	ctx context.Context
	*conn
}

// exec runs a statement.
func (q session) exec(query string, args ...any) error {
	stmt, err := q.prepare(query)
	if err != nil {
		return err
	}
	_, err = stmt.ExecContext(q.ctx, args...)
	return err
}

// insert runs a statement and returns the number of the row that it made.
func (q session) insert(query string, args ...any) (int64, error) {
	stmt, err := q.prepare(query)
	if err != nil {
		return 0, err
	}
	res, err := stmt.ExecContext(q.ctx, args...)
	if err != nil {
		return 0, err
	}
	return res.LastInsertId()
}

// row is what reads one row.
type row func(dest ...any) error

// get reads the first row; its row returns sql.ErrNoRows when there is none.
func (q session) get(query string, args ...any) row {
	return func(dest ...any) error {
		stmt, err := q.prepare(query)
		if err != nil {
			return err
		}
		return stmt.QueryRowContext(q.ctx, args...).Scan(dest...)
	}
}

// each calls f with every row.
func (q session) each(f func(scan row) error, query string, args ...any) error {
	stmt, err := q.prepare(query)
	if err != nil {
		return err
	}
	rows, err := stmt.QueryContext(q.ctx, args...)
	if err != nil {
		return err
	}
	return each(f, rows)
}

// eachOnce is each for a statement that is not worth keeping: there are too many
// like it.
func (q session) eachOnce(f func(scan row) error, query string, args ...any) error {
	rows, err := q.QueryContext(q.ctx, query, args...)
	if err != nil {
		return err
	}
	return each(f, rows)
}

func each(f func(scan row) error, rows *sql.Rows) error {
	defer rows.Close()
	for rows.Next() {
		if err := f(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}
