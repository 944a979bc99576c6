package story_test

import (
	"testing"

	"writethru/annotations/article"
	"writethru/annotations/story"
)

// TestSameQuote has pairs of paragraphs that hold the same quote, or do not.
func TestSameQuote(t *testing.T) {
	for _, tt := range []struct {
		name string
		a, b string
		want bool
	}{
		{"equal", "“We felt a blow and everything slid to port,” she said.", "“We felt a blow and everything slid to port,” she said.", true},
		{"other marks", "„We felt a blow and everything slid to port“, she said.", "«We felt a blow and everything slid to port», she said.", true},
		{"straight marks", `She said: "We felt a blow and everything slid to port."`, "‘We felt a blow, and everything slid to port,’ she said.", true},
		{"one of two sentences", "“It was dark. We felt a blow and everything slid to port.”", "“We felt a blow and everything slid to port,” she said.", true},
		{"cut at its end", "“We felt a blow and everything slid to port and then the lights went out,” she said.", "“We felt a blow and everything slid to port,” she said.", true},
		{"cut at its start", "“Nobody had warned us when we felt a blow and everything slid to port,” she said.", "“We felt a blow and everything slid to port.”", true},
		{"cut at both ends", "“Nobody had warned us when we felt a blow and everything slid to port and it got dark,” she said.", "“We felt a blow and everything slid to port.”", false},
		{"Arabic", "قالت: «شعرنا بضربة ثم انزلق كل شيء نحو اليسار فجأة».", "“شعرنا بضربة ثم انزلق كل شيء نحو اليسار فجأة”", true},
		{"another word", "“We felt a blow and everything slid to port,” she said.", "“We felt a knock and everything slid to port,” she said.", false},
		{"too short", "“We felt a blow, and nothing more,” she said.", "“We felt a blow, and nothing more,” she said.", false},
		{"not quoted", "“We felt a blow and everything slid to port,” she said.", "We felt a blow and everything slid to port, she said.", false},
	} {
		a, b := story.QuotesIn([]article.Block{article.Plain(tt.a)}), story.QuotesIn([]article.Block{article.Plain(tt.b)})
		common := map[uint64]bool{}
		for _, k := range story.KeysOf(a) {
			common[k] = true
		}
		got := false
		for _, k := range story.KeysOf(b) {
			got = got || common[k]
		}
		if got != tt.want {
			t.Errorf("%s: %v, want %v (%v, %v)", tt.name, got, tt.want, a, b)
		}
	}
}
