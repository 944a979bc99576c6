package server

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"writethru/web/api"
)

const prefsCookie = "prefs"

var isZone = regexp.MustCompile(`^[A-Za-z0-9_+\-/]{1,64}$`)

// readPrefs returns the preferences in the request's cookie. What is not a
// known value is the default: a cookie can hold anything.
func readPrefs(r *http.Request) api.Prefs {
	var p api.Prefs
	c, err := r.Cookie(prefsCookie)
	if err != nil {
		return p
	}
	data, err := base64.RawURLEncoding.DecodeString(c.Value)
	if err != nil || json.Unmarshal(data, &p) != nil {
		return api.Prefs{}
	}
	return checked(p)
}

// checked returns the preferences with unknown values replaced by the default.
func checked(p api.Prefs) api.Prefs {
	only(&p.Theme, "light", "dark")
	only(&p.Size, "small", "large")
	only(&p.Measure, "narrow", "wide")
	only(&p.Numbers, "off")
	only(&p.Keys, "off")
	only(&p.Notify, "on")
	if !isZone.MatchString(p.Zone) {
		p.Zone = ""
	}
	return p
}

func only(v *string, known ...string) {
	if !slices.Contains(known, *v) {
		*v = ""
	}
}

// prefsForm changes the preferences that the form names, and leads back to
// where the reader was.
func (s *server) prefsForm(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, 64<<10)
	if err := r.ParseMultipartForm(64 << 10); err != nil && err != http.ErrNotMultipart {
		s.fail(w, r, badForm(err))
		return
	}
	p := readPrefs(r)
	for name, field := range map[string]*string{
		"theme": &p.Theme, "size": &p.Size, "measure": &p.Measure,
		"numbers": &p.Numbers, "keys": &p.Keys, "notify": &p.Notify, "zone": &p.Zone,
	} {
		if v := r.PostForm[name]; len(v) > 0 {
			*field = v[len(v)-1] // a box's default stands before the box
		}
	}
	http.SetCookie(w, cookie(checked(p)))
	back := r.PostFormValue("back")
	if !isLocal(back) {
		back = "/"
	}
	http.Redirect(w, r, back, http.StatusSeeOther)
}

// cookie returns the cookie that package api describes: scripts write it too.
func cookie(p api.Prefs) *http.Cookie {
	data, _ := json.Marshal(p) // strings: it cannot fail
	return &http.Cookie{
		Name: prefsCookie, Value: base64.RawURLEncoding.EncodeToString(data),
		Path: "/", MaxAge: 365 * 24 * 60 * 60, SameSite: http.SameSiteLaxMode,
	}
}

// isLocal reports whether an address is a path on this server. Browsers read
// "//host", "/\host" and, with a tab in it, "/	/host" as another site.
func isLocal(to string) bool {
	if !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") ||
		strings.ContainsFunc(to, func(c rune) bool { return c == '\\' || c < ' ' || c == 0x7f }) {
		return false
	}
	u, err := url.Parse(to)
	return err == nil && u.Scheme == "" && u.Host == "" && u.User == nil
}
