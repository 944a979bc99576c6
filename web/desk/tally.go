package desk

import (
	"fmt"
	"strings"

	"writethru/annotations"
	"writethru/web/api"
)

// kinds in the order in which they are told, with their names.
var kinds = []struct {
	kind     annotations.Kind
	one, all string
}{
	{annotations.Quote, "quote", "quotes"},
	{annotations.Claim, "claim", "claims"},
	{annotations.Note, "note", "notes"},
	{annotations.Highlight, "highlight", "highlights"},
}

// becameOf says in a sentence what became of the reader's marks that stand on
// the old side of a comparison, "" when none does: "Of your 4 quotes, 1 was
// reworded and 1 removed; your claim is unsure."
func becameOf(marks []api.Mark) string {
	var parts []string
	kept, all := 0, 0
	for _, k := range kinds {
		count, n := map[annotations.Fate]int{}, 0
		for _, m := range marks {
			if m.Kind == k.kind && m.Old != nil && isPlaced(*m.Old) {
				count[m.Here.Fate]++
				n++
			}
		}
		all, kept = all+n, kept+count[annotations.Kept]
		if n > count[annotations.Kept] {
			parts = append(parts, fates(count, n, k.one, k.all))
		}
	}
	switch {
	case all == 0:
		return ""
	case all == 1 && kept == 1:
		return "Your mark was kept."
	case kept == all:
		return fmt.Sprintf("All %d of your marks were kept.", all)
	}
	s := strings.Join(parts, "; ")
	return strings.ToUpper(s[:1]) + s[1:] + "."
}

// fates tells what became of n marks of one kind.
func fates(count map[annotations.Fate]int, n int, one, all string) string {
	var told []string
	for _, f := range []annotations.Fate{annotations.Reworded, annotations.Moved, annotations.Removed, annotations.Unsure} {
		switch c := count[f]; {
		case c == 0:
		case f == annotations.Unsure:
			told = append(told, fmt.Sprintf("%d %s unsure", c, be(c, "is", "are")))
		case len(told) == 0:
			told = append(told, fmt.Sprintf("%d %s %s", c, be(c, "was", "were"), f))
		default:
			told = append(told, fmt.Sprintf("%d %s", c, f))
		}
	}
	if n == 1 {
		return "your " + one + strings.TrimPrefix(told[0], "1")
	}
	if whole := fmt.Sprint(n, " "); len(told) == 1 && strings.HasPrefix(told[0], whole) {
		return fmt.Sprintf("your %d %s %s", n, all, strings.TrimPrefix(told[0], whole))
	}
	return fmt.Sprintf("of your %d %s, %s", n, all, listed(told))
}

func be(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// listed joins words as a sentence does: "a, b and c".
func listed(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// joined joins what changed, which has no full stop, and what became of marks.
func joined(summary, became string) string {
	summary = strings.TrimSuffix(summary, ".") + "." // that of "5:40 a.m." will do
	if became == "" {
		return summary
	}
	return summary + " " + became
}
