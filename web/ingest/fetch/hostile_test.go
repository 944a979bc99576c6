package fetch

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"writethru/annotations"
)

// hostile are addresses that lead inside, or would for a reader of addresses who
// is more lenient than he should be. Names lead to this machine in the tests.
var hostile = []string{
	"http://127.0.0.1/", "http://127.1/", "http://127.0.1/", "http://0/", "http://0.0.0.0/", "http://0.0.0.0:8080/", // short
	"http://2130706433/", "http://3232235777/", "http://2852039166/", "http://4294967295/", "http://10000000000/", // decimal
	"http://0177.0.0.1/", "http://0177.0.0.01/", "http://017700000001/", "http://0000177.0.0.1/", "http://127.0.0.01/", "http://00000000177.1/", // octal
	"http://0x7f000001/", "http://0x7f.0x0.0x0.0x1/", "http://0x7f.1/", "http://0xa9fea9fe/", "http://0xA9.0xFE.0xA9.0xFE/", "http://0x7f.0.0.0x1/", // hexadecimal
	"http://127.0.0.1./", "http://localhost./", "http://169.254.169.254./", "http://localhost../", "http://127.0.0.1.:80/", // dots at the end
	"http://①②⑦.⓪.⓪.①/", "http://１２７.０.０.１/", "http://127。0。0。1/", "http://127．0．0．1/", "http://١٢٧.٠.٠.١/", "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/", "http://𝟏𝟐𝟕.𝟎.𝟎.𝟏/", // other digits and dots
	"http://%31%32%37.0.0.1/", "http://127%2e0%2e0%2e1/", "http://localhost%00.public.example/", "http://127.0.0.1%20/", "http://127.0.0.1%0d%0aHost:x/", // escapes
	"http://[::1]/", "http://[::]/", "http://[0:0:0:0:0:0:0:1]/", "http://[0000::1]:443/", "http://[::1%25lo]/", "http://[::ffff:127.0.0.1]/",
	"http://[::ffff:7f00:1]/", "http://[::ffff:169.254.169.254]/", "http://[::ffff:a9fe:a9fe]/", "http://[::127.0.0.1]/", "http://[::ffff:0:127.0.0.1]/", // IPv4 in IPv6
	"http://[64:ff9b::127.0.0.1]/", "http://[64:ff9b::a9fe:a9fe]/", "http://[64:ff9b:1::10.0.0.1]/", // NAT64
	"http://[2002:7f00:1::]/", "http://[2002:a9fe:a9fe::1]/", "http://[2001:0:7f00:1::]/", "http://[fe80::5efe:127.0.0.1]/", // 6to4, Teredo, ISATAP
	"http://[fc00::1]/", "http://[fd00:ec2::254]/", "http://[fe80::1]/", "http://[fe80::1%25eth0]/", "http://[fec0::1]/", "http://[ff02::1]/",
	"http://169.254.169.254/latest/meta-data/", "http://169.254.170.2/v2/credentials", "http://168.63.129.16/machine?comp=goalstate", "http://100.100.100.200/", "http://192.0.0.192/opc/v2/", // metadata
	"http://10.0.0.1/", "http://172.16.0.1/", "http://172.31.255.255/", "http://192.168.1.1/", "http://100.64.0.1/", "http://198.18.0.1/", "http://224.0.0.1/", "http://255.255.255.255/", "http://240.0.0.1/",
	"http://localhost/", "http://LOCALHOST:8080/", "http://localhost.localdomain/", "http://metadata.google.internal/", "http://metadata/", "http://127.0.0.1.nip.example/", "http://rebind.example/", // names
	"http://public.example@127.0.0.1/", "http://public.example:80@127.0.0.1/", "http://127.0.0.1@public.example/", "http://public.example%40127.0.0.1/", "http://@127.0.0.1/", "http://:@127.0.0.1/", "http://a:b@c:d@127.0.0.1/", // user names
	"http://127.0.0.1\\@public.example/", "http://public.example\\.127.0.0.1/", "http:\\\\127.0.0.1\\", "http:/127.0.0.1/", "http:127.0.0.1", "http:///127.0.0.1/", "http://127.0.0.1#@public.example/", "http://127.0.0.1?@public.example/",
	"http://" + public + ":22/", "http://" + public + ":6379/", "http://" + public + ":0/", "http://" + public + ":65536/", "http://" + public + ":-1/", "https://" + public + ":25/", // ports
	"file:///etc/passwd", "gopher://127.0.0.1:6379/_INFO", "dict://127.0.0.1:11211/", "ftp://127.0.0.1/", "ldap://127.0.0.1/", "jar:http://127.0.0.1!/", "javascript:alert(1)", "data:text/html,x", "unix:///var/run/docker.sock", "HTTP+UNIX://x/",
}

