package desk_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations"
	"writethru/web/api"
)

// saved returns the names of the saved searches that a page shows.
func (r *room) saved(t *testing.T, path string) string {
	t.Helper()
	p, err := r.Page(t.Context(), path, api.Prefs{})
	if err != nil {
		t.Fatal(err)
	}
	var list []api.SavedSearch
	if p.Library != nil {
		list = p.Library.Saved
	} else {
		list = p.Notebook.Saved
	}
	var names []string
	for _, s := range list {
		names = append(names, s.Name+"="+s.Show+" "+s.Words)
	}
	return strings.Join(names, "; ")
}

func (r *room) searches(t *testing.T, path string) (ids map[string]string) {
	t.Helper()
	p, err := r.Page(t.Context(), path, api.Prefs{})
	if err != nil {
		t.Fatal(err)
	}
	ids = map[string]string{}
	for _, s := range p.Library.Saved {
		ids[s.Name] = s.ID
	}
	return ids
}

func TestSavedSearches(t *testing.T) {
	r := newRoom(t)
	change := func(do api.SearchAct, marks bool, s api.SavedSearch) {
		t.Helper()
		if err := r.ChangeSearches(t.Context(), api.SearchChange{Do: do, Marks: marks, SavedSearch: s}); err != nil {
			t.Fatal(err)
		}
	}
	change(api.SearchSave, false, api.SavedSearch{Name: "  Fog \t at sea ", Words: "tag:fog"})
	change(api.SearchSave, false, api.SavedSearch{Name: "Afresh", Show: "unread"})
	change(api.SearchSave, true, api.SavedSearch{Name: "Afresh", Words: "fate:removed"})
	if got, want := r.saved(t, "/"), "Afresh=unread ; Fog at sea= tag:fog"; got != want {
		t.Errorf("the library has %q, want %q", got, want)
	}
	if got, want := r.saved(t, "/notebook"), "Afresh= fate:removed"; got != want {
		t.Errorf("the notebook has %q, want %q", got, want)
	}
	change(api.SearchSave, false, api.SavedSearch{Name: "Afresh", Words: "is:unread"})
	ids := r.searches(t, "/")
	change(api.SearchRename, false, api.SavedSearch{ID: ids["Fog at sea"], Name: "Mist"})
	if got, want := r.saved(t, "/"), "Afresh= is:unread; Mist= tag:fog"; got != want {
		t.Errorf("after a change the library has %q, want %q", got, want)
	}
	change(api.SearchDelete, false, api.SavedSearch{ID: ids["Afresh"]})
	change(api.SearchDelete, false, api.SavedSearch{ID: ids["Afresh"]})
	if got, want := r.saved(t, "/"), "Mist= tag:fog"; got != want {
		t.Errorf("after deleting the library has %q, want %q", got, want)
	}
	for name, c := range map[string]api.SearchChange{
		"nothing to save": {Do: api.SearchSave, SavedSearch: api.SavedSearch{Name: "All"}},
		"no name":         {Do: api.SearchSave, SavedSearch: api.SavedSearch{Name: " \n", Words: "fog"}},
		"too long":        {Do: api.SearchSave, SavedSearch: api.SavedSearch{Name: "x", Words: strings.Repeat("fog ", 200)}},
		"no new name":     {Do: api.SearchRename, SavedSearch: api.SavedSearch{ID: ids["Fog at sea"]}},
		"nothing to do":   {Do: "burn", SavedSearch: api.SavedSearch{ID: ids["Fog at sea"]}},
	} {
		t.Run(name, func(t *testing.T) { wantCode(t, r.ChangeSearches(t.Context(), c), annotations.Invalid) })
	}
	wantCode(t, r.ChangeSearches(t.Context(), api.SearchChange{Do: api.SearchRename, SavedSearch: api.SavedSearch{ID: "none", Name: "x"}}), annotations.NotFound)
	for i := range 99 {
		change(api.SearchSave, true, api.SavedSearch{Name: strings.Repeat("é", 90) + fmt.Sprint(i), Words: "fog"}) // all cut to one name
		change(api.SearchSave, true, api.SavedSearch{Name: fmt.Sprint("no. ", i), Words: "fog"})
		if strings.Count(r.saved(t, "/notebook"), ";") == 98 {
			break
		}
	}
	wantCode(t, r.ChangeSearches(t.Context(), api.SearchChange{Do: api.SearchSave, SavedSearch: api.SavedSearch{Name: "one more", Words: "fog"}}), annotations.Invalid)
	if got := r.saved(t, "/"); got != "Mist= tag:fog" {
		t.Errorf("after what was refused the library has %q", got)
	}
}

func TestPagesByCursor(t *testing.T) {
	r := newRoom(t)
	for i := range 2*api.PageSize + 7 {
		r.add(t, api.AddRequest{Text: fmt.Sprintf("Story %d\n\nThe ferry no. %d hit the pier in the fog on Tuesday, and was towed to the yard.", i, i)})
	}
	read := func(path string) *api.LibraryPage {
		t.Helper()
		p, err := r.Page(t.Context(), path, api.Prefs{})
		if err != nil {
			t.Fatal(err)
		}
		return p.Library
	}
	seen, first := map[string]bool{}, read("/?q=%22hit+the+pier%22")
	at := first
	for n := 1; ; n++ {
		for _, row := range at.Rows {
			if seen[string(row.ID)] {
				t.Errorf("%s is on two pages", row.ID)
			}
			seen[string(row.ID)] = true
		}
		if at.Older == "" {
			break
		}
		r.add(t, api.AddRequest{Text: fmt.Sprintf("News %d\n\nAnother ferry, no. %d, hit the pier in the fog on Tuesday, while a reader was reading.", n, n)})
		at = read("/?q=%22hit+the+pier%22&from=" + string(at.Older))
	}
	if len(seen) != 2*api.PageSize+7 {
		t.Errorf("%d stories were seen, want %d", len(seen), 2*api.PageSize+7)
	}
	if diff := cmp.Diff(read("/").Rows, read("/?page=2").Rows); diff != "" {
		t.Errorf("an address with a number of a page shows another one:\n%s", diff)
	}
	_, err := r.Page(t.Context(), "/?from=page2", api.Prefs{})
	wantCode(t, err, annotations.Invalid)
}
