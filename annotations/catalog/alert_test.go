package catalog_test

import (
	"fmt"
	"strings"
	"testing"

	"writethru/annotations"
	"writethru/annotations/catalog"
)

// TestChanges follows a mark made in revision 2 through the revisions after it.
func TestChanges(t *testing.T) {
	at := func(n int, f annotations.Fate, words string) catalog.Placed {
		return catalog.Placed{Placement: annotations.Placement{Revision: n, Fate: f}, Words: words}
	}
	byHand := func(p catalog.Placed) catalog.Placed { p.ByHand = true; return p }
	const was = "At least 12 people died in the fog"
	for _, tt := range []struct {
		name   string
		kind   annotations.Kind
		placed []catalog.Placed
		want   string
	}{
		{"kept", "", []catalog.Placed{at(3, annotations.Kept, was)}, ""},
		{"earlier revisions are no news", "", []catalog.Placed{at(1, annotations.Removed, ""), at(3, annotations.Kept, was)}, ""},
		{"a number", "", []catalog.Placed{at(3, annotations.Reworded, "At least 17 people died in the fog")}, "2→3 facts"},
		{"a word", "", []catalog.Placed{at(3, annotations.Reworded, "At least 12 people perished in the fog")}, "2→3 wording"},
		{"a word of a quote", annotations.Quote, []catalog.Placed{at(3, annotations.Reworded, "At least 12 people perished in the fog")}, "2→3 facts"},
		{"a comma", annotations.Quote, []catalog.Placed{at(3, annotations.Reworded, "At least 12 people died, in the fog")}, "2→3 punctuation"},
		{"white space", "", []catalog.Placed{at(3, annotations.Kept, "At least 12 people  died\nin the fog")}, ""},
		{"removed, still, and back", "", []catalog.Placed{at(3, annotations.Removed, ""), at(4, annotations.Removed, ""), at(5, annotations.Kept, was)}, "2→3 removed, 4→5 back"},
		{"moved, and once only", "", []catalog.Placed{at(3, annotations.Moved, was), at(4, annotations.Moved, was)}, "2→3 moved"},
		{"reworded twice", "", []catalog.Placed{at(3, annotations.Reworded, "At least 13 people died in the fog"), at(4, annotations.Reworded, "At least 13 people died in the fog"), at(5, annotations.Reworded, "At least 17 people died in the fog")}, "2→3 facts, 4→5 facts"},
		{"unsure, then removed", "", []catalog.Placed{at(3, annotations.Unsure, "people died"), at(4, annotations.Removed, "")}, "2→3 unsure, 3→4 removed"},
		{"what a reader chose is no news", "", []catalog.Placed{byHand(at(3, annotations.Removed, "")), at(4, annotations.Removed, "")}, ""},
	} {
		var got []string
		for _, c := range catalog.Changes(annotations.Annotation{Revision: 2, Exact: was, Kind: tt.kind}, tt.placed) {
			got = append(got, fmt.Sprintf("%d→%d %s", c.From, c.In, c.Kind))
		}
		if s := strings.Join(got, ", "); s != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, s, tt.want)
		}
	}
}
