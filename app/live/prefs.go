package live

import (
	"encoding/base64"
	"encoding/json"

	"writethru/app/view"
	"writethru/web/api"
)

const prefsCookie = "prefs"

// readPrefs takes the preferences of the cookie where the page was printed with
// others: it was kept from before they were changed.
func (l *Loop) readPrefs() {
	data, err := base64.RawURLEncoding.DecodeString(l.b.Cookie(prefsCookie))
	var p api.Prefs
	if err != nil || len(data) == 0 || json.Unmarshal(data, &p) != nil {
		return
	}
	printed := l.s.Shell.Prefs
	if p.Zone == "" {
		p.Zone = printed.Zone
	}
	if p != printed {
		l.s.Shell.Prefs = p
		l.then(l.showRoot)
	}
}

// readZone tells the server the reader's time zone, in which it writes times
// from the next page on.
func (l *Loop) readZone() {
	if zone := l.b.Zone(); zone != "" && zone != l.s.Shell.Prefs.Zone {
		l.s.Shell.Prefs.Zone = zone
		l.writePrefs()
	}
}

func (l *Loop) savePrefs() {
	l.writePrefs()
	l.showRoot()
}

func (l *Loop) writePrefs() {
	data, _ := json.Marshal(l.s.Shell.Prefs) // strings: it cannot fail
	l.b.SetCookie(prefsCookie, base64.RawURLEncoding.EncodeToString(data))
}

// showRoot gives the document its title and the root element its attributes, as
// package api describes them.
func (l *Loop) showRoot() {
	p := l.s.Shell.Prefs
	l.b.Show(title(l.s.Page.Title), []view.Attr{
		{Name: "data-theme", Value: p.Theme}, {Name: "data-size", Value: p.Size},
		{Name: "data-measure", Value: p.Measure}, {Name: "data-numbers", Value: p.Numbers},
		{Name: "data-keys", Value: p.Keys},
	})
}

func title(of string) string {
	if of == "" || of == "Writethru" {
		return "Writethru"
	}
	return of + " · Writethru"
}
