package story

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"writethru/annotations/article"
)

// agencies are the names under which news agencies are credited, the one that
// is shown first.
var agencies = [][]string{
	{"AP", "Associated Press"}, {"Reuters"}, {"AFP", "Agence France-Presse"}, {"dpa", "Deutsche Presse-Agentur"},
	{"UPI", "United Press International"}, {"PA", "PA Media", "Press Association"}, {"EFE", "Agencia EFE"}, {"ANSA"},
	{"Xinhua"}, {"TASS"}, {"Interfax"}, {"Kyodo", "Kyodo News"}, {"Jiji", "Jiji Press"}, {"Yonhap"}, {"PTI", "Press Trust of India"},
	{"ANI"}, {"AAP", "Australian Associated Press"}, {"Canadian Press", "La Presse Canadienne"}, {"Bloomberg", "Bloomberg News"},
	{"APA", "Austria Presse Agentur"}, {"Keystone-SDA"}, {"Belga"}, {"ANP"}, {"NTB"}, {"TT", "TT Nyhetsbyrån"}, {"Ritzau"}, {"STT"},
	{"PAP"}, {"ČTK", "CTK"}, {"MTI"}, {"Lusa"}, {"Europa Press"}, {"Anadolu", "Anadolu Agency"}, {"Ukrinform"}, {"WAFA"}, {"WAM"},
	{"IRNA"}, {"SID"}, {"epd"}, {"KNA"}, {"DPA-AFX", "dpa-AFX"}, {"رويترز"}, {"أ ف ب", "فرانس برس"}, {"共同"}, {"時事"}, {"新华社", "新華社"},
}

// phrases are what a line says that gives credit at the foot of a story.
var phrases = []string{
	"reporting by", "contributed to this report", "contributed to this story", "contributed reporting", "with files from",
	"with reporting from", "with material from", "mit material von", "avec afp", "con información de", "con informazioni di",
}

// mostCredit is the longest line, in bytes, that is taken for one that credits,
// and atFoot how many of the last paragraphs may be one.
const (
	mostCredit = 300
	atFoot     = 4
)

// Credits returns the agencies that a revision credits: in its byline, in the
// brackets of its dateline, and in the lines at its foot that give credit. Names
// are further names that count, as those of other outlets of the story. A
// mention in the text ("Reuters reported") is no credit.
func Credits(r article.Revision, names ...string) []string {
	text := r.Byline
	foot := atFoot
	for _, b := range slices.Backward(r.Blocks) {
		switch b.Role {
		case article.Credit, article.Copyright:
			text += "\n" + b.Text()
		case article.Body:
			if foot--; foot >= 0 && givesCredit(b.Text()) {
				text += "\n" + b.Text()
			}
		}
	}
	agency := inBrackets(r.Dateline)
	var out []string
	for _, forms := range append(named(names), agencies...) {
		if slices.ContainsFunc(forms, func(form string) bool {
			return hasName(text, form) || agency != "" && (agency == form || strings.HasPrefix(form, agency+" "))
		}) && !slices.Contains(out, forms[0]) {
			out = append(out, forms[0])
		}
	}
	if len(out) == 0 && agency != "" {
		out = append(out, agency)
	}
	return out
}

func named(names []string) [][]string {
	var out [][]string
	for _, n := range names {
		if n != "" {
			out = append(out, []string{n})
		}
	}
	return out
}

func givesCredit(s string) bool {
	if len(s) > mostCredit {
		return false
	}
	s = strings.ToLower(s)
	return slices.ContainsFunc(phrases, func(p string) bool { return strings.Contains(s, p) })
}

// inBrackets returns what stands in the last brackets of a dateline: "Plover" of
// "KARROW, Halvoria (Plover)".
func inBrackets(dateline string) string {
	open, end := strings.LastIndexByte(dateline, '('), strings.LastIndexByte(dateline, ')')
	if open < 0 || end < open {
		return ""
	}
	return strings.TrimSpace(dateline[open+1 : end])
}

// hasName reports whether a name stands in a text as whole words, as it is
// written.
func hasName(text, name string) bool {
	for at := 0; ; {
		i := strings.Index(text[at:], name)
		if i < 0 {
			return false
		}
		at += i
		end := at + len(name)
		if !endsInWord(text[:at]) && !beginsInWord(text[end:]) {
			return true
		}
		at = end
	}
}

func endsInWord(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return s != "" && unicode.IsLetter(r)
}

func beginsInWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s != "" && unicode.IsLetter(r)
}
