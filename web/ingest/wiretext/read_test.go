package wiretext_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"writethru/web/ingest/wiretext"
)

func TestRead(t *testing.T) {
	text := strings.Join([]string{"Karrow-Ferry, 1st Ld", "URGENT", "Ferry stays in Low Teskel", "Eds: Adds quote.",
		"KARROW, Halvoria (Plover) - The ferry stays.", "“It is late,” she said.", "SEE ALSO: Bread at the landing",
		"Correction: An earlier version of this story named the wrong boat.", "With reporting by Plover Wire",
		"Copyright (c) 2018. Post, Inc.", "More News", "a daily newsletter."}, "\n\n")
	want := []string{"headline", "ednote", "body", "body", "related", "correction", "credit", "copyright", "furniture", "furniture"}
	s := wiretext.Read(text)
	var got []string
	for _, b := range s.Blocks {
		got = append(got, string(b.Role))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("roles (-want +got):\n%s", diff)
	}
	if s.Slug != "Karrow-Ferry, 1st Ld" || s.Label != "URGENT" {
		t.Errorf("slug %q, label %q", s.Slug, s.Label)
	}
}
