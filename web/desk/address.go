package desk

import (
	"crypto/sha256"
	"encoding/base32"
	"net/url"
	"strings"

	"writethru/annotations/article"
)

// trackers are query fields that tell an outlet where a reader comes from, and
// say nothing of what is read.
var trackers = []string{"utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "igshid", "ocid", "cmpid", "smid"}

// address returns an address as articles are known by it: with its host in
// lower case, without a fragment, a default port and what only follows readers.
// It returns "" for what is no http or https address.
func address(s string) string {
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

// isFrontPage reports whether s is the address of a whole site.
func isFrontPage(s string) bool {
	u, err := url.Parse(address(s))
	return err == nil && u.Path == "/" && u.RawQuery == ""
}

// isAddress reports whether what was pasted as a text is only an address.
func isAddress(s string) bool {
	s = strings.TrimSpace(s)
	return !strings.ContainsAny(s, " \t\r\n") && address(s) != ""
}

var letters = base32.NewEncoding("abcdefghijkmnpqrstuvwxyz23456789").WithPadding(base32.NoPadding)

// newID returns a name for an article that is known by seed, its address or the
// fingerprint of its text. The same seed gives the same name, so that two
// processes that bring one article cannot make it two. Salt tells names apart
// in the odd case that two seeds give the same.
func newID(seed string, salt byte) article.ID {
	sum := sha256.Sum256(append([]byte(seed), 0, salt))
	return article.ID(letters.EncodeToString(sum[:])[:12])
}
