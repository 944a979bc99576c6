package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRunAnchorCountsInCodeUnits(t *testing.T) {
	const text = "We are fine 👩‍👩‍👧 and home at last, she wrote on Monday. The ferry left at dawn with sixty people."
	edited := "Late news 🙂: " + strings.Replace(text, "sixty", "64", 1)
	units := func(s string) int { return len(codePoints([]rune(s))) - 1 }
	place := func(in, part string) (start, end int) {
		start = units(in[:strings.Index(in, part)])
		return start, start + units(part)
	}
	var c anchorCase
	c.Name, c.Text, c.Edited = "made-up", text, edited
	var want [][3]any
	for _, q := range [][2]string{{"👩‍👩‍👧 and home", "👩‍👩‍👧 and home"}, {"with sixty people", "with 64 people"}} {
		var quote anchorQuote
		quote.Start, quote.End = place(text, q[0])
		c.Quotes = append(c.Quotes, quote)
		start, end := place(edited, q[1])
		want = append(want, [3]any{start, end, 0})
	}
	c.Quotes = append(c.Quotes, anchorQuote{Start: -3, End: 1 << 40})
	want = append(want, [3]any{nil, nil, 0})

	data, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := runAnchor(nil, bytes.NewReader(data), &out); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Peer, Case string
		Results    json.RawMessage
	}
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	results, _ := json.Marshal(want) // plain numbers and nils always marshal
	if got.Peer != "writethru" || got.Case != "made-up" || string(got.Results) != string(results) {
		t.Errorf("runAnchor = %s, want results %s", out.Bytes(), results)
	}
}

func TestRunAnchorBadInput(t *testing.T) {
	if err := runAnchor(nil, strings.NewReader("{"), &bytes.Buffer{}); err == nil {
		t.Error("half a case gives no error")
	}
	if err := runAnchor([]string{"a.json", "b.json"}, nil, &bytes.Buffer{}); err == nil {
		t.Error("two files give no error")
	}
	if err := runAnchor([]string{filepath.Join(t.TempDir(), "none.json")}, nil, &bytes.Buffer{}); err == nil {
		t.Error("a file that is not there gives no error")
	}
}

// truth is what the cases say became of a quote.
type truth struct {
	Start *int   `json:"truthStart"`
	End   *int   `json:"truthEnd"`
	Class string `json:"cls"`
}

// tally counts as score.mjs beside the cases does.
type tally struct{ present, right, wrong, removed, anchored int }

func (s *tally) add(q truth, got [3]any) {
	switch {
	case q.Class == "partial" || q.Class == "split":
	case q.Class == "removed":
		s.removed++
		if got[0] != nil {
			s.anchored++
		}
	default:
		s.present++
		if got[0] == nil {
			return
		}
		start, end := got[0].(int), got[1].(int)
		if near(start, *q.Start) && near(end, *q.End) {
			s.right++
		}
		both := min(end, *q.End) - max(start, *q.Start)
		if 4*both < max(end, *q.End)-min(start, *q.Start) {
			s.wrong++
		}
	}
}

func near(a, b int) bool { return a-b <= 10 && b-a <= 10 }

// TestAnchorCases holds the engine to what it must reach on the evaluation cases.
func TestAnchorCases(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/eval/anchor/cases/*.json")
	if len(files) == 0 {
		t.Skip("the evaluation cases are not beside the repository")
	}
	least := map[string]float64{ // percent in the right place
		"plain-5k-15": 99, "plain-20k-00": 100, "plain-20k-15": 99, "plain-20k-30": 96, "plain-100k-15": 99,
		"plain-5k-15-astral": 100, "style-20k-05": 99, "dup-20k-15": 100,
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		t.Run(name, func(t *testing.T) {
			var c anchorCase
			var truths struct{ Quotes []truth }
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, v := range []any{&c, &truths} {
				if err := json.Unmarshal(data, v); err != nil {
					t.Fatal(err)
				}
			}
			var s tally
			for i, got := range c.run().Results {
				s.add(truths.Quotes[i], got)
			}
			if right := 100 * float64(s.right) / float64(max(1, s.present)); right < least[name] {
				t.Errorf("%.1f %% in the right place, want %v", right, least[name])
			}
			if 1000*s.wrong > 3*s.present {
				t.Errorf("%d of %d in a wrong place", s.wrong, s.present)
			}
			if 100*s.anchored > 2*s.removed {
				t.Errorf("%d of %d that were removed have a place", s.anchored, s.removed)
			}
		})
	}
}
