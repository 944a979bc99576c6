package e2e

import (
	"bytes"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"writethru/web/api"
	"writethru/web/ingest/sanitize/hostile"
)

// standing tells what is wrong with a page that shows a hostile file: "" when
// nothing ran and the page is made as ours are.
const standing = `(() => {
	const main = document.querySelector("main");
	if (window[$1] !== undefined) return "a script ran";
	if (!main || main !== document.body.firstElementChild.querySelector("main")) return "there is no main";
	if (document.body.children.length > 3) return "the body has " + document.body.children.length + " children";
	const bad = document.querySelector("main script, iframe, object, embed, base, meta[http-equiv], main style, main form[action*=invalid], math, foreignObject, link[href*=invalid]");
	if (bad) return "there is " + bad.outerHTML.slice(0, 200);
	for (const e of main.querySelectorAll("*")) for (const a of e.attributes) {
		if (/^on|^style$|^srcdoc$/.test(a.name) || /^\s*(javascript|data|vbscript):/i.test(a.value)) return "there is " + e.outerHTML.slice(0, 200);
	}
	for (const e of document.querySelectorAll("[src]")) if (new URL(e.src).origin !== location.origin) return "something loads from " + e.src;
	return "";
})()`

// TestHostile: two hundred pages that attack whoever shows them are imported or
// refused in words, in time, and none does anything on the screen.
func TestHostile(t *testing.T) {
	s := serve(t)
	p := open(t, s.base, desk)
	lost := 0
	for _, f := range hostile.Files() {
		path, refused := addHostile(t, s, f)
		if refused != "" {
			continue
		}
		p.visit(path)
		if wrong := ask[string](p, standing, hostile.Global); wrong != "" {
			t.Errorf("%s: %s", f.Name, wrong)
		}
		// What stands behind an attack may be part of it, and what stands before
		// it may be taken for furniture: the import is judged elsewhere.
		if !ask[bool](p, `document.body.textContent.includes($1)`, hostile.Before) {
			lost++
		}
	}
	t.Logf("%d files, %d requests; %d pages do not show the paragraph before the attack", len(hostile.Files()), len(p.seen.sent()), lost)
}

// addHostile adds a file as a reader who pastes it does, or, where size is the
// attack, from the command line. It returns where it is shown, or the sentence
// with which it was refused.
func addHostile(t *testing.T, s *program, f hostile.File) (path, refused string) {
	t.Helper()
	if strings.HasPrefix(f.Name, "bomb-") {
		return addBomb(t, s, f)
	}
	body, err := json.Marshal(api.AddRequest{HTML: f.HTML, Name: f.Name + ".html"})
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.Post(s.base+api.ArticlePath, "application/json", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	var r struct {
		api.AddResult
		api.ErrorBody
	}
	if err := json.NewDecoder(answer.Body).Decode(&r); err != nil {
		t.Fatalf("%s: %s: %v", f.Name, answer.Status, err)
	}
	if !slices.Contains([]int{200, 201, 400, 422}, answer.StatusCode) {
		t.Errorf("%s was answered with %s %s", f.Name, answer.Status, r.Error.Message)
	}
	return r.URL, r.Error.Message
}

// tooLong is how much time of the processor, which other programs do not
// lengthen, no file may take.
const tooLong = 5 * time.Second

// addBomb adds a file and holds it to tooLong.
func addBomb(t *testing.T, s *program, f hostile.File) (path, refused string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), f.Name+".html")
	if err := os.WriteFile(file, []byte(f.HTML), 0o600); err != nil {
		t.Fatal(err)
	}
	r, took, err := s.add(file)
	t.Logf("%s took %s of the processor", f.Name, took)
	if took > tooLong {
		t.Errorf("%s took %s of the processor", f.Name, took)
	}
	if err != nil {
		return "", err.Error()
	}
	return r.URL, ""
}
