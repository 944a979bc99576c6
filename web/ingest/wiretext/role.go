package wiretext

import (
	"regexp"
	"strings"
	"unicode"

	"writethru/annotations/article"
)

// months are the names of months, short and long, in the languages we read most.
const months = `(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|sept|oct|okt|nov|dec|dez)\p{L}*\.?`

var roles = []struct {
	role article.Role
	is   *regexp.Regexp
	most int // longest text in bytes; 0 for any
}{
	{article.EdNote, regexp.MustCompile(`^(?i:eds|editors|\(?eds|\(?note to editors|attention editors)\s*:|^(?i)\(?editor(?:[’']?s|s[’'])[’']? note\b`), 0},
	{article.Correction, regexp.MustCompile(`^(?i)(?:correction|corrected|clarification|berichtigung|korrektur|rectificatif|تصحيح|تصويب|訂正)\b?\s*(?:[,:(：—–]|\d|\(|-\s)|^\(?(?i:correct(?:s|ing|ed)|updates?|adds|recasts|refiles?|repeats)\b[^.]{3,160}\)$|^(?i)\(in .{1,120}\bcorrects\b|^(?i)an earlier version of this (?:story|article|report)\b|^(?i)this (?:story|article|report|post) (?:was|has been) (?:updated|corrected|amended|clarified)\b|^UPDATE\s+[\d/]+|^(?i)the first version of this (?:story|article)\b`), 900},
	{article.Credit, regexp.MustCompile(`^(?i)\(?(?:with (?:additional )?reporting (?:by|from)\b|additional reporting by\b|reporting (?:and writing )?by\b|writing by\b|editing by\b|compiled by\b|with files from\b|with (?:information|material) from\b|based on reporting by\b|photo(?:s|graphs)? by\b)|\bcontributed to this (?:report|story|article)\.?$`), 400},
	{article.Copyright, regexp.MustCompile(`^(?i)(?:copyright\b|\(c\)|©|all rights reserved|alle rechte vorbehalten|tous droits réservés)`), 600},
	{article.Related, regexp.MustCompile(`^(?i)(?:see also|read also|also read|read more|related|more on this|lesen sie auch|mehr zum thema|lire aussi|à lire aussi|lea también|leia também|leggi anche|اقرأ أيضًا|اقرأ أيضا)\s*[:：–—]`), 400},
}

// RoleOf returns the role that a text says itself it has, Body when it says
// nothing.
func RoleOf(s string) article.Role {
	if IsDate(s) {
		return article.Dateline
	}
	for _, r := range roles {
		if (r.most == 0 || len(s) <= r.most) && r.is.MatchString(s) {
			return r.role
		}
	}
	return article.Body
}

var withdrawn = regexp.MustCompile(`(?i)\b(?:is|are|has been|have been) (?:withdrawn|retracted)\b|\bno substitute story will be issued\b|\bkill(?:s|ed)? the story\b`)

// IsWithdrawal reports whether s is the notice that a story is taken back. The
// words alone do not do: the notice must speak of the story first.
func IsWithdrawal(s string) bool {
	return len(s) < 700 && withdrawn.MatchString(s) && story.MatchString(s)
}

var story = regexp.MustCompile(`(?i)^.{0,60}\b(?:story|alert|item|report|article|dispatch)\b`)

var date = regexp.MustCompile(`^(?i)(?:(?:mon|tue|wed|thu|fri|sat|sun)\p{L}*,?\s+)?(?:` + months + `\s+\d{1,2},?\s+\d{4}|\d{1,2}\.?\s+` + months + `,?\s+\d{4}|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}|[٠-٩]{1,2}\s+\p{Arabic}+\s+[٠-٩]{4}،?|\d{4}年\d{1,2}月\d{1,2}日)(?:[\s,.]*(?:at\s+)?[\d٠-٩]{1,2}[:.h][\d٠-٩]{2}(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{2,5})?)?\.?$`)

// IsDate reports whether s is only a date, with or without a time.
func IsDate(s string) bool { return len(s) < 80 && date.MatchString(strings.TrimSpace(s)) }

var (
	agency    = regexp.MustCompile(`^(\p{L}[^()—–\n]{1,60}\([\p{L} ./-]{2,30}\))\s*(?:—|–|--|-|_)\s+`)
	capitals  = regexp.MustCompile(`^(\p{Lu}[\p{Lu}.'’ -]+\p{Lu}\.?(?:, [\p{L}.'’ -]{2,30})?(?:, ` + months + ` \d{1,2})?)\s*(?:—|–|--)\s+`)
	caseless  = regexp.MustCompile(`^([\p{Arabic}\p{Hebrew} ]{2,40}?)\s*(?:—|–)\s+`)
	bracketed = regexp.MustCompile(`^(【[^】]{2,30}】)`)
)

// Dateline returns the place at the start of a story, as "KARROW, Halvoria
// (Plover)", and the length in bytes of the dateline with its dash. The length
// is 0 when the text opens with none.
func Dateline(s string) (place string, length int) {
	for _, re := range []*regexp.Regexp{agency, capitals, caseless, bracketed} {
		m := re.FindStringSubmatchIndex(s)
		if m == nil {
			continue
		}
		place = s[m[2]:m[3]]
		if re == caseless && len(strings.Fields(place)) > 4 {
			continue
		}
		return strings.TrimSpace(place), len(strings.TrimRightFunc(s[:m[1]], unicode.IsSpace))
	}
	return "", 0
}
