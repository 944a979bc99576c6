package api

// SearchForm is the path of the form that changes saved searches: POST, the
// fields of SearchChange, and back to the list with the search.
const SearchForm = "/searches"

// SavedSearch is a search of the library or the notebook that a reader has given
// a name.
type SavedSearch struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Show  string `json:"show,omitempty"` // of the library
	Words string `json:"q,omitempty"`
}

// SearchChange saves, renames or deletes a search. SavedSearch.ID names it; of
// one that is saved it is empty.
type SearchChange struct {
	Do    SearchAct
	Marks bool // of the notebook
	SavedSearch
}

// SearchAct is what is done with a saved search.
type SearchAct string

// What can be done.
const (
	SearchSave   SearchAct = "save" // one with the same name gives way
	SearchRename SearchAct = "rename"
	SearchDelete SearchAct = "delete"
)
