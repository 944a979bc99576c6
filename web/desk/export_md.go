package desk

import (
	"fmt"
	"strings"

	"writethru/annotations"
)

// timeForm is how times are written for people.
const timeForm = "2 January 2006, 15:04"

// markdown writes the marks by story, each with who said it, what became of it
// and its stable address. What is foreign is escaped (CommonMark 0.31, section
// 2.4), so that it reads as it was and can make no markup.
func (e *export) markdown() ([]byte, error) {
	var b strings.Builder
	n := 0
	for _, s := range e.stories {
		n += len(s.marks)
	}
	fmt.Fprintf(&b, "# Marks\n\n%s in %s, %s.\n", plural(n, "mark", "marks"), plural(len(e.stories), "story", "stories"), e.now.Format(timeForm+" MST"))
	for _, s := range e.stories {
		e.mdStory(&b, s)
	}
	return []byte(b.String()), nil
}

func plural(n int, one, many string) string { return fmt.Sprintf("%d %s", n, be(n, one, many)) }

func (e *export) mdStory(b *strings.Builder, s exportStory) {
	fmt.Fprintf(b, "\n## %s\n\n", mdLine(s.headline))
	var facts []string
	if s.Outlet != "" {
		facts = append(facts, mdLine(s.Outlet))
	}
	if s.URL != "" {
		facts = append(facts, mdLink(s.URL, s.URL))
	}
	facts = append(facts, plural(len(s.heads), "revision", "revisions"))
	if s.Sample {
		facts = append(facts, "a made-up sample story")
	}
	fmt.Fprintf(b, "%s\n", strings.Join(facts, ", "))
	for _, m := range s.marks {
		e.mdMark(b, s, m)
	}
}

func (e *export) mdMark(b *strings.Builder, s exportStory, m exportMark) {
	fmt.Fprintf(b, "\n%s\n\n", mdBlock(m.Exact))
	fmt.Fprintf(b, "%s\n\n", mdWho(m))
	if m.Note != "" {
		fmt.Fprintf(b, "%s\n\n", mdText(m.Note, "\n"))
	}
	fmt.Fprintf(b, "- %s\n", e.mdMade(s, m))
	if t := e.mdFate(s, m); t != "" {
		fmt.Fprintf(b, "- %s\n", t)
	}
	if len(m.Tags) > 0 {
		fmt.Fprintf(b, "- Tags: %s\n", mdLine(strings.Join(m.Tags, ", ")))
	}
	fmt.Fprintf(b, "- Mark `%s`\n", m.ID)
}

// mdWho says what kind of mark it is and who speaks.
func mdWho(m exportMark) string {
	kind := strings.ToUpper(string(m.Kind[:1])) + string(m.Kind[1:])
	var said []string
	add := func(parts ...string) {
		for _, p := range parts {
			if p != "" {
				said = append(said, mdLine(p))
			}
		}
	}
	if q := m.Quote; q != nil {
		add(q.Speaker, q.Role, q.Verb, both("to ", q.To), both(string(q.Speech), " speech"))
	}
	if c := m.Claim; c != nil {
		add(c.Claimant, c.Wording, string(c.Status))
	}
	if len(said) == 0 {
		return "**" + kind + "**"
	}
	return "**" + kind + ":** " + strings.Join(said, ", ")
}

// both joins a and b, unless one is empty.
func both(a, b string) string {
	if a == "" || b == "" {
		return ""
	}
	return a + b
}

func (e *export) mdMade(s exportStory, m exportMark) string {
	where := fmt.Sprintf("revision %d", m.Revision)
	if m.WasPar > 0 {
		where += fmt.Sprintf(", paragraph %d", m.WasPar)
	}
	return fmt.Sprintf("Marked in %s, %s", mdLink(where, e.link(m, m.Revision)), e.clock.time(s.heads[m.Revision-1].Time()).Format(timeForm))
}

// mdFate says what became of the mark in the newest revision, "" where it was
// made on that.
func (e *export) mdFate(s exportStory, m exportMark) string {
	n := len(s.heads)
	if n == m.Revision {
		return ""
	}
	word := string(m.Here.Fate)
	out := strings.ToUpper(word[:1]) + word[1:] + " in " + mdLink(fmt.Sprintf("revision %d", n), e.link(m, n))
	if m.Here.ByHand {
		out += " (chosen by hand)"
	}
	switch m.Here.Fate {
	case annotations.Reworded:
		out += ":\n\n" + indented(mdBlock(m.Now)) + "\n"
	case annotations.Moved:
		if m.Par > 0 {
			out += fmt.Sprintf(", paragraph %d", m.Par)
		}
	case annotations.Unsure:
		if m.Now != "" {
			out += "; perhaps:\n\n" + indented(mdBlock(m.Now)) + "\n"
		}
	}
	return out
}

// indented puts a block inside of a list item.
func indented(block string) string { return "  " + strings.ReplaceAll(block, "\n", "\n  ") }

// mdBlock returns a passage as a block quotation, with its lines.
func mdBlock(s string) string { return "> " + mdText(s, "\n> ") }

// mdLine returns s on one line.
func mdLine(s string) string { return mdText(strings.Join(strings.Fields(s), " "), " ") }

// mdText returns s as text that reads as s does; lines are joined by a hard
// break and newline.
func mdText(s, newline string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = escaped(strings.TrimSpace(strings.ReplaceAll(l, "\r", " ")))
	}
	return strings.Join(lines, "\\"+newline)
}

// escaped returns one line with a backslash before what could be markup: inside
// of a line, and at its beginning what makes headings, lists, lines and tables.
func escaped(l string) string {
	var b strings.Builder
	for i, r := range l {
		switch {
		case strings.ContainsRune("\\`*_[]<>&~|$#", r):
			b.WriteByte('\\')
		case i == 0 && strings.ContainsRune("+-=:", r):
			b.WriteByte('\\')
		case (r == '.' || r == ')') && isDigits(l[:i]):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

func isDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// mdLink returns a link. Addresses have no line breaks, and angle brackets in
// them are percent-encoded.
func mdLink(words, to string) string {
	to = strings.NewReplacer("<", "%3C", ">", "%3E", "\\", "%5C", "\n", "%0A", "\r", "%0D").Replace(to)
	return "[" + mdLine(words) + "](<" + to + ">)"
}
