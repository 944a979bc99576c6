package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// sheets are the parts of the style sheet in the order of the cascade.
var sheets = []string{"tokens", "base", "kit", "library", "reader", "compare", "notebook"}

// styleSheet joins the parts and takes out what a browser does not need. A part
// that is missing or that nobody has put in order is an error: it would change
// the look in silence.
func styleSheet(dir string) ([]byte, error) {
	all, err := filepath.Glob(filepath.Join(dir, "*.css"))
	if err != nil {
		return nil, err
	}
	for _, path := range all {
		if name := strings.TrimSuffix(filepath.Base(path), ".css"); !slices.Contains(sheets, name) {
			return nil, fmt.Errorf("%s is not in the order of sheets in build/pack/css.go", path)
		}
	}
	var b strings.Builder
	for _, name := range sheets {
		data, err := os.ReadFile(filepath.Join(dir, name+".css"))
		if err != nil {
			return nil, err
		}
		b.Write(data)
		b.WriteByte('\n')
	}
	return []byte(shortened(minified(b.String()))), nil
}

// minified returns a style sheet without comments and needless blanks. Strings,
// unquoted addresses and escapes stay as they are; blanks stay where they can
// mean something: between words, before a colon or a bracket, around + and -.
func minified(css string) string {
	m := minifier{in: css}
	for m.in != "" {
		m.step()
	}
	return string(m.out)
}

type minifier struct {
	in   string // still to be read
	out  []byte
	last byte // character written; 0 after a string or an escape, which bind nothing
	gap  bool // blanks were left out since
	cut  bool // a comment was left out since
}

// step takes one token: a comment, a string, an address, an escape, or one
// character.
func (m *minifier) step() {
	in := m.in
	switch c := in[0]; {
	case strings.HasPrefix(in, "/*"):
		m.in, m.cut = in[through(in, "*/", 2):], true
	case strings.ContainsRune(" \n\t\r\f", rune(c)):
		m.in, m.gap = in[1:], true
	case c == '"' || c == '\'':
		m.put(quoted(in))
	case isAddress(in):
		m.put(through(in, ")", 4))
	case c == '\\' && len(in) > 1:
		m.put(2)
	default:
		m.put(1)
	}
}

// put writes the next n bytes, with a blank before them where one is needed.
func (m *minifier) put(n int) {
	token := m.in[:n]
	switch first := token[0]; {
	case first == '}' && m.last == ';':
		m.out = m.out[:len(m.out)-1]
	case m.gap && len(m.out) > 0 && !binds("{};,>~(:", m.last) && !binds("{};,>~)!", first):
		m.out = append(m.out, ' ')
	case m.cut && !m.gap && isName(m.last) && isName(first):
		m.out = append(m.out, "/**/"...)
	}
	m.out = append(m.out, token...)
	m.in, m.last, m.gap, m.cut = m.in[n:], token[0], false, false
	if n > 1 {
		m.last = 0
	}
}

// binds reports whether c is one of the characters that need no blank.
func binds(all string, c byte) bool { return c != 0 && strings.IndexByte(all, c) >= 0 }

func isName(c byte) bool {
	return c == '-' || c == '_' || c >= 0x80 || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// through returns the length of s up to the end of mark, looked for from from.
func through(s, mark string, from int) int {
	if i := strings.Index(s[from:], mark); i >= 0 {
		return from + i + len(mark)
	}
	return len(s)
}

// quoted returns the length of the string that s begins with.
func quoted(s string) int {
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case s[0]:
			return i + 1
		}
	}
	return len(s)
}

// isAddress reports whether s begins with url( and no quotation mark.
func isAddress(s string) bool {
	if len(s) < 4 || !strings.EqualFold(s[:4], "url(") {
		return false
	}
	inner := strings.TrimLeft(s[4:], " \n\t\r\f")
	return inner != "" && inner[0] != '"' && inner[0] != '\''
}
