package story_test

import (
	"strings"
	"testing"

	"writethru/annotations/article"
	"writethru/annotations/story"
)

func TestCredits(t *testing.T) {
	line := func(role article.Role, text string) article.Block {
		b := article.Plain(text)
		b.Role = role
		return b
	}
	for _, tt := range []struct {
		name   string
		meta   article.Meta
		blocks []article.Block
		names  []string
		want   string
	}{
		{"nothing", article.Meta{Byline: "Odile Marrack"}, []article.Block{article.Plain("A ferry sank.")}, nil, ""},
		{"dateline", article.Meta{Dateline: "BERLIN (dpa)"}, nil, nil, "dpa"},
		{"dateline of an agency nobody knows", article.Meta{Dateline: "KARROW, Halvoria (Plover)"}, nil, nil, "Plover"},
		{"dateline of an outlet of the story", article.Meta{Dateline: "KARROW, Halvoria (Plover)"}, nil, []string{"Ledger", "Plover Wire"}, "Plover Wire"},
		{"byline", article.Meta{Byline: "By Associated Press and staff"}, nil, nil, "AP"},
		{"byline in another script", article.Meta{Byline: "(رويترز)"}, nil, nil, "رويترز"},
		{"credit line", article.Meta{}, []article.Block{line(article.Credit, "With reporting by Plover Wire and AFP")}, []string{"Plover Wire"}, "Plover Wire, AFP"},
		{"sign-off in the body", article.Meta{}, []article.Block{article.Plain("(Reporting by Ana Karrow for Reuters; Editing by Jon Hask)")}, nil, "Reuters"},
		{"copyright", article.Meta{}, []article.Block{line(article.Copyright, "© 2025 Agence France-Presse")}, nil, "AFP"},
		{"a mention is no credit", article.Meta{}, []article.Block{article.Plain("The minister told Reuters that it was safe.")}, nil, ""},
		{"part of a word is no name", article.Meta{Byline: "APRIL WAPTIN, PAPst"}, nil, nil, ""},
		{"a long paragraph is no credit line", article.Meta{}, []article.Block{article.Plain(strings.Repeat("word ", 80) + "reporting by Reuters")}, nil, ""},
	} {
		if got := strings.Join(story.Credits(article.Revision{Meta: tt.meta, Blocks: tt.blocks}, tt.names...), ", "); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
