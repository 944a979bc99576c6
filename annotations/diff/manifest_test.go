package diff_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations/article"
	"writethru/annotations/diff"
)

// shown is one change that a reader sees who folds nothing out: a paragraph
// that came, went, moved or was split, the headline, or words within a
// paragraph. A text that ends with "…" stands for all that begin so.
type shown struct {
	kind       diff.Change
	gone, come string
}

func (s shown) String() string { return fmt.Sprintf("%s %q → %q", s.kind, s.gone, s.come) }

// is reports whether s is what was listed.
func (s shown) is(listed shown) bool {
	same := func(got, want string) bool {
		opening, open := strings.CutSuffix(want, "…")
		return got == want || open && strings.HasPrefix(got, opening)
	}
	return s.kind == listed.kind && same(s.gone, listed.gone) && same(s.come, listed.come)
}

// changes returns what is shown of a comparison by default.
func changes(r diff.Result, old, new diff.Input) []shown {
	var out []shown
	for _, row := range r.Rows {
		if row.Op == diff.Same || row.Folded() {
			continue
		}
		a, b := joined(old, row.Old), joined(new, row.New)
		switch {
		case row.Op == diff.Added || row.Op == diff.Removed || row.Kinds[0] == diff.Headline:
			out = append(out, shown{row.Kinds[0], a, b})
			continue
		case row.Op == diff.Moved:
			out = append(out, shown{diff.Move, paragraphs(old, row.Old), paragraphs(new, row.New)})
		case row.Op == diff.Split:
			out = append(out, shown{diff.SplitUp, paragraphs(old, row.Old), paragraphs(new, row.New)})
		}
		out = append(out, hunks(row.Pieces)...)
	}
	return out
}

// hunks returns the changes of words, without the line feeds of split blocks.
func hunks(pieces []diff.Piece) []shown {
	var out []shown
	for k, p := range pieces {
		switch {
		case p.Kind == diff.SplitUp:
		case p.Op == diff.Delete:
			out = append(out, shown{kind: p.Kind, gone: p.Text})
		case p.Op == diff.Insert && k > 0 && pieces[k-1].Op == diff.Delete:
			out[len(out)-1].come = p.Text
		case p.Op == diff.Insert:
			out = append(out, shown{kind: p.Kind, come: p.Text})
		}
	}
	return out
}

// paragraphs returns the numbers of blocks as readers count paragraphs.
func paragraphs(in diff.Input, blocks []int) string {
	var out []string
	n := 0
	for i, b := range in.Blocks {
		if b.Role == article.Body && b.Kind == article.Paragraph {
			n++
		}
		if slices.Contains(blocks, i) {
			out = append(out, fmt.Sprint(n))
		}
	}
	return strings.Join(out, " ")
}

// clause is a part of what the manifest says of a revision, and what a reader is
// shown for it.
type clause struct {
	says string
	want []shown
}

var clauseEnds = regexp.MustCompile(`[:;,] `)

// TestManifest holds the comparison of each revision with the one before to what
// the manifest lists: each of its clauses is shown, and nothing else is.
func TestManifest(t *testing.T) {
	n := 0
	for _, s := range stories(t) {
		for k, r := range s.Revisions[:len(s.Revisions)-1] {
			next := s.Revisions[k+1]
			n++
			t.Run(strings.TrimSuffix(next.File, ".html"), func(t *testing.T) {
				clauses := manifest[next.File]
				allSaid(t, next.Changes, clauses)
				if r.Headline != next.Headline {
					clauses = append(clauses, clause{"headline", []shown{{diff.Headline, r.Headline, next.Headline}}})
				}
				old, new := diff.InputOf(read(t, s, r)), diff.InputOf(read(t, s, next))
				allShown(t, changes(diff.Compare(old, new), old, new), clauses)
			})
		}
	}
	if n != len(manifest) {
		t.Errorf("%d pairs, and this test knows %d", n, len(manifest))
	}
}

// allSaid checks that clauses are all that the manifest says.
func allSaid(t *testing.T, says string, clauses []clause) {
	t.Helper()
	var known []string
	for _, c := range clauses {
		known = append(known, c.says)
	}
	if d := cmp.Diff(clauseEnds.Split(says, -1), known); d != "" {
		t.Errorf("what the manifest says, and what this test knows (-manifest +test):\n%s", d)
	}
}

// allShown checks that got is what clauses want, each once.
func allShown(t *testing.T, got []shown, clauses []clause) {
	t.Helper()
	for _, c := range clauses {
		for _, want := range c.want {
			at := slices.IndexFunc(got, func(s shown) bool { return s.is(want) })
			if at < 0 {
				t.Errorf("%s: %v is not shown", c.says, want)
				continue
			}
			got = slices.Delete(got, at, at+1)
		}
	}
	for _, s := range got {
		t.Errorf("%v is shown, and not listed", s)
	}
}
