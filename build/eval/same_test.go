package main

import (
	"bytes"
	"strings"
	"testing"
)

func TestRunSame(t *testing.T) {
	text := strings.Repeat("the ferry struck a pier of the bridge in thick fog and sank within minutes while crews on the quay looked on ", 1) +
		"a list of names was pinned to the door of the school early in the morning and replaced at noon by a longer one"
	in := `{"id":"x1","text":"` + text + `"}` + "\n" + `{"id":"y2","text":"nothing of the kind was said here at all by anybody"}` + "\n" + `{"id":"z3","text":"` + text + ` they said"}` + "\n"
	var out bytes.Buffer
	if err := runSame(nil, strings.NewReader(in), &out); err != nil {
		t.Fatal(err)
	}
	if got := out.String(); !strings.HasPrefix(got, `{"a":"x1","b":"z3","containment":1,`) || strings.Count(got, "\n") != 1 {
		t.Errorf("runSame wrote %q, want the one pair x1, z3", got)
	}
	if err := runSame(nil, strings.NewReader(`{"id":`), &out); err == nil {
		t.Error("runSame took a broken line")
	}
}
