package diff_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations/article"
	"writethru/annotations/diff"
)

const (
	fog    = "The fog came down in minutes and nobody on the quay could see the water below them."
	bridge = "The Marl Bridge, opened in 1931, carries the only rail line between Teskel and the coast."
	crews  = "Fishing crews reached the ferry first and pulled people from the upper deck."
	divers = "Divers from the river police arrived an hour later and searched the car deck."
	worst  = "It was the worst accident on the Ellery River since 1988, when a barge fire killed 21 people."
)

// shape is what a reader sees of a row before its words.
type shape struct {
	Op       diff.Op
	Old, New []int
}

func shapes(r diff.Result) []shape {
	var out []shape
	for _, row := range r.Rows {
		out = append(out, shape{row.Op, row.Old, row.New})
	}
	return out
}

func TestRows(t *testing.T) {
	tests := []struct {
		name     string
		old, new []string
		want     []shape
	}{
		{"nothing", nil, nil, nil},
		{"all new", nil, []string{fog}, []shape{{diff.Added, nil, []int{0}}}},
		{"all gone", []string{fog}, nil, []shape{{diff.Removed, []int{0}, nil}}},
		{"same", []string{fog, bridge}, []string{fog, bridge}, []shape{{diff.Same, []int{0}, []int{0}}, {diff.Same, []int{1}, []int{1}}}},
		{"removed where it stood", []string{fog, crews, bridge}, []string{fog, bridge},
			[]shape{{diff.Same, []int{0}, []int{0}}, {diff.Removed, []int{1}, nil}, {diff.Same, []int{2}, []int{1}}}},
		{"removed at the start", []string{crews, fog}, []string{fog},
			[]shape{{diff.Removed, []int{0}, nil}, {diff.Same, []int{1}, []int{0}}}},
		{"added", []string{fog, bridge}, []string{fog, crews, bridge},
			[]shape{{diff.Same, []int{0}, []int{0}}, {diff.Added, nil, []int{1}}, {diff.Same, []int{1}, []int{2}}}},
		{"moved up", []string{fog, bridge, crews, worst}, []string{worst, fog, bridge, crews},
			[]shape{{diff.Moved, []int{3}, []int{0}}, {diff.Same, []int{0}, []int{1}}, {diff.Same, []int{1}, []int{2}}, {diff.Same, []int{2}, []int{3}}}},
		{"the shorter of two changed places", []string{fog + " " + bridge, worst}, []string{worst, fog + " " + bridge},
			[]shape{{diff.Moved, []int{1}, []int{0}}, {diff.Same, []int{0}, []int{1}}}},
		{"split", []string{fog, crews + " " + divers}, []string{fog, crews, divers},
			[]shape{{diff.Same, []int{0}, []int{0}}, {diff.Split, []int{1}, []int{1, 2}}}},
		{"split in three, edited", []string{crews + " " + divers + " " + worst}, []string{crews, "Divers from the river police came two hours later and searched the car deck.", worst},
			[]shape{{diff.Split, []int{0}, []int{0, 1, 2}}}},
		{"merged", []string{crews, divers, fog}, []string{crews + " " + divers, fog},
			[]shape{{diff.Merged, []int{0, 1}, []int{0}}, {diff.Same, []int{2}, []int{1}}}},
		{"split into words", []string{"* Design * Data analytics * Research * Marketing", fog}, []string{"* Design", "* Data analytics", "* Research", "* Marketing", fog},
			[]shape{{diff.Split, []int{0}, []int{0, 1, 2, 3}}, {diff.Same, []int{1}, []int{4}}}},
		{"words joined", []string{fog, "* Design", "* Data analytics", "* Research"}, []string{fog, "* Design * Data analytics * Research"},
			[]shape{{diff.Same, []int{0}, []int{0}}, {diff.Merged, []int{1, 2, 3}, []int{1}}}},
		{"a word added beside a paragraph that has it", []string{crews, fog}, []string{crews, "Ferry", fog},
			[]shape{{diff.Same, []int{0}, []int{0}}, {diff.Added, nil, []int{1}}, {diff.Same, []int{1}, []int{2}}}},
		{"strangers in the same place", []string{fog, "(Reporting by Marit Sallow in Karrow and Edda Finch in Teskel; Editing by Josse Brandt)"}, []string{fog, "With reporting by Plover Wire and the Teskel Radio News Service"},
			[]shape{{diff.Same, []int{0}, []int{0}}, {diff.Removed, []int{1}, nil}, {diff.Added, nil, []int{1}}}},
		{"copies stay in order", []string{"* * *", fog, "* * *", bridge}, []string{"* * *", fog, "* * *", bridge},
			[]shape{{diff.Same, []int{0}, []int{0}}, {diff.Same, []int{1}, []int{1}}, {diff.Same, []int{2}, []int{2}}, {diff.Same, []int{3}, []int{3}}}},
		{"unrelated", []string{fog}, []string{worst},
			[]shape{{diff.Removed, []int{0}, nil}, {diff.Added, nil, []int{0}}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if d := cmp.Diff(test.want, shapes(check(t, texts(test.old...), texts(test.new...)))); d != "" {
				t.Errorf("rows (-want +got):\n%s", d)
			}
		})
	}
}

