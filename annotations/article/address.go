package article

import (
	"net/url"
	"strings"
)

// trackers are query fields that tell an outlet where a reader comes from, and
// say nothing of what is read.
var trackers = []string{"utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "igshid", "ocid", "cmpid", "smid"}

// Address returns an address as articles are known by it: with its host in
// lower case, without a fragment, a default port and what only follows readers.
// It returns "" for what is no http or https address.
func Address(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
		return ""
	}
	u.Fragment, u.RawFragment = "", ""
	u.Host = strings.ToLower(u.Host)
	if port := u.Port(); u.Scheme == "http" && port == "80" || u.Scheme == "https" && port == "443" {
		u.Host = strings.TrimSuffix(u.Host, ":"+port)
	}
	if u.Path == "" {
		u.Path = "/"
	}
	u.RawQuery, u.ForceQuery = untracked(u.RawQuery), false
	return u.String()
}

// untracked returns a query without the fields of trackers, the others as they
// stand.
func untracked(query string) string {
	var kept []string
	for _, field := range strings.Split(query, "&") {
		name, _, _ := strings.Cut(strings.ToLower(field), "=")
		if field != "" && !isTracker(name) {
			kept = append(kept, field)
		}
	}
	return strings.Join(kept, "&")
}

func isTracker(name string) bool {
	for _, t := range trackers {
		if name == t || strings.HasSuffix(t, "_") && strings.HasPrefix(name, t) {
			return true
		}
	}
	return false
}

// IsFrontPage reports whether s is the address of a whole site.
func IsFrontPage(s string) bool {
	u, err := url.Parse(Address(s))
	return err == nil && u.Path == "/" && u.RawQuery == ""
}
