package view

import "strings"

// Node is an element, or a text when Tag is empty.
type Node struct {
	Tag   string
	Text  string // of a text
	Attrs []Attr // in the order in which they are printed
	On    []On
	Kids  []Node
	// Part asks for a component of its own in the browser: it is drawn again
	// only when it differs. Used for the blocks of long pages and for rows.
	Part bool
}

// Attr is an attribute. One without a name is left out.
type Attr struct{ Name, Value string }

// On says which action an event of an element sets off.
type On struct {
	Event  string // as the DOM names it: "click", "submit", "input", "change"
	Action Action
}

// Action is something that a reader asks for. It can be compared, and says by
// its name which screen it belongs to: "reader.save".
type Action struct {
	Name string
	Arg  string // an id, as a rule
	N    int
}

// Event is an action that was set off, with what came along.
type Event struct {
	Action
	// Value is the value of the control that it came from.
	Value   string
	Checked bool
	// Form holds the fields of the form around the control, by name, of a
	// submit, input or change. A box that is not ticked has no value.
	Form map[string][]string
	// Key is set on "key" actions: "j", "?", "Escape", "Enter", with
	// modifiers in the order "Ctrl+Alt+Shift+ArrowLeft". Shift is not named
	// where it makes another character. The Meta key counts as Ctrl.
	Key string
	// On is the id of the nearest element with an id around the focus.
	On string
	// Spans is the selection, on "selection" actions: pieces of the canonical
	// text as flat pairs of start and end in code points. Empty: nothing is
	// selected.
	Spans []int
	// Seed is a name for something new: 24 random lower-case letters and
	// digits, others with every event.
	Seed string
	// InView is where the first line in view begins in the canonical text, in
	// code points, on "key" actions; 0 when no text is in view.
	InView int
	// Files are files that were chosen or dropped.
	Files []File
	// Status and Body are the answer, on actions that a request named. Status
	// 0: the server could not be reached.
	Status int
	Body   []byte
}

// Field returns the first value of a field of the form, "" when there is none.
func (e Event) Field(name string) string {
	if v := e.Form[name]; len(v) > 0 {
		return v[0]
	}
	return ""
}

// File is a file that a reader chose.
type File struct {
	Name string
	Type string
	Data []byte
}

// Item is what an element is made of: Attr, On, Node, Items, Nodes, or a text.
type Item interface{ item() }

// Items are several items.
type Items []Item

// Nodes are several nodes.
type Nodes []Node

func (Attr) item()  {}
func (On) item()    {}
func (Node) item()  {}
func (Items) item() {}
func (Nodes) item() {}

// take makes an element of items. It switches by type, and calls no method of
// Item, because then the compiler sees that no item is kept, and leaves them all
// on the stack.
func (n *Node) take(items []Item) {
	for _, i := range items {
		switch i := i.(type) {
		case Attr:
			if i.Name != "" {
				n.Attrs = append(n.Attrs, i)
			}
		case On:
			n.On = append(n.On, i)
		case Node:
			n.add(i)
		case Nodes:
			for k := range i {
				n.add(i[k])
			}
		case Items:
			n.take(i)
		}
	}
}

// add appends a child. Neighbouring texts become one, as a browser's parser
// makes one of them, and empty ones are left out. A Node with neither tag nor
// text is nothing.
func (n *Node) add(k Node) {
	if k.Tag == "" {
		if k.Text == "" {
			return
		}
		if last := len(n.Kids) - 1; last >= 0 && n.Kids[last].Tag == "" {
			n.Kids[last].Text += k.Text
			return
		}
	}
	n.Kids = append(n.Kids, k)
}

// E returns an element.
func E(tag string, items ...Item) Node {
	n := Node{Tag: tag}
	n.take(items)
	return n
}

// T returns a text.
func T(s string) Node { return Node{Text: s} }

// Part returns n drawn as a component of its own.
func Part(n Node) Node { n.Part = true; return n }

// When returns the items when cond holds, else none. They are made in any case.
func When(cond bool, items ...Item) Items {
	if cond {
		return items
	}
	return nil
}

// A returns an attribute.
func A(name, value string) Attr { return Attr{name, value} }

// Flag returns an attribute without a value when on holds.
func Flag(name string, on bool) Attr {
	if !on {
		return Attr{}
	}
	return Attr{Name: name}
}

// Class returns the attribute class; empty names are left out.
func Class(names ...string) Attr { return names1("class", names) }

// Is returns the attribute data-is, which SVG elements carry in place of a class.
func Is(names ...string) Attr { return names1("data-is", names) }

func names1(attr string, names []string) Attr {
	var have []string
	for _, n := range names {
		if n = strings.TrimSpace(n); n != "" {
			have = append(have, n)
		}
	}
	if len(have) == 0 {
		return Attr{}
	}
	return Attr{attr, strings.Join(have, " ")}
}

// ID returns the attribute id.
func ID(id string) Attr { return Attr{"id", id} }

// Href returns the attribute href.
func Href(to string) Attr { return Attr{"href", to} }

// Label returns the attribute aria-label.
func Label(s string) Attr { return Attr{"aria-label", s} }

// Do returns the action that an event of the element sets off. Links and forms
// with one do not go where they lead; without scripts they do.
func Do(event, action, arg string) On { return On{event, Action{Name: action, Arg: arg}} }

// Click is Do for clicks.
func Click(action, arg string) On { return Do("click", action, arg) }
