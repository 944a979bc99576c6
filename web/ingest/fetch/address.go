package fetch

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

const maxAddress = 4096 // bytes

// parse returns the address that a reader gave, without its fragment.
func parse(rawURL string) (*url.URL, error) {
	s := strings.TrimSpace(rawURL)
	if len(s) > maxAddress {
		return nil, errAddress
	}
	u, err := url.Parse(s)
	if err != nil {
		return nil, errAddress.Because(err)
	}
	if err := check(u); err != nil {
		return nil, err
	}
	u.Fragment, u.RawFragment = "", ""
	return u, nil
}

// check refuses addresses that are not plain http or https with a host.
func check(u *url.URL) error {
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return errScheme
	case u.Opaque != "" || u.Hostname() == "":
		return errAddress
	case u.User != nil:
		return errUserinfo
	}
	if p := u.Port(); p != "" {
		if _, err := strconv.ParseUint(p, 10, 16); err != nil {
			return errBadPort.Because(err)
		}
	}
	return nil
}

func checkRedirect(to *http.Request, via []*http.Request) error {
	to.Header.Del("Referer") // the client adds it
	if len(via) > maxRedirects {
		return errRedirects
	}
	if via[len(via)-1].URL.Scheme == "https" && to.URL.Scheme == "http" {
		return errDowngrade
	}
	return check(to.URL)
}
