// Package inbox finds the files that stand or arrive in a directory, each when
// it is whole. It moves, changes and deletes nothing, and decides nothing about
// what it finds.
package inbox

import (
	"io"
	"io/fs"
	"slices"
	"strings"
	"time"

	"writethru/annotations"
)

// MaxFile is the size of the biggest file that is read, in bytes.
const MaxFile = 20 << 20

// Box is a directory with what was found in it. It is not safe for concurrent use.
type Box struct {
	dir   fs.FS
	files map[string]state
}

// state is how a file stood at the last look.
type state struct {
	size   int64
	time   time.Time
	isDone bool // it was found in this state
}

// New returns the box of a directory. Only its own files count: no hidden ones,
// no links, none in folders below, none whose name says that it is not whole.
func New(dir fs.FS) *Box { return &Box{dir: dir, files: map[string]state{}} }

// Look returns the names of the files that are whole and were not found before,
// in order of their names: those that have the size and time that they had at
// the look before. A file that has changed is found again.
func (b *Box) Look() ([]string, error) {
	entries, err := fs.ReadDir(b.dir, ".")
	if err != nil {
		return nil, annotations.Errorf(annotations.Unavailable, "The directory cannot be read.").Because(err)
	}
	var found []string
	now := map[string]state{}
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() || isPartial(e.Name()) {
			continue // gone since, or not for us
		}
		s, before := state{size: info.Size(), time: info.ModTime()}, b.files[e.Name()]
		if s.size == before.size && s.time.Equal(before.time) {
			if !before.isDone {
				found = append(found, e.Name())
			}
			s.isDone = true
		}
		now[e.Name()] = s
	}
	b.files = now
	return found, nil
}

// isPartial reports whether a name is one that programs give files while they
// write them.
func isPartial(name string) bool {
	low := strings.ToLower(name)
	return strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") ||
		slices.ContainsFunc([]string{".tmp", ".part", ".partial", ".filepart", ".crdownload", ".swp"}, func(end string) bool { return strings.HasSuffix(low, end) })
}

// Again makes the next look find a file again.
func (b *Box) Again(name string) {
	s := b.files[name]
	s.isDone = false
	b.files[name] = s
}

// Read returns the bytes of a file. A file that grows while it is read is found
// again; whole is false then. Its errors are *annotations.Error.
func (b *Box) Read(name string) (data []byte, whole bool, err error) {
	f, err := b.dir.Open(name)
	if err != nil {
		return nil, false, annotations.Errorf(annotations.Invalid, "It cannot be opened.").Because(err)
	}
	defer f.Close()
	if b.files[name].size > MaxFile {
		return nil, false, annotations.Errorf(annotations.Invalid, "It is larger than 20 MB.")
	}
	if data, err = io.ReadAll(io.LimitReader(f, MaxFile+1)); err != nil {
		return nil, false, annotations.Errorf(annotations.Invalid, "It cannot be read.").Because(err)
	}
	if int64(len(data)) != b.files[name].size {
		b.files[name] = state{}
		return nil, false, nil
	}
	return data, true, nil
}

// ByTime sorts names by when what is in the files was made, as made says of
// their bytes. Where it does not say, and where all else is equal, the order
// stays.
func (b *Box) ByTime(names []string, made func(data []byte) time.Time) []string {
	if len(names) < 2 {
		return names
	}
	at := map[string]time.Time{}
	for _, name := range names {
		data, _, _ := b.peek(name) // it is read again, and complained of then
		at[name] = made(data)
	}
	out := slices.Clone(names)
	slices.SortStableFunc(out, func(x, y string) int { return at[x].Compare(at[y]) })
	return out
}

// peek is Read without consequences.
func (b *Box) peek(name string) ([]byte, bool, error) {
	kept := b.files[name]
	defer func() { b.files[name] = kept }()
	return b.Read(name)
}