// TestNotesStandApart: a notice that takes the place of a story is not what became
// of one of its paragraphs, though it names it.
func TestNotesStandApart(t *testing.T) {
	was := texts("TESKEL (Plover) — The last river otter at Teskel zoo has died at the age of 19, the zoo said on Monday.")
	notice := diff.Input{Blocks: []article.Block{role(article.EdNote, "The story sent on Nov. 3 under the headline “Teskel zoo says its last river otter has died” is withdrawn. The zoo says that the otter is alive.")}, Lang: "en"}
	want := []shape{{diff.Removed, []int{0}, nil}, {diff.Added, nil, []int{0}}}
	if d := cmp.Diff(want, shapes(check(t, was, notice))); d != "" {
		t.Errorf("rows (-want +got):\n%s", d)
	}
}

func headlines(text string) diff.Input { return diff.Input{Blocks: []article.Block{headline(text)}} }

func copyOf(outlet string, paragraphs ...string) diff.Input {
	in := texts(paragraphs...)
	in.Copy = outlet
	return in
}

func headline(text string) article.Block {
	b := article.Plain(text)
	b.Kind, b.Role, b.Level = article.Heading, article.Headline, 1
	return b
}

func role(r article.Role, text string) article.Block {
	b := article.Plain(text)
	b.Role = r
	return b
}

func linked(text, href string) article.Block {
	b := article.Plain(text)
	b.Parts[0].Runs[0].Href = href
	return b
}

func styledDateline(line, rest string) article.Block {
	b := article.Plain(rest)
	b.Parts[0].Runs = append([]article.Run{{Text: line, Style: article.DatelineStyle}}, b.Parts[0].Runs...)
	return b
}

func figure(src, alt, caption string) article.Block {
	b := article.Plain(caption)
	b.Kind, b.Image = article.Figure, &article.Image{Src: src, Alt: alt}
	return b
}

