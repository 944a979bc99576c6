package server

import (
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"

	"writethru/annotations"
	"writethru/web/api"
)

var (
	errHost = refusal{http.StatusMisdirectedRequest, annotations.Errorf(annotations.Unauthorized,
		"This server does not answer for that host name. Start it with --name to add one.")}
	errSite = refusal{http.StatusForbidden, annotations.Errorf(annotations.Unauthorized,
		"This request was made by another site, and is refused.")}
)

// guarded lets through only requests that are addressed to this server by a
// name of its own (a foreign name that resolves here is DNS rebinding) and that
// no other site has made.
func (s *server) guarded(next http.Handler) http.Handler {
	own := map[string]bool{"localhost": true}
	for _, h := range s.Hosts {
		own[hostname(h)] = true
	}
	cross := http.NewCrossOriginProtection()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case !isOwnHost(r, own):
			s.refuse(w, r, errHost)
		case cross.Check(r) != nil, isForeign(r):
			s.refuse(w, r, errSite)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// isOwnHost reports whether the Host of a request is one of own, a loopback
// address, or the very address that the connection came in on. No name can
// point there but by rebinding, and an address cannot be rebound.
func isOwnHost(r *http.Request, own map[string]bool) bool {
	host := hostname(r.Host)
	if own[host] {
		return true
	}
	ip, err := netip.ParseAddr(host)
	if err != nil {
		return false
	}
	if ip = ip.Unmap(); ip.IsLoopback() {
		return true
	}
	local, ok := r.Context().Value(http.LocalAddrContextKey).(net.Addr)
	if !ok {
		return false
	}
	at, err := netip.ParseAddrPort(local.String())
	return err == nil && at.Addr().Unmap().WithZone("") == ip.WithZone("")
}

// hostname returns the host of "host:port", "[::1]:port" or "host", in lower
// case and without a final dot.
func hostname(hostport string) string {
	host := hostport
	if h, _, err := net.SplitHostPort(hostport); err == nil {
		host = h
	}
	return strings.ToLower(strings.TrimSuffix(strings.Trim(host, "[]"), "."))
}

// isForeign reports whether another site has made the request. A link from
// elsewhere may open a page; nothing else may be asked for from there.
// (https://web.dev/articles/fetch-metadata)
func isForeign(r *http.Request) bool {
	switch r.Header.Get("Sec-Fetch-Site") {
	case "same-origin", "none":
		return false
	case "":
		return isForeignOrigin(r)
	}
	isLink := (r.Method == http.MethodGet || r.Method == http.MethodHead) &&
		r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.Header.Get("Sec-Fetch-Dest") == "document"
	return !isLink || isAPI(r)
}

// isForeignOrigin reports whether the request names an origin that is not this
// server. Browsers leave the header out of plain links and same-origin reads.
func isForeignOrigin(r *http.Request) bool {
	origin := r.Header.Get("Origin")
	if origin == "" {
		return false
	}
	u, err := url.Parse(origin)
	return err != nil || !strings.EqualFold(u.Host, r.Host)
}

func isAPI(r *http.Request) bool { return strings.HasPrefix(r.URL.Path, api.Base+"/") }
