package view

import (
	"io"
	"sync"
)

// Print writes nodes as HTML, cleaned, with nothing added between them. It fails
// only when w does.
func Print(w io.Writer, nodes ...Node) error {
	buf := buffers.Get().(*[]byte)
	defer buffers.Put(buf)
	b := (*buf)[:0]
	c := cleaner{}
	for i := range nodes {
		if n := c.node(&nodes[i], inHTML); n != nil {
			b = appendNode(b, n)
		}
	}
	*buf = b
	_, err := w.Write(b)
	return err
}

var buffers = sync.Pool{New: func() any { return new([]byte) }}

func appendNode(b []byte, n *Node) []byte {
	if n.Tag == "" {
		return appendText(b, n.Text)
	}
	b = append(append(b, '<'), n.Tag...)
	for i := range n.Attrs {
		b = appendAttr(b, &n.Attrs[i])
	}
	b = append(b, '>')
	if Void(n.Tag) {
		return b
	}
	if dropsLineFeed(n.Tag) && len(n.Kids) > 0 && n.Kids[0].Tag == "" && n.Kids[0].Text[0] == '\n' {
		b = append(b, '\n')
	}
	for i := range n.Kids {
		b = appendNode(b, &n.Kids[i])
	}
	return append(append(append(b, "</"...), n.Tag...), '>')
}

func appendAttr(b []byte, a *Attr) []byte {
	b = append(append(b, ' '), a.Name...)
	if a.Value == "" {
		return b
	}
	b = append(b, `="`...)
	from := 0
	for i := 0; i < len(a.Value); i++ {
		if esc := escape(a.Value[i]); esc != "" {
			b = append(append(b, a.Value[from:i]...), esc...)
			from = i + 1
		}
	}
	return append(append(b, a.Value[from:]...), '"')
}

func appendText(b []byte, s string) []byte {
	from := 0
	for i := 0; i < len(s); i++ {
		if c := s[i]; c == '&' || c == '<' || c == '>' {
			b = append(append(b, s[from:i]...), escape(c)...)
			from = i + 1
		}
	}
	return append(b, s[from:]...)
}

func escape(c byte) string {
	switch c {
	case '&':
		return "&amp;"
	case '<':
		return "&lt;"
	case '>':
		return "&gt;"
	case '"':
		return "&#34;"
	}
	return ""
}