// TestKinds holds changes that are more, or less, than words.
func TestKinds(t *testing.T) {
	strong := article.Plain(fog)
	strong.Parts[0].Runs[0].Style = article.Strong
	tests := []struct {
		name     string
		old, new article.Block
		want     []diff.Change
		folded   bool
	}{
		{"headline", headline("Ferry sinks"), headline("Nine missing in fog"), []diff.Change{diff.Headline, diff.Number, diff.Wording}, false},
		{"correction note", role(article.Correction, "Correction: The ferry was checked in March."), role(article.Correction, "Correction: The ferry was checked in May."), []diff.Change{diff.Correction, diff.Number}, false},
		{"correction note by its words", article.Plain("Correction: The ferry was checked in March."), article.Plain("Correction: The ferry was checked in September."), []diff.Change{diff.Correction, diff.Number}, false},
		{"time line", role(article.Dateline, "Updated 9:15"), role(article.Dateline, "Updated 11:40"), []diff.Change{diff.Number, diff.Dateline}, false},
		{"link", linked(fog, "https://a.example/"), linked(fog, "https://b.example/"), []diff.Change{diff.Link}, false},
		{"link taken out", linked(fog, "https://a.example/"), article.Plain(fog), []diff.Change{diff.Link}, false},
		{"bold", article.Plain(fog), strong, []diff.Change{diff.Layout}, true},
		{"white space", article.Plain("The fog came down."), article.Plain("The fog\ncame down."), []diff.Change{diff.Layout}, true},
		{"picture", figure("https://a.example/1.png", "A bridge", fog), figure("https://a.example/2.png", "A bridge", fog), []diff.Change{diff.Picture}, false},
		{"picture from another network", figure("https://a.example/1.png?w=100", "A bridge", fog), figure("https://a.example/1.png?w=900", "A bridge", fog), nil, false},
		{"caption", figure("https://a.example/1.png", "A bridge", "The bridge on Tuesday."), figure("https://a.example/1.png", "A bridge", "The bridge on Monday."), []diff.Change{diff.Number, diff.Picture}, false},
		{"words the picture stands for", figure("https://a.example/1.png", "A bridge", fog), figure("https://a.example/1.png", "A broken bridge", fog), []diff.Change{diff.Picture}, false},
		{"dateline that is styled", styledDateline("KARROW, Halvoria (Plover) —", " "+fog), article.Plain(fog), []diff.Change{diff.Dateline}, false},
		{"furniture", role(article.Related, "SEE ALSO: Ten ferries"), role(article.Related, "SEE ALSO: Twelve ferries"), []diff.Change{diff.Furniture}, true},
		{"furniture that becomes story", role(article.Furniture, "It killed 12 people here."), role(article.Body, "It killed 21 people here."), []diff.Change{diff.Number}, false},
		{"credit", role(article.Credit, "(Reporting by Marit Sallow)"), role(article.Credit, "(Reporting by Edda Finch)"), []diff.Change{diff.Name}, false},
		{"curly apostrophe in a quotation", article.Plain(`"I don't know," he said.`), article.Plain(`"I don’t know," he said.`), []diff.Change{diff.Punctuation}, false},
		{"curly marks", article.Plain(`"It is safe," he said.`), article.Plain("“It is safe,” he said."), []diff.Change{diff.Punctuation}, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			rest := article.Plain(worst)
			r := check(t, diff.Input{Blocks: []article.Block{test.old, rest}}, diff.Input{Blocks: []article.Block{test.new, rest}})
			if len(r.Rows) != 2 {
				t.Fatalf("rows = %v, want 2", r.Rows)
			}
			got := r.Rows[0]
			if d := cmp.Diff(test.want, got.Kinds); d != "" || got.Folded() != test.folded {
				t.Errorf("%s, folded %v, want folded %v (-want +got):\n%s", render(got), got.Folded(), test.folded, d)
			}
		})
	}
}

// TestHeadlines shows that a headline is compared with nothing but a headline.
func TestHeadlines(t *testing.T) {
	old := diff.Input{Blocks: []article.Block{headline("Ferry sinks in fog"), article.Plain(crews)}}
	new := diff.Input{Blocks: []article.Block{headline("Crews reached first"), article.Plain("Ferry sinks in fog"), article.Plain(crews)}}
	want := []shape{{diff.Edited, []int{0}, []int{0}}, {diff.Added, nil, []int{1}}, {diff.Same, []int{1}, []int{2}}}
	if d := cmp.Diff(want, shapes(check(t, old, new))); d != "" {
		t.Errorf("rows (-want +got):\n%s", d)
	}
}

func TestLanguage(t *testing.T) {
	old, new := texts(fog, bridge), texts("Der Nebel kam in Minuten, und niemand am Kai sah das Wasser.", bridge+" Das ist neu.")
	new.Lang = "de-AT"
	r := check(t, old, new)
	for _, row := range r.Rows {
		if row.Kinds[0] != diff.Language {
			t.Errorf("%s, want language first", render(row))
		}
	}
}

