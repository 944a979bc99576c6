package inbox_test

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"writethru/annotations"
	"writethru/web/ingest/inbox"
)

var noon = time.Date(2025, 11, 4, 12, 0, 0, 0, time.UTC)

// write puts a file into a directory, as it stands some seconds after noon.
func write(dir fstest.MapFS, name, text string, second int) {
	dir[name] = &fstest.MapFile{Data: []byte(text), ModTime: noon.Add(time.Duration(second) * time.Second)}
}

func look(t *testing.T, b *inbox.Box, want string) {
	t.Helper()
	names, err := b.Look()
	if got := strings.Join(names, " "); err != nil || got != want {
		t.Errorf("Look = %q, %v, want %q", got, err, want)
	}
}

func TestFilesAreFoundOnceAndWhole(t *testing.T) {
	dir := fstest.MapFS{}
	b := inbox.New(dir)
	write(dir, "stands.json", "{}", 0)
	look(t, b, "")
	write(dir, "grows.xml", "<nitf", 1)
	look(t, b, "stands.json")
	write(dir, "grows.xml", "<nitf>", 2)
	look(t, b, "")
	write(dir, "grows.xml", "<nitf/>", 2) // of the same second
	look(t, b, "")
	look(t, b, "grows.xml")
	look(t, b, "")
	write(dir, "stands.json", "[]", 9)
	look(t, b, "")
	look(t, b, "stands.json")
	delete(dir, "stands.json")
	look(t, b, "")
	write(dir, "stands.json", "[]", 9)
	look(t, b, "")
	look(t, b, "stands.json")
	b.Again("stands.json")
	look(t, b, "stands.json")
}

func TestWhatIsNoFileOfOurs(t *testing.T) {
	dir := fstest.MapFS{}
	for _, name := range []string{".hidden", "a.tmp", "a.PART", "a.xml~", "below/a.xml", "b.filepart"} {
		write(dir, name, "x", 0)
	}
	dir["link"] = &fstest.MapFile{Data: []byte("below/a.xml"), Mode: 0o777 | 1<<27} // fs.ModeSymlink
	b := inbox.New(dir)
	look(t, b, "")
	look(t, b, "")
}

func TestRead(t *testing.T) {
	dir := fstest.MapFS{}
	b := inbox.New(dir)
	write(dir, "a", "one", 0)
	write(dir, "big", strings.Repeat("x", inbox.MaxFile+1), 0)
	look(t, b, "")
	look(t, b, "a big")
	if data, whole, err := b.Read("a"); string(data) != "one" || !whole || err != nil {
		t.Errorf("Read = %q, %v, %v", data, whole, err)
	}
	if _, _, err := b.Read("big"); annotations.CodeOf(err) != annotations.Invalid {
		t.Errorf("Read of a big file = %v", err)
	}
	write(dir, "a", "one, two", 0)
	if data, whole, err := b.Read("a"); data != nil || whole || err != nil {
		t.Errorf("Read of a file that has grown = %q, %v, %v", data, whole, err)
	}
	look(t, b, "")
	look(t, b, "a")
	delete(dir, "a")
	if _, _, err := b.Read("a"); annotations.CodeOf(err) != annotations.Invalid {
		t.Errorf("Read of no file = %v", err)
	}
}

func TestByTime(t *testing.T) {
	dir := fstest.MapFS{}
	for name, made := range map[string]string{"a": "2025-11-03", "b": "2025-11-01", "c": "", "d": "2025-11-02"} {
		write(dir, name, made, 0)
	}
	b := inbox.New(dir)
	look(t, b, "")
	look(t, b, "a b c d")
	made := func(data []byte) time.Time {
		at, _ := time.Parse(time.DateOnly, string(data)) // zero when it does not say
		return at
	}
	if got := strings.Join(b.ByTime([]string{"a", "b", "c", "d"}, made), " "); got != "c b d a" {
		t.Errorf("ByTime = %s", got)
	}
	look(t, b, "")
}
