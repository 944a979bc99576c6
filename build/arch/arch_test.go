package arch

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// root is the root of the tree, seen from this package.
var root = filepath.Join("..", "..")

// targets are what the house is built for, with the packages built for it.
var targets = map[string][]string{
	"":        {"./..."},
	"js/wasm": {"./app/...", "./annotations/...", "./web/api"},
}

func TestHouse(t *testing.T) {
	for target, patterns := range targets {
		t.Run(target, func(t *testing.T) {
			h, err := load(root, target, patterns...)
			if err != nil {
				t.Fatal(err)
			}
			for _, sentence := range h.broken(rules, homes) {
				t.Error(sentence)
			}
			for _, sentence := range h.silent() {
				t.Error(sentence)
			}
			misused, err := h.misused(uses)
			if err != nil {
				t.Fatal(err)
			}
			for _, sentence := range misused {
				t.Error(sentence)
			}
		})
	}
}

// TestRulesFit finds rules for packages that are no longer there: a rule that
// fits nothing holds nothing.
func TestRulesFit(t *testing.T) {
	all := house{}
	for target, patterns := range targets {
		h, err := load(root, target, patterns...)
		if err != nil {
			t.Fatal(err)
		}
		for path, p := range h {
			all[path] = p
		}
	}
	patterns := named()
	slices.Sort(patterns)
	for _, pattern := range slices.Compact(patterns) {
		if !strings.HasPrefix(pattern, "./") {
			continue
		}
		found := false
		for path := range all {
			found = found || fits(path, pattern)
		}
		if !found {
			t.Errorf("a rule names %s, which is not there", pattern)
		}
	}
}

// named returns every pattern in the tables of rules.
func named() []string {
	var all []string
	for _, r := range rules {
		all = append(append(all, r.who...), r.except...)
		for forbidden := range r.never {
			all = append(all, forbidden)
		}
	}
	for _, m := range homes {
		all = append(append(all, m.of), m.who...)
	}
	for _, u := range uses {
		all = append(append(all, u.where...), u.except...)
	}
	return all
}

func TestTree(t *testing.T) {
	files, err := tree(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, sentence := range misplaced(files) {
		t.Error(sentence)
	}
}
