package library

import (
	"strings"

	"writethru/app/kit"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// Update changes the state by an event and says what else is to be done.
func Update(s *state.Shell, p *api.LibraryPage, ui *UI, e view.Event) []state.Effect {
	switch e.Name {
	case "key":
		return key(s, p, ui, e)
	case "target":
		if w := way(*s, *p, *ui); e.Value == "add" && w != "" {
			return []state.Effect{state.Focus{ID: "add-" + w}}
		}
	case "shell.add":
		return openAdd(p, ui, e.Arg)
	case "library.close":
		ui.Add, p.Failed, p.Typed = "closed", nil, nil
		return []state.Effect{state.Handled{}, state.Focus{ID: "add-button"}}
	case "library.add":
		return add(s, p, ui, e)
	case "shell.added":
		return added(s, p, ui, e)
	case "library.unsample":
		return []state.Effect{state.Handled{}, state.Ask{Method: "DELETE", Path: api.SamplePath, Then: "library.unsampled"}}
	case "library.unsampled":
		return unsampled(s, e)
	}
	return nil
}

// key handles the keys of the list.
func key(s *state.Shell, p *api.LibraryPage, ui *UI, e view.Event) []state.Effect {
	switch k := kit.Key(s, e); k {
	case "j", "k":
		return step(p, ui, e, k == "j")
	case "o":
		if at := standing(p, ui, e); at > 0 {
			return []state.Effect{state.Handled{}, state.Go{Path: kit.Story(p.Rows[at-1].ID)}}
		}
	case "a":
		return openAdd(p, ui, "url")
	case "Escape":
		if way(*s, *p, *ui) != "" && strings.HasPrefix(e.On, "add") {
			ui.Add, p.Failed, p.Typed = "closed", nil, nil
			return []state.Effect{state.Handled{}, state.Focus{ID: "add-button"}}
		}
	}
	return nil
}

// step moves the focus to the next or previous story.
func step(p *api.LibraryPage, ui *UI, e view.Event, on bool) []state.Effect {
	at := kit.Step(standing(p, ui, e), len(p.Rows), on)
	if at == 0 {
		return nil
	}
	ui.At = at
	id := string(p.Rows[at-1].ID)
	return []state.Effect{state.Handled{}, state.Focus{ID: "open-" + id}, state.Scroll{ID: "story-" + id}}
}

// standing returns the story that has the focus, or else the one that the keys
// stood on last, counted from 1; 0 when there is none.
func standing(p *api.LibraryPage, ui *UI, e view.Event) int {
	for i, r := range p.Rows {
		if id := string(r.ID); e.On == "open-"+id || e.On == "story-"+id {
			return i + 1
		}
	}
	return min(ui.At, len(p.Rows))
}

// openAdd opens a way in and moves the focus to its field.
func openAdd(p *api.LibraryPage, ui *UI, way string) []state.Effect {
	switch way {
	case "text", "file":
	default:
		way = "url"
	}
	ui.Add = way
	return []state.Effect{state.Handled{}, state.Menus{}, state.Scroll{ID: "add"}, state.Focus{ID: "add-" + way}}
}

// add sends what a form holds. What was typed stays until it is answered.
func add(s *state.Shell, p *api.LibraryPage, ui *UI, e view.Event) []state.Effect {
	req, name := request(e)
	p.Failed, p.Typed = nil, nil
	if e.Arg == "file" && req.Name == "" {
		return refuse(p, ui, req, e.Arg, "Choose a file first.")
	}
	if len(e.Files) > 0 && e.Arg == "file" && len(e.Files[0].Data) > kit.MaxFile {
		return refuse(p, ui, req, e.Arg, req.Name+" is larger than 20 MB, and was not sent.")
	}
	ui.Add = e.Arg
	p.Typed = &req
	return kit.Add(s, name, req)
}

// request returns what a form asks for, and the name to show while it is fetched.
func request(e view.Event) (api.AddRequest, string) {
	address := strings.TrimSpace(e.Field("url"))
	req := api.AddRequest{}
	name := kit.HostOf(address)
	switch text := e.Field("text"); {
	case e.Arg == "file" && len(e.Files) > 0:
		req = kit.FileRequest(e.Files[0])
		name = req.Name
	case e.Arg == "text" && kit.LooksLikeHTML(text):
		req.HTML = text
	case e.Arg == "text":
		req.Text = text
	}
	req.URL, req.Outlet = address, strings.TrimSpace(e.Field("outlet"))
	if name == "" {
		name = "Pasted text"
	}
	return req, name
}

func refuse(p *api.LibraryPage, ui *UI, req api.AddRequest, way, why string) []state.Effect {
	req.Name = way // which form it is
	p.Failed, p.Typed, ui.Add = &api.Error{Message: why}, &req, way
	return []state.Effect{state.Handled{}, state.Focus{ID: "add-" + way}}
}

// added handles what came of adding a story: it opens, or the form says why not.
func added(s *state.Shell, p *api.LibraryPage, ui *UI, e view.Event) []state.Effect {
	typed := p.Typed
	res, failed := kit.Added(s, e)
	if failed != nil {
		return notAdded(s, p, ui, e.Arg, failed)
	}
	kit.TellAdded(s, e.Arg, res)
	if typed != nil && len(s.Adding) == 0 {
		p.Typed, p.Failed, ui.Add = nil, nil, "closed"
		return []state.Effect{state.Handled{}, state.Go{Path: res.URL}}
	}
	s.Undo = &state.Offer{Words: "Open", Name: "shell.go", Arg: res.URL}
	return []state.Effect{state.Handled{}, state.Reload{}}
}

// notAdded shows why in the form that was sent; for a dropped file, which has
// none, in the status line.
func notAdded(s *state.Shell, p *api.LibraryPage, ui *UI, name string, failed *api.Error) []state.Effect {
	if p.Typed == nil {
		s.Fail(name + ": " + failed.Message)
		return []state.Effect{state.Handled{}}
	}
	p.Failed = failed
	ui.Add = sentWay(*p)
	return []state.Effect{state.Handled{}, state.Focus{ID: "add-" + ui.Add}}
}

func unsampled(s *state.Shell, e view.Event) []state.Effect {
	if failed := kit.Refused(e); failed != nil {
		s.Fail("The sample stories are still here. " + failed.Message)
		return []state.Effect{state.Handled{}}
	}
	s.Tell("The sample stories are gone.")
	return []state.Effect{state.Handled{}, state.Reload{}}
}
