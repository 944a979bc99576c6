package server_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
)

func TestCallsReachTheDesk(t *testing.T) {
	for _, c := range []struct {
		method, path, body, call string
		want                     int
	}{
		{"POST", "/api/v1/articles", `{"url":"https://a.example/1"}`, "add", 200},
		{"POST", "/api/v1/articles/a1/check", ``, "check a1", 200},
		{"GET", "/api/v1/articles/a1/revisions/2", ``, "revision", 200},
		{"PUT", "/api/v1/marks/m1", `{"article":"a1","revision":1,"spans":[{"start":0,"end":4}],"kind":"quote"}`, "put m1", 200},
		{"DELETE", "/api/v1/marks/m1", ``, "delete m1", 204},
		{"POST", "/api/v1/marks/m1/restore", ``, "restore m1", 200},
		{"PUT", "/api/v1/marks/m1/placements/2", `{"gone":true}`, "place", 200},
		{"DELETE", "/api/v1/marks/m1/placements/2", ``, "unplace", 200},
		{"DELETE", "/api/v1/sample", ``, "remove sample", 204},
	} {
		t.Run(c.method+" "+c.path, func(t *testing.T) {
			h := open(t)
			w := h.json(c.method, c.path, c.body)
			if w.Code != c.want || len(h.desk.calls) != 1 || h.desk.calls[0] != c.call {
				t.Errorf("status %d, calls %v, want %d and %s: %s", w.Code, h.desk.calls, c.want, c.call, w.Body)
			}
			if c.want == 204 && w.Body.Len() > 0 {
				t.Error("204 with a body")
			}
		})
	}
}

func TestMarkArrivesWhole(t *testing.T) {
	h := open(t)
	want := api.MarkRequest{
		Article: "a1", Revision: 3, Spans: []article.Span{{Start: 4, End: 9}, {Start: 11, End: 30}}, Kind: annotations.Quote,
		Tags: []string{"ferry", "Müller"}, Note: "a <b>note</b>", Quote: &annotations.QuoteOf{Speaker: "Ana", Speech: annotations.Direct},
	}
	sent, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	w := h.json("PUT", "/api/v1/marks/m1", string(sent))
	if diff := cmp.Diff(want, h.desk.mark); diff != "" {
		t.Errorf("mark (-sent +got):\n%s", diff)
	}
	var got api.Mark
	if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil || got.ID != "m1" {
		t.Errorf("answer %s (%v)", w.Body, err)
	}
}

func TestBadRequests(t *testing.T) {
	put := func(body string) [4]string { return [4]string{"PUT", "/api/v1/marks/m1", "application/json", body} }
	for _, c := range []struct {
		name    string
		request [4]string
		status  int
		want    string // in the sentence
	}{
		{"form as JSON", [4]string{"PUT", "/api/v1/marks/m1", "text/plain", `{}`}, 415, "application/json"},
		{"no type", [4]string{"PUT", "/api/v1/marks/m1", "", `{}`}, 415, "application/json"},
		{"no body", put(""), 400, "no body"},
		{"unknown field", put(`{"kind":"quote","colour":"red"}`), 400, `no field "colour"`},
		{"wrong type", put(`{"revision":"three"}`), 400, `"revision" cannot be a string`},
		{"list", put(`[]`), 400, "JSON object"},
		{"two values", put(`{} {}`), 400, "more than one"},
		{"junk behind", put(`{}x`), 400, "more than one"},
		{"broken", put(`{"kind":}`), 400, "at byte 9"},
		{"cut off", put(`{"kind":"quo`), 400, "ends early"},
		{"not UTF-8", put("{\"note\":\"\xff\"}"), 400, "UTF-8"},
		{"too large", put(`{"note":"` + strings.Repeat("a", 1<<20) + `"}`), 413, "larger than 1 MB"},
		{"text too large", [4]string{"POST", "/api/v1/articles", "application/json", `{"text":"` + strings.Repeat("a", 20<<20+1) + `"}`}, 413, "larger than 20 MB"},
		{"far too large", [4]string{"POST", "/api/v1/articles", "application/json", `{"text":"` + strings.Repeat("a", 40<<20) + `"}`}, 413, "larger than 20 MB"},
		{"no revision", [4]string{"GET", "/api/v1/articles/a1/revisions/0", "", ""}, 404, "nothing at this address"},
		{"odd revision", [4]string{"DELETE", "/api/v1/marks/m1/placements/+1", "", ""}, 404, "nothing at this address"},
		{"no such path", [4]string{"GET", "/api/v1/nothing", "", ""}, 404, "nothing at this address"},
		{"wrong method", [4]string{"PATCH", "/api/v1/marks/m1", "", ""}, 405, "PATCH is not possible"},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := open(t)
			w := h.ask(c.request[0], c.request[1], c.request[3], "Content-Type: "+c.request[2])
			var body api.ErrorBody
			if err := json.Unmarshal(w.Body.Bytes(), &body); err != nil {
				t.Fatalf("status %d, body %q: %v", w.Code, w.Body, err)
			}
			if w.Code != c.status || !strings.Contains(body.Error.Message, c.want) || body.Error.Code == "" {
				t.Errorf("status %d, %+v, want %d and %q", w.Code, body.Error, c.status, c.want)
			}
			if len(h.desk.calls) > 0 {
				t.Errorf("the desk was asked to %v", h.desk.calls)
			}
			if got := w.Header().Get("Content-Type"); got != "application/json; charset=utf-8" {
				t.Errorf("Content-Type = %q", got)
			}
		})
	}
}

