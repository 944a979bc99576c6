package desk

import (
	"testing"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
)

func TestBecameOf(t *testing.T) {
	mark := func(k annotations.Kind, f annotations.Fate) api.Mark {
		spans := []article.Span{{Start: 1, End: 2}}
		return api.Mark{
			Annotation: annotations.Annotation{Kind: k},
			Here:       annotations.Placement{Fate: f, Spans: spans},
			Old:        &annotations.Placement{Fate: annotations.Kept, Spans: spans},
		}
	}
	notThere := mark(annotations.Quote, annotations.Kept)
	notThere.Old = &annotations.Placement{Fate: annotations.Removed}
	quotes := func(all ...annotations.Fate) []api.Mark {
		var out []api.Mark
		for _, f := range all {
			out = append(out, mark(annotations.Quote, f))
		}
		return out
	}
	for _, tt := range []struct {
		marks []api.Mark
		want  string
	}{
		{nil, ""},
		{[]api.Mark{notThere}, ""},
		{quotes(annotations.Kept), "Your mark was kept."},
		{quotes(annotations.Kept, annotations.Kept), "All 2 of your marks were kept."},
		{quotes(annotations.Unsure), "Your quote is unsure."},
		{quotes(annotations.Removed, annotations.Removed), "Your 2 quotes were removed."},
		{quotes(annotations.Kept, annotations.Reworded, annotations.Removed, annotations.Kept), "Of your 4 quotes, 1 was reworded and 1 removed."},
		{append(quotes(annotations.Moved, annotations.Moved, annotations.Kept), mark(annotations.Claim, annotations.Unsure)), "Of your 3 quotes, 2 were moved; your claim is unsure."},
		{append(quotes(annotations.Kept), mark(annotations.Highlight, annotations.Reworded)), "Your highlight was reworded."},
	} {
		if got := becameOf(tt.marks); got != tt.want {
			t.Errorf("becameOf = %q, want %q", got, tt.want)
		}
	}
}
