package sqlite

import (
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"strconv"
)

//go:embed migrations/*.sql
var files embed.FS

// known are the migrations of this program.
var known = must(load(files))

func must(list []migration, err error) []migration {
	if err != nil {
		panic(err) // the files are part of the program
	}
	return list
}

// migration is one step of the tables' growth. Its number is its place in the
// list, from 1. Once released it is never edited.
type migration struct {
	name, script, sha256 string
}

var migrationName = regexp.MustCompile(`^migrations/(\d{4})_[a-z_]+\.sql$`)

// load reads the migrations, which must be numbered from 1 without a gap.
func load(files fs.FS) ([]migration, error) {
	names, err := fs.Glob(files, "migrations/*.sql")
	if err != nil {
		return nil, err
	}
	var list []migration
	for i, name := range names {
		m := migrationName.FindStringSubmatch(name)
		if m == nil {
			return nil, fmt.Errorf("migration %s is not named as one", name)
		}
		if n, err := strconv.Atoi(m[1]); err != nil || n != i+1 {
			return nil, fmt.Errorf("migration %s should be number %d", name, i+1)
		}
		script, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(script)
		list = append(list, migration{name: name[len("migrations/"):], script: string(script), sha256: hex.EncodeToString(sum[:])})
	}
	return list, nil
}

// migrate brings the tables up to date, each migration in a transaction.
func (s *Store) migrate(list []migration) error {
	ctx := context.Background()
	for {
		done := false
		err := s.write(ctx, func(q session) error {
			n, err := q.applied(list)
			if err != nil {
				return err
			}
			if done = n == len(list); done {
				return nil
			}
			return q.apply(n+1, list[n])
		})
		if err != nil || done {
			return err
		}
	}
}

// applied returns how many migrations the library has seen, after it has made
// sure that they are those of the list.
func (q session) applied(list []migration) (int, error) {
	if err := q.claim(); err != nil {
		return 0, err
	}
	return q.appliedOf(list)
}

// appliedOf is applied for what is a library already.
func (q session) appliedOf(list []migration) (int, error) {
	n := 0
	err := q.each(func(scan row) error {
		var number int
		var name, sum string
		if err := scan(&number, &name, &sum); err != nil {
			return err
		}
		n++
		switch {
		case number > len(list):
			return fmt.Errorf("it was last used by a newer Writethru (its tables have step %d, %s; this program knows %d): use that one", number, name, len(list))
		case number != n || list[n-1].name != name || list[n-1].sha256 != sum:
			return fmt.Errorf("its tables are not those of this program: step %d, %s, differs", number, name)
		}
		return nil
	}, `SELECT number, name, sha256 FROM migration ORDER BY number`)
	return n, err
}

// claim makes a new file a library.
func (q session) claim() error {
	claimed, err := q.claimed()
	if err != nil || claimed {
		return err
	}
	if err := q.exec(fmt.Sprintf(`PRAGMA application_id = %d`, application)); err != nil {
		return err
	}
	return q.exec(`CREATE TABLE migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP) STRICT`)
}

// claimed reports whether the file is a library. It fails when it is something
// else; an empty file is neither.
func (q session) claimed() (bool, error) {
	var id, tables int
	if err := q.get(`PRAGMA application_id`)(&id); err != nil || id == application {
		return id == application, err
	}
	if err := q.get(`SELECT count(*) FROM sqlite_schema`)(&tables); err != nil {
		return false, err
	}
	if id != 0 || tables > 0 {
		return false, errors.New("it is a database of another program")
	}
	return false, nil
}

// probe fails when the file is something else than a library, before anything
// is done to it.
func probe(path string) error {
	ctx := context.Background()
	p, err := newPool(path, "?_pragma=busy_timeout(5000)", 1)
	if err != nil {
		return err
	}
	err = p.use(ctx, func(c *conn) error {
		_, err := session{ctx, c}.claimed()
		return err
	})
	return explain(ctx, errors.Join(err, p.close()))
}

// apply runs a script and records it.
func (q session) apply(number int, m migration) error {
	if _, err := q.ExecContext(q.ctx, m.script); err != nil {
		return fmt.Errorf("step %s: %w", m.name, err)
	}
	return q.exec(`INSERT INTO migration (number, name, sha256) VALUES (?, ?, ?)`, number, m.name, m.sha256)
}
