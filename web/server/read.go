package server

import (
	"net/http"
	"net/url"

	"writethru/annotations/article"
	"writethru/annotations/catalog"
	"writethru/web/api"
)

// readForm marks a story, or all that the library lists, as read, or undoes it,
// and leads back to where the form was.
func (s *server) readForm(w http.ResponseWriter, r *http.Request) {
	if err := s.form(w, r); err != nil {
		s.fail(w, r, err)
		return
	}
	f := r.PostForm
	back, query := "/", url.Values{}
	if id := f.Get("story"); id != "" {
		back = "/stories/" + url.PathEscape(id)
	} else {
		for _, name := range []string{"show", "outlet", "tag", "q"} {
			if v := f.Get(name); v != "" {
				query.Set(name, v)
			}
		}
	}
	if err := s.read(r, f, query); err != nil {
		s.fail(w, r, err)
		return
	}
	if len(query) > 0 {
		back += "?" + query.Encode()
	}
	http.Redirect(w, r, back, http.StatusSeeOther)
}

// read does what the form says, and names in the query what can be undone.
func (s *server) read(r *http.Request, f, query url.Values) error {
	if undo := f.Get("undo"); undo != "" {
		return s.Desk.UndoRead(r.Context(), undo)
	}
	done, err := s.Desk.ReadAll(r.Context(), api.ReadAll{Story: article.ID(f.Get("story")), Zone: readPrefs(r).Zone, Query: api.LibraryQuery{
		Show: query.Get("show"), Words: catalog.SearchOf(query.Get, s.Now(), catalog.Stories).String(),
	}})
	if err == nil {
		query.Set("read", done.Undo)
	}
	return err
}
