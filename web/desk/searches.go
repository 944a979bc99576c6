package desk

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"writethru/annotations"
	"writethru/web/api"
)

// The setting under which saved searches are kept, and its bounds.
const (
	searchesSetting  = "searches"
	mostSearches     = 100
	longestSearch    = 80 // code points of its name
	errSearchUnnamed = "A saved search needs a name."
)

// savedSearch is a saved search as it is kept.
type savedSearch struct {
	api.SavedSearch
	Marks bool `json:"marks,omitempty"`
}

// ChangeSearches saves, renames or deletes a search.
func (d *Desk) ChangeSearches(ctx context.Context, c api.SearchChange) error {
	d.searches.Lock()
	defer d.searches.Unlock()
	list, err := d.allSaved(ctx)
	if err != nil {
		return err
	}
	c.Name = shortName(c.Name)
	at := slices.IndexFunc(list, func(s savedSearch) bool { return s.ID == c.ID })
	switch {
	case c.Do == api.SearchSave:
		list, err = withSearch(list, c)
	case c.Do == api.SearchDelete:
		list = slices.DeleteFunc(list, func(s savedSearch) bool { return s.ID == c.ID })
	case c.Do != api.SearchRename:
		err = annotations.Errorf(annotations.Invalid, "A saved search can be renamed or deleted.")
	case at < 0:
		err = annotations.Errorf(annotations.NotFound, "There is no such saved search.")
	case c.Name == "":
		err = annotations.Errorf(annotations.Invalid, errSearchUnnamed)
	default:
		list[at].Name = c.Name
	}
	if err != nil {
		return err
	}
	data, err := json.Marshal(list)
	if err != nil {
		return fmt.Errorf("saved searches: %w", err)
	}
	return d.o.Store.SetSetting(ctx, searchesSetting, string(data))
}

// withSearch returns list with the search of c, in the place of one of the same
// name.
func withSearch(list []savedSearch, c api.SearchChange) ([]savedSearch, error) {
	s := savedSearch{SavedSearch: c.SavedSearch, Marks: c.Marks}
	switch {
	case s.Words == "" && s.Show == "":
		return nil, annotations.Errorf(annotations.Invalid, "There is no search to be saved.")
	case s.Name == "":
		return nil, annotations.Errorf(annotations.Invalid, errSearchUnnamed)
	case len(s.Words) > mostQuery:
		return nil, annotations.Errorf(annotations.Invalid, "This search is too long to be saved.")
	}
	s.ID = rand.Text()
	for i := range list {
		if list[i].Marks == s.Marks && list[i].Name == s.Name {
			list[i] = s
			return list, nil
		}
	}
	if len(list) >= mostSearches {
		return nil, annotations.Errorf(annotations.Invalid, "No more than %d searches are saved: delete one first.", mostSearches)
	}
	return append(list, s), nil
}

func shortName(name string) string {
	name = strings.Join(strings.Fields(strings.ToValidUTF8(name, "")), " ")
	if r := []rune(name); len(r) > longestSearch {
		name = string(r[:longestSearch])
	}
	return name
}

// saved returns the saved searches of the library or the notebook, by name.
func (d *Desk) saved(ctx context.Context, marks bool) (out []api.SavedSearch, err error) {
	list, err := d.allSaved(ctx)
	for _, s := range list {
		if s.Marks == marks {
			out = append(out, s.SavedSearch)
		}
	}
	slices.SortFunc(out, func(a, b api.SavedSearch) int { return strings.Compare(a.Name, b.Name) })
	return out, err
}

func (d *Desk) allSaved(ctx context.Context) (list []savedSearch, err error) {
	data, err := d.o.Store.Setting(ctx, searchesSetting)
	if err != nil || data == "" {
		return nil, err
	}
	if err := json.Unmarshal([]byte(data), &list); err != nil {
		return nil, fmt.Errorf("saved searches: %w", err)
	}
	return list, nil
}
