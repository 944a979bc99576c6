// Command bench compares texts with Writethru and, in the same run on the same
// inputs, with the libraries that others use, finds quotes again in edited texts,
// and prints the figures. Its cases lie beside this repository; the libraries are
// pinned by package-lock.json.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"text/tabwriter"
)

func main() {
	err := run(os.Stdout)
	if err == nil {
		err = anchors(os.Stdout, filepath.Join("..", "shared", "eval", "anchor"))
	}
	if errors.Is(err, errSkipped) {
		fmt.Println(err)
	} else if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// errSkipped says why there is nothing to run.
var errSkipped = errors.New("skipped")

func run(out io.Writer) error {
	cases, err := readCases(filepath.Join("..", "shared", "eval", "diff", "cases"))
	if errors.Is(err, errSkipped) {
		fmt.Fprintln(out, err)
		return nil
	}
	if err != nil {
		return err
	}
	for k := range cases {
		cases[k].compare()
	}
	figures, err := peers(filepath.Join("build", "bench"), cases)
	if errors.Is(err, errSkipped) {
		fmt.Fprintln(out, err)
		figures = own(cases)
	} else if err != nil {
		return err
	}
	return table(out, cases, figures)
}

// figure is what one library reached on one case.
type figure struct {
	Case    string  `json:"case"`
	Peer    string  `json:"peer"`
	Ms      float64 `json:"ms"`
	Marked  int     `json:"marked"` // characters marked as changed, without white space
	Cut     int     `json:"cut"`    // words and characters with the edge of a mark inside; -1 when not counted
	Rebuilt string  `json:"rebuilt"`
}

// peers runs the libraries, and scores them and Writethru by one rule.
func peers(dir string, cases []benchCase) ([]figure, error) {
	for _, program := range []string{"npm", "node"} {
		if _, err := exec.LookPath(program); err != nil {
			return nil, fmt.Errorf("other libraries %w: there is no %s here", errSkipped, program)
		}
	}
	install := exec.Command("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")
	install.Dir = dir
	if said, err := install.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("other libraries %w: npm ci: %v: %s", errSkipped, err, bytes.TrimSpace(said))
	}
	in, err := json.Marshal(map[string]any{"cases": cases})
	if err != nil {
		return nil, err
	}
	node := exec.Command("node", "peers.mjs")
	node.Dir, node.Stdin, node.Stderr = dir, bytes.NewReader(in), os.Stderr
	said, err := node.Output()
	if err != nil {
		return nil, fmt.Errorf("run peers.mjs: %w", err)
	}
	var all []figure
	for d := json.NewDecoder(bytes.NewReader(said)); d.More(); {
		var f figure
		if err := d.Decode(&f); err != nil {
			return nil, fmt.Errorf("read the figures of peers.mjs: %w", err)
		}
		all = append(all, f)
	}
	return all, nil
}

// own returns Writethru's figures where nothing else can run.
func own(cases []benchCase) []figure {
	var all []figure
	for _, c := range cases {
		f := figure{Case: c.ID, Peer: "Writethru", Ms: c.Ms, Cut: -1, Rebuilt: c.Rebuilt}
		for _, row := range c.Ours {
			for _, p := range row {
				if p[0] != "=" {
					f.Marked += len([]rune(strings.Join(strings.Fields(p[1]), "")))
				}
			}
		}
		all = append(all, f)
	}
	return all
}

func table(out io.Writer, cases []benchCase, figures []figure) error {
	reference := map[string]int{}
	for _, c := range cases {
		reference[c.ID] = c.Reference.Changed
	}
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "case\tlibrary\tms\tmarked / exact word LCS\twords cut\tboth texts rebuilt")
	before := ""
	for _, f := range figures {
		if before != "" && f.Case != before {
			fmt.Fprintln(w, "\t\t\t\t\t")
		}
		before = f.Case
		cut := fmt.Sprint(f.Cut)
		if f.Cut < 0 {
			cut = "not counted"
		}
		fmt.Fprintf(w, "%s\t%s\t%.1f\t%.2f\t%s\t%s\n", f.Case, f.Peer, f.Ms, float64(f.Marked)/float64(max(1, reference[f.Case])), cut, f.Rebuilt)
	}
	return w.Flush()
}
