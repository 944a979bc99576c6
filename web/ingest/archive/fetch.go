package archive

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha1"
	"encoding/base32"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"sort"
	"strings"
	"time"

	"writethru/annotations/article"
	"writethru/web/ingest/fetch"
	"writethru/web/ingest/webaddr"
)

const (
	// window is how far from the time asked for a capture may be that an
	// archive gives in its place.
	window = 24 * time.Hour
	// maxRedirects bounds archived redirects and the archive's own together.
	maxRedirects = 8
	maxBody      = 20 << 20
)

// Fetched is a capture out of an archive.
type Fetched struct {
	article.Capture
	// Memento is the URI-M that the bytes came from, Archive the archive's name.
	Memento, Archive string
	// Verified is set when the bytes have the digest that the list gave.
	Verified bool
}

// Fetch gets the bytes of a capture as they were captured. The result's Time is
// when that was, its URL the address captured, its headers those of the outlet
// as far as the archive gives them. It returns an *annotations.Error: NotFound
// when the archive does not have it, has one of another time only, or captured
// an error; Unavailable when it could not be had now.
func (c *Client) Fetch(ctx context.Context, want Capture) (Fetched, error) {
	at, _, _ := raw(want.Memento)
	return c.follow(ctx, at, want, nil)
}

// Nearest asks the TimeGate for the capture nearest to t (RFC 7089 section 4),
// however far from it that is.
func (c *Client) Nearest(ctx context.Context, address string, t time.Time) (Fetched, error) {
	if webaddr.Parse(address) == nil {
		return Fetched{}, errAddress
	}
	h := http.Header{"Accept-Datetime": {t.UTC().Format(http.TimeFormat)}}
	a, err := c.get(ctx, false, c.archive.TimeGate+address, h)
	if err != nil {
		return Fetched{}, err
	}
	to := cmp.Or(a.Header.Get("Location"), a.Header.Get("Content-Location"))
	for _, l := range headerLinks(a.Header) {
		if to == "" && l.is("memento") {
			to = l.url
		}
	}
	if to == "" {
		if err := refusal(a); err != nil {
			return Fetched{}, err
		}
		return Fetched{}, errNotRaw
	}
	if to, err = c.resolve(c.archive.TimeGate+address, to); err != nil {
		return Fetched{}, err
	}
	m, when, _ := raw(to)
	return c.follow(ctx, m, Capture{Time: when, URL: address, Memento: m}, nil)
}

// follow gets a URI-M and goes where it may be redirected.
func (c *Client) follow(ctx context.Context, at string, want Capture, h http.Header) (Fetched, error) {
	if webaddr.Parse(at) == nil || c.archive.Memento != "" && !sameHost(at, c.archive.Memento) {
		return Fetched{}, errAway
	}
	for range maxRedirects {
		a, err := c.get(ctx, false, at, h)
		if err != nil {
			return Fetched{}, err
		}
		stamp, isMemento := mementoTime(a.Header)
		redirect := a.Status >= 300 && a.Status < 400 && a.Header.Get("Location") != ""
		switch {
		case redirect:
			to, err := c.resolve(at, a.Header.Get("Location"))
			if err != nil {
				return Fetched{}, err
			}
			rawTo, when, ok := raw(to)
			// Without Memento-Datetime the archive sends us to another capture
			// than the one asked for; with it the outlet sent its readers on.
			if !isMemento && ok && !want.Time.IsZero() && !near(when, want.Time) {
				return Fetched{}, errOther
			}
			at = rawTo
		case isMemento && a.Status >= 400:
			return Fetched{}, errArchived
		case isMemento && a.Status == http.StatusOK:
			if !want.Time.IsZero() && !near(stamp, want.Time) {
				return Fetched{}, errOther
			}
			return c.fetched(a, at, stamp, want)
		default:
			if err := refusal(a); err != nil {
				return Fetched{}, err
			}
			return Fetched{}, errNotRaw
		}
	}
	return Fetched{}, errLoop
}

func near(a, b time.Time) bool { return a.Sub(b).Abs() <= window }

// resolve returns where a redirect leads, when that is in the archive.
func (c *Client) resolve(from, to string) (string, error) {
	base, err := url.Parse(from)
	if err != nil {
		return "", errAway.Because(err)
	}
	u, err := base.Parse(to)
	if err != nil {
		return "", errAway.Because(err)
	}
	if s := u.String(); webaddr.Parse(s) != nil && sameHost(s, from) {
		return s, nil
	}
	return "", errAway
}

func mementoTime(h http.Header) (time.Time, bool) {
	t, err := http.ParseTime(h.Get("Memento-Datetime"))
	return t.UTC(), err == nil
}

func headerLinks(h http.Header) []link {
	links, _ := parseLinks(strings.Join(h.Values("Link"), ", "), 100)
	return links
}

// fetched makes the capture of a memento.
func (c *Client) fetched(a fetch.Answer, at string, stamp time.Time, want Capture) (Fetched, error) {
	f := Fetched{Memento: at, Archive: c.archive.Name}
	body := a.Body
	sum := sha1.Sum(body)
	f.Verified = want.Digest != "" && strings.EqualFold(base32.StdEncoding.EncodeToString(sum[:]), want.Digest)
	if bytes.HasPrefix(body, []byte{0x1F, 0x8B}) { // a gzip body whose header was lost
		out, err := fetch.Unpack(body, http.Header{"Content-Encoding": {"gzip"}}, maxBody)
		if err != nil {
			return Fetched{}, errBody.Because(err)
		}
		body = out
	}
	if len(bytes.TrimSpace(body)) == 0 {
		return Fetched{}, errEmpty
	}
	f.Capture = article.Capture{SHA256: article.SHA256(body), Time: stamp, Body: body,
		URL:         cmp.Or(originalLink(a.Header), originalOf(at), want.URL),
		ContentType: cmp.Or(a.Header.Get("X-Archive-Orig-Content-Type"), a.Header.Get("Content-Type")),
		Header:      outletHeaders(a.Header)}
	return f, nil
}

// originalLink returns the address captured, as the Link header has it.
func originalLink(h http.Header) string {
	for _, l := range headerLinks(h) {
		if l.is("original") && webaddr.Parse(l.url) != nil {
			return l.url
		}
	}
	return ""
}

// outletHeaders are the outlet's own headers, which archives give with a prefix,
// and what says where the capture is from.
func outletHeaders(h http.Header) []article.Field {
	var out []article.Field
	for name, values := range h {
		bare, ok := strings.CutPrefix(name, "X-Archive-Orig-")
		if !ok && name != "Memento-Datetime" && name != "X-Archive-Src" {
			continue
		}
		if v := strings.Join(values, ", "); len(v) < 1000 && len(out) < 40 {
			out = append(out, article.Field{Name: cmp.Or(bare, name), Value: strings.ToValidUTF8(v, "\uFFFD")})
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Name < out[j].Name })
	return out
}

// FetchAll fetches captures, oldest first, and gives each to take with what went
// wrong with it, if anything did. It stops at the first error of take, when ctx
// ends, and when the archive wants no more requests; the error says which.
func (c *Client) FetchAll(ctx context.Context, chosen []Capture, take func(Capture, Fetched, error) error) error {
	chosen = slices.Clone(chosen)
	slices.SortStableFunc(chosen, func(a, b Capture) int { return a.Time.Compare(b.Time) })
	for _, want := range chosen {
		f, err := c.Fetch(ctx, want)
		if stop := new(Paused); errors.As(err, &stop) || ctx.Err() != nil {
			return err
		}
		if err := take(want, f, err); err != nil {
			return err
		}
	}
	return nil
}
