package e2e

import (
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
)

// agency sends items to a program: by a directory that it watches, and by POST
// with a token.
type agency struct {
	*program
	dir, token string
}

// sent is a version of a story as ninjs.
type sent map[string]any

func copyOf(id, version, made, headline, body string) sent {
	return sent{"uri": "urn:plover:" + id, "version": version, "versioncreated": made, "firstcreated": "2025-11-04T08:00:00Z", "pubstatus": "usable",
		"language": "en", "provider": "Plover Wire", "headline": headline, "body_html": body, "urgency": 2, "byline": "By Orla Finch",
		"creditline": "Plover Wire", "usageterms": "Not for use in Low Teskel.", "slugline": "Ferry"}
}

func (s sent) and(name string, value any) sent { s[name] = value; return s }

// put leaves a file in the directory, as programs do: under another name first.
func (a *agency) put(name string, s sent) {
	a.t.Helper()
	data, err := json.Marshal(s)
	if err != nil {
		a.t.Fatal(err)
	}
	part := filepath.Join(a.dir, name+".part")
	if err := os.WriteFile(part, data, 0o644); err != nil {
		a.t.Fatal(err)
	}
	if err := os.Rename(part, filepath.Join(a.dir, name)); err != nil {
		a.t.Fatal(err)
	}
}

// post sends a file to the API.
func (a *agency) post(s sent) api.WireResult {
	a.t.Helper()
	data, err := json.Marshal(s)
	if err != nil {
		a.t.Fatal(err)
	}
	r, err := http.NewRequest("POST", a.base+api.WirePath, strings.NewReader(string(data)))
	if err != nil {
		a.t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+a.token)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		a.t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	var out api.WireResponse
	if err != nil || answer.StatusCode != 200 || json.Unmarshal(body, &out) != nil || len(out.Items) != 1 {
		a.t.Fatalf("POST %s: %s %v\n%s", api.WirePath, answer.Status, err, body)
	}
	return out.Items[0]
}

// arrived waits until a story has n revisions.
func (a *agency) arrived(p *page, at string, n int) {
	a.t.Helper()
	p.waitFor("a revision came", func() bool { return len(a.article(at).Heads) == n })
}

const (
	ferryLead  = "<p>LOW TESKEL, Halvoria (Plover) — The council of Low Teskel kept the night ferry on Monday.</p>"
	ferryQuote = "“Nobody sleeps here anyway,” said the clerk, Hanna Quill, after the vote."
	saysPage   = `document.querySelector("main").innerText.replace(/\s+/g, " ").includes($1)`
)

// TestWire: a kill, a correction, a writethru and an embargo go through the
// screen. A reader sees each as a revision with its name, what it changed, and
// what became of a mark; the last text of what was killed; and of what is under
// embargo nothing but that, until its time comes.
func TestWire(t *testing.T) {
	for _, l := range []look{desk, phoneDark, plain} {
		t.Run(l.name, func(t *testing.T) {
			a := &agency{dir: t.TempDir()}
			a.program = serve(t, "--inbox", a.dir)
			p := open(t, a.base, l)
			visit := p.visitAlive
			if l.scripts == "off" {
				visit = p.visit
			}
			fine := func(what string) {
				t.Helper()
				p.fits(what)
				if l.scripts != "off" {
					p.accessible(what)
				}
				if *shots {
					p.shot("wire-" + strings.ReplaceAll(what, " ", "-") + "-" + l.name)
				}
			}
			makeToken(a, p, visit)
			fine("a new token")
			at := revise(a, p, visit)
			killed(a, p, visit, at, fine)
			embargoed(a, p, visit, fine)
		})
	}
}

// makeToken makes a token in the settings.
func makeToken(a *agency, p *page, visit func(string)) {
	visit("/settings")
	p.fill("What it is for", "Wire desk")
	p.click("button", "Make a token")
	p.wait("the token is shown", `document.querySelector("#secret")?.innerText.startsWith("wt_")`)
	a.token = ask[string](p, `document.querySelector("#secret").innerText`)
}

