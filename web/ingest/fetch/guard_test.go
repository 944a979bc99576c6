package fetch

import (
	"encoding/json"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"

	"writethru/annotations"
)

// forbidden are addresses that must never be connected to.
var forbidden = []string{
	"0.0.0.0:80", "0.0.0.1:80", "0.255.255.255:80", // this network
	"127.0.0.1:80", "127.0.0.2:443", "127.255.255.255:8080", // loopback
	"10.0.0.1:80", "10.255.255.255:80", "172.16.0.1:80", "172.31.255.255:80",
	"192.168.0.1:80", "192.168.255.255:80", // private
	"100.64.0.1:80", "100.100.100.200:80", "100.127.255.255:80", // carriers, a cloud's metadata
	"169.254.0.1:80", "169.254.169.253:80", "169.254.169.254:80", "169.254.170.2:80", // link-local, metadata
	"168.63.129.16:80", "168.63.129.16:32526", // a cloud's own address in a public range
	"192.0.0.1:80", "192.0.0.170:80", "192.0.0.192:80", "192.0.2.1:80", "198.51.100.1:80", "203.0.113.1:80",
	"192.88.99.1:80", "198.18.0.1:80", "198.19.255.255:80", // special
	"192.31.196.1:80", "192.52.193.1:80", "192.175.48.1:80",
	"224.0.0.1:80", "239.255.255.255:80", "240.0.0.1:80", "255.255.255.255:80", // multicast, reserved
	"[::]:80", "[::1]:80", "[::1%lo]:80", // unspecified, loopback
	"[::ffff:127.0.0.1]:80", "[::ffff:10.0.0.1]:80", "[::ffff:192.168.1.1]:80", "[::ffff:169.254.169.254]:80",
	"[::ffff:8.8.8.8]:80",                                                 // IPv4 in another coat
	"[::127.0.0.1]:80", "[::ffff:0:127.0.0.1]:80", "[::ffff:0:7f00:1]:80", // IPv4 inside IPv6
	"[64:ff9b::7f00:1]:80", "[64:ff9b::a9fe:a9fe]:80", "[64:ff9b:1::7f00:1]:80", // NAT64
	"[2002:7f00:1::]:80", "[2002:a9fe:a9fe::]:80", "[2002:c0a8:101::]:80", // 6to4
	"[2001:0:7f00:1::]:80", "[2001::1]:80", "[2001:10::1]:80", "[2001:20::1]:80", // Teredo, ORCHID
	"[2001:db8::1]:80", "[3fff::1]:80", "[100::1]:80", "[5f00::1]:80", // documentation, discard, SRv6
	"[fc00::1]:80", "[fdff::1]:80", "[fd00:ec2::254]:80", // unique local, metadata
	"[fe80::1]:80", "[fe80::1%eth0]:80", "[fe80::5efe:7f00:1]:80", "[fec0::1]:80", // link- and site-local
	"[ff02::1]:80", "[4000::1]:80", "[e000::1]:80", // multicast, unassigned
	"93.184.215.14:22", "93.184.215.14:25", "93.184.215.14:0", "93.184.215.14:6379", "93.184.215.14:27017", "[2606:4700::1111]:53", // ports
	"", "93.184.215.14", "example.com:80", ":80", // not an address
}

func TestGuard(t *testing.T) {
	if len(forbidden) < 60 {
		t.Errorf("the table has %d addresses, want at least 60", len(forbidden))
	}
	for _, address := range forbidden {
		network := "tcp4"
		if strings.HasPrefix(address, "[") {
			network = "tcp6"
		}
		if err := guard(network, address, nil); err == nil {
			t.Errorf("guard(%q) = nil, want an error", address)
		}
	}
	for _, address := range []string{"93.184.215.14:80", "8.8.8.8:443", "168.63.129.17:80", "172.32.0.1:8080", "93.184.215.14:8443"} {
		if err := guard("tcp4", address, nil); err != nil {
			t.Errorf("guard(%q) = %v, want nil", address, err)
		}
	}
	if err := guard("tcp6", "[2606:4700::1111]:443", nil); err != nil {
		t.Errorf("guard of a public IPv6 address = %v, want nil", err)
	}
	for _, network := range []string{"udp4", "unix", "ip4:icmp"} {
		if err := guard(network, "93.184.215.14:80", nil); err == nil {
			t.Errorf("guard of a public address over %s = nil, want an error", network)
		}
	}
}

// errStop ends every connection that the guard lets pass, so that tests reach
// nobody.
var errStop = annotations.Errorf(annotations.Unavailable, "stopped by the test")

const public = "93.184.215.14"

// watched returns a client whose names all lead to the addresses that lookup
// gives, and the list of addresses that its guard let pass.
func watched(o Options, lookup func(name string) []string) (c *Client, passed *[]string) {
	c, passed = New(o), new([]string)
	var mu sync.Mutex // two families of addresses are tried at once
	c.resolver = resolver(lookup)
	c.control = func(network, address string, raw syscall.RawConn) error {
		if err := guard(network, address, raw); err != nil {
			return err
		}
		mu.Lock()
		defer mu.Unlock()
		*passed = append(*passed, address)
		return errStop
	}
	return c, passed
}

