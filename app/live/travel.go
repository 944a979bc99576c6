package live

import (
	"encoding/json"
	"net/url"
	"strings"
	"time"

	"writethru/app/screen"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/web/api"
)

// way is how a page is reached.
type way int

const (
	goes     way = iota // a new entry of the history
	replaces            // the same entry
	returns             // an entry that is there already
	reloads             // the page that is shown
)

const (
	patience = 700 * time.Millisecond // before a page that is on its way is spoken of
	longest  = 30 * time.Second       // that a page may take
)

func (l *Loop) way(e state.Go) way {
	if e.Replace {
		return replaces
	}
	return goes
}

// follow goes to an address within Writethru.
func (l *Loop) follow(address string) { l.do(func() { l.travel(address, goes) }) }

// back shows the page of an entry of the history that the browser has gone to.
func (l *Loop) back(address string) {
	l.do(func() {
		path, fragment := cut(address)
		if path != l.s.Shell.Path {
			l.travel(address, returns)
			return
		}
		l.fetching++ // what was asked for before is no longer wanted
		l.b.ScrollBack()
		l.sayTarget(fragment)
	})
}

// travel asks for the page at an address, and shows it.
func (l *Loop) travel(address string, by way) {
	path, fragment := cut(address)
	switch {
	case !isPage(path):
		l.b.Leave(address)
		return
	case by == goes && path == l.s.Shell.Path && fragment != "":
		if address != l.b.Address() {
			l.b.Push(address)
		}
		l.then(func() { l.b.Fragment(fragment) })
		l.sayTarget(fragment)
		return
	case by == goes && path == l.s.Shell.Path:
		by = replaces // as a browser does
	}
	l.fetching++
	n := l.fetching
	l.b.After(patience, func() { l.do(func() { l.slow(n) }) })
	at := api.PagePath + "?path=" + url.QueryEscape(path)
	l.b.Fetch(Request{Method: "GET", Path: at, Timeout: longest}, func(a Answer) {
		l.do(func() {
			if n == l.fetching {
				l.fetching++
				l.s.Shell.Busy = ""
				l.answered(address, by, a)
				l.redraw()
			}
		})
	})
}

func (l *Loop) slow(n int) {
	if n == l.fetching {
		l.s.Shell.Busy = "Loading the page."
		l.redraw()
	}
}

// answered shows the page that was asked for. A page that the server does not
// have, or that another version of the screen is to show, is left to the server.
func (l *Loop) answered(address string, by way, a Answer) {
	l.reach.saw(a)
	if a.Build != "" && a.Build != l.b.Build() || a.Status >= 400 && a.Status < 500 {
		l.b.Leave(address)
		return
	}
	var p api.Page
	if a.Status != 200 || json.Unmarshal(a.Body, &p) != nil || p.Path == "" {
		l.stay(by, a)
		return
	}
	_, fragment := cut(address)
	l.show(p, fragment, by)
}

// stay says that a page cannot be shown, and keeps the one that is.
func (l *Loop) stay(by way, a Answer) {
	if by == returns {
		l.b.Replace(l.s.Shell.Path)
	}
	words := sentence(a.Body)
	if isAway(a.Status) {
		words = "That page cannot be loaded while the server is away. This one stays."
	} else if len(a.Body) == 0 {
		words = "The server could not make that page. This one stays."
	}
	l.s.Shell.Fail(words)
}

// show puts a page in the place of the one that is shown.
func (l *Loop) show(p api.Page, fragment string, by way) {
	old := l.s
	fresh := pathOf(p.Path) != pathOf(old.Page.Path)
	l.s = screen.New(p)
	l.since = time.Now()
	l.s.Shell = carried(old.Shell, l.s.Shell)
	if !fresh && (by == reloads || by == replaces) {
		next := l.s
		l.s = old
		l.s.Page, l.s.Shell = next.Page, next.Shell
		l.s.Shell.Open, l.s.Shell.Back = old.Shell.Open, old.Shell.Back
	}
	if fresh {
		l.number++
	}
	l.record(p.Path, fragment, by)
	l.then(func() { l.placed(fragment, by, fresh) })
	if by != reloads {
		l.arrived()
	}
}

// carried returns the shell of a new page: what the reader was told stays.
func carried(old, next state.Shell) state.Shell {
	old.Path, old.Now = next.Path, next.Now
	old.Open, old.Back, old.Pending, old.Busy = "", "", "", ""
	return old
}

func (l *Loop) record(path, fragment string, by way) {
	address := path
	if fragment != "" {
		address += "#" + fragment
	}
	switch by {
	case goes:
		l.b.Push(address)
	case replaces, returns:
		l.b.Replace(address)
	}
}

// placed puts a page that is now shown where the reader expects it.
func (l *Loop) placed(fragment string, by way, fresh bool) {
	if by == reloads {
		return
	}
	l.showRoot()
	switch {
	case by == returns:
		l.b.ScrollBack()
	case fragment != "":
		l.b.Fragment(fragment)
	case by == goes || fresh:
		l.b.ScrollTop()
	}
	if fresh && fragment == "" {
		l.b.FocusPage()
	}
}

// arrived tells the screen what there is for its page from before.
func (l *Loop) arrived() {
	l.sayKept()
	l.sayWaiting()
	if _, fragment := cut(l.b.Address()); fragment != "" {
		l.sayTarget(fragment)
	}
}

func (l *Loop) sayTarget(fragment string) {
	l.update(view.Event{Action: view.Action{Name: "target"}, Value: fragment})
}

// isPage reports whether an address is one that a screen shows. All others are
// files, and forms of the server.
func isPage(path string) bool {
	if !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") || strings.HasPrefix(path, "/\\") {
		return false
	}
	for _, other := range []string{api.Base + "/", api.ImagePath, api.StaticPath, "/captures/", "/healthz", "/sw.js", "/favicon.ico"} {
		if strings.HasPrefix(path, other) {
			return false
		}
	}
	return true
}

func cut(address string) (path, fragment string) {
	path, fragment, _ = strings.Cut(address, "#")
	return path, fragment
}

func pathOf(address string) string {
	path, _, _ := strings.Cut(address, "?")
	return path
}
