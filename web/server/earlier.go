package server

import (
	"net/http"
	"net/url"
	"strings"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
)

// maxChoice is the size of the biggest form of chosen captures, in bytes: a page
// of them, each named by a long address.
const maxChoice = 512 << 10

// archives returns the port, or NotFound where no archive is asked.
func (s *server) archives() (Archives, error) {
	if s.Archives == nil {
		return nil, errPath
	}
	return s.Archives, nil
}

// askForm asks the archive for the captures of the address in a form, and leads to
// the page that lists them; or shows that page with why it failed.
func (s *server) askForm(w http.ResponseWriter, r *http.Request) {
	from, err := s.archives()
	if err == nil {
		err = s.form(w, r)
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	q := api.ArchiveQuery{Article: article.ID(r.PostForm.Get("article")), URL: strings.TrimSpace(r.PostForm.Get("url"))}
	back := earlierPath(q.Article, q.URL)
	if q.From, q.To, err = days(r.PostForm.Get("from"), r.PostForm.Get("to")); err == nil {
		err = from.Ask(r.Context(), q)
	}
	if err != nil {
		s.showEarlier(w, r, back, q, err)
		return
	}
	http.Redirect(w, r, back+"#captures", http.StatusSeeOther)
}

// takeForm begins to import the captures that a form chooses, and leads to the
// page that tells how it goes.
func (s *server) takeForm(w http.ResponseWriter, r *http.Request) {
	from, err := s.archives()
	if err == nil {
		r.Body = http.MaxBytesReader(w, r.Body, maxChoice)
		if bad := r.ParseForm(); bad != nil {
			err = badForm(bad)
		}
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	c := api.ArchiveChoice{
		Article: article.ID(r.PostForm.Get("article")), URL: strings.TrimSpace(r.PostForm.Get("url")),
		Mementos: r.PostForm["capture"], All: r.PostForm.Get("all") != "", Rest: r.PostForm.Get("rest") != "",
	}
	back := earlierPath(c.Article, c.URL)
	if err := from.Import(r.Context(), c); err != nil {
		s.showEarlier(w, r, back, api.ArchiveQuery{}, err)
		return
	}
	http.Redirect(w, r, back+"#importing", http.StatusSeeOther)
}

// showEarlier shows the page of earlier captures after a form that failed.
func (s *server) showEarlier(w http.ResponseWriter, r *http.Request, path string, typed api.ArchiveQuery, err error) {
	p, pageErr := s.Desk.Page(r.Context(), path, readPrefs(r))
	if pageErr != nil || p.Earlier == nil {
		s.fail(w, r, err)
		return
	}
	note(w, err)
	failed := errorOf(err)
	p.Earlier.Failed, p.Earlier.Typed = &failed, &typed
	s.show(w, r, statusOfForm(err), p)
}

// earlierPath returns the page of the earlier captures of an article, or of an
// address that no article has.
func earlierPath(id article.ID, address string) string {
	if id != "" {
		return storyPath(string(id)) + "/earlier"
	}
	return "/earlier?" + url.Values{"url": {address}}.Encode()
}

// days reads the days that a form gives, as a browser writes them. The last one is
// meant with all of it.
func days(from, to string) (first, last time.Time, err error) {
	read := func(s string) (t time.Time) {
		if s = strings.TrimSpace(s); s != "" && err == nil {
			t, err = time.Parse(time.DateOnly, s)
		}
		return t
	}
	if first, last = read(from), read(to); err != nil {
		return first, last, annotations.Errorf(annotations.Invalid, "A day is written as 2025-11-04.")
	}
	if !last.IsZero() {
		last = last.AddDate(0, 0, 1).Add(-time.Second)
	}
	if !last.IsZero() && last.Before(first) {
		return first, last, annotations.Errorf(annotations.Invalid, "The last day is before the first one.")
	}
	return first, last, nil
}
