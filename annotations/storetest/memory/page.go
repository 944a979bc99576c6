package memory

import (
	"fmt"
	"slices"

	"writethru/annotations"
	"writethru/annotations/catalog"
)

// page returns the part of what fits, the newest first, that a query asks for;
// limit 0 means no limit.
func page[T any](fit []T, orderOf func(T) order, limit int, from annotations.Cursor) (on []T, around annotations.Around, err error) {
	if limit <= 0 {
		limit = len(fit)
	}
	at, newer, err := readCursor(from)
	if err != nil {
		return nil, around, err
	}
	first := 0
	if from != "" {
		first = slices.IndexFunc(fit, func(t T) bool { return newestFirst(at, orderOf(t)) < 0 })
		if first < 0 {
			first = len(fit)
		}
	}
	if newer { // at is the first on the page after
		if at := slices.IndexFunc(fit, func(t T) bool { return newestFirst(at, orderOf(t)) <= 0 }); at >= 0 {
			first = at
		}
		first = max(0, first-limit)
	}
	last := min(first+limit, len(fit))
	on, around.Total = fit[first:last], len(fit)
	if last < len(fit) && last > 0 {
		around.Older = cursor('o', orderOf(fit[last-1]))
	}
	switch {
	case first > 0 && first < len(fit):
		around.Newer = cursor('n', orderOf(fit[first]))
	case first > 0:
		around.Newer = cursor('n', order{at.second, at.kept - 1})
	}
	return on, around, nil
}

func cursor(way rune, at order) annotations.Cursor {
	return annotations.Cursor(fmt.Sprintf("%c%d.%d", way, at.second, at.kept))
}

func readCursor(c annotations.Cursor) (at order, newer bool, err error) {
	if c == "" {
		return at, false, nil
	}
	var way rune
	if n, err := fmt.Sscanf(string(c), "%c%d.%d", &way, &at.second, &at.kept); err != nil || n < 3 || way != 'o' && way != 'n' {
		return at, false, catalog.ErrCursor
	}
	return at, way == 'n', nil
}

// mostOf returns the counts that a list shows.
func mostOf(n map[string]int) []annotations.Count {
	list := catalog.Counts(n)
	return list[:min(catalog.MostValues, len(list))]
}

// first returns the beginning of list; limit 0 means no limit.
func first[T any](list []T, limit int) []T {
	if limit > 0 {
		list = list[:min(limit, len(list))]
	}
	return list
}