// Every door refuses all of them, asked for or redirected to, before anything is
// connected to, so before a byte is sent.
func TestHostileAddresses(t *testing.T) {
	if len(hostile) < 60 {
		t.Errorf("the table has %d addresses, want at least 60", len(hostile))
	}
	var to string
	var redirected atomic.Int32
	address, c := outlet(t, Options{}, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/go" {
			redirected.Add(-1000) // a redirect came back: not one that leads inside
			return
		}
		redirected.Add(1)
		w.Header()["Location"] = []string{to}
		w.WriteHeader(http.StatusFound)
	})
	var mu sync.Mutex
	var passed []string
	c.resolver = resolver(everyName)
	c.control = func(network, address string, raw syscall.RawConn) error {
		if err := guard(network, address, raw); err != nil {
			return err
		}
		mu.Lock()
		defer mu.Unlock()
		passed = append(passed, address)
		return errStop
	}
	doors := map[string]func(string) error{
		"Page":     func(u string) error { _, err := c.Page(t.Context(), u); return err },
		"Picture":  func(u string) error { _, _, err := c.Picture(t.Context(), u); return err },
		"Again":    func(u string) error { _, err := c.Again(t.Context(), u, nil); return err },
		"Exchange": func(u string) error { _, err := c.Exchange(t.Context(), u, nil); return err },
	}
	for name, open := range doors {
		for _, to = range hostile {
			if err := open(to); annotations.CodeOf(err) != annotations.Invalid && annotations.CodeOf(err) != annotations.NotFound {
				t.Errorf("%s(%q): %v, want it refused", name, to, err)
			}
			if name == "Exchange" || strings.HasPrefix(to, "http:127") || strings.HasPrefix(to, "http:/1") || strings.HasPrefix(to, "http:\\") {
				continue // no redirects are followed; a redirect of this form stays at its site
			}
			if err := open(address + "/go"); err == nil {
				t.Errorf("%s redirected to %q has no error", name, to)
			}
		}
	}
	if len(passed) > 0 {
		t.Errorf("the guard let pass: %v", passed)
	}
	if redirected.Load() < int32(len(hostile)) {
		t.Errorf("%d redirects were answered, want all", redirected.Load())
	}
	t.Logf("%d addresses by %d doors", len(hostile), len(doors))
}

// A chain of public hops that ends inside is refused at its end.
func TestChainThatEndsInside(t *testing.T) {
	address, c := outlet(t, Options{}, func(w http.ResponseWriter, r *http.Request) {
		if len(r.URL.Path) < 8 {
			http.Redirect(w, r, r.URL.Path+"x", http.StatusTemporaryRedirect)
			return
		}
		http.Redirect(w, r, "http://169.254.169.254/latest/meta-data/", http.StatusPermanentRedirect)
	})
	_, err := c.Page(t.Context(), address+"/")
	wantError(t, "the end of a chain", err, errPrivate)
	_, err = c.Again(t.Context(), address+"/", http.Header{"If-None-Match": {"x"}})
	wantError(t, "the end of a chain, asked again", err, errPrivate)
}

// A bomb of 10 GB, sent as what it is packed to, ends at the limit.
func TestBombOfTenGigabytes(t *testing.T) {
	const member, members = 16 << 20, 640
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range [][]byte{[]byte("<p>"), bytes.Repeat([]byte{'x'}, member-3)} {
		if _, err := z.Write(p); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	var sent atomic.Int64
	address, c := outlet(t, Options{}, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Header().Set("Content-Encoding", "gzip")
		for range members {
			n, err := w.Write(b.Bytes())
			if sent.Add(int64(n)); err != nil {
				return
			}
		}
	})
	for name, open := range map[string]func() error{
		"Page":  func() error { _, err := c.Page(t.Context(), address); return err },
		"Again": func() error { _, err := c.Again(t.Context(), address, nil); return err },
	} {
		wantError(t, name+" of a bomb", open(), errTooBig)
	}
	if most := int64(members * b.Len()); sent.Load() >= 2*most {
		t.Errorf("%d bytes were sent, want less than all %d twice", sent.Load(), most)
	}
}

// A server that never stops sending a little is left when the time is over,
// wherever it does so.
func TestSlowDrip(t *testing.T) {
	drip := func(w io.Writer, r *http.Request, piece string) {
		for tick := time.NewTicker(2 * time.Millisecond); r.Context().Err() == nil; <-tick.C {
			if _, err := io.WriteString(w, piece); err != nil {
				return
			}
			if f, ok := w.(http.Flusher); ok {
				f.Flush()
			}
		}
	}
	for name, h := range map[string]http.HandlerFunc{
		"body": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			drip(w, r, "x")
		},
		"head": func(w http.ResponseWriter, r *http.Request) {
			conn, _, err := http.NewResponseController(w).Hijack()
			if err != nil {
				return
			}
			defer func() { _ = conn.Close() }() // the client is gone
			drip(conn, r, "H")
		},
		"header": func(w http.ResponseWriter, r *http.Request) {
			conn, _, err := http.NewResponseController(w).Hijack()
			if err != nil {
				return
			}
			defer func() { _ = conn.Close() }() // the client is gone
			_, _ = io.WriteString(conn, "HTTP/1.1 200 OK\r\n")
			drip(conn, r, "X: y\r\n")
		},
	} {
		t.Run(name, func(t *testing.T) {
			address, c := outlet(t, Options{Timeout: 60 * time.Millisecond}, h)
			_, err := c.Again(t.Context(), address, nil)
			if name == "head" {
				if code := annotations.CodeOf(err); code != annotations.Unavailable {
					t.Errorf("Again: %v, want an error with code unavailable", err)
				}
				return // "HH" is no HTTP, which is seen first
			}
			wantError(t, name, err, errSlow)
		})
	}
}
