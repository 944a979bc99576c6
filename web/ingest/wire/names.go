package wire

import (
	"regexp"
	"strings"

	"writethru/annotations/article"
)

// isLasting reports whether the ids of a format are made to name one item in the
// world. Those of the others are good at one agency only.
func (f Format) isLasting() bool { return f == NINJS || f == G2 || f == NewsML1 }

// Names returns the names by which the article of the item may be known, the
// surest first: its own, "" when it has none that lasts, then those of the items
// whose place it takes.
func (it Item) Names() (own string, others []string) {
	own = it.name(it.ID)
	if it.Format == IPTC7901 && !dated.MatchString(it.ID) {
		own = "" // numbers begin anew every day
	}
	if it.Format == ANPA1312 && own != "" && !it.VersionCreated.IsZero() {
		own += it.VersionCreated.Format("-2006")
	}
	for _, id := range append([]string{it.EvolvedFrom}, it.Replaces...) {
		if name := it.name(id); name != "" && name != own {
			others = append(others, name)
		}
	}
	return own, others
}

var dated = regexp.MustCompile(`-\d{8}$`)

// name returns an id as the name of an item, "" for none.
func (it Item) name(id string) string {
	if id = strings.TrimSpace(id); id == "" || it.Format.isLasting() {
		return id
	}
	return strings.ToLower(string(it.Format)+" "+it.Provider+" ") + id
}

// Series returns what the agency calls all versions of the item's story, ""
// when it has no such name. Only formats without lasting ids need one.
func (it Item) Series() string {
	if it.Key == "" || it.Format.isLasting() {
		return ""
	}
	return strings.ToLower("series " + it.Provider + " " + it.Key)
}

// Follows reports whether the item says that one of its story came before.
func (it Item) Follows() bool {
	return it.Change == Correction || it.Change == Update || it.Change == Kill
}

// about returns what the item says of itself besides its text.
func (it Item) about() *article.Wire {
	w := &article.Wire{Series: it.Series(), Version: it.Version, Urgency: it.Urgency, Credit: it.Credit, Usage: it.UsageTerms, Copyright: it.Copyright}
	w.Item, w.Replaced = it.Names()
	if it.Embargoed {
		w.Embargo = it.Embargo
	}
	return w
}

// takeKey finds what a slug says of the version it is on.
var takeKey = regexp.MustCompile(`(?i)\b(?:\d{1,2}(?:st|nd|rd|th)[ -]?(?:ld|lead|update)(?:[ -]?writethru)?|(?:ld-)?writethru|update \d{1,2}|correction|kill)\b`)
