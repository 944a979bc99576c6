package arch

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// broken returns a sentence for every import that breaks a rule or leaves its
// home, sorted.
func (h house) broken(rules []rule, homes []home) []string {
	var all []string
	for _, p := range h {
		if !ours(p.ImportPath) {
			continue
		}
		for _, r := range rules {
			if fitsAny(p.ImportPath, r.who) && !fitsAny(p.ImportPath, r.except) {
				all = append(all, h.breaks(p, r)...)
			}
		}
		for _, m := range homes {
			all = append(all, strays(p, m)...)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// breaks returns what p imports against a rule.
func (h house) breaks(p pkg, r rule) []string {
	var all []string
	chains := h.chains(p, r.deep)
	for forbidden, why := range r.never {
		for _, to := range slices.Sorted(maps.Keys(chains)) {
			if fits(to, forbidden) && !fitsAny(to, r.who) {
				all = append(all, fmt.Sprintf("%s: %s", strings.Join(chains[to], " imports "), why))
			}
		}
	}
	return all
}

// chains returns a shortest way from p to everything that it imports; with
// deep also to what the imports import, but for those of the standard library:
// time itself imports syscall/js.
func (h house) chains(p pkg, deep bool) map[string][]string {
	found := map[string][]string{}
	for next := []([]string){{p.ImportPath}}; len(next) > 0; next = next[1:] {
		way := next[0]
		for _, to := range h[way[len(way)-1]].Imports {
			if found[to] != nil || to == p.ImportPath {
				continue
			}
			found[to] = append(slices.Clone(way), to)
			if deep && !h[to].Standard {
				next = append(next, found[to])
			}
		}
	}
	return found
}

// strays returns what p imports although it is at home elsewhere.
func strays(p pkg, m home) []string {
	if fits(p.ImportPath, "./build/...") || fitsAny(p.ImportPath, m.who) {
		return nil
	}
	var all []string
	for _, to := range p.Imports {
		if fits(to, m.of) {
			all = append(all, fmt.Sprintf("%s imports %s: %s", p.ImportPath, to, m.reason))
		}
	}
	return all
}

// silent returns the packages of the house without a comment that says what
// they are for.
func (h house) silent() []string {
	var all []string
	for _, p := range h {
		if ours(p.ImportPath) && p.Doc == "" {
			all = append(all, p.ImportPath+" does not say what it is for")
		}
	}
	slices.Sort(all)
	return all
}
