package diff

import "strings"

// leastQuoted are the words from which on quoted words count as a quote, not as
// a name or a word held at arm's length.
const leastQuoted = 3

// quotesIn returns the places of the quotes in text, without their marks.
func (v *vocab) quotesIn(text string) [][2]int {
	tokens := v.cut(text)
	said := v.quotes(text, tokens)
	var out [][2]int
	for k := 0; k < len(tokens); k++ {
		from, words := k, 0
		for ; k < len(tokens) && (said[k] == quoted || said[k] == nested); k++ {
			if v.of(tokens[k]).letter {
				words++
			}
		}
		if words >= leastQuoted {
			out = append(out, [2]int{int(tokens[from].start), int(tokens[k-1].end)})
		}
	}
	return out
}

// quotations counts the quotes that the row changes, adds and takes out.
func (s *summary) quotations(r Row) {
	a, b := s.old.text(r.Old), s.new.text(r.New)
	if len(r.Old) == 0 {
		a = ""
	}
	if len(r.New) == 0 {
		b = ""
	}
	olds, news := s.v.quotesIn(a), s.v.quotesIn(b)
	kept := overlaps(r.Pieces, olds, news)
	used := make([]bool, len(news))
	for i, q := range olds {
		best := meeting{new: none}
		for _, m := range kept.meet[i] {
			if !used[m.new] && m.size > best.size {
				best = m
			}
		}
		switch {
		case best.new != none:
			used[best.new] = true
			if w := news[best.new]; plainWords(a[q[0]:q[1]]) != plainWords(b[w[0]:w[1]]) {
				s.quotes++
			}
		case 2*kept.old[i] > q[1]-q[0]: // the words stay, without their marks
			s.quotes++
		default:
			s.quotesOut = append(s.quotesOut, plainWords(a[q[0]:q[1]]))
		}
	}
	for j, q := range news {
		switch {
		case used[j]:
		case 2*kept.new[j] > q[1]-q[0]:
			s.quotes++
		default:
			s.quotesIn = append(s.quotesIn, plainWords(b[q[0]:q[1]]))
		}
	}
}

// plainWords returns text without what only looks different: the form of its
// quotation marks and apostrophes, and lines that were typed for italics.
func plainWords(text string) string {
	return strings.Join(strings.Fields(quoteForms.Replace(text)), "")
}

var quoteForms = strings.NewReplacer("‘", "'", "’", "'", "“", `"`, "”", `"`, "_", "")

// overlap says how many bytes of each quote are kept, and which new quotes each
// old one shares words with.
type overlap struct {
	old, new []int
	meet     [][]meeting
}

// meeting is a new quote and the bytes it shares with an old one.
type meeting struct{ new, size int }

func overlaps(pieces []Piece, olds, news [][2]int) overlap {
	o := overlap{make([]int, len(olds)), make([]int, len(news)), make([][]meeting, len(olds))}
	po, pn, i0, j0 := 0, 0, 0, 0
	for _, p := range pieces {
		n := len(p.Text)
		if p.Op == Equal {
			for ; i0 < len(olds) && olds[i0][1] <= po; i0++ {
			}
			for ; j0 < len(news) && news[j0][1] <= pn; j0++ {
			}
			o.equal(olds, news, i0, j0, po, pn, n)
		}
		if p.Op != Insert {
			po += n
		}
		if p.Op != Delete {
			pn += n
		}
	}
	return o
}

// equal notes n equal bytes at po and pn. No quote before i and j reaches them.
func (o *overlap) equal(olds, news [][2]int, i, j, po, pn, n int) {
	for k := j; k < len(news) && news[k][0] < pn+n; k++ {
		o.new[k] += min(news[k][1], pn+n) - max(news[k][0], pn)
	}
	for ; i < len(olds) && olds[i][0] < po+n; i++ {
		from, to := max(olds[i][0], po), min(olds[i][1], po+n)
		o.old[i] += to - from
		for k := j; k < len(news) && news[k][0] < pn+n; k++ {
			shared := min(to-po, news[k][1]-pn) - max(from-po, news[k][0]-pn)
			if shared <= 0 {
				continue
			}
			if m := o.meet[i]; len(m) > 0 && m[len(m)-1].new == k {
				m[len(m)-1].size += shared
			} else {
				o.meet[i] = append(m, meeting{k, shared})
			}
			if news[k][1]-pn >= to-po {
				break
			}
		}
		for j < len(news) && news[j][1]-pn <= to-po {
			j++
		}
	}
}
