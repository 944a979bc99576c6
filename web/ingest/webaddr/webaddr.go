// Package webaddr says which addresses are those of pages. It never asks for one.
package webaddr

import (
	"net/url"
	"strings"
)

// most is how long an address may be, in bytes.
const most = 4096

// Parse returns s, without white space around it, as an address of a page, nil
// when it is none.
func Parse(s string) *url.URL {
	s = strings.TrimSpace(s)
	if len(s) > most {
		return nil
	}
	u, err := url.Parse(s)
	if err != nil || !Is(u) {
		return nil
	}
	return u
}

// Is reports whether u is http or https with a host, and holds no user.
func Is(u *url.URL) bool {
	return (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" && u.User == nil && u.Opaque == ""
}