// everyName leads public.example to the public internet and all other names,
// also those that some resolvers read as numbers, to this machine.
func everyName(name string) []string {
	if name == "public.example." {
		return []string{public}
	}
	return []string{"127.0.0.1"}
}

func TestNamesThatLeadInside(t *testing.T) {
	for _, tt := range []struct {
		name   string
		answer []string
		want   error // nil: the public address is tried
	}{
		{"loopback", []string{"127.0.0.1"}, errPrivate},
		{"private and loopback", []string{"10.0.0.1", "127.0.0.1"}, errPrivate},
		{"metadata", []string{"169.254.169.254"}, errPrivate},
		{"IPv6", []string{"::1", "fd00:ec2::254"}, errPrivate},
		{"mapped", []string{"::ffff:10.0.0.1"}, errPrivate},
		{"public", []string{public}, nil},
		{"public and private", []string{public, "127.0.0.1"}, nil},
		{"none", nil, errNoHost},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c, passed := watched(Options{}, func(string) []string { return tt.answer })
			_, err := c.Page(t.Context(), "http://somewhere.example/")
			for _, a := range *passed {
				if a != public+":80" {
					t.Errorf("the guard let %s pass", a)
				}
			}
			if tt.want == nil {
				if len(*passed) != 1 {
					t.Errorf("Page tried %v, want the public address", *passed)
				}
			} else if annotations.MessageOf(err) != annotations.MessageOf(tt.want) {
				t.Errorf("Page: %v, want %v", err, tt.want)
			}
		})
	}
}

// A name may lead to another place the second time it is asked for.
func TestNameThatChanges(t *testing.T) {
	var asked atomic.Int32
	c, passed := watched(Options{}, func(string) []string {
		if asked.Add(1) == 1 {
			return []string{public}
		}
		return []string{"127.0.0.1"}
	})
	for range 4 {
		if _, err := c.Page(t.Context(), "http://rebind.example/"); err == nil {
			t.Error("Page of a name that leads inside has no error")
		}
	}
	for _, a := range *passed {
		if a != public+":80" {
			t.Errorf("the guard let %s pass", a)
		}
	}
}

// An allowed name opens its own door and no other.
func TestAllowHosts(t *testing.T) {
	c, _ := watched(Options{AllowHosts: []string{"Intra.example", "127.0.0.1:8080"}}, everyName)
	for address, want := range map[string]bool{
		"intra.example:80": true, "INTRA.example:8443": true, "127.0.0.1:8080": true,
		"127.0.0.1:80": false, "127.0.0.1:80801": false, "x.intra.example:80": false,
		"intra.example.org:80": false, "localhost:8080": false, "intra.example": false,
	} {
		if got := c.isAllowed(address); got != want {
			t.Errorf("isAllowed(%q) = %v, want %v", address, got, want)
		}
	}
}

func TestNoProxyFromTheEnvironment(t *testing.T) {
	t.Setenv("HTTP_PROXY", "http://127.0.0.1:1")
	t.Setenv("http_proxy", "http://127.0.0.1:1")
	c, passed := watched(Options{}, everyName)
	_, _ = c.Page(t.Context(), "http://public.example/") // ends in errStop
	if len(*passed) != 1 || (*passed)[0] != public+":80" {
		t.Errorf("Page connected to %v, want only the site itself", *passed)
	}
}

// TestVectors runs hostile addresses that are not part of the repository.
func TestVectors(t *testing.T) {
	f, err := os.Open(filepath.Join("..", "..", "..", "..", "shared", "eval", "ssrf", "vectors.jsonl"))
	if err != nil {
		t.Skip("the hostile addresses beside the repository are not here")
	}
	defer func() { _ = f.Close() }() // only read
	ran := 0
	for lines := json.NewDecoder(f); lines.More(); {
		var v struct{ ID, URL, Kind, Expect string }
		if err := lines.Decode(&v); err != nil {
			t.Fatal(err)
		}
		if v.Kind == "behaviour" {
			continue // servers, built in page_test.go
		}
		ran++
		c, passed := watched(Options{}, everyName)
		_, err := c.Page(t.Context(), v.URL)
		if err == nil {
			t.Errorf("%s: Page(%q) has no error", v.ID, v.URL)
		}
		for _, a := range *passed {
			host, _, _ := net.SplitHostPort(a)
			if host != public || v.Kind == "port" || v.Expect == "block" && !strings.HasPrefix(v.URL, "http://public.example#") {
				t.Errorf("%s: Page(%q) may connect to %s", v.ID, v.URL, a)
			}
		}
	}
	t.Logf("%d addresses", ran)
}
