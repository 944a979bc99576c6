package track_test

import (
	"strings"
	"testing"

	"writethru/annotations/article"
	"writethru/annotations/track"
)

func TestWordsAreThoseOfFollow(t *testing.T) {
	old := "Orsolan promised an inquiry. We will find out who is responsible, and they will answer for it, he said. The river was quiet."
	new := "Orsolan promised an inquiry. We will find out what went wrong, and those responsible will answer for it, he said. The river was quiet."
	at := strings.Index(old, "We will")
	end := strings.Index(old, ", he said")
	r := track.Follow(article.NewText(old), article.NewText(new), []track.Mark{{Spans: []article.Span{{Start: at, End: end}}}})[0]
	got := track.Words(old[at:end], article.NewText(new).Slice(r.Spans[0]))
	if len(got) == 0 || len(got) != len(r.Words) {
		t.Fatalf("Words = %v, Follow gave %v", got, r.Words)
	}
	for i := range got {
		if got[i] != r.Words[i] {
			t.Errorf("piece %d = %v, want %v", i, got[i], r.Words[i])
		}
	}
}
