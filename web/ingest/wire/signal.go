package wire

import (
	"regexp"
	"strings"
)

// The words by which editors say what an item is. Where a word is common
// language ("kill", "update"), only its form or place tells: after a comma of
// a slug, before a colon of a headline, at the start of a note, alone as a label.
var (
	killWords    = regexp.MustCompile(`(?:^|[,;(/]\s*|-)(?:(?i:mandatory )?KILL(?:ED)?|(?i:bulletin kill|mandatory kill))\s*(?:$|[,;)\n:/-])|[,(]\s*(?i:kill|withdrawn|withdrawal)\s*(?:$|[,)])`)
	killHead     = regexp.MustCompile(`^\W*(?i:mandatory kill|withdrawn|withdrawal|annulation|kill notice|kill advisory|story killed|story withdrawn)\s*(?:$|[:–—-])|^\W*(?:KILL|KILLED|ANNULLIERT|ANNULERAD|ANNULLERT|ANNULERET)\s*(?:$|[:–—-])`)
	killNote     = regexp.MustCompile(`(?i)^\W*(?:(?:eds|editors|attention editors|note to editors|editor.s note)\W+)?(?:please |mandatory |bulletin )?(?:kill|disregard|do not use|withdraw)\b|\bno substitute story will be issued\b|\b(?:is|has been|was) (?:killed|withdrawn|retracted)\b`)
	fixWords     = regexp.MustCompile(`(?i)(?:^|[\s,;(/-])(?:correct(?:ed|ion|s|ive)?|corr|refile|berichtigung|korrigiert|korrektur|rettelse|rättelse|rectificatif|corrección|correzione)\s*(?:$|[,;)\n:/(-])`)
	fixHead      = regexp.MustCompile(`^\W*(?i:corrected|correction|clarification|refile|berichtigung|korrektur|rättelse|rettelse|rectificatif|corrección)\s*(?:\([^)]*\)\s*)?[:–—/-]`)
	fixNote      = regexp.MustCompile(`(?i)^\W*(?:(?:eds|editors|attention editors|note to editors|editor.s note|note)\W+)?(?:\w+\W+){0,3}?(?:correct(?:s|ed|ing|ion)|clarif(?:ies|ication|ied)|fixes|refiles?)\b`)
	updateWords  = regexp.MustCompile(`(?i)\bwritethru\b|\b\d{1,2}(?:st|nd|rd|th)[ -]?(?:ld|lead|update)\b|[(\s]neu:\s|(?:^|[\s,;(/-])(?:update|upd|udate|lead|aktualisiert|uppdatering|oppdatering)[ -]?\d{0,2}\s*(?:$|[,;)\n:/(-])`)
	updateHead   = regexp.MustCompile(`^\W*(?:UPDATE|Update|LEAD|WRAPUP|RECASTS|ADDS|UPDATED)(?:[ -]?\d{1,2})?\s*[:–—/-]`)
	updateNote   = regexp.MustCompile(`(?i)^\W*(?:(?:eds|editors|note to editors)\W+)?(?:\w+\W+){0,3}?(?:updates?|updated|updating|adds?|recasts?|replaces|new approach|complemented)\b|\bupdates with\b`)
	adviseWords  = regexp.MustCompile(`^\W*(?i:advisory|note to editors|attention editors)\W*$|[,-]\s*(?i:advisory)\s*$`)
	adviseHead   = regexp.MustCompile(`^\W*(?:ADVISORY|Advisory)\s*[:–—-]`)
	embargoWords = regexp.MustCompile(`(?i)\bembargo(?:ed)?\b|\bsperrfrist\b|\bsous embargo\b|\bnot for (?:release|publication|use) (?:before|until)\b|\bhold for release\b`)
	noEmbargo    = regexp.MustCompile(`(?i)\bembargo (?:is |has been |now )?(?:lifted|over|expired|broken)\b|\bno embargo\b`)
)