func TestCodesBecomeStatuses(t *testing.T) {
	for _, c := range []struct {
		err    error
		status int
		code   annotations.Code
	}{
		{annotations.Errorf(annotations.Invalid, "No."), http.StatusBadRequest, annotations.Invalid},
		{annotations.Errorf(annotations.NotFound, "No."), http.StatusNotFound, annotations.NotFound},
		{annotations.Errorf(annotations.Conflict, "No."), http.StatusConflict, annotations.Conflict},
		{annotations.Errorf(annotations.Unauthorized, "No."), http.StatusForbidden, annotations.Unauthorized},
		{annotations.Errorf(annotations.Unavailable, "No."), http.StatusServiceUnavailable, annotations.Unavailable},
		{annotations.Errorf(annotations.Internal, "No."), http.StatusInternalServerError, annotations.Internal},
		{fmt.Errorf("wrapped: %w", annotations.Errorf(annotations.Conflict, "No.")), http.StatusConflict, annotations.Conflict},
		{fmt.Errorf("secret table is locked"), http.StatusInternalServerError, annotations.Internal},
	} {
		h := open(t)
		h.desk.err = c.err
		w := h.json("POST", "/api/v1/marks/m1/restore", "")
		var body api.ErrorBody
		if err := json.Unmarshal(w.Body.Bytes(), &body); err != nil {
			t.Fatal(err)
		}
		if w.Code != c.status || body.Error.Code != c.code || strings.Contains(w.Body.String(), "secret") {
			t.Errorf("%v: status %d, %s, want %d and %s", c.err, w.Code, w.Body, c.status, c.code)
		}
		if !strings.Contains(h.log.String(), c.err.Error()) || strings.Count(h.log.String(), "\n") != 1 {
			t.Errorf("%v: log %q, want one line with the cause", c.err, h.log)
		}
	}
}

func TestExport(t *testing.T) {
	h := open(t)
	w := h.get("/api/v1/export?format=md&kind=quote&tag=a&speaker=b&outlet=c&fate=kept&q=d+e&article=f&by=speaker&mark=m1&mark=m2")
	want := api.NotebookQuery{
		Kind: "quote", Tag: "a", Speaker: "b", Outlet: "c", Fate: "kept", Words: "d e", Article: "f", By: "speaker",
		Marks: []annotations.ID{"m1", "m2"},
	}
	if diff := cmp.Diff(want, h.desk.query); diff != "" {
		t.Errorf("query (-want +got):\n%s", diff)
	}
	if got, want := w.Header().Get("Content-Disposition"), `attachment; filename*=utf-8''Marks%20%22of%22%20M%C3%BCller.md`; got != want {
		t.Errorf("Content-Disposition = %q, want %q", got, want)
	}
	if w.Header().Get("Content-Type") != "text/markdown; charset=utf-8" || w.Body.String() != "# Marks\n" {
		t.Errorf("type %q, body %q", w.Header().Get("Content-Type"), w.Body)
	}
}
