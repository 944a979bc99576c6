package sqlite_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"testing"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
)

var at = time.Date(2025, 11, 3, 9, 0, 0, 0, time.FixedZone("", 3600))

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Error(err)
	}
}

// revision returns revision n of a story with body as its paragraphs.
func revision(id article.ID, n int, body ...string) (article.Article, article.Capture, article.Revision) {
	raw := []byte(fmt.Sprintf("<article>%s %d %q</article>", id, n, body))
	sum := sha256.Sum256(raw)
	a := article.Article{ID: id, URL: "https://outlet.example/" + string(id), Outlet: "Plover Wire", Added: at}
	c := article.Capture{SHA256: hex.EncodeToString(sum[:]), URL: a.URL, ContentType: "text/html", Time: at, Body: raw}
	r := article.Revision{Article: id, Number: n, Captured: at, Capture: c.SHA256, TextRule: article.Rule,
		Meta: article.Meta{Lang: "en", Dir: article.LTR, Modified: at.Add(time.Duration(n) * time.Minute)}}
	r.Blocks = []article.Block{{Kind: article.Heading, Role: article.Headline, Level: 1, Parts: []article.Part{{Runs: []article.Run{{Text: "Story " + string(id)}}}}}}
	for _, p := range body {
		r.Blocks = append(r.Blocks, article.Plain(p))
	}
	return a, c, r
}

func add(t testing.TB, s annotations.Store, id article.ID, n int, body ...string) {
	t.Helper()
	a, c, r := revision(id, n, body...)
	ok(t, s.AddRevision(context.Background(), a, c, r, nil))
}

func sum(data []byte) string {
	h := sha256.Sum256(data)
	return hex.EncodeToString(h[:])
}
