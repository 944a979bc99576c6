package sanitize

import (
	"net"
	"net/netip"
	"regexp"
	"strings"

	"golang.org/x/net/idna"
)

var (
	hostName = regexp.MustCompile(`^[a-z0-9_]([a-z0-9._-]{0,252})$`)
	portPart = regexp.MustCompile(`^[0-9]{0,5}$`)
)

// host returns a host, with a port or not, in lower case and ASCII, and "" when
// a browser could read it in another way.
func host(h string) string {
	name, port := h, ""
	if i := strings.LastIndexByte(h, ':'); i >= 0 && !strings.HasSuffix(h, "]") {
		name, port = h[:i], h[i+1:]
		if !portPart.MatchString(port) {
			return ""
		}
	}
	if strings.HasPrefix(name, "[") {
		a, err := netip.ParseAddr(strings.Trim(name, "[]"))
		if err != nil || a.Zone() != "" {
			return ""
		}
		return joined("["+a.String()+"]", port)
	}
	ascii, err := idna.Lookup.ToASCII(strings.ToLower(name))
	if err != nil {
		ascii = strings.ToLower(name) // names with an underscore
	}
	if !hostName.MatchString(ascii) {
		return ""
	}
	return joined(ascii, port)
}

func joined(name, port string) string {
	if port == "" {
		return name
	}
	if strings.HasPrefix(name, "[") {
		return name + ":" + port
	}
	return net.JoinHostPort(name, port)
}
