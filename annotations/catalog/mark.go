package catalog

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"writethru/annotations"
	"writethru/annotations/article"
)

// Who returns the speaker of a quote or the claimant of a claim, else "".
func Who(a annotations.Annotation) string {
	switch {
	case a.Quote != nil && a.Quote.Speaker != "":
		return a.Quote.Speaker
	case a.Claim != nil:
		return a.Claim.Claimant
	}
	return ""
}

// MarkFields returns the fields by whose words a mark is found: its passage,
// note, speaker or claimant, the claim's wording, and tags.
func MarkFields(a annotations.Annotation) []string {
	fields := []string{a.Exact, a.Note, Who(a)}
	if a.Claim != nil {
		fields = append(fields, a.Claim.Wording)
	}
	return append(fields, a.Tags...)
}

// ArticleFields returns the fields by whose words an article is found: headline
// and text of its latest revision, and those of its marks.
func ArticleFields(r article.Revision, marks []annotations.Annotation) []string {
	fields := []string{r.Headline(), r.Text().String()}
	for _, m := range marks {
		fields = append(fields, MarkFields(m)...)
	}
	return fields
}

// Tags returns the tags of a, sorted, each once, without the empty one.
func Tags(a annotations.Annotation) []string {
	tags := slices.DeleteFunc(slices.Clone(a.Tags), func(t string) bool { return t == "" })
	slices.Sort(tags)
	return slices.Compact(tags)
}

// ByPlace orders annotations as MarksOf does: by revision, then by place, the
// longer one first, then by ID.
func ByPlace(a, b annotations.Annotation) int {
	as, ae := ends(a.Spans)
	bs, be := ends(b.Spans)
	return cmp.Or(cmp.Compare(a.Revision, b.Revision), cmp.Compare(as, bs), cmp.Compare(be, ae), cmp.Compare(a.ID, b.ID))
}

func ends(spans []article.Span) (start, end int) {
	if len(spans) == 0 {
		return 0, 0
	}
	return spans[0].Start, spans[len(spans)-1].End
}

// TextAt returns the words of spans in t, joined by a line feed.
func TextAt(t article.Text, spans []article.Span) string {
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = t.Slice(s)
	}
	return strings.Join(parts, "\n")
}

// Counts returns n as a list, the highest first, equal ones by value. The empty
// value is left out.
func Counts(n map[string]int) []annotations.Count {
	var list []annotations.Count
	for v, k := range n {
		if v != "" && k > 0 {
			list = append(list, annotations.Count{Value: v, N: k})
		}
	}
	slices.SortFunc(list, func(a, b annotations.Count) int {
		return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Value, b.Value))
	})
	return list
}

// Same reports whether a and b are equal, also when they were kept in between.
func Same(a, b annotations.Annotation) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && bytes.Equal(x, y)
}
