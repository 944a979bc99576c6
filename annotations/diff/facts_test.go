package diff_test

import (
	"slices"
	"strings"
	"testing"

	"writethru/annotations/article"
	"writethru/annotations/diff"
)

// TestFacts holds the smallest changes that matter, each with the kind it must
// get. None may ever be folded away.
func TestFacts(t *testing.T) {
	tests := []struct {
		name     string
		old, new string
		want     diff.Change
	}{
		{"toll", "The quake killed 12 people on Monday.", "The quake killed 21 people on Monday.", diff.Number},
		{"toll in words", "Twelve people died.", "Seventeen people died.", diff.Number},
		{"compound number", "Forty people came ashore.", "Forty-three people came ashore.", diff.Number},
		{"number to digits", "It carries nine hundred people a day.", "It carries 900 people a day.", diff.Number},
		{"decimal point", "The deal is worth $1.5 billion.", "The deal is worth $15 billion.", diff.Number},
		{"million to billion", "The deal is worth $15 million.", "The deal is worth $15 billion.", diff.Number},
		{"thousands separator", "It cost 1,000 euros.", "It cost 1.000 euros.", diff.Number},
		{"event date", "The vote is on March 24.", "The vote is on March 27.", diff.Number},
		{"month", "The ship was checked in March.", "The ship was checked in September.", diff.Number},
		{"weekday", "The court meets on Tuesday.", "The court meets on Thursday.", diff.Number},
		{"year", "It opened in 1931.", "It opened in 1913.", diff.Number},
		{"time", "The train left at 9:15.", "The train left at 11:40.", diff.Number},
		{"am to pm", "The train left at 9:15 a.m. on Monday.", "The train left at 9:15 p.m. on Monday.", diff.Number},
		{"minus sign", "Growth was -2.1% last year.", "Growth was 2.1% last year.", diff.Number},
		{"true minus", "Growth was −2.1% last year.", "Growth was 2.1% last year.", diff.Number},
		{"percent to points", "The rate rose 2 percent.", "The rate rose 2 points.", diff.Number},
		{"percent sign dropped", "About 5% agreed.", "About 5 agreed.", diff.Number},
		{"currency", "The fine is $40.", "The fine is €40.", diff.Number},
		{"unit", "The fire spread for 5 miles.", "The fire spread for 5 kilometers.", diff.Number},
		{"ordinal", "It was the 21st attack.", "It was the 22nd attack.", diff.Number},
		{"first to second", "It was the first attack.", "It was the second attack.", diff.Number},
		{"below zero", "It fell to -3C overnight.", "It fell to 3C overnight.", diff.Number},
		{"hundreds to thousands", "Officials believe 1,200 fled.", "Officials believe 12,000 fled.", diff.Number},
		{"all the words of a line", "24.03.2024", "27.03.2024", diff.Number},
		{"Japanese toll", "東京で12人が死亡した。", "東京で21人が死亡した。", diff.Number},
		{"age", "Pell Hanrow, 34, was hurt.", "Pell Hanrow, 43, was hurt.", diff.Number},
		{"score", "Teskel won 3-2 on Sunday.", "Teskel won 3-1 on Sunday.", diff.Number},
		{"Arabic digits", "قتل ١٢ شخصا في الحادث.", "قتل ٢١ شخصا في الحادث.", diff.Number},
		{"number taken out", "It killed at least 7 of them.", "It killed some of them.", diff.Number},
		{"number in a quotation", "“We lost 12 men,” he said.", "“We lost 21 men,” he said.", diff.Number},
		{"words of a quotation", "“We will find out who did it,” he said.", "“We will find out what happened,” he said.", diff.Quoted},
		{"one word of a quotation", "“I never saw it,” she said.", "“I hardly saw it,” she said.", diff.Quoted},
		{"quotation marks removed", "The minister called it “a great day for us” on Monday.", "The minister called it a great day for us on Monday.", diff.Quoted},
		{"quotation marks added", "He said the plan was dead on arrival.", "He said the plan was “dead on arrival.”", diff.Quoted},
		{"British marks removed", "She called it ‘a shambles’ and left.", "She called it a shambles and left.", diff.Quoted},
		{"guillemets", "Il a dit : «Nous partons demain» au journal.", "Il a dit : «Nous restons demain» au journal.", diff.Quoted},
		{"who published, who is blamed", "The report, published by the ministry, blames the pilot.", "The report, published by the union, blames the airline.", diff.Attribution},
		{"verb of a quote", "“It is safe,” the mayor said.", "“It is safe,” the mayor claimed.", diff.Attribution},
		{"speaker swapped", "“It is safe,” Ondry said.", "“It is safe,” Brakk said.", diff.Attribution},
		{"speaker after the verb", "“It is safe,” said Casimir Ondry.", "“It is safe,” said Sunniva Brakk.", diff.Attribution},
		{"according to", "Nine are missing, according to police.", "Nine are missing, according to relatives.", diff.Attribution},
		{"attribution dropped", "The bridge was unsafe, officials said.", "The bridge was unsafe.", diff.Attribution},
		{"verb before the speaker", "Says Ondry: the light was on.", "Claims Ondry: the light was on.", diff.Attribution},
		{"name", "They met Davit Orsolan at the quay.", "They met Mira Castellan at the quay.", diff.Name},
		{"place", "The ferry left from Teskel at dawn.", "The ferry left from Karrow at dawn.", diff.Name},
		{"name dropped", "They met minister Davit Orsolan at the quay.", "They met the minister at the quay.", diff.Name},
		{"negation added", "The captain was on the bridge.", "The captain was not on the bridge.", diff.Wording},
		{"nationality", "A Russian drone hit the plant.", "A Ukrainian drone hit the plant.", diff.Name},
		{"who struck whom", "Israel struck Lebanon.", "Lebanon struck Israel.", diff.Name},
		{"denied or admitted", "The minister admitted the claim.", "The minister denied the claim.", diff.Attribution},
		{"allegedly dropped", "The company allegedly paid bribes.", "The company paid bribes.", diff.Wording},
		{"no dropped", "No deaths were reported.", "Deaths were reported.", diff.Wording},
		{"negation in a contraction", "The brakes did work.", "The brakes didn’t work.", diff.Wording},
		{"tense", "The ferry is sinking.", "The ferry was sinking.", diff.Wording},
		{"modal", "The bank will close.", "The bank may close.", diff.Wording},
		{"killed or died", "Two men were killed in the raid.", "Two men were murdered in the raid.", diff.Wording},
		{"preposition", "The troops fired at the crowd.", "The troops fired over the crowd.", diff.Wording},
		{"pronoun", "He took the money.", "She took the money.", diff.Wording},
		{"compass", "The storm moved north.", "The storm moved south.", diff.Wording},
		{"direction of a change", "Prices rose in the quarter.", "Prices fell in the quarter.", diff.Wording},
		{"question to statement", "The pilot was drunk?", "The pilot was drunk.", diff.Punctuation},
		{"comma", "The men, who fled, were shot.", "The men who fled were shot.", diff.Punctuation},
		{"dateline", "KARROW, Halvoria (Plover) — A ferry sank.", "TESKEL, Halvoria (Plover) — A ferry sank.", diff.Dateline},
		{"sentence added", "A ferry sank. It was old.", "A ferry sank. Nobody had checked it. It was old.", diff.Addition},
		{"sentence taken out", "A ferry sank. Nobody had checked it. It was old.", "A ferry sank. It was old.", diff.Deletion},
		{"Chinese", "政府说，三人死亡。", "政府说，五人死亡。", diff.Wording},
	}
	for _, notSaid := range []string{"Notes about the code", "Reports of a fire came in."} {
		r := diff.Compare(texts(notSaid), texts("About"+notSaid[strings.Index(notSaid, " "):]))
		if slices.Contains(r.Rows[0].Kinds, diff.Attribution) {
			t.Errorf("%q is taken for speech: %s", notSaid, render(r.Rows[0]))
		}
	}
	if len(tests) < 40 {
		t.Errorf("%d changes, want at least 40", len(tests))
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for _, around := range []string{"", "The mayor spoke for an hour. ", "Relatives waited near the harbor, where a list of names was pinned to the door. "} {
				if around != "" && test.want == diff.Dateline {
					continue
				}
				r := diff.Compare(texts(around+test.old), texts(around+test.new))
				if len(r.Rows) != 1 || r.Rows[0].Op != diff.Edited {
					t.Fatalf("Compare(%q, %q) = %v, want one edited row", around+test.old, around+test.new, r.Rows)
				}
				if row := r.Rows[0]; !slices.Contains(row.Kinds, test.want) || row.Folded() {
					t.Errorf("Compare(%q, %q) = %s, want kind %s, not folded", around+test.old, around+test.new, render(row), test.want)
				}
				if r.Changes() != 1 {
					t.Errorf("Changes() = %d, want 1", r.Changes())
				}
			}
		})
	}
}