func TestWords(t *testing.T) {
	tests := []struct {
		name, a, b string
		want       []diff.Piece
	}{
		{"same", "12 died", "12 died", []diff.Piece{{Op: "=", Text: "12 died"}}},
		{"nothing", "", "", nil},
		{"number", "12 people died", "17 people died", []diff.Piece{{Op: "-", Text: "12", Kind: diff.Number}, {Op: "+", Text: "17", Kind: diff.Number}, {Op: "=", Text: " people died"}}},
		{"white space rides with the word", "The old ferry", "The ferry", []diff.Piece{{Op: "=", Text: "The "}, {Op: "-", Text: "old ", Kind: diff.Wording}, {Op: "=", Text: "ferry"}}},
		{"a sentence is added as one", "It left at 7:30 a.m. Some walked.", "It left at 7:30 a.m. and came back at noon. Some walked.",
			[]diff.Piece{{Op: "=", Text: "It left at 7:30 a.m. "}, {Op: "+", Text: "and came back at noon. ", Kind: diff.Addition}, {Op: "=", Text: "Some walked."}}},
		{"a sentence put in before one that ends alike", "It goes up. It is on the calendar. (As long as it is free, hosted by a friend.)", "It goes up. You fill the calendar. It is on the calendar (as long as it is free, hosted by a friend).",
			[]diff.Piece{{Op: "=", Text: "It goes up. "}, {Op: "+", Text: "You fill the calendar. ", Kind: diff.Addition}, {Op: "=", Text: "It is on the calendar"}, {Op: "-", Text: ".", Kind: diff.Punctuation}, {Op: "=", Text: " ("},
				{Op: "-", Text: "As", Kind: diff.Wording}, {Op: "+", Text: "as", Kind: diff.Wording}, {Op: "=", Text: " long as it is free, hosted by a friend"}, {Op: "+", Text: ")", Kind: diff.Punctuation}, {Op: "=", Text: "."}, {Op: "-", Text: ")", Kind: diff.Punctuation}}},
		{"other marks beside another word", "the ‘gray’ harbor", "the ‘gray” harbour", []diff.Piece{{Op: "=", Text: "the ‘gray"}, {Op: "-", Text: "’", Kind: diff.Punctuation}, {Op: "+", Text: "”", Kind: diff.Punctuation}, {Op: "=", Text: " "},
			{Op: "-", Text: "harbor", Kind: diff.Wording}, {Op: "+", Text: "harbour", Kind: diff.Wording}}},
		{"numbers of lines that are joined", "Apples\nPears\nPlums", "1. Apples 2. Pears • Plums", []diff.Piece{{Op: "+", Text: "1. ", Kind: diff.Number}, {Op: "=", Text: "Apples"}, {Op: "-", Text: "\n", Kind: diff.Layout}, {Op: "+", Text: " ", Kind: diff.Layout},
			{Op: "+", Text: "2. ", Kind: diff.Number}, {Op: "=", Text: "Pears"}, {Op: "-", Text: "\n", Kind: diff.Layout}, {Op: "+", Text: " ", Kind: diff.Layout}, {Op: "+", Text: "• ", Kind: diff.Punctuation}, {Op: "=", Text: "Plums"}}},
		{"numbers of lines that are parted", "1. Apples 2. Pears", "Apples\nPears", []diff.Piece{{Op: "-", Text: "1. ", Kind: diff.Number}, {Op: "=", Text: "Apples"}, {Op: "-", Text: " ", Kind: diff.Layout}, {Op: "+", Text: "\n", Kind: diff.Layout}, {Op: "-", Text: "2. ", Kind: diff.Number}, {Op: "=", Text: "Pears"}}},
		{"lines typed for italics", "_Build with users._", "Build with users.", []diff.Piece{{Op: "-", Text: "_Build", Kind: diff.Punctuation}, {Op: "+", Text: "Build", Kind: diff.Punctuation}, {Op: "=", Text: " with users."}, {Op: "-", Text: "_", Kind: diff.Punctuation}}},
		{"chance words are not kept", "Police officers searched every house of the old town until midnight", "Nobody knows who opened the sluice gates upstream",
			[]diff.Piece{{Op: "-", Text: "Police officers searched every house of the old town until midnight", Kind: diff.Wording}, {Op: "+", Text: "Nobody knows who opened the sluice gates upstream", Kind: diff.Wording}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if d := cmp.Diff(test.want, diff.Words(test.a, test.b)); d != "" {
				t.Errorf("Words(%q, %q) (-want +got):\n%s", test.a, test.b, d)
			}
		})
	}
}

