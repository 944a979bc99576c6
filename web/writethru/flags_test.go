package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"writethru/web/api"
)

func TestFlagsStandAnywhere(t *testing.T) {
	for _, c := range []struct {
		name string
		args []string
		rest []string
		url  string
	}{
		{"before", []string{"--url", "u", "file"}, []string{"file"}, "u"},
		{"after", []string{"file", "--url", "u"}, []string{"file"}, "u"},
		{"between", []string{"a", "-url=u", "b"}, []string{"a", "b"}, "u"},
		{"standard input", []string{"-", "--url", "u"}, []string{"-"}, "u"},
		{"file that looks like a flag", []string{"--url", "u", "--", "--url"}, []string{"--url"}, "u"},
		{"none", nil, nil, ""},
	} {
		f := flag.NewFlagSet("", flag.ContinueOnError)
		url := f.String("url", "", "")
		rest, err := parse(f, c.args)
		if err != nil || !slices.Equal(rest, c.rest) || *url != c.url {
			t.Errorf("%s: parse(%q) = %q, url %q, %v, want %q, url %q", c.name, c.args, rest, *url, err, c.rest, c.url)
		}
	}
}

func TestTimes(t *testing.T) {
	for in, want := range map[string]time.Time{
		"2025-11-04":                time.Date(2025, 11, 4, 0, 0, 0, 0, time.Local),
		"2025-11-04 14:32":          time.Date(2025, 11, 4, 14, 32, 0, 0, time.Local),
		"2025-11-04T14:32:00Z":      time.Date(2025, 11, 4, 14, 32, 0, 0, time.UTC),
		"2025-11-04T14:32:00+04:00": time.Date(2025, 11, 4, 10, 32, 0, 0, time.UTC),
	} {
		var m moment
		if err := m.Set(in); err != nil || !m.Equal(want) {
			t.Errorf("%s is %v, %v, want %v", in, m.Time, err, want)
		}
	}
	for _, in := range []string{"", "yesterday", "4.11.2025", "2025-13-01"} {
		if new(moment).Set(in) == nil {
			t.Errorf("%q was taken for a time", in)
		}
	}
}

func TestDataDirectory(t *testing.T) {
	home := func() (string, error) { return filepath.FromSlash("/ana"), nil }
	for _, c := range []struct {
		system string
		env    map[string]string
		want   string
	}{
		{"linux", nil, "/ana/.local/share"},
		{"linux", map[string]string{"XDG_DATA_HOME": "/data"}, "/data"},
		{"linux", map[string]string{"XDG_DATA_HOME": "data"}, "/ana/.local/share"}, // relative ones are to be ignored
		{"darwin", nil, "/ana/Library/Application Support"},
		{"windows", map[string]string{"LocalAppData": `C:\Users\ana\AppData\Local`}, `C:\Users\ana\AppData\Local`},
	} {
		got, err := dataDir(c.system, func(name string) string { return c.env[name] }, home)
		if err != nil || got != filepath.FromSlash(c.want) {
			t.Errorf("on %s with %v: %q, %v, want %q", c.system, c.env, got, err, c.want)
		}
	}
	none := func(string) string { return "" }
	if _, err := dataDir("linux", none, func() (string, error) { return "", errors.New("no home") }); err == nil {
		t.Error("no home, and no error")
	}
}

func TestRequests(t *testing.T) {
	dir := t.TempDir()
	write := func(name, data string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for _, c := range []struct {
		what, url, in string
		want          api.AddRequest
	}{
		{"https://a.example/1", "", "", api.AddRequest{URL: "https://a.example/1"}},
		{"-", "https://a.example/1", "A story.", api.AddRequest{URL: "https://a.example/1", Text: "A story."}},
		{"-", "", "<!doctype html><p>A story.", api.AddRequest{HTML: "<!doctype html><p>A story."}},
		{write("a.txt", "A story."), "", "", api.AddRequest{Name: "a.txt", Text: "A story."}},
		{write("a.html", "A story."), "https://a.example/1", "", api.AddRequest{URL: "https://a.example/1", Name: "a.html", HTML: "A story."}},
		{write("b.html", "caf\xe9"), "", "", api.AddRequest{Name: "b.html", Data: []byte("caf\xe9")}},
	} {
		got, err := request(c.what, c.url, strings.NewReader(c.in))
		if diff := cmp.Diff(c.want, got); err != nil || diff != "" {
			t.Errorf("request(%q): %v (-want +got):\n%s", c.what, err, diff)
		}
	}
}

func TestMistakesAreSaidInOneSentence(t *testing.T) {
	dir := t.TempDir()
	empty := filepath.Join(dir, "empty.txt")
	if err := os.WriteFile(empty, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	t.Setenv("XDG_DATA_HOME", dir)
	for _, c := range []struct {
		args string
		code int
		want string
	}{
		{"frobnicate", 2, `There is no command "frobnicate".`},
		{"add", 2, "Name one file"},
		{"add a b", 2, "Name one file"},
		{"add --colour red a", 2, "Flag provided but not defined: -colour."},
		{"add --published yesterday a", 2, "a time is written as 2025-11-04"},
		{"add --url https://a.example/ https://a.example/", 2, "--url goes with a file"},
		{"add " + filepath.Join(dir, "none.txt"), 1, "There is no file"},
		{"add " + empty, 1, "is empty."},
		{"add " + dir, 1, "cannot be read."},
		{"add ftp://a.example/1", 1, "This is not a web address."},
		{"serve here", 2, `serve takes no argument "here".`},
		{"version 2", 2, "version takes no arguments."},
	} {
		var out, errs bytes.Buffer
		code := run(context.Background(), strings.Fields(c.args), streams{strings.NewReader(""), &out, &errs})
		if code != c.code || !strings.Contains(errs.String(), c.want) || strings.Count(errs.String(), "\n") != 1 || out.Len() > 0 {
			t.Errorf("%s: exit code %d, %q, want %d and %q", c.args, code, errs.String(), c.code, c.want)
		}
	}
}

func TestHelp(t *testing.T) {
	for args, want := range map[string]int{"help": 0, "--help": 0, "": 2} {
		var out, errs bytes.Buffer
		if code := run(context.Background(), strings.Fields(args), streams{nil, &out, &errs}); code != want || !strings.Contains(out.String(), "writethru add") {
			t.Errorf("%q: exit code %d, %q", args, code, out.String())
		}
	}
}
