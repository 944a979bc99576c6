package storetest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
)

// Prose makes up text like a language's: few words often and short, many seldom
// and long, and many that begin alike; and articles of it, the same for the same
// seed. It is for benchmarks.
type Prose struct {
	*rand.Rand
	zipf *rand.Zipf
}

// NewProse returns the prose of a seed.
func NewProse(seed uint64) *Prose {
	r := rand.New(rand.NewPCG(seed, 1))
	return &Prose{r, rand.NewZipf(r, 1.25, 12, 60_000)}
}

var syllables = strings.Fields("the a in to con re pre mi ka so ter ing al un no ber est ron va lu pi de ge or")

// Word returns the n-th word, the most frequent one being 0.
func Word(n uint64) string {
	s := ""
	for n++; n > 0; n /= 24 {
		s += syllables[n%24]
	}
	return s
}

// Sentence returns so many words.
func (p *Prose) Sentence(words int) string {
	s := make([]string, words)
	for i := range s {
		s[i] = Word(p.zipf.Uint64())
	}
	return strings.Join(s, " ")
}

// few returns a number below n, the low ones more often.
func (p *Prose) few(n int) int { return int(float64(n) * p.Float64() * p.Float64()) }

// Archive says what Article makes articles of.
type Archive struct {
	Outlets, Tags, Speakers int
	Words                   int       // of an article, at most; at least a third of it
	Until                   time.Time // when the last article is from
}

// Article returns revision n of the i-th article, half an hour older than the
// one before.
func (p *Prose) Article(of Archive, i, n int) (article.Article, article.Capture, article.Revision) {
	words, body := of.Words/3+p.IntN(1+of.Words*2/3), []string{}
	for ; words > 0; words -= 45 {
		body = append(body, p.Sentence(min(words, 45))+".")
	}
	d := story(article.ID(fmt.Sprintf("made%07d", i)), n, p.Sentence(9), body...)
	d.of.Outlet = fmt.Sprintf("Outlet %d", p.few(of.Outlets))
	d.Modified = of.Until.Add(time.Duration(n-i) * 30 * time.Minute)
	d.Published, d.Captured, d.raw.Time, d.of.Added = d.Modified, d.Modified, d.Modified, d.Modified
	return d.of, d.raw, d.Revision
}

// Mark returns the k-th mark on a revision: a quote, a claim, a note, and so on.
func (p *Prose) Mark(of Archive, r article.Revision, k int) annotations.Annotation {
	text, at := r.Text(), 10+60*k
	a := annotations.Annotation{
		ID: annotations.ID(fmt.Sprintf("%sm%07d", r.Article, k)), Article: r.Article, Revision: r.Number,
		Kind: []annotations.Kind{annotations.Quote, annotations.Claim, annotations.Note}[k%3], Note: p.Sentence(6),
		Tags: []string{fmt.Sprintf("tag %d", p.few(of.Tags))}, Made: r.Time(), Changed: r.Time(),
	}
	a.Spans = []article.Span{{Start: at, End: at + 50}}
	a.Exact = text.Slice(a.Spans[0])
	switch who := fmt.Sprintf("Speaker %d", p.few(of.Speakers)); a.Kind {
	case annotations.Quote:
		a.Quote = &annotations.QuoteOf{Speaker: who}
	case annotations.Claim:
		a.Claim = &annotations.ClaimOf{Claimant: who, Wording: p.Sentence(8)}
	}
	return a
}
