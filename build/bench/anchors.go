package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// reached is what others reach on these cases, by the README beside them: the
// best peer that it names for each family.
var reached = map[string]string{
	"plain-5k-15":       "go-diff by words 97.6 %, Hypothesis 93.4 %, dom-anchor-text-quote 83.2 %",
	"plain-20k-15":      "go-diff by words 96.7 %, Hypothesis 91.8 %, dom-anchor-text-quote 89.7 %",
	"dup-20k-15":        "on the wrong copy, of 148: Hypothesis 66, go-diff by words 0",
	"short-gone-20k-40": "gone and put somewhere, of 100: Hypothesis 86, go-diff by words 0",
	"plain-100k-15":     "CPU for 1,000 quotes: Hypothesis 2,200 ms",
}

// anchors places the quotes of all cases as build/eval does, has the scorer beside
// the cases judge them, and prints what it says and what others reach.
func anchors(out io.Writer, dir string) error {
	cases, err := filepath.Glob(filepath.Join(dir, "cases", "*.json"))
	if err != nil {
		return err
	}
	if len(cases) == 0 {
		return fmt.Errorf("anchoring %w: the cases are not beside this repository (%s)", errSkipped, filepath.ToSlash(dir))
	}
	scorer := filepath.Join(dir, "score.mjs")
	if _, err := os.Stat(scorer); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("anchoring %w: %s is not there", errSkipped, filepath.ToSlash(scorer))
	}
	node, err := exec.LookPath("node")
	if err != nil {
		return fmt.Errorf("anchoring %w: there is no node here", errSkipped)
	}
	temp, err := os.MkdirTemp("", "writethru-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	fmt.Fprintln(out, "\nQuotes found again")
	for _, c := range cases {
		place := exec.Command("go", "run", "./build/eval", "anchor", c)
		place.Stderr = os.Stderr
		said, err := place.Output()
		if err != nil {
			return fmt.Errorf("build/eval anchor %s: %w", filepath.Base(c), err)
		}
		result := filepath.Join(temp, filepath.Base(c))
		if err := os.WriteFile(result, said, 0o600); err != nil {
			return err
		}
		score := exec.Command(node, scorer, c, result)
		score.Stderr = os.Stderr
		if said, err = score.Output(); err != nil {
			return fmt.Errorf("score %s: %w", filepath.Base(c), err)
		}
		out.Write(said)
		if others := reached[strings.TrimSuffix(filepath.Base(c), ".json")]; others != "" {
			fmt.Fprintln(out, "  others, by the README beside the cases:", others)
		}
	}
	return nil
}
