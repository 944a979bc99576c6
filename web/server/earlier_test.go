package server_test

import (
	"context"
	"net/http"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations"
	"writethru/web/api"
	"writethru/web/server"
)

// fakeArchives remembers what it was asked for.
type fakeArchives struct {
	asked  []api.ArchiveQuery
	chosen []api.ArchiveChoice
	err    error
}

func (a *fakeArchives) Ask(_ context.Context, q api.ArchiveQuery) error {
	a.asked = append(a.asked, q)
	return a.err
}

func (a *fakeArchives) Import(_ context.Context, c api.ArchiveChoice) error {
	a.chosen = append(a.chosen, c)
	return a.err
}

const formType = "Content-Type: application/x-www-form-urlencoded"

func TestFormsOfEarlierCaptures(t *testing.T) {
	a := &fakeArchives{}
	h := open(t, func(o *server.Options) { o.Archives = a })
	for _, c := range []struct{ path, body, to string }{
		{api.AskForm, "article=a1&from=2025-11-01&to=2025-11-04", "/articles/a1/earlier#captures"},
		{api.AskForm, "url=+https%3A%2F%2Fpost.example%2Fa%3Fb%26c+", "/earlier?url=https%3A%2F%2Fpost.example%2Fa%3Fb%26c#captures"},
		{api.AskForm, "article=%2F%2Fevil.example", "/articles/%2F%2Fevil.example/earlier#captures"},
		{api.TakeForm, "article=a1&capture=x&capture=y", "/articles/a1/earlier#importing"},
		{api.TakeForm, "article=a1&all=1", "/articles/a1/earlier#importing"},
		{api.TakeForm, "article=a1&rest=1", "/articles/a1/earlier#importing"},
	} {
		w := h.ask(http.MethodPost, c.path, c.body, formType)
		if w.Code != http.StatusSeeOther || w.Header().Get("Location") != c.to {
			t.Errorf("%s %s: status %d, leads to %q, want %q", c.path, c.body, w.Code, w.Header().Get("Location"), c.to)
		}
	}
	day := func(n int) time.Time { return time.Date(2025, 11, n, 0, 0, 0, 0, time.UTC) }
	asked := []api.ArchiveQuery{
		{Article: "a1", From: day(1), To: day(5).Add(-time.Second)}, {URL: "https://post.example/a?b&c"}, {Article: "//evil.example"},
	}
	chosen := []api.ArchiveChoice{{Article: "a1", Mementos: []string{"x", "y"}}, {Article: "a1", All: true}, {Article: "a1", Rest: true}}
	if diff := cmp.Diff(asked, a.asked) + cmp.Diff(chosen, a.chosen); diff != "" {
		t.Errorf("asked (-want +got):\n%s", diff)
	}
	for _, body := range []string{"article=a1&from=yesterday", "article=a1&from=2025-11-04&to=2025-11-03"} {
		if w := h.ask(http.MethodPost, api.AskForm, body, formType); w.Code != http.StatusBadRequest || len(a.asked) != len(asked) {
			t.Errorf("%s: status %d, %d requests", body, w.Code, len(a.asked))
		}
	}
	a.err = annotations.Errorf(annotations.Unavailable, "The archive has too many requests.")
	if w := h.ask(http.MethodPost, api.AskForm, "article=a1", formType); w.Code != http.StatusServiceUnavailable {
		t.Errorf("an archive that wants no requests: status %d", w.Code)
	}
}

func TestNoArchive(t *testing.T) {
	h := open(t)
	for _, path := range []string{api.AskForm, api.TakeForm} {
		if w := h.ask(http.MethodPost, path, "article=a1", formType); w.Code != http.StatusNotFound {
			t.Errorf("%s where no archive is asked: status %d", path, w.Code)
		}
	}
}
