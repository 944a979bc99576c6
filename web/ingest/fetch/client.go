package fetch

import (
	"net"
	"net/http"
	"strings"
	"syscall"
	"time"
)

const (
	defaultTimeout   = 30 * time.Second
	defaultMaxBytes  = 20 << 20
	defaultUserAgent = "Writethru/1.0 (news reader; fetches single pages at a reader's request)"
	maxRedirects     = 10
	maxHeaderBytes   = 256 << 10
)

// Options says how a Client fetches. Zero fields stand for the defaults.
type Options struct {
	// AllowHosts are hosts that may have a private address, for tests and
	// intranets: a name or an address, with a port ("127.0.0.1:8080") or for
	// all ports ("intra.example").
	AllowHosts []string
	UserAgent  string
	// Timeout is for one page with all its redirects; 30 s by default.
	Timeout time.Duration
	// MaxBytes is the size of the biggest body after decompression; 20 MiB by
	// default.
	MaxBytes int64
	// Now tells the time of a capture; time.Now by default.
	Now func() time.Time
}

// Client fetches. It keeps nothing between two fetches but open connections,
// and is safe for concurrent use.
type Client struct {
	o     Options
	allow map[string]bool
	http  *http.Client
	// Both are replaced in tests, so that none asks a real name server or
	// reaches a real address.
	resolver *net.Resolver
	control  func(network, address string, c syscall.RawConn) error
}

// New returns a Client. It takes no proxy from the environment: a proxy would
// connect to addresses that are refused here.
func New(o Options) *Client {
	if o.UserAgent == "" {
		o.UserAgent = defaultUserAgent
	}
	if o.Timeout <= 0 {
		o.Timeout = defaultTimeout
	}
	if o.MaxBytes <= 0 {
		o.MaxBytes = defaultMaxBytes
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	c := &Client{o: o, allow: map[string]bool{}, control: guard}
	for _, h := range o.AllowHosts {
		c.allow[strings.ToLower(strings.TrimSpace(h))] = true
	}
	c.http = &http.Client{CheckRedirect: checkRedirect, Transport: &http.Transport{
		DialContext:            c.dial,
		DisableCompression:     true, // decoded here, with a limit
		ForceAttemptHTTP2:      true,
		TLSHandshakeTimeout:    10 * time.Second,
		MaxResponseHeaderBytes: maxHeaderBytes,
		MaxIdleConns:           8,
		IdleConnTimeout:        30 * time.Second,
	}}
	return c
}
