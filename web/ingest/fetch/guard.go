package fetch

import (
	"context"
	"net"
	"net/netip"
	"strings"
	"syscall"

	"code.dny.dev/ssrf"
)

// guardian refuses every address that is not on the public internet: private,
// loopback, link-local, multicast, reserved, IPv4 inside IPv6, NAT64, and the
// address at which a cloud answers its own machines (the only one in a public
// range: 168.63.129.16). Of the ports it lets those pass at which web servers
// are found; the rest is for databases, mail and shells.
var guardian = ssrf.New(
	ssrf.WithPorts(80, 443, 8000, 8008, 8080, 8443, 8888),
	ssrf.WithDeniedV4Prefixes(netip.MustParsePrefix("168.63.129.16/32")),
)

// guard is a net.Dialer's Control: it sees the address after DNS, just before
// the connection, on every connection of every redirect.
func guard(network, address string, c syscall.RawConn) error {
	return guardian.Safe(network, address, c)
}

// dial connects to a host and port as they stand in an address. Connections
// are kept by host and port, so one to an allowed host serves no other.
func (c *Client) dial(ctx context.Context, network, address string) (net.Conn, error) {
	d := net.Dialer{Resolver: c.resolver}
	if !c.isAllowed(address) {
		d.Control = c.control
	}
	return d.DialContext(ctx, network, address)
}

func (c *Client) isAllowed(address string) bool {
	address = strings.ToLower(address)
	host, _, err := net.SplitHostPort(address)
	return err == nil && (c.allow[address] || c.allow[host])
}
