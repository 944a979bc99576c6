package main

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"
)

var property = regexp.MustCompile(`--[a-z][a-z0-9-]*`)

// shortened returns a minified style sheet in which the custom properties that
// it sets itself have the shortest names, the most frequent ones first. Those
// that only scripts set keep theirs, and strings stay as they are.
func shortened(css string) string {
	uses, own := map[string]int{}, map[string]bool{}
	walk(css, func(name, after string) string {
		uses[name]++
		own[name] = own[name] || strings.HasPrefix(after, ":")
		return name
	})
	names := slices.DeleteFunc(slices.Collect(maps.Keys(uses)), func(name string) bool { return !own[name] })
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(cmp.Compare(uses[b], uses[a]), cmp.Compare(a, b)) })
	short := map[string]string{}
	for i, name := range names {
		short[name] = "--" + letters(i)
	}
	return walk(css, func(name, _ string) string { return cmp.Or(short[name], name) })
}

// letters returns the ith name: a, b, ..., z, aa, ab, ...
func letters(i int) string {
	s := ""
	for ; i >= 0; i = i/26 - 1 {
		s = string(rune('a'+i%26)) + s
	}
	return s
}

// walk returns css with every custom property replaced by what f returns for its
// name and for what follows it.
func walk(css string, f func(name, after string) string) string {
	var b strings.Builder
	for css != "" {
		switch at := property.FindStringIndex(css); {
		case css[0] == '"' || css[0] == '\'':
			n := quoted(css)
			b.WriteString(css[:n])
			css = css[n:]
		case at == nil:
			b.WriteString(css)
			css = ""
		case at[0] > 0:
			n := at[0]
			if quote := strings.IndexAny(css[:n], `"'`); quote >= 0 {
				n = quote
			}
			if n == at[0] && isName(css[n-1]) {
				n = at[1] // within another name
			}
			b.WriteString(css[:n])
			css = css[n:]
		default:
			b.WriteString(f(css[:at[1]], css[at[1]:]))
			css = css[at[1]:]
		}
	}
	return b.String()
}
