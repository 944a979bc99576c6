package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"writethru/annotations/article"
	"writethru/annotations/diff"
)

// compared is a comparison in the form the scorer reads.
type compared struct {
	ID     string        `json:"id,omitempty"`
	Blocks []comparedRow `json:"blocks"`
}

type comparedRow struct {
	Op    diff.Op     `json:"op"`
	Old   []int       `json:"old"`
	New   []int       `json:"new"`
	Words [][2]string `json:"words,omitempty"`
}

// runCompare compares two files with a paragraph a line, or, after -pairs, the
// pairs of paragraph lists in a JSON Lines file.
func runCompare(args []string, in io.Reader, out io.Writer) error {
	switch {
	case len(args) == 2 && args[0] == "-pairs":
		file, err := os.Open(args[1])
		if err != nil {
			return err
		}
		defer file.Close()
		return comparePairs(file, out)
	case len(args) == 1 && args[0] == "-pairs":
		return comparePairs(in, out)
	case len(args) == 2:
		return compareFiles(args[0], args[1], out)
	}
	return errors.New("give two text files, or -pairs and a JSON Lines file")
}

func compareFiles(old, new string, out io.Writer) error {
	a, err := os.ReadFile(old)
	if err != nil {
		return err
	}
	b, err := os.ReadFile(new)
	if err != nil {
		return err
	}
	return json.NewEncoder(out).Encode(compareLines(lines(a), lines(b)))
}

func comparePairs(in io.Reader, out io.Writer) error {
	r := json.NewDecoder(bufio.NewReader(in))
	w := json.NewEncoder(out)
	for n := 1; r.More(); n++ {
		var p struct {
			ID  string   `json:"id"`
			Old []string `json:"a"`
			New []string `json:"b"`
		}
		if err := r.Decode(&p); err != nil {
			return fmt.Errorf("read pair %d: %w", n, err)
		}
		c := compareLines(p.Old, p.New)
		c.ID = p.ID
		if err := w.Encode(c); err != nil {
			return err
		}
	}
	return nil
}

// lines returns the lines of a file; a line feed at its end starts no line.
func lines(file []byte) []string {
	return strings.Split(strings.TrimSuffix(string(file), "\n"), "\n")
}

// compareLines compares two lists of paragraphs.
func compareLines(old, new []string) compared {
	c := compared{Blocks: []comparedRow{}}
	for _, r := range diff.Compare(paragraphs(old), paragraphs(new)).Rows {
		row := comparedRow{Op: r.Op, Old: r.Old, New: r.New}
		for _, p := range r.Pieces {
			row.Words = append(row.Words, [2]string{p.Op, p.Text})
		}
		c.Blocks = append(c.Blocks, row)
	}
	return c
}

func paragraphs(texts []string) diff.Input {
	var in diff.Input
	for _, t := range texts {
		in.Blocks = append(in.Blocks, article.Plain(t))
	}
	return in
}
