package kit

import (
	"net/url"
	"path"
	"strings"
	"time"
	"unicode/utf8"

	"writethru/annotations"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// MaxFile is how many bytes a file may have that is added.
const MaxFile = 20 << 20

// slowAfter is how long adding may take before it is called slow.
const slowAfter = 10 * time.Second

// Add asks for a story to be added, under a name that the status line shows.
// The answer goes to the action "shell.added" with the name as its argument.
func Add(s *state.Shell, name string, req api.AddRequest) []state.Effect {
	s.Adding = append(s.Adding[:len(s.Adding):len(s.Adding)], state.Adding{Name: name})
	return []state.Effect{state.Handled{},
		state.Ask{Method: "POST", Path: api.ArticlePath, Body: req, Then: "shell.added", Arg: name},
		state.Later{After: slowAfter, Action: "shell.slow", Arg: name}}
}

// AddFiles asks for each file to be added as a story. Files that are too large
// or empty are refused.
func AddFiles(s *state.Shell, files []view.File) []state.Effect {
	effects := []state.Effect{state.Handled{}}
	for _, f := range files {
		if why := refuse(f); why != "" {
			s.Fail(why)
			continue
		}
		effects = append(effects, Add(s, f.Name, FileRequest(f))[1:]...)
	}
	return effects
}

func refuse(f view.File) string {
	switch {
	case len(f.Data) == 0:
		return f.Name + " is empty."
	case len(f.Data) > MaxFile:
		return f.Name + " is larger than 20 MB, and was not sent."
	}
	return ""
}

// FileRequest returns the request that adds a file. Text that is not UTF-8 is
// sent as bytes: the server finds its character set.
func FileRequest(f view.File) api.AddRequest {
	req := api.AddRequest{Name: f.Name}
	switch {
	case !utf8.Valid(f.Data):
		req.Data = f.Data
	case isHTML(f):
		req.HTML = string(f.Data)
	default:
		req.Text = string(f.Data)
	}
	return req
}

func isHTML(f view.File) bool {
	switch strings.ToLower(path.Ext(f.Name)) {
	case ".html", ".htm", ".xhtml":
		return true
	case ".txt":
		return false
	}
	return strings.HasPrefix(f.Type, "text/html") || LooksLikeHTML(string(f.Data[:min(len(f.Data), 512)]))
}

// LooksLikeHTML reports whether a pasted text begins as a page does.
func LooksLikeHTML(text string) bool {
	text = strings.ToLower(strings.TrimSpace(strings.TrimPrefix(text, "\ufeff")))
	for _, begins := range []string{"<!doctype html", "<html", "<head", "<body", "<!--", "<article", "<main", "<div", "<section", "<p>", "<p ", "<h1"} {
		if strings.HasPrefix(text, begins) {
			return true
		}
	}
	return false
}

// Added takes a story off the list of those that are waited for, and returns
// what came of it.
func Added(s *state.Shell, e view.Event) (api.AddResult, *api.Error) {
	var left []state.Adding
	found := false
	for _, a := range s.Adding {
		if !found && a.Name == e.Arg {
			found = true
			continue
		}
		left = append(left, a)
	}
	s.Adding = left
	res, failed := Answer[api.AddResult](e)
	if failed == nil && res.URL == "" {
		failed = &api.Error{Code: annotations.Internal, Message: "The server did not say where the story stands."}
	}
	return res, failed
}

// AddedWords says what came of adding a story.
func AddedWords(name string, res api.AddResult) string {
	words := name + ": added."
	switch {
	case res.Held:
		words = name + ": kept back."
	case res.Unlike:
		words = name + ": not added as a revision."
	case !res.New:
		words = name + ": known already. The text is that of revision " + Number(res.Revision) + "."
	case res.Revision > 1:
		words = name + ": added as revision " + Number(res.Revision) + "."
	}
	for _, w := range res.Warnings {
		words += " " + w
	}
	return words
}

// TellAdded says what came of adding a story, on whatever page comes next.
func TellAdded(s *state.Shell, name string, res api.AddResult) {
	s.Tell(AddedWords(name, res))
	s.ToldAt = ""
}

// HostOf returns the host of an address, or the address when it has none.
func HostOf(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" {
		return address
	}
	return strings.TrimPrefix(u.Host, "www.")
}

// added handles the answer on screens other than the library.
func added(s *state.Shell, e view.Event) []state.Effect {
	res, failed := Added(s, e)
	if failed != nil {
		s.Fail(e.Arg + ": " + failed.Message)
		return []state.Effect{state.Handled{}}
	}
	TellAdded(s, e.Arg, res)
	s.Undo = &state.Offer{Words: "Open", Name: "shell.go", Arg: res.URL}
	return []state.Effect{state.Handled{}}
}

// slow notes that a story takes long.
func slow(s *state.Shell, name string) []state.Effect {
	list := append([]state.Adding(nil), s.Adding...)
	for i := range list {
		if list[i].Name == name {
			list[i].Slow = true
		}
	}
	s.Adding = list
	return []state.Effect{state.Handled{}}
}