func TestSummary(t *testing.T) {
	quote := "“We will find out who did it,” he said."
	tests := []struct {
		name     string
		old, new diff.Input
		want     string
	}{
		{"nothing", texts(fog), texts(fog), "No changes"},
		{"number", texts("It killed 12 people."), texts("It killed 17 people."), "1 paragraph edited; 12 → 17"},
		{"unit", texts("It cost $1.5 billion in all."), texts("It cost $15 billion in all."), "1 paragraph edited; $1.5 billion → $15 billion"},
		{"month", texts("It opens on April 14, they said."), texts("It opens on April 21, they said."), "1 paragraph edited; April 14 → 21"},
		{"time", texts("It left at 7:30 a.m. on Monday."), texts("It left at 7:45 a.m. on Monday."), "1 paragraph edited; 7:30 a.m. → 7:45 a.m."},
		{"bytes", texts("The file has 10MB in all."), texts("The file has 12 MB in all."), "6 to 7 words; 1 paragraph edited; 10MB → 12 MB"},
		{"one figure for another", headlines("At least 12 dead as ferry hits pier"), headlines("‘Alive because of four bolts’: a tale of a ferry"), "Headline changed; 1 quote added"},
		{"figure with a word or two", texts("It was checked in March."), texts("It was checked in September of last year."), "5 to 8 words; 1 paragraph edited; March → September"},
		{"words, moves", texts(fog, bridge, crews), texts(bridge, crews, fog, worst), "46 to 64 words; 1 paragraph added, 1 moved"},
		{"quote changed", texts(quote), texts("“We will find out what happened,” he said."), "9 to 8 words; 1 quote changed; 1 paragraph edited"},
		{"quote removed", texts(fog, quote), texts(fog), "26 to 17 words; 1 quote removed; 1 paragraph removed"},
		{"quote in italics", texts("“We will _find_ out who did it,” he said."), texts(quote), "Only punctuation and the like changed"},
		{"marks removed", texts(quote), texts("We will find out who did it, he said."), "1 quote changed; 1 paragraph edited"},
		{"quote moved", texts(quote, fog, bridge), texts(fog, bridge, quote), "1 paragraph moved"},
		{"punctuation", texts("He fled?"), texts("He fled."), "Only punctuation and the like changed"},
		{"link", diff.Input{Blocks: []article.Block{linked(fog, "https://a.example/")}}, texts(fog), "Only links changed"},
		{"furniture", diff.Input{Blocks: []article.Block{article.Plain(fog), role(article.Related, "See this")}}, texts(fog), "Only the layout, or what stands around the story, changed"},
		{"headline and note", diff.Input{Blocks: []article.Block{headline("Ferry sinks"), article.Plain(fog)}},
			diff.Input{Blocks: []article.Block{headline("Ferry sank"), article.Plain(fog), role(article.Correction, "Correction: It sank on Monday.")}}, "Headline changed; 1 correction note added"},
		{"a note quotes the story", texts(fog), diff.Input{Blocks: []article.Block{article.Plain(fog), role(article.Correction, "Correction: It said “the fog came at noon” by mistake.")}, Lang: "en"}, "1 correction note added"},
		{"two copies", copyOf("Plover Wire", fog, quote, bridge), copyOf("Today", bridge, crews, worst), "42 and 47 words; 1 quote only in Plover Wire; 2 paragraphs only in Today, 2 only in Plover Wire"},
		{"copies with other headlines", diff.Input{Blocks: []article.Block{headline("Ferry sinks"), article.Plain(fog)}, Copy: "A"}, diff.Input{Blocks: []article.Block{headline("Ferry sank"), article.Plain(fog)}, Copy: "B"}, "Headlines differ"},
		{"copies alike", copyOf("A", fog), copyOf("B", fog), "No differences"},
		{"copies with other marks", copyOf("A", "He fled?"), copyOf("B", "He fled."), "Only punctuation and the like differs"},
		{"one copy withdrawn", copyOf("A", fog), diff.Input{Blocks: texts(fog).Blocks, Copy: "Été", Withdrawn: true}, "Été has withdrawn the story"},
		{"withdrawn", texts(fog, quote), diff.Input{Blocks: []article.Block{role(article.EdNote, "The story about fog is withdrawn.")}, Lang: "en", Withdrawn: true},
			"The story is withdrawn; 26 to 0 words; 1 editors’ note added; 1 quote removed; 2 paragraphs removed"},
		{"withdrawn by a flag", texts(fog), diff.Input{Blocks: texts(fog).Blocks, Withdrawn: true}, "The story is withdrawn"},
		{"no longer withdrawn", diff.Input{Blocks: texts(fog).Blocks, Withdrawn: true}, texts(fog), "The story is no longer withdrawn"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := diff.Summary(check(t, test.old, test.new), test.old, test.new); got != test.want {
				t.Errorf("Summary = %q, want %q", got, test.want)
			}
		})
	}
}
