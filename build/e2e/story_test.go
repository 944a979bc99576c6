package e2e

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/track"
)

// story is a made-up article in five revisions. What becomes of its passages is
// what the flows look at on the screen.
type story struct {
	path      string
	headlines []string   // by revision
	revisions [][]string // paragraphs by revision
}

// The passages that readers mark in the first revision.
const (
	keptQuote     = "“The water has not risen since midnight,”"
	movedQuote    = "“We heard the siren before we saw anything,”"
	rewordedQuote = "“We will open the second gate on Friday if the rain stops,”"
	removedQuote  = "“Nobody on the lower road was asked to leave,”"
	tornQuote     = "“The wall was built for a river half this size, and everybody in the valley has known that for thirty years,”"
	unsureClaim   = "The siren was tested in March."
)

var (
	lead    = "OSTREL — Engineers at the Ostrel dam kept one of its two gates closed on Tuesday while the lake behind it stood forty centimetres under the crest, and families in the valley below packed what they could carry."
	kept    = keptQuote + " said Ilva Tornmark, who heads the river office, at a briefing in the town hall."
	moved   = movedQuote + " said Anders Velk, a baker on Mill Street, who carried his flour to the first floor."
	gate    = rewordedQuote + " said Mirja Solvang, the engineer in charge, after an inspection by boat."
	removed = removedQuote + " said the district’s spokesman, Jorn Hask, in a note to reporters."
	torn    = tornQuote + " said Petra Lindqvar, who farms below the dam."
	siren   = "A new siren stands on the church tower. " + unsureClaim + " It is heard as far as the saw mill."
	school  = "The school in Nether Ostrel stays closed until Thursday, and buses to the coast leave from the market place every hour."
	rain    = "Forecasters expect another thirty millimetres of rain by Wednesday evening, most of it in the hills above the lake."
	history = "The dam was finished in 1961 and holds the water of three rivers. Its crest was raised by two metres after the flood of 1988."
)

// ostrel changes one thing after another: a quote moves and the toll of rain
// changes (2), a quote is reworded and another removed (3), reworded again, the
// removed one returns, one is torn in two (4), and a sentence goes while two
// equal ones appear elsewhere (5).
var ostrel = story{
	path: "/ostrel-dam",
	headlines: []string{
		"Ostrel dam holds as lake nears the crest",
		"Ostrel dam holds as lake nears the crest",
		"Ostrel dam holds, second gate to open on Thursday",
		"Ostrel dam: both gates to open on Thursday",
		"Ostrel dam: both gates to open on Thursday",
	},
	revisions: [][]string{
		{lead, kept, moved, gate, removed, torn, siren, school, rain, history},
		{lead, kept, gate, removed, torn, siren, school, swap(rain, "thirty", "forty"), history, moved},
		{lead, kept, thursday(gate), torn, siren, school, swap(rain, "thirty", "forty"), history, moved},
		{lead, kept, both(thursday(gate)), removed, halves(torn), siren, school, swap(rain, "thirty", "forty"), history, moved},
		{lead, kept, both(thursday(gate)), removed, halves(torn), school, swap(rain, "thirty", "forty"), twoSirens, history, moved},
	},
}

const twoSirens = "The council listed what was done this year. " + unsureClaim + " The lower road was mended in April. " + unsureClaim + " The boats were painted in May."

func thursday(s string) string { return swap(s, "Friday", "Thursday") }
func both(s string) string     { return swap(s, "open the second gate", "open both gates") }
func halves(s string) string {
	return swap(s, "half this size, and everybody", "half this size,” she said on the phone on Monday, before the road was closed. “And everybody")
}

// swap replaces words that must be there.
func swap(s, old, new string) string {
	if !strings.Contains(s, old) {
		panic("the story has no " + old)
	}
	return strings.Replace(s, old, new, 1)
}

// page returns a revision as an outlet publishes it: with trackers, scripts and
// boxes around it.
func (s story) page(n int) string {
	p := strings.NewReplacer("HEADLINE", s.headlines[n-1], "N", string(rune('0'+n)), "BODY",
		"<p>"+strings.Join(s.revisions[n-1], "</p>\n<p>")+"</p>")
	return p.Replace(outletPage)
}

// text returns the paragraphs of a revision under its headline.
func (s story) text(n int) string {
	return strings.Join(slices.Concat([]string{s.headlines[n-1]}, s.revisions[n-1]), "\n\n")
}

const outletPage = `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>HEADLINE | The Ostrel Lantern</title>
<meta property="og:site_name" content="The Ostrel Lantern">
<meta property="og:title" content="HEADLINE">
<meta property="article:published_time" content="2025-03-04T09:10:00Z">
<meta property="article:modified_time" content="2025-03-04T1N:20:00Z">
<link rel="stylesheet" href="https://tracker.invalid/style.css">
<script src="https://tracker.invalid/track.js"></script>
<script>window.hostileRan = 1</script>
</head>
<body onload="window.hostileRan = 2">
<header><nav><a href="/">Home</a> <a href="/valley">Valley</a> <a href="/weather">Weather</a></nav></header>
<main>
<article>
<h1>HEADLINE</h1>
<p class="byline">By Runa Ekdal</p>
<figure><img src="/lake.png" alt="The lake behind the dam" width="480" height="270"><figcaption>The lake on Tuesday morning.</figcaption></figure>
BODY
<img src="https://tracker.invalid/pixel.gif" width="1" height="1" alt="">
<iframe src="https://tracker.invalid/frame"></iframe>
</article>
</main>
<footer><p>The Ostrel Lantern, Market Place 4, Ostrel</p></footer>
</body>
</html>
`

// fates are what becomes of the passages, by revision.
var fates = map[string][]annotations.Fate{
	keptQuote:     {annotations.Kept, annotations.Kept, annotations.Kept, annotations.Kept, annotations.Kept},
	movedQuote:    {annotations.Kept, annotations.Moved, annotations.Moved, annotations.Moved, annotations.Moved},
	rewordedQuote: {annotations.Kept, annotations.Kept, annotations.Reworded, annotations.Reworded, annotations.Reworded},
	removedQuote:  {annotations.Kept, annotations.Kept, annotations.Removed, annotations.Kept, annotations.Kept},
	tornQuote:     {annotations.Kept, annotations.Kept, annotations.Kept, annotations.Reworded, annotations.Reworded},
	unsureClaim:   {annotations.Kept, annotations.Kept, annotations.Kept, annotations.Kept, annotations.Unsure},
}

// TestStory: the story is what the flows need it to be.
func TestStory(t *testing.T) {
	var texts []article.Text
	for n := range ostrel.revisions {
		texts = append(texts, article.NewText(ostrel.text(n+1)))
	}
	for passage, want := range fates {
		before, _, found := strings.Cut(texts[0].String(), passage)
		if !found {
			t.Fatalf("revision 1 has no %s", passage)
		}
		start := utf8.RuneCountInString(before)
		span := article.Span{Start: start, End: start + utf8.RuneCountInString(passage)}
		placed := track.Chain(texts, []track.Made{{Mark: track.Mark{Spans: []article.Span{span}}}})
		var got []annotations.Fate
		for _, p := range placed[0] {
			got = append(got, p.Fate)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", passage, got, want)
		}
	}
}
