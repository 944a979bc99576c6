package diff_test

import "writethru/annotations/diff"

// manifest is what the manifest says of each revision but first ones, in order.
// The headlines are in it as such. The byline is no part of the text. What the
// outlet calls the whole revision ("writethru") stands for the changes that come
// with one and are not worth naming.
var manifest = map[string][]clause{
	"plover-wire/karrow-ferry/r2.html": {
		{"first lead", []shown{
			{diff.Number, "people", "passengers and crew from Teskel to Karrow when it hit the bridge’s center pier at about 5:40 a.m."},
			{diff.Deletion, " Boats were searching the water south of the bridge.", ""},
			{diff.Addition, "", " She said she closed the channel at 5:52 a.m., 12 minutes after the crash."},
			{diff.Addition, "", "Fishing crews reached the ferry first…"},
			{diff.Addition, "", "The Marl Bridge, opened in 1931…"},
			{diff.Addition, "", "It was the worst accident on the Ellery River…"}}},
		{"new headline and lead", []shown{{diff.Number, "before dawn on Tuesday and at least seven people died, the Karrow harbor master", "and began to sink, rescue officials"}}},
		{"toll 12 and nine missing", []shown{{diff.Number, "A", "At least 12 people died and nine were missing on Tuesday after a"}}},
		{"byline", nil},
		{"minister", []shown{{diff.Quoted, "", "Transport Minister Davit Orsolan…"}, {diff.Addition, "", "Orsolan said the ferry had passed…"}}},
		{"operator", []shown{{diff.Quoted, "", "Ellery Line spokesman Casimir Ondry…"}}},
		{"hospital", []shown{{diff.Quoted, "", "Twenty-two people were being treated…"}}},
		{"relatives", []shown{{diff.Addition, "", "Relatives waited in a school gymnasium…"}}},
		{"SEE ALSO line", nil}, // furniture, and folded
		{"sign-off", []shown{{diff.Addition, "", "(Reporting by Marit Sallow; Editing by Josse Brandt)"}}},
	},
	"plover-wire/karrow-ferry/r3.html": {
		{"writethru", []shown{
			{diff.Addition, "", "Eds: Updates toll, adds survivor and union…"},
			{diff.Wording, "began to sink", "sank"},
			{diff.Attribution, "", "a boarding list released by "},
			{diff.Addition, "", " The search would go on through the night under lights, she added."},
			{diff.Addition, "", "and replaced at noon. "},
			{diff.Name, "", " in Karrow and Edda Finch in Teskel"}}},
		{"new headline", nil},
		{"toll 12 -> 17", []shown{{diff.Number, "12", "17"}}},
		{"missing nine -> four", []shown{{diff.Number, "nine", "four"}}},
		{"aboard 61 -> 64", []shown{{diff.Number, "61", "64"}}},
		{"ashore Forty -> Forty-three", []shown{{diff.Number, "Forty", "Forty-three"}}},
		{"treated 22 -> 26", []shown{{diff.Number, "Twenty-two", "Twenty-six"}}},
		{"minister's quote reworded", []shown{{diff.Quoted, "who is responsible", "what went wrong"}, {diff.Quoted, "they", "those responsible"}}},
		{"spokesman's paragraph (one quote", nil},
		{"one claim) dropped without notice", []shown{{diff.Quoted, "Ellery Line spokesman Casimir Ondry…", ""}}},
		{"inspection March -> September of last year", []shown{{diff.Number, "March", "September of last year"}}},
		{"with a correction note", []shown{{diff.Correction, "", "Correction: An earlier version of this story…"}}},
		{"rescue paragraph split in two", []shown{{diff.SplitUp, "4", "5 6"}}},
		{"hospital paragraph moved from 9 to 7", []shown{{diff.Move, "9", "7"}}},
		{"last two paragraphs change place", []shown{{diff.Move, "11", "16"}}},
		{"nine paragraphs and an illustration added", []shown{
			{diff.Addition, "", "The Marl Bridge at Karrow on Tuesday…"},
			{diff.Addition, "", "The Ellery Line said on Tuesday afternoon…"},
			{diff.Quoted, "", "Opposition lawmaker Mira Castellan…"},
			{diff.Quoted, "", "\"We carry nine hundred people a day…"},
			{diff.Addition, "", "At the landing itself…"},
			{diff.Addition, "", "The government will pay for funerals…"},
			{diff.Addition, "", "The Grey Heron, built in 1979…"}}},
		{"among them a quotation over two paragraphs and one with mismatched marks", []shown{
			{diff.Quoted, "", "“We heard the horn…"},
			{diff.Quoted, "", "“The floor tipped…"},
			{diff.Quoted, "", "A union of river crews said…"}}},
	},
	"plover-wire/karrow-ferry/r4.html": {
		{"final", []shown{{diff.Deletion, "Eds: Updates toll…", ""}, {diff.Addition, "", "Eds: Edits throughout…"}}},
		{"small copy edits", []shown{
			{diff.Attribution, "rescue ", ""},
			{diff.Layout, "", " "}, {diff.Layout, "", " "},
			{diff.Wording, "would", "will"},
			{diff.Wording, "quay", "quayside"},
			{diff.Number, "on Tuesday afternoon", "later"},
			{diff.Wording, "the ", ""}}},
		{"mismatched and straight quotation marks made curly", []shown{
			{diff.Punctuation, "'", "“"}, {diff.Punctuation, "\"", "”"},
			{diff.Punctuation, "\"", "“"}, {diff.Punctuation, "\"", "”"}}},
		{`"nine hundred" -> "900"`, []shown{{diff.Number, "nine hundred", "900"}}},
		{"headline shortened", nil},
	},
	"saltmarsh-gazette/ferry-toll/r2.html": {
		{"agency writethru to paragraph 17", []shown{
			{diff.Number, "12", "17"}, {diff.Number, "nine", "four"}, {diff.Wording, "began to sink", "sank"},
			{diff.Number, "61", "64"}, {diff.Attribution, "", "a boarding list released by "},
			{diff.Quoted, "", "A union of river crews said…"},
			{diff.SplitUp, "4", "6 7"}, {diff.Number, "Forty", "Forty-three"},
			{diff.Addition, "", " The search would go on through the night under lights, she added."},
			{diff.Move, "7", "8"}, {diff.Number, "Twenty-two", "Twenty-six"},
			{diff.Quoted, "", "‘We heard the horn…"}, {diff.Quoted, "", "‘The floor tipped…"},
			{diff.Quoted, "who is responsible", "what went wrong"}, {diff.Quoted, "they", "those responsible"},
			{diff.Number, "March", "September of last year"},
			{diff.Addition, "", "The Ellery Line said on Tuesday afternoon…"},
			{diff.Quoted, "", "Opposition politician Mira Castellan…"},
			{diff.Quoted, "", "‘We carry nine hundred people a day…"},
			{diff.Addition, "", "The Marl Bridge, opened in 1931…"},
			{diff.Addition, "", "Relatives waited in a school sports hall…"},
			{diff.Addition, "", "The Gazette follows British spelling in agency reports."}}},
		{"own headline", nil},
		{"own second paragraph", []shown{{diff.Addition, "", "Two people from Saltmarsh were on the boarding list…"}}},
	},
	"quayside-today/alive-because-of-four-bolts/r2.html": {
		{`"horror" -> "crash" in the headline`, nil},
		{"the operator's refusal to comment added", []shown{{diff.Addition, "", "The Ellery Line said on Tuesday afternoon…"}}},
	},
	"plover-wire/teskel-otter/r2.html": {
		{`withdrawn ("kill")`, nil},
		{"the text is replaced by a notice", []shown{
			{diff.Deletion, "TESKEL, Halvoria (Plover) — The last river otter…", ""},
			{diff.Quoted, "The otter, called Bishop…", ""},
			{diff.Deletion, "The zoo will close the river house…", ""},
			{diff.Quoted, "", "The story sent on Nov. 3 under the headline…"}}},
		{"the headline stays", nil},
	},
	"ledger-tide/herring-catch/r2.html": {
		{"two figures in the table and one in the lead change", []shown{
			{diff.Number, "9,950", "10,850"}, {diff.Number, "41,200", "42,100"}, {diff.Number, "41,200", "42,100"}}},
		{"correction note", []shown{{diff.Correction, "", "Correction, 3 November: the totals for Karrow…"}}},
	},
	"marfa-news/ras-sindian-library/r2.html": {
		{"number of books 1,200 -> 1,300", []shown{{diff.Number, "ومئتي", "وثلاثمئة"}}},
		{"one quote reworded by one word", []shown{{diff.Quoted, "واليوم", "وصرت اليوم"}}},
		{"last paragraph added", []shown{{diff.Addition, "", "وقد حضر الافتتاح…"}}},
	},
}
