package warc_test

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations/article"
	"writethru/web/ingest/archive/warc"
)

const page = "<p>The night ferry stays in Low Teskel, the council said.</p>"

// record returns a record with the block.
func record(kind, target, block string, more ...string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: <%s>\r\nWARC-Date: 2031-04-07T08:00:00Z\r\n"+
		"WARC-Record-ID: <urn:uuid:%s>\r\n%sContent-Length: %d\r\n\r\n%s\r\n\r\n",
		kind, target, kind, strings.Join(append(more, ""), "\r\n"), len(block), block)
}

func response(head, body string) string {
	return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + head + "\r\n" + body
}

func zipped(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write([]byte(s)) // into memory
	_ = z.Close()             // into memory
	return b.String()
}

func chunked(s string) string {
	half := len(s) / 2
	return fmt.Sprintf("%x\r\n%s\r\n%X;x=y\r\n%s\r\n0\r\n\r\n", half, s[:half], len(s)-half, s[half:])
}

const address = "https://post.example/ferry"

// files are WARC files, and what is found in them: "body", with a star when it
// is truncated and a plus when it is a revisit.
var files = []struct {
	name, data string
	want       []string
	skipped    int
}{
	{"plain", record("response", address, response("", page)), []string{page}, 0},
	{"compressed", zipped(record("warcinfo", "", "x: y")) + zipped(record("request", address, "GET / HTTP/1.1\r\n\r\n")) + zipped(record("response", address, response("", page))), []string{page}, 0},
	{"one member for all", zipped(record("response", address, response("", page)) + record("response", address, response("", "<p>Two.</p>"))), []string{page, "<p>Two.</p>"}, 0},
	{"chunked", record("response", address, response("Transfer-Encoding: chunked\r\n", chunked(page))), []string{page}, 0},
	{"chunked and gzip", record("response", address, response("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", chunked(zipped(page)))), []string{page}, 0},
	{"says chunked and gzip, is neither", record("response", address, response("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", page)), []string{page}, 0},
	{"gzip with its header lost", record("response", address, response("", zipped(page))), []string{page}, 0},
	{"HTTP/2", record("response", address, "HTTP/2 200\r\ncontent-type: text/html\r\n\r\n"+page), []string{page}, 0},
	{"chunks cut off", record("response", address, response("Transfer-Encoding: chunked\r\n", chunked(page)[:30])), []string{page[:26] + "*"}, 0},
	{"revisits", record("response", address, response("", page), "WARC-Payload-Digest: sha1:AAA") +
		record("revisit", address, "HTTP/1.1 200 OK\r\n\r\n", "WARC-Payload-Digest: sha1:AAA") +
		record("revisit", address, "", "WARC-Refers-To: <urn:uuid:response>") +
		record("revisit", address, "", "WARC-Payload-Digest: sha1:BBB"), []string{page, page + "+", page + "+"}, 1},
	{"resource", record("resource", address, page, "Content-Type: text/html"), []string{page}, 0},
	{"pictures, dns, mail", record("response", address, "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx") +
		record("resource", "dns:post.example", "x") + record("resource", "mailto:a@b.example", "x"), nil, 2},
	{"junk between", "junk\r\nmore\r\n" + record("response", address, response("", page)) + "lost\r\n" + record("response", address, response("", "<p>Two.</p>")), []string{page, "<p>Two.</p>"}, 2},
	{"folded field", strings.Replace(record("response", address, response("", page)), "WARC-Type: response", "WARC-Type:\r\n\tresponse", 1), []string{page}, 0},
	{"a member damaged", zipped(record("response", address, response("", page))) + zipped(record("response", address, response("", page)))[:90] +
		zipped(record("response", address, response("", "<p>Two.</p>"))), []string{page, "<p>Two.</p>"}, 1},
	{"a member ends too early", zipped(strings.TrimSuffix(record("response", address, response("", page)), "</p>\r\n\r\n")) +
		zipped(record("response", address, response("", "<p>Two.</p>"))), []string{page[:len(page)-4] + "*", "<p>Two.</p>"}, 0},
	{"cut off", record("response", address, response("", page))[:230], []string{page[:15] + "*"}, 0},
	{"no length", strings.Replace(record("response", address, response("", page)), "Content-Length: ", "Content-Length: x", 1), nil, 2},
}

func TestCaptures(t *testing.T) {
	for _, tt := range files {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			skipped, err := warc.Captures(strings.NewReader(tt.data), func(f warc.Found) error {
				s := string(f.Body)
				if f.Truncated {
					s += "*"
				}
				if f.Revisit {
					s += "+"
				}
				if f.URL != address || f.Time.IsZero() || f.Status != 200 {
					t.Errorf("found %q at %v with status %d", f.URL, f.Time, f.Status)
				}
				got = append(got, s)
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" || skipped != tt.skipped {
				t.Errorf("Captures: skipped %d, want %d (-want +got):\n%s", skipped, tt.skipped, diff)
			}
		})
	}
}

func TestNotWARC(t *testing.T) {
	for _, s := range []string{"", "<html>", "\x1f\x8b\x08junk", zipped("no records")} {
		if _, err := warc.NewReader(strings.NewReader(s)).Next(); !errors.Is(err, warc.ErrNotWARC) {
			t.Errorf("Next of %q = %v, want ErrNotWARC", s, err)
		}
	}
}