// revise sends a story, its correction and its writethru, and returns where it
// stands.
func revise(a *agency, p *page, visit func(string)) string {
	first := a.post(copyOf("ferry", "1", "2025-11-04T09:00:00Z", "Night ferry stays", ferryLead+"<p>"+ferryQuote+"</p><p>Ten voted for it.</p>"))
	at := "/articles/" + string(first.Article)
	visit("/")
	p.click("link", "Night ferry stays")
	p.wait("the story is open", `document.querySelector("main").innerText.includes("Ten voted for it.")`)
	p.clickOn(`#wire summary`)
	for _, words := range []string{"Orla Finch", "2 of 8", "Not for use in Low Teskel."} {
		p.wait("the page says "+words, saysPage, words)
	}
	text := a.article(at).Revision.Text().String()
	start := len([]rune(text[:strings.Index(text, ferryQuote)]))
	a.call("PUT", api.MarkPath+"/m0123456789abcdef", api.MarkRequest{Kind: annotations.Quote, Article: first.Article, Revision: 1,
		Spans: []article.Span{{Start: start, End: start + len([]rune(ferryQuote))}}}, nil)

	a.put("correction.json", copyOf("ferry", "2", "2025-11-04T10:00:00Z", "Night ferry stays", ferryLead+
		"<p>"+strings.Replace(ferryQuote, "sleeps", "slept", 1)+"</p><p>Eleven voted for it.</p>").and("ednote", "Eds: Corrects quote and number."))
	a.arrived(p, at, 2)
	visit(at)
	p.wait("it is called a correction", saysPage, "Correction")
	p.click("link", "Compare")
	p.wait("the comparison is there", `location.pathname.endsWith("/compare/1/2") && document.querySelector("main.cmp")`)
	p.wait("the mark was followed", saysPage, "our quote was reworded")

	if got := a.post(copyOf("ferry-2", "1", "2025-11-04T11:00:00Z", "Night ferry stays, and is painted", ferryLead+
		"<p>"+ferryQuote+"</p><p>Eleven voted for it.</p><p>The ferry will be painted in May.</p>").and("evolvedfrom", "urn:plover:ferry").and("slugline", "Ferry, 1st Ld-Writethru")); got.Revision != 3 || got.Article != first.Article {
		a.t.Errorf("the writethru: %+v", got)
	}
	visit(at)
	p.wait("it is called a writethru", saysPage, "1st Ld-Writethru")
	p.wait("it has its text", saysPage, "painted in May")
	return at
}

// killed kills the story.
func killed(a *agency, p *page, visit func(string), at string, fine func(string)) {
	a.put("kill.json", sent{"uri": "urn:plover:ferry-2", "version": "2", "versioncreated": "2025-11-04T12:00:00Z", "pubstatus": "canceled", "provider": "Plover Wire",
		"language": "en", "headline": "Night ferry stays, and is painted", "ednote": "Kill. The vote was annulled. A new story will follow."})
	a.arrived(p, at, 4)
	visit(at)
	p.wait("the kill is shown", saysPage, "Withdrawn. The outlet took this story back. Its last text is kept: revision 3.")
	p.wait("its reason is shown", saysPage, "The vote was annulled.")
	fine("a killed story")
	p.clickOn(`.kill a`)
	p.wait("the last text is there", `location.pathname.endsWith("/revisions/3") && `+strings.ReplaceAll(saysPage, "$1", `"painted in May"`))
}

// embargoed sends what may not be shown yet, and then says when.
func embargoed(a *agency, p *page, visit func(string), fine func(string)) {
	budget := func(version, made string, until time.Time) sent {
		return copyOf("budget", version, made, "Budget doubles", "<p>The budget doubles, the minister will say.</p>").and("embargoed", until.Format(time.RFC3339))
	}
	held := a.post(budget("1", "2025-11-04T13:00:00Z", time.Now().AddDate(0, 0, 2)))
	at := "/articles/" + string(held.Article)
	if held.Kind != api.WireEmbargoed || held.URL != at {
		a.t.Errorf("the embargo: %+v", held)
	}
	visit("/")
	p.wait("the library tells of it", saysPage, "Under embargo. Plover Wire sent a story. It is shown on")
	fine("a library with an embargo")
	p.clickOn(`.notice a[href="` + at + `"]`)
	p.wait("its page tells when", saysPage, "Plover Wire has sent a story that may not be shown yet. It is shown on")
	fine("a story under embargo")
	for _, path := range []string{"/", "/?q=budget", at, api.PagePath + "?path=" + at, api.ArticlePath + "/" + string(held.Article) + "/revisions/1", at + "/revisions/1"} {
		answer, err := http.Get(a.base + path)
		if err != nil {
			a.t.Fatal(err)
		}
		body, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		if err != nil || strings.Contains(string(body), "Budget doubles") || strings.Contains(string(body), "minister") {
			a.t.Errorf("GET %s tells what is under embargo (%v)", path, err)
		}
	}
	a.post(budget("2", "2025-11-04T14:00:00Z", time.Now().Add(2*time.Second)))
	p.visit(at)
	p.wait("it shows itself", saysPage, "The budget doubles, the minister will say.")
	p.wait("nothing is held any more", `!document.body.innerText.includes("Under embargo")`)
}
