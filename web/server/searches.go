package server

import (
	"net/http"
	"net/url"

	"writethru/web/api"
)

// searchForm changes the saved searches, and leads back to the list with the
// search that it was shown with.
func (s *server) searchForm(w http.ResponseWriter, r *http.Request) {
	if err := s.form(w, r); err != nil {
		s.fail(w, r, err)
		return
	}
	f := r.PostForm
	c := api.SearchChange{Do: api.SearchAct(f.Get("do")), Marks: f.Get("list") == "notebook", SavedSearch: api.SavedSearch{
		ID: f.Get("id"), Name: f.Get("name"), Show: f.Get("show"), Words: f.Get("q"),
	}}
	if !c.Marks {
		only(&c.Show, "changed", "unread", "marked")
	} else {
		c.Show = ""
	}
	if err := s.Desk.ChangeSearches(r.Context(), c); err != nil {
		s.fail(w, r, err)
		return
	}
	back, query := "/", url.Values{}
	if c.Marks {
		back = "/notebook"
	}
	for name, v := range map[string]string{"show": c.Show, "q": c.Words} {
		if v != "" {
			query.Set(name, v)
		}
	}
	if len(query) > 0 {
		back += "?" + query.Encode()
	}
	http.Redirect(w, r, back, http.StatusSeeOther)
}
