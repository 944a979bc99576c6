package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"time"
	"unicode/utf16"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/track"
)

// anchorCase is a pair of texts with marked quotes. Offsets are UTF-16 code units.
type anchorCase struct {
	Name   string        `json:"name"`
	Text   string        `json:"text"`
	Edited string        `json:"edited"`
	Quotes []anchorQuote `json:"quotes"`
}

// anchorQuote is a quote of a case, in code units.
type anchorQuote struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// anchorResult is where the quotes of a case were placed: start, end and
// milliseconds of each; start and end are null where none was.
type anchorResult struct {
	Peer    string   `json:"peer"`
	Case    string   `json:"case"`
	SetupMs float64  `json:"setupMs"`
	Results [][3]any `json:"results"`
}

func runAnchor(args []string, in io.Reader, out io.Writer) error {
	if len(args) > 1 {
		return errors.New("one case file at a time")
	}
	if len(args) == 1 {
		file, err := os.Open(args[0])
		if err != nil {
			return err
		}
		defer file.Close()
		in = file
	}
	var c anchorCase
	if err := json.NewDecoder(in).Decode(&c); err != nil {
		return fmt.Errorf("read the case: %w", err)
	}
	return json.NewEncoder(out).Encode(c.run())
}

// run follows all quotes of the case in one pass; the time is that of the whole.
func (c anchorCase) run() anchorResult {
	began := time.Now()
	old, edited := article.NewText(c.Text), article.NewText(c.Edited)
	points, units := codePoints(old.Runes()), codeUnits(edited.Runes())
	marks := make([]track.Mark, len(c.Quotes))
	for i, q := range c.Quotes {
		marks[i].Spans = []article.Span{{Start: at(points, q.Start), End: at(points, q.End)}}
	}
	res := anchorResult{Peer: "writethru", Case: c.Name, Results: make([][3]any, len(marks))}
	for i, r := range track.Follow(old, edited, marks) {
		res.Results[i] = [3]any{nil, nil, 0}
		if len(r.Spans) > 0 && r.Fate != annotations.Removed && r.Fate != annotations.Unsure {
			s := longest(r.Spans)
			res.Results[i] = [3]any{units[s.Start], units[s.End], 0}
		}
	}
	res.SetupMs = float64(time.Since(began).Microseconds()) / 1000
	return res
}

// longest returns the longest of spans, for a case knows one place a quote.
func longest(spans []article.Span) article.Span {
	return slices.MaxFunc(spans, func(a, b article.Span) int { return a.Len() - b.Len() })
}

// codePoints returns the code point at every code unit of text and at its end.
func codePoints(text []rune) []int {
	out := make([]int, 0, len(text)+1)
	for i, r := range text {
		for range utf16.RuneLen(r) {
			out = append(out, i)
		}
	}
	return append(out, len(text))
}

// codeUnits returns the code unit at every code point of text and at its end.
func codeUnits(text []rune) []int {
	out := make([]int, 0, len(text)+1)
	n := 0
	for _, r := range text {
		out = append(out, n)
		n += utf16.RuneLen(r)
	}
	return append(out, n)
}

// at returns offsets[i], and an offset outside every text when there is none.
func at(offsets []int, i int) int {
	if i < 0 || i >= len(offsets) {
		return -1
	}
	return offsets[i]
}
