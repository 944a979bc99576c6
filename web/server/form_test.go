package server_test

import (
	"bytes"
	"encoding/json"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations"
	"writethru/web/api"
)

// form returns a multipart body and its header; a value of "name: content" in
// the field "file" is a file.
func form(t *testing.T, fields ...[2]string) (body, header string) {
	t.Helper()
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	for _, f := range fields {
		var err error
		if f[0] == "file" {
			name, data, _ := strings.Cut(f[1], ": ")
			w, e := m.CreateFormFile("file", name)
			if e != nil {
				t.Fatal(e)
			}
			_, err = w.Write([]byte(data))
		} else {
			err = m.WriteField(f[0], f[1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	m.Close()
	return b.String(), "Content-Type: " + m.FormDataContentType()
}

func TestAddByForm(t *testing.T) {
	type fields = [][2]string
	for _, c := range []struct {
		name   string
		fields fields
		want   api.AddRequest
	}{
		{"address", fields{{"url", " https://a.example/1 "}, {"text", ""}, {"outlet", " A "}, {"file", ""}}, api.AddRequest{URL: "https://a.example/1", Outlet: "A"}},
		{"text", fields{{"text", " two\r\n\r\nparagraphs "}, {"article", "a1"}}, api.AddRequest{Text: " two\r\n\r\nparagraphs ", Article: "a1"}},
		{"text file", fields{{"text", "typed"}, {"file", "a.txt: <p>not markup"}}, api.AddRequest{Name: "a.txt", Text: "<p>not markup"}},
		{"web page", fields{{"url", "https://a.example/1"}, {"file", `C:\stories\a.HTML: <p>Hello`}}, api.AddRequest{URL: "https://a.example/1", Name: "a.HTML", HTML: "<p>Hello"}},
		{"web page without a name for it", fields{{"file", "story: <!DOCTYPE html><p>Hello"}}, api.AddRequest{Name: "story", HTML: "<!DOCTYPE html><p>Hello"}},
		{"old character set", fields{{"file", "a.html: <p>caf\xe9"}}, api.AddRequest{Name: "a.html", Data: []byte("<p>caf\xe9")}},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := open(t)
			body, header := form(t, c.fields...)
			w := h.ask("POST", "/add", body, header)
			if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/articles/a1/revisions/1" {
				t.Fatalf("status %d, leads to %q", w.Code, w.Header().Get("Location"))
			}
			if diff := cmp.Diff(c.want, h.desk.added); diff != "" {
				t.Errorf("added (-want +got):\n%s", diff)
			}
		})
	}
	h := open(t)
	h.ask("POST", "/add", url.Values{"url": {"https://a.example/1"}}.Encode(), "Content-Type: application/x-www-form-urlencoded")
	if h.desk.added.URL != "https://a.example/1" {
		t.Errorf("plain form: added %+v", h.desk.added)
	}
}

func TestAddByFormTellsWarnings(t *testing.T) {
	h := open(t)
	h.desk.warn = []string{"This is the text of revision <1> again."}
	body, header := form(t, [][2]string{{"text", "typed"}}...)
	w := h.ask("POST", "/add", body, header)
	if w.Code != http.StatusOK {
		t.Fatalf("status %d, want 200", w.Code)
	}
	for _, want := range []string{"This is the text of revision &lt;1&gt; again.", "/articles/a1/revisions/1"} {
		if !strings.Contains(w.Body.String(), want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}

func TestNothingTypedIsLost(t *testing.T) {
	h := open(t)
	h.desk.err = annotations.Errorf(annotations.Unavailable, "The site took too long to answer.")
	body1, header := form(t, [2]string{"url", "https://a.example/1"}, [2]string{"text", "typed <b>words</b>"}, [2]string{"outlet", "A"})
	w := h.ask("POST", "/add", body1, header)
	got := body(t, w)
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(got, "took too long") || !strings.Contains(got, `class="page library"`) {
		t.Errorf("status %d, want the library with the sentence:\n%s", w.Code, got)
	}
	var p api.Page
	if err := json.Unmarshal([]byte(stateOf.FindStringSubmatch(got)[1]), &p); err != nil {
		t.Fatal(err)
	}
	want := &api.AddRequest{URL: "https://a.example/1", Text: "typed <b>words</b>", Outlet: "A"}
	if diff := cmp.Diff(want, p.Library.Typed); diff != "" || p.Library.Failed.Code != annotations.Unavailable {
		t.Errorf("failed %+v, typed (-want +got):\n%s", p.Library.Failed, diff)
	}
}

func TestTooBigAFile(t *testing.T) {
	h := open(t)
	body1, header := form(t, [2]string{"outlet", "A"}, [2]string{"file", "a.txt: " + strings.Repeat("x", 22<<20)})
	w := h.ask("POST", "/add", body1, header)
	if w.Code != http.StatusRequestEntityTooLarge || !strings.Contains(body(t, w), "larger than 20 MB") || len(h.desk.calls) > 0 {
		t.Errorf("status %d, calls %v", w.Code, h.desk.calls)
	}
}

func TestPrefsForm(t *testing.T) {
	h := open(t)
	const kind = "Content-Type: application/x-www-form-urlencoded"
	w := h.ask("POST", "/prefs", "theme=dark&numbers=&numbers=off&size=nonsense&back=/notebook?kind%3Dquote%23mark-1", kind, prefsCookie(api.Prefs{Measure: "wide", Size: "large"}))
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/notebook?kind=quote#mark-1" {
		t.Errorf("status %d, leads to %q", w.Code, w.Header().Get("Location"))
	}
	c := w.Result().Cookies()[0]
	if c.Path != "/" || c.SameSite != http.SameSiteLaxMode || c.HttpOnly || c.MaxAge != 31536000 {
		t.Errorf("cookie = %+v", c)
	}
	h.get("/", "Cookie: prefs="+c.Value)
	if want := (api.Prefs{Theme: "dark", Numbers: "off", Measure: "wide"}); h.desk.prefs != want {
		t.Errorf("then the desk is given %+v, want %+v", h.desk.prefs, want)
	}
	for _, back := range []string{
		"", "https://evil.example/", "//evil.example", "///evil.example", `/\evil.example`, `\\evil.example`, "/\t/evil.example",
		"/\n/evil.example", "javascript:alert(1)", "evil", "/a\x00b", "%2F%2Fevil.example",
	} {
		w := h.ask("POST", "/prefs", url.Values{"back": {back}}.Encode(), kind)
		if got := w.Header().Get("Location"); got != "/" {
			t.Errorf("back to %q leads to %q, want /", back, got)
		}
	}
}

func TestRemoveSampleByForm(t *testing.T) {
	h := open(t)
	w := h.ask("POST", "/sample/remove", "")
	if w.Code != 303 || w.Header().Get("Location") != "/" || len(h.desk.calls) != 1 {
		t.Errorf("status %d, leads to %q, calls %v", w.Code, w.Header().Get("Location"), h.desk.calls)
	}
}
