package catalog

import (
	"slices"
	"strings"
	"unicode"

	"writethru/annotations"
)

// fields are the fields by the names that readers type.
var fields = map[string]annotations.Field{
	"":        annotations.ByPhrase,
	"outlet":  annotations.ByOutlet,
	"tag":     annotations.ByTag,
	"kind":    annotations.ByKind,
	"speaker": annotations.BySpeaker,
	"fate":    annotations.ByFate,
	"is":      annotations.ByState,
	"before":  annotations.ByAge,
	"after":   annotations.ByAge,
	"changed": annotations.ByChange,
}

func isSpace(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }

// isQuote reports whether r opens or closes a phrase: phones type curly marks.
func isQuote(r rune) bool { return strings.ContainsRune(`"“”„«»`, r) }

// nextPart cuts the first part from what was typed. It has no Values when there
// is none, and an empty one for nothing between quotation marks.
func nextPart(typed []rune) (p Part, rest []rune) {
	for len(typed) > 0 && isSpace(typed[0]) {
		typed = typed[1:]
	}
	if len(typed) == 0 {
		return p, nil
	}
	if typed[0] == '-' && len(typed) > 1 && typed[1] != '-' && !isSpace(typed[1]) {
		p.Not, typed = true, typed[1:]
	}
	if isQuote(typed[0]) {
		var text string
		text, rest = quoted(typed)
		p.Quoted, p.Values = true, []string{text}
		return p, rest
	}
	if name, after, ok := field(typed); ok {
		if values, rest := values(after); len(values) > 0 {
			p.Name, p.Values = name, values
			return p, rest
		}
	}
	at := ending(typed, isSpace)
	p.Values = []string{string(typed[:at])}
	return p, typed[at:]
}

// field cuts the name of a field and its colon from a text.
func field(typed []rune) (name string, rest []rune, ok bool) {
	at := slices.Index(typed, ':')
	if at < 1 || at > 8 {
		return "", nil, false
	}
	name = strings.ToLower(string(typed[:at]))
	_, ok = fields[name]
	return name, typed[at+1:], ok
}

// values cuts the values from what stands behind a field's colon.
func values(typed []rune) (list []string, rest []rune) {
	for {
		var v string
		if len(typed) > 0 && isQuote(typed[0]) {
			v, typed = quoted(typed)
		} else {
			at := ending(typed, func(r rune) bool { return isSpace(r) || r == ',' })
			v, typed = plainValue(string(typed[:at])), typed[at:]
		}
		if v != "" && len(list) < mostValues && !slices.Contains(list, v) {
			list = append(list, v)
		}
		if len(typed) == 0 || typed[0] != ',' {
			return list, typed
		}
		typed = typed[1:]
	}
}

// quoted cuts a phrase from a text that opens with a quotation mark. Without a
// second one it goes to the end.
func quoted(typed []rune) (text string, rest []rune) {
	at := 1 + ending(typed[1:], isQuote)
	return plainValue(string(typed[1:at])), typed[min(at+1, len(typed)):]
}

// ending returns where the first rune stands for which is holds, or the end.
func ending(typed []rune, is func(rune) bool) int {
	if at := slices.IndexFunc(typed, is); at >= 0 {
		return at
	}
	return len(typed)
}
