package server

import (
	"cmp"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"writethru/annotations"
	"writethru/web/api"
)

// maxOPML is the size of the biggest subscription list, in bytes.
const maxOPML = 4 << 20

// sources returns the port, or NotFound where nothing is watched.
func (s *server) sources() (Sources, error) {
	if s.Sources == nil {
		return nil, errPath
	}
	return s.Sources, nil
}

// addFeed subscribes to a feed.
func (s *server) addFeed(w http.ResponseWriter, r *http.Request) {
	var req api.FeedRequest
	from, err := s.sources()
	if err == nil {
		err = decode(w, r, maxJSON, &req)
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	result, err := from.Subscribe(r.Context(), req)
	s.reply(w, r, result, err)
}

// changeWatch does something with a watch.
func (s *server) changeWatch(w http.ResponseWriter, r *http.Request) {
	var req api.WatchRequest
	from, err := s.sources()
	if err == nil {
		err = decode(w, r, maxJSON, &req)
	}
	if err == nil {
		err = from.Change(r.Context(), r.PathValue("id"), req)
	}
	s.done(w, r, err)
}

// setPlan changes how often articles are looked at.
func (s *server) setPlan(w http.ResponseWriter, r *http.Request) {
	var req api.PlanRequest
	from, err := s.sources()
	if err == nil {
		err = decode(w, r, maxJSON, &req)
	}
	if err == nil {
		err = from.Plan(r.Context(), req)
	}
	s.done(w, r, err)
}

// importOPML subscribes to the feeds of the list that is the body.
func (s *server) importOPML(w http.ResponseWriter, r *http.Request) {
	from, err := s.sources()
	if err != nil {
		s.fail(w, r, err)
		return
	}
	data, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxOPML))
	if err != nil {
		s.fail(w, r, badForm(err))
		return
	}
	result, err := from.ImportOPML(r.Context(), data)
	s.reply(w, r, result, err)
}

// opml answers the feeds as a subscription list.
func (s *server) opml(w http.ResponseWriter, r *http.Request) {
	from, err := s.sources()
	if err != nil {
		s.fail(w, r, err)
		return
	}
	data, err := from.ExportOPML(r.Context())
	if err != nil {
		s.fail(w, r, err)
		return
	}
	w.Header().Set("Content-Disposition", `attachment; filename="writethru-feeds.opml"`)
	s.send(w, r, answer{http.StatusOK, "text/x-opml; charset=utf-8", data, etagOf(data)})
}

// feedForm subscribes to the feed of a form, and leads to it; or shows the page
// of sources with the feeds to choose from, or with why it failed.
func (s *server) feedForm(w http.ResponseWriter, r *http.Request) {
	from, err := s.sources()
	if err == nil {
		err = s.form(w, r)
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	req := api.FeedRequest{URL: strings.TrimSpace(r.PostForm.Get("url")), Folder: r.PostForm.Get("folder")}
	result, err := from.Subscribe(r.Context(), req)
	if err == nil && len(result.Found) == 0 {
		http.Redirect(w, r, "/sources#feed-"+url.PathEscape(result.ID), http.StatusSeeOther)
		return
	}
	s.showSources(w, r, err, func(p *api.SourcesPage) { p.Typed, p.Found = req.URL, result.Found })
}

// showSources shows the page of sources after a form, with err if it failed.
func (s *server) showSources(w http.ResponseWriter, r *http.Request, err error, change func(*api.SourcesPage)) {
	p, pageErr := s.Desk.Page(r.Context(), "/sources", readPrefs(r))
	if pageErr != nil || p.Sources == nil {
		s.fail(w, r, cmp.Or(err, pageErr))
		return
	}
	change(p.Sources)
	status := http.StatusOK
	if err != nil {
		note(w, err)
		failed := errorOf(err)
		p.Sources.Failed, status = &failed, statusOfForm(err)
	}
	s.show(w, r, status, p)
}

// watchForm does with a watch what a form asks for, and leads back.
func (s *server) watchForm(w http.ResponseWriter, r *http.Request) {
	from, err := s.sources()
	if err == nil {
		err = s.form(w, r)
	}
	if err == nil {
		err = from.Change(r.Context(), r.PostForm.Get("id"), api.WatchRequest{Do: api.WatchAct(r.PostForm.Get("do")), Value: r.PostForm.Get("value")})
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	back := r.PostForm.Get("back")
	if !isLocal(back) {
		back = "/sources"
	}
	http.Redirect(w, r, back, http.StatusSeeOther)
}

// opmlForm subscribes to the feeds of a file, and says what came of it.
func (s *server) opmlForm(w http.ResponseWriter, r *http.Request) {
	from, err := s.sources()
	if err != nil {
		s.fail(w, r, err)
		return
	}
	r.Body = http.MaxBytesReader(w, r.Body, maxOPML+64<<10)
	var result api.OPMLResult
	data, err := fileOf(r)
	if err == nil {
		result, err = from.ImportOPML(r.Context(), data)
	}
	s.showSources(w, r, err, func(p *api.SourcesPage) {
		if err == nil {
			p.Done = fmt.Sprintf("%d new feeds, %d were here already.", result.Added, result.Known)
		}
	})
}

// planForm changes how often articles are looked at.
func (s *server) planForm(w http.ResponseWriter, r *http.Request) {
	from, err := s.sources()
	if err == nil {
		err = s.form(w, r)
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	req := api.PlanRequest{Off: r.PostForm.Get("off") != ""}
	for _, v := range r.PostForm["every"] {
		n, bad := strconv.Atoi(strings.TrimSpace(v))
		if bad != nil || n < 0 || n > 1_000_000 {
			err = annotations.Errorf(annotations.Invalid, "Say how often in whole minutes.")
			break
		}
		req.Every = append(req.Every, time.Duration(n)*time.Minute)
	}
	if err == nil {
		err = from.Plan(r.Context(), req)
	}
	if err != nil {
		s.showSources(w, r, err, func(*api.SourcesPage) {})
		return
	}
	http.Redirect(w, r, "/sources#plan", http.StatusSeeOther)
}