func export(t *testing.T, all ...article.Capture) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := warc.NewWriter(&b, "Writethru/1.0", time.Date(2031, 4, 8, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range all {
		if err := w.Capture(c, warc.Origin{}); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

func hash(s []byte) string {
	sum := sha256.Sum256(s)
	return hex.EncodeToString(sum[:])
}

func TestWriter(t *testing.T) {
	body := []byte("<p>Smør — 牛</p>\r\n\r\nWARC/1.1\r\n")
	web := article.Capture{SHA256: hash(body), URL: address, ContentType: "text/html; charset=utf-8", Time: time.Date(2031, 4, 7, 8, 0, 0, 120, time.UTC), Body: body,
		Header: []article.Field{{Name: "Content-Encoding", Value: "gzip"}, {Name: "Date", Value: "Mon\r\nX-Evil: 1"}, {Name: "Bad Name", Value: "x"}}}
	pasted := article.Capture{SHA256: hash([]byte("text")), Time: web.Time, Body: []byte("text")}
	data := export(t, web, pasted)
	if !bytes.Equal(data, export(t, web, pasted)) {
		t.Error("two exports of the same differ")
	}
	var kinds []string
	ids := map[string]bool{}
	r := warc.NewReader(bytes.NewReader(data))
	for {
		rec, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		kinds = append(kinds, rec.Type())
		ids[rec.ID()] = true
		if got := rec.Header.Get("WARC-Block-Digest"); got != "sha256:"+hash(rec.Content) || rec.Version != "1.1" || rec.Damaged {
			t.Errorf("%s: block digest %q, version %s", rec.Type(), got, rec.Version)
		}
		if rec.Type() != "response" {
			continue
		}
		res, err := rec.Response()
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(res.Body, body) || res.Header.Get("X-Evil") != "" || res.Header.Get("Content-Encoding") != "" {
			t.Errorf("response = %q with %v", res.Body, res.Header)
		}
		if got := rec.Header.Get("WARC-Payload-Digest"); got != "sha256:"+web.SHA256 {
			t.Errorf("payload digest %q", got)
		}
	}
	if diff := cmp.Diff([]string{"warcinfo", "response", "request", "resource"}, kinds); diff != "" || len(ids) != 4 || r.Skipped != 0 {
		t.Errorf("%d ids, %d skipped, records (-want +got):\n%s", len(ids), r.Skipped, diff)
	}
	var back []article.Capture
	if _, err := warc.Captures(bytes.NewReader(data), func(f warc.Found) error { back = append(back, f.Capture); return nil }); err != nil {
		t.Fatal(err)
	}
	if len(back) != 1 || back[0].SHA256 != web.SHA256 || back[0].URL != web.URL || !back[0].Time.Equal(web.Time) {
		t.Errorf("read back %+v", back)
	}
}

func FuzzReader(f *testing.F) {
	for _, file := range files {
		f.Add([]byte(file.data))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		_, err := warc.Captures(bytes.NewReader(data), func(c warc.Found) error {
			if !c.Revisit && c.SHA256 != hash(c.Body) {
				t.Error("a capture whose hash is not that of its body")
			}
			if c.Time.IsZero() || !strings.HasPrefix(strings.ToLower(c.URL), "http") {
				t.Errorf("a capture of %q at %v", c.URL, c.Time)
			}
			return nil
		})
		if err != nil && !errors.Is(err, warc.ErrNotWARC) && !errors.Is(err, warc.ErrTooBig) {
			t.Errorf("Captures: %v", err)
		}
	})
}

// What a library knows of its captures comes back from the file, whatever they
// hold and wherever they are from.
func TestOriginComesBack(t *testing.T) {
	o := warc.Origin{Article: "qjgnh8862em7", Address: "https://post.example/ferry", Outlet: "Östlund & Söhne", Published: at}
	wire := []byte(`{"uri":"plv:1"}`)
	for _, c := range []article.Capture{
		fetched("https://post.example/ferry?a=b", "<p>Twelve died."),
		{SHA256: hash(wire), ContentType: "application/octet-stream", Time: at, Body: wire},
	} {
		var file bytes.Buffer
		w, err := warc.NewWriter(&file, "Writethru test", at)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Capture(c, o); err != nil {
			t.Fatal(err)
		}
		var got []warc.Found
		skipped, err := warc.Captures(&file, func(f warc.Found) error { got = append(got, f); return nil })
		if err != nil || skipped != 0 || len(got) != 1 {
			t.Fatalf("%d captures, %d skipped, %v", len(got), skipped, err)
		}
		if diff := cmp.Diff(o, got[0].Origin) + cmp.Diff(c, got[0].Capture); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}

func fetched(url, body string) article.Capture {
	return article.Capture{SHA256: hash([]byte(body)), URL: url, ContentType: "text/html; charset=utf-8", Time: at, Body: []byte(body),
		Header: []article.Field{{Name: "Content-Type", Value: "text/html; charset=utf-8"}, {Name: "X-Archive-Name", Value: "Test Archive"}}}
}

var at = time.Date(2025, 11, 3, 9, 0, 0, 500_000_000, time.UTC)
