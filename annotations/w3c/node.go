package w3c

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
)

// deepest is how deep values of a file may be nested.
const deepest = 64

// node is a JSON value that knows where it stands.
type node struct {
	kind    kind
	text    string // of strings and numbers
	members []member
	items   []*node
	line    int
	cut     bool // the file breaks off inside it
}

type kind byte

const (
	null kind = iota
	boolean
	number
	text
	array
	object
)

type member struct {
	key   string
	value *node
}

// get returns the value of a key, nil when there is none, n is no object, or the
// value is null.
func (n *node) get(key string) *node {
	if n == nil {
		return nil
	}
	for _, m := range n.members {
		if m.key == key && m.value.kind != null {
			return m.value
		}
	}
	return nil
}

// all returns the values of a key, each with its place: as in JSON-LD, an array
// is several values, and a key that stands twice too.
func (n *node) all(key, at string) (list []placed) {
	for _, m := range n.members {
		if m.key != key || m.value.kind == null {
			continue
		}
		list = append(list, values(m.value, join(at, key))...)
	}
	return list
}

// placed is a value and the path to it.
type placed struct {
	*node
	at string
}

func values(n *node, at string) []placed {
	if n.kind != array {
		return []placed{{n, at}}
	}
	var list []placed
	for i, item := range n.items {
		list = append(list, placed{item, at + "[" + strconv.Itoa(i) + "]"})
	}
	return list
}

func join(at, key string) string {
	if at == "" {
		return key
	}
	return at + "." + key
}

// str returns n's text when n is a string.
func (n *node) str() string {
	if n == nil || n.kind != text {
		return ""
	}
	return n.text
}

// integer returns the value of a number written as a non-negative integer.
func (n *node) integer() (int, bool) {
	if n == nil || n.kind != number {
		return 0, false
	}
	i, err := strconv.Atoi(n.text)
	return i, err == nil && i >= 0
}

// types returns the types of an object.
func (n *node) types() (list []string) {
	for _, t := range n.all("type", "") {
		if t.kind == text {
			list = append(list, t.text)
		}
	}
	return list
}

func (n *node) is(typ string) bool { return slices.Contains(n.types(), typ) }

// parse reads all JSON values of data. After a fault it returns what was read
// before it, incomplete objects included.
func parse(data []byte) (roots []*node, line int, err error) {
	p := &parser{data: data, dec: json.NewDecoder(bytes.NewReader(data)), line: 1}
	p.dec.UseNumber()
	for {
		n, err := p.value(0)
		if n != nil {
			roots = append(roots, n)
		}
		if errors.Is(err, io.EOF) {
			return roots, p.lineNow(), nil
		}
		if err != nil {
			return roots, p.lineNow(), err
		}
	}
}

type parser struct {
	data []byte
	dec  *json.Decoder
	line int // of the byte at
	at   int
}

// lineNow returns the line that the decoder is at.
func (p *parser) lineNow() int {
	now := int(p.dec.InputOffset())
	p.line += bytes.Count(p.data[p.at:now], []byte{'\n'})
	p.at = now
	return p.line
}

// value reads one value. io.EOF is returned only before anything was read.
func (p *parser) value(depth int) (*node, error) {
	token, err := p.dec.Token()
	if err != nil {
		return nil, err
	}
	n, err := p.rest(token, depth)
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

func (p *parser) rest(token json.Token, depth int) (*node, error) {
	n := &node{line: p.lineNow()}
	if depth > deepest {
		return nil, fmt.Errorf("values are nested more than %d deep", deepest)
	}
	switch t := token.(type) {
	case string:
		n.kind, n.text = text, t
	case json.Number:
		n.kind, n.text = number, t.String()
	case bool:
		n.kind, n.text = boolean, strconv.FormatBool(t)
	case json.Delim:
		var err error
		if t == '[' {
			err = p.array(n, depth)
		} else {
			err = p.object(n, depth)
		}
		n.cut = err != nil
		return n, err
	}
	return n, nil
}

func (p *parser) array(n *node, depth int) error {
	n.kind = array
	for p.dec.More() {
		item, err := p.value(depth + 1)
		if item != nil {
			n.items = append(n.items, item)
		}
		if err != nil {
			return err
		}
	}
	_, err := p.dec.Token()
	return err
}

func (p *parser) object(n *node, depth int) error {
	n.kind = object
	for p.dec.More() {
		key, err := p.dec.Token()
		if err != nil {
			return err
		}
		value, err := p.value(depth + 1)
		if value != nil {
			n.members = append(n.members, member{key.(string), value})
		}
		if err != nil {
			return err
		}
	}
	_, err := p.dec.Token()
	return err
}