// changeOf returns what the words around a story say of it. A correction that
// calls itself a lead as well is a correction.
func changeOf(slug, label, headline, note string) Change {
	words := slug + "\n" + label
	switch {
	case killWords.MatchString(slug), killWords.MatchString(label), killHead.MatchString(headline), killNote.MatchString(note):
		return Kill
	case adviseWords.MatchString(slug), adviseWords.MatchString(label), adviseHead.MatchString(headline):
		return Advisory
	case fixWords.MatchString(words), fixHead.MatchString(headline), fixNote.MatchString(note):
		return Correction
	case updateWords.MatchString(words), updateHead.MatchString(headline), updateNote.MatchString(note):
		return Update
	}
	return ""
}

// signalOf returns the change that a code names, such as sig:correction,
// edStat:C or update:append-major-content.
func signalOf(code string) Change {
	scheme, name, _ := strings.Cut(strings.ToLower(code), ":")
	switch {
	case name == "":
		name = scheme
	case scheme == "edstat":
		return map[string]Change{"c": Correction, "u": Update, "d": Kill, "r": Update}[name]
	case scheme == "update":
		return Update
	}
	switch {
	case strings.Contains(name, "correct"), name == "rectify":
		return Correction
	case strings.Contains(name, "kill"), name == "delete", name == "cancel", name == "canceled", name == "cancelled":
		return Kill
	case strings.Contains(name, "update"), strings.Contains(name, "replace"), strings.Contains(name, "writethru"):
		return Update
	case strings.Contains(name, "advisory"):
		return Advisory
	}
	return ""
}

// stronger returns the change that says more.
func stronger(a, b Change) Change {
	rank := map[Change]int{Kill: 4, Correction: 3, Update: 2, Advisory: 1}
	if rank[b] > rank[a] {
		return b
	}
	return a
}

// statusOf returns the publishing status that a code names: usable unless it
// names another.
func statusOf(code string) (s Status, embargoed bool) {
	if i := strings.LastIndexAny(code, ":/"); i >= 0 {
		code = code[i+1:]
	}
	switch strings.ToLower(strings.TrimSpace(code)) {
	case "withheld", "hold", "held", "commissioned":
		return Withheld, false
	case "canceled", "cancelled", "killed", "kill", "deleted":
		return Canceled, false
	case "withdrawn", "revoked", "retracted", "recalled":
		return Withdrawn, false
	case "embargoed":
		return Usable, true
	}
	return Usable, false
}

// takesEmbargo marks the item as embargoed when a note says so.
func (it *Item) takesEmbargo(note string, until ...string) {
	if !embargoWords.MatchString(note) || noEmbargo.MatchString(note) {
		return
	}
	it.Embargoed = true
	if it.Embargo.IsZero() {
		it.Embargo = stamp(until...)
	}
}

var (
	slugPrefix = regexp.MustCompile(`^(?i:BC)-+`)
	slugSuffix = regexp.MustCompile(`(?i)[,\s]*(?:[,(]\s*|\s)\(?(?:\d{1,2}(?:st|nd|rd|th)[ -]?(?:ld|lead|add)[\w -]*|(?:\w* )?(?:ld-)?writethru|update \d{1,2}|kill(?:ed)?|mandatory kill|correct(?:ed|ion)|pix|tv|graphic|advisory|urgent|bulletin|\d{2,4})\)?\s*$`)
	slugList   = regexp.MustCompile(`\s*\((?:UPDATE|CORRECT|REFILE|PIX|TV|WRAPUP|GRAPHIC)[^)]*\)\s*$`)
)

// bareSlug returns a slug without what tells its versions apart.
func bareSlug(s string) string {
	s = slugPrefix.ReplaceAllString(strings.TrimSpace(s), "")
	s = slugList.ReplaceAllString(s, "")
	for range 5 {
		cut := slugSuffix.ReplaceAllString(s, "")
		if cut == s || cut == "" {
			break
		}
		s = cut
	}
	return strings.ToLower(strings.Trim(s, " ,/"))
}

var byPrefix = regexp.MustCompile(`^(?:By|BY|by|Von|Par|Por|Av|Af|Di) `)

// by returns a byline without its preposition.
func by(s string) string {
	return strings.TrimSpace(byPrefix.ReplaceAllString(strings.TrimSpace(s), ""))
}