// TestMinor holds which comparisons are of punctuation, links and layout only.
func TestMinor(t *testing.T) {
	linked := func(to string) diff.Input {
		in := texts("The ministry denied it.")
		in.Blocks[0].Parts[0].Runs[0].Href = to
		return in
	}
	for _, tt := range []struct {
		name     string
		old, new diff.Input
		want     bool
	}{
		{"equal", texts("A ferry sank."), texts("A ferry sank."), false},
		{"comma", texts("The men, who fled, were shot."), texts("The men who fled were shot."), true},
		{"link", linked("https://a.example/1"), linked("https://a.example/2"), true},
		{"comma here, a word there", texts("He ran, then fell.", "It rained."), texts("He ran then fell.", "It snowed."), false},
		{"toll", texts("It killed 12."), texts("It killed 21."), false},
		{"minus sign", texts("It fell to -3C."), texts("It fell to 3C."), false},
		{"quotation marks", texts("She called it “a shambles” and left."), texts("She called it a shambles and left."), false},
		{"moved", texts("It rained all day in the old town.", "The mayor spoke for an hour.", "Nobody came to the quay."), texts("The mayor spoke for an hour.", "Nobody came to the quay.", "It rained all day in the old town."), false},
		{"paragraph added", texts("It rained."), texts("It rained.", "It stopped."), false},
	} {
		if got := diff.Compare(tt.old, tt.new).Minor(); got != tt.want {
			t.Errorf("%s: Minor() = %v, want %v", tt.name, got, tt.want)
		}
	}
}

// texts returns paragraphs.
func texts(paragraphs ...string) diff.Input {
	in := diff.Input{Lang: "en"}
	for _, p := range paragraphs {
		in.Blocks = append(in.Blocks, article.Plain(p))
	}
	return in
}
