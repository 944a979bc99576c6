package wiretext

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"writethru/annotations/article"
	"writethru/web/ingest/blocks"
)

// Story is what was read from plain text.
type Story struct {
	Blocks              []article.Block
	Byline, Slug, Label string
}

// Read returns the story in plain text. Every word of the text is in a block or
// in the byline, slug or label.
func Read(s string) Story {
	var out Story
	opening, closed := true, false
	paras := Paragraphs(s)
	for i, p := range paras {
		role := RoleOf(p)
		if opening {
			switch {
			case isLabel(p):
				out.Label = p
				continue
			case out.Slug == "" && IsSlug(p):
				out.Slug = p
				continue
			case out.Byline == "" && isByline(p):
				out.Byline = strings.TrimSpace(p[3:])
				continue
			case role == article.Body && !out.hasHeadline() && i+1 < len(paras) && isHeadline(p):
				out.headline(p)
				continue
			}
		}
		if role == article.Body {
			opening = false
			if closed {
				role = article.Furniture
			}
		}
		if role == article.Dateline && !opening {
			role = article.Body
			if closed {
				role = article.Furniture
			}
		}
		if role == article.Copyright {
			closed = true
		}
		b := article.Plain(p)
		b.Role = role
		out.Blocks = append(out.Blocks, b)
	}
	trailing(out.Blocks)
	return out
}

// trailing labels what follows the credit as furniture unless it is a sentence.
func trailing(all []article.Block) {
	credit := -1
	for i, b := range all {
		if b.Role == article.Credit {
			credit = i
		}
	}
	for i := credit + 1; credit >= 0 && i < len(all); i++ {
		if all[i].Role == article.Body && !sentence.MatchString(all[i].Text()) {
			all[i].Role = article.Furniture
		}
	}
}

func (s *Story) hasHeadline() bool {
	return len(s.Blocks) > 0 && s.Blocks[0].Role == article.Headline
}

func (s *Story) headline(p string) {
	b := article.Plain(p)
	b.Kind, b.Role, b.Level = article.Heading, article.Headline, 1
	s.Blocks = append([]article.Block{b}, s.Blocks...)
}

var (
	sentence = regexp.MustCompile(`[.!?。！？؟…:;]["'”’»)\]]*$`)
	slug     = regexp.MustCompile(`^(?:BC-)?\p{Lu}[\p{L}\d]*(?:--?[\p{L}\d]+)+(?:, ?(?:\d\w\w (?:Ld|Lead|Add)[\w-]*|\w*[Ww]ritethru|Kill|KILL|Final|Bulletin|URGENT|Urgent))?$`)
	label    = regexp.MustCompile(`^(?:BULLETIN|URGENT|FLASH|ALERT|KILL|ADVISORY|NEWSALERT|EXTRA|EIL|EILMELDUNG)$`)
	byline   = regexp.MustCompile(`^(?:By|BY) \p{L}[\p{L}.'’ ,-]{2,80}$`)
)

// IsSlug reports whether s is a wire slug line, as "Karrow-Ferry, 1st Ld".
func IsSlug(s string) bool { return len(s) < 60 && slug.MatchString(s) }

func isLabel(s string) bool  { return label.MatchString(s) }
func isByline(s string) bool { return byline.MatchString(s) }

// isHeadline reports whether a paragraph before the story reads like a headline:
// short, no sentence with a full stop, no dateline.
func isHeadline(s string) bool {
	if _, n := Dateline(s); n > 0 || sentence.MatchString(s) && !strings.HasSuffix(s, "?") && !strings.HasSuffix(s, "!") {
		return false
	}
	return utf8.RuneCountInString(s) <= 160 && len(strings.Fields(s)) <= 24
}

// Paragraphs splits plain text at blank lines and joins the lines between. A
// text without blank lines has a paragraph a line, unless its lines were
// wrapped.
func Paragraphs(s string) []string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n\n", "\f", "\n\n").Replace(s)
	var out, open []string
	end := func() {
		if p := blocks.Plain(strings.Join(open, " ")); p != "" {
			out = append(out, p)
		}
		open = nil
	}
	lines := strings.Split(s, "\n")
	joined := isWrapped(lines)
	for _, l := range lines {
		indented := joined && len(open) > 0 && (strings.HasPrefix(l, "   ") || strings.HasPrefix(l, "\t"))
		if strings.TrimSpace(l) == "" || !joined || indented {
			end()
		}
		open = append(open, l)
	}
	end()
	return out
}

// isWrapped reports whether the lines were broken to fit a width: no long ones,
// and most of those that are followed by another are nearly as long as the
// longest.
func isWrapped(lines []string) bool {
	longest, followed, full := 0, 0, 0
	for _, l := range lines {
		longest = max(longest, utf8.RuneCountInString(l))
	}
	if longest > 100 {
		return false
	}
	for i := 0; i+1 < len(lines); i++ {
		if strings.TrimSpace(lines[i]) != "" && strings.TrimSpace(lines[i+1]) != "" {
			followed++
			if utf8.RuneCountInString(lines[i]) >= longest*3/5 {
				full++
			}
		}
	}
	return followed > 0 && full*2 >= followed
}
