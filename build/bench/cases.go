package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"writethru/annotations/article"
	"writethru/annotations/diff"
)

// benchCase is a pair of texts, and what Writethru made of it.
type benchCase struct {
	ID        string `json:"id"`
	Reference struct {
		Changed int `json:"changed"` // characters an exact word LCS marks
	} `json:"reference"`
	A    string        `json:"a"`
	B    string        `json:"b"`
	Ours [][][2]string `json:"ours"` // the pieces of each row
	Ms   float64       `json:"oursMs"`
	// Rebuilt says "yes" or "no".
	Rebuilt string `json:"oursRebuilt"`
}

func readCases(dir string) ([]benchCase, error) {
	index, err := os.ReadFile(filepath.Join(dir, "index.json"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("all %w: the cases are not beside this repository (%s)", errSkipped, filepath.ToSlash(dir))
	}
	if err != nil {
		return nil, err
	}
	var cases []benchCase
	if err := json.Unmarshal(index, &cases); err != nil {
		return nil, fmt.Errorf("read index.json: %w", err)
	}
	for k := range cases {
		c := &cases[k]
		for name, text := range map[string]*string{".a.txt": &c.A, ".b.txt": &c.B} {
			file, err := os.ReadFile(filepath.Join(dir, c.ID+name))
			if err != nil {
				return nil, err
			}
			*text = strings.TrimSuffix(string(file), "\n")
		}
	}
	return cases, nil
}

// runs is how often Writethru compares each case; the median counts.
const runs = 9

func (c *benchCase) compare() {
	old, new := paragraphs(c.A), paragraphs(c.B)
	var took []float64
	var r diff.Result
	for range runs {
		began := time.Now()
		r = diff.Compare(old, new)
		took = append(took, float64(time.Since(began).Microseconds())/1000)
	}
	slices.Sort(took)
	c.Ms = took[runs/2]
	c.Rebuilt = "yes"
	for _, row := range r.Rows {
		all := pieces(row, old, new)
		if without(all, "+") != join(old, row.Old) || without(all, "-") != join(new, row.New) {
			c.Rebuilt = "no"
		}
		c.Ours = append(c.Ours, all)
	}
}

// pieces returns the pieces of any row, also of those that carry none.
func pieces(row diff.Row, old, new diff.Input) [][2]string {
	switch row.Op {
	case diff.Same:
		return [][2]string{{"=", join(new, row.New)}}
	case diff.Added:
		return [][2]string{{"+", join(new, row.New)}}
	case diff.Removed:
		return [][2]string{{"-", join(old, row.Old)}}
	}
	var out [][2]string
	for _, p := range row.Pieces {
		out = append(out, [2]string{p.Op, p.Text})
	}
	return out
}

func without(pieces [][2]string, op string) string {
	var b strings.Builder
	for _, p := range pieces {
		if p[0] != op {
			b.WriteString(p[1])
		}
	}
	return b.String()
}

func join(in diff.Input, numbers []int) string {
	texts := make([]string, len(numbers))
	for k, i := range numbers {
		texts[k] = in.Blocks[i].Text()
	}
	return strings.Join(texts, "\n")
}

func paragraphs(text string) diff.Input {
	var in diff.Input
	for _, line := range strings.Split(text, "\n") {
		in.Blocks = append(in.Blocks, article.Plain(line))
	}
	return in
}
