package e2e

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
)

// outlet is a local news site. It publishes each story in the revision that a
// test has come to, and remembers who asked for what.
type outlet struct {
	*httptest.Server
	mu    sync.Mutex
	shown map[string]int // path -> revision
	pages map[string]story
	asked []visitor
	// sick, when set, is what the outlet shows in place of every story.
	sick string
}

// visitor is one request.
type visitor struct{ path, agent string }

func publish(t *testing.T, stories ...story) *outlet {
	o := &outlet{shown: map[string]int{}, pages: map[string]story{}}
	for _, s := range stories {
		o.pages[s.path], o.shown[s.path] = s, 1
	}
	o.Server = httptest.NewServer(o)
	t.Cleanup(o.Close)
	return o
}

// revise publishes the next revision of a story.
func (o *outlet) revise(s story) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.shown[s.path]++
}

// host is the outlet's address without a scheme, as --allow-host takes it.
func (o *outlet) host() string { return strings.TrimPrefix(o.URL, "http://") }

// strangers returns the requests that did not come from Writethru itself.
func (o *outlet) strangers() []visitor {
	o.mu.Lock()
	defer o.mu.Unlock()
	var all []visitor
	for _, v := range o.asked {
		if !strings.HasPrefix(v.agent, "Writethru/") {
			all = append(all, v)
		}
	}
	return all
}

func (o *outlet) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.asked = append(o.asked, visitor{r.URL.Path, r.UserAgent()})
	s, ok := o.pages[r.URL.Path]
	switch {
	case r.URL.Path == "/favicon.ico":
		w.WriteHeader(http.StatusNoContent)
	case r.URL.Path == "/lake.png":
		w.Header().Set("Content-Type", "image/png")
		_, _ = w.Write(lake()) // a reader that went away is no failure
	case r.URL.Path == "/":
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write([]byte(`<!doctype html><title>The Valley</title><link rel=alternate type=application/rss+xml title="The Valley, all stories" href=/feed.xml><p>News`))
	case r.URL.Path == "/feed.xml":
		w.Header().Set("Content-Type", "application/rss+xml")
		_, _ = w.Write([]byte(o.feed()))
	case !ok:
		http.NotFound(w, r)
	case o.sick != "":
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write([]byte(o.sick))
	default:
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write([]byte(s.page(o.shown[s.path])))
	}
}

// feed lists the stories.
func (o *outlet) feed() string {
	var b strings.Builder
	b.WriteString("<rss version='2.0'><channel><title>The Valley</title><link>" + o.URL + "/</link>")
	for path, s := range o.pages {
		// Under another name, so that it need not wait for its turn after the feed.
		link := strings.Replace(o.URL, "127.0.0.1", "localhost", 1) + path
		b.WriteString("<item><title>" + s.headlines[0] + "</title><link>" + link + "</link></item>")
	}
	b.WriteString("</channel></rss>")
	return b.String()
}

// fall makes the outlet show something else in place of every story; "" ends it.
func (o *outlet) fall(sick string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.sick = sick
}

// lake draws the picture of the story.
var lake = sync.OnceValue(func() []byte {
	const w, h = 480, 270
	m := image.NewPaletted(image.Rect(0, 0, w, h), color.Palette{
		color.RGBA{176, 196, 206, 255}, color.RGBA{86, 108, 96, 255}, color.RGBA{58, 88, 110, 255},
	})
	for y := range h {
		for x := range w {
			switch hill := h/2 - (x*(w-x))/900; {
			case y > h*2/3:
				m.SetColorIndex(x, y, 2)
			case y > hill:
				m.SetColorIndex(x, y, 1)
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err) // a picture in memory can be encoded
	}
	return b.Bytes()
})
