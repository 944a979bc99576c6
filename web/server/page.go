package server

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
)

var errPath = annotations.Errorf(annotations.NotFound, "There is nothing at this address.")

// page answers the page at the request's own path.
func (s *server) page(w http.ResponseWriter, r *http.Request) {
	p, err := s.Desk.Page(r.Context(), r.URL.RequestURI(), readPrefs(r))
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.show(w, r, http.StatusOK, p)
}

// show answers a page as HTML.
func (s *server) show(w http.ResponseWriter, r *http.Request, status int, p api.Page) {
	if p.Held != nil {
		w.Header().Set("Refresh", again(*p.Held, p.Now))
	}
	p.Now = p.Now.Truncate(time.Minute)
	b := buffers.Get().(*bytes.Buffer)
	defer release(b)
	etag, err := s.print(b, p)
	if err != nil {
		s.refuse(w, r, fmt.Errorf("print %s: %w", p.Path, err))
		return
	}
	if status != http.StatusOK {
		etag = ""
	}
	s.send(w, r, answer{status, htmlType, b.Bytes(), etag})
}

// seldom is how often a page of a story that is not shown yet is loaded again
// while its time is far or not known, so that it is shown by itself.
const seldom = 15 * time.Minute

// again returns after how many seconds a browser is to load such a page again.
func again(h api.Held, now time.Time) string {
	wait := seldom
	if !h.Until.IsZero() {
		wait = min(wait, max(0, h.Until.Sub(now))+time.Second)
	}
	return strconv.Itoa(int(math.Ceil(wait.Seconds())))
}

// pageState answers the state of the page at ?path=.
func (s *server) pageState(w http.ResponseWriter, r *http.Request) {
	path := r.URL.Query().Get("path")
	u, err := url.ParseRequestURI(path)
	if err != nil || !isLocal(path) {
		s.fail(w, r, annotations.Errorf(annotations.Invalid, "The path of a page begins with a slash."))
		return
	}
	if to, ok := straightened(u); ok {
		path = to
	}
	p, err := s.Desk.Page(r.Context(), path, readPrefs(r))
	if err != nil {
		s.fail(w, r, err)
		return
	}
	p.Now = p.Now.Truncate(time.Minute)
	state, err := stateOf(p)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.send(w, r, answer{http.StatusOK, jsonType, state.data, etagOf(state.lasting()...)})
}

// state is a page as JSON. encoding/json escapes <, >, &, U+2028 and U+2029, so
// it can stand in a script element.
type state struct {
	data     []byte
	from, to int // the clock in it
	day      string
}

func stateOf(p api.Page) (state, error) {
	data, err := json.Marshal(p)
	if err != nil {
		return state{}, fmt.Errorf("encode page: %w", err)
	}
	clock := []byte(`"now":"` + p.Now.Format(time.RFC3339Nano) + `"`)
	at := max(bytes.Index(data, clock), 0)
	return state{data: data, from: at, to: at + len(clock), day: p.Now.Format(time.DateOnly)}, nil
}

// lasting returns the state without the time of day: what an entity tag is made
// of. A page that only got older has not changed.
func (t state) lasting() [][]byte {
	return [][]byte{t.data[:t.from], []byte(t.day), t.data[t.to:]}
}

// comparison answers a comparison, the older revision first.
func (s *server) comparison(w http.ResponseWriter, r *http.Request) {
	if to, ok := straightened(r.URL); ok {
		http.Redirect(w, r, to, http.StatusFound)
		return
	}
	s.page(w, r)
}

// pickPair leads from the form that chooses two revisions to their comparison.
func (s *server) pickPair(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	from, okFrom := article.Spelled(q.Get("from"))
	to, okTo := article.Spelled(q.Get("to"))
	if !okFrom || !okTo {
		s.fail(w, r, annotations.Errorf(annotations.Invalid, "Choose two revisions to compare."))
		return
	}
	path := fmt.Sprintf("%s/compare/%s/%s", storyPath(r.PathValue("id")), article.Spell(from), article.Spell(to))
	if b := q.Get("with"); b != "" {
		path = fmt.Sprintf("%s/compare/%s/with/%s/%s", storyPath(r.PathValue("id")), article.Spell(from), url.PathEscape(b), article.Spell(to))
	}
	u, err := url.Parse(path)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	if view := q.Get("view"); view != "" {
		u.RawQuery = url.Values{"view": {view}}.Encode()
	}
	if better, ok := straightened(u); ok {
		http.Redirect(w, r, better, http.StatusFound)
		return
	}
	http.Redirect(w, r, u.String(), http.StatusFound)
}

// storyPath returns the path of an article, whatever its ID holds.
func storyPath(id string) string { return "/articles/" + url.PathEscape(id) }

// pickAcross leads from the form that chooses two revisions of a story, each as
// "ARTICLE/REVISION", to their comparison.
func (s *server) pickAcross(w http.ResponseWriter, r *http.Request) {
	a, from, okFrom := sideOf(r.URL.Query().Get("from"))
	b, to, okTo := sideOf(r.URL.Query().Get("to"))
	if !okFrom || !okTo {
		s.fail(w, r, annotations.Errorf(annotations.Invalid, "Choose two revisions to compare."))
		return
	}
	u := &url.URL{Path: fmt.Sprintf("/articles/%s/compare/%d/with/%s/%d", a, from, b, to)}
	if better, ok := straightened(u); ok {
		http.Redirect(w, r, better, http.StatusFound)
		return
	}
	http.Redirect(w, r, u.String(), http.StatusFound)
}

// sideOf reads a revision of an article as forms name it.
func sideOf(s string) (id string, n int, ok bool) {
	id, number, _ := strings.Cut(s, "/")
	n, ok = revisionNumber(number)
	return id, n, ok && id != ""
}

// straightened returns the address that stands for u when u is a comparison the
// wrong way round, or of a revision with itself, which is that revision. Two
// articles may be compared either way round, but an article with itself has the
// shorter address.
func straightened(u *url.URL) (string, bool) {
	rest, ok := strings.CutPrefix(u.Path, "/articles/")
	parts := strings.Split(rest, "/")
	if ok && len(parts) == 6 && parts[1] == "compare" && parts[3] == "with" && parts[0] == parts[4] {
		short := &url.URL{Path: "/articles/" + strings.Join([]string{parts[0], parts[1], parts[2], parts[5]}, "/"), RawQuery: u.RawQuery}
		if better, ok := straightened(short); ok {
			return better, true
		}
		return short.String(), true
	}
	if !ok || len(parts) != 4 || parts[1] != "compare" {
		return "", false
	}
	from, okFrom := revisionNumber(parts[2])
	to, okTo := revisionNumber(parts[3])
	if !okFrom || !okTo || from < to {
		return "", false
	}
	better := url.URL{Path: fmt.Sprintf("/articles/%s/revisions/%d", parts[0], from)}
	if from > to {
		better = url.URL{Path: fmt.Sprintf("/articles/%s/compare/%d/%d", parts[0], to, from), RawQuery: u.RawQuery}
	}
	return better.String(), true
}

// revisionNumber reads the number of a revision as it is written in addresses.
func revisionNumber(s string) (int, bool) {
	n, ok := article.Spelled(s)
	return n, ok && n > 0
}
