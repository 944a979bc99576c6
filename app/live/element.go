package live

import (
	"fmt"
	"strings"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"writethru/app/view"
)

// The component on which every page is drawn.
type root struct {
	app.Compo
	loop *Loop
	ui   app.UI
}

// OnInit is called before the first mount.
func (r *root) OnInit() { r.loop.adopt() }

// OnMount is called when the page has been taken over.
func (r *root) OnMount(ctx app.Context) {
	r.loop.mounted(
		func(f func()) { ctx.Dispatch(func(app.Context) { f() }) },
		func(f func()) { ctx.Defer(func(app.Context) { f() }) },
	)
}

// Render returns the tree that was made last. go-app asks for it after every
// event; it is the same until there is another.
func (r *root) Render() app.UI {
	if d := r.loop.next.Swap(nil); d != nil {
		r.ui = r.loop.draw(d)
	}
	return r.ui
}

// part is a component that draws one part of a tree.
type part struct {
	app.Compo
	// Node is what is drawn. The same pointer says that nothing has changed.
	Node *view.Node

	loop  *Loop
	drawn *view.Node
	ui    app.UI
}

// Render returns the elements of the part.
func (p *part) Render() app.UI {
	if p.drawn != p.Node {
		p.ui, p.drawn = p.loop.element(p.Node, ""), p.Node
	}
	return p.ui
}

// page returns the elements of a whole tree.
func (l *Loop) page(t *twig, number int) app.UI {
	n := *t.node
	n.Tag = tagName(&n, number)
	return l.open(&n, "").Body(l.twigs(t.kids, "")...)
}

func (l *Loop) twigs(kids []twig, in string) []app.UI {
	out := make([]app.UI, len(kids))
	for i := range kids {
		switch t := &kids[i]; {
		case t.isPart():
			out[i] = &part{Node: t.node, loop: l}
		case t.node.Tag == "":
			out[i] = app.Text(t.node.Text)
		default:
			own, inner := view.Inside(in, t.node.Tag)
			out[i] = l.open(t.node, own).Body(l.twigs(t.kids, inner)...)
		}
	}
	return out
}

// element returns the element or text of a node that stands in namespace in.
func (l *Loop) element(n *view.Node, in string) app.UI {
	if n.Tag == "" {
		return app.Text(n.Text)
	}
	own, inner := view.Inside(in, n.Tag)
	kids := make([]app.UI, len(n.Kids))
	for i := range n.Kids {
		kids[i] = l.element(&n.Kids[i], inner)
	}
	return l.open(n, own).Body(kids...)
}

// open returns an element without its children.
func (l *Loop) open(n *view.Node, namespace string) app.HTMLElem {
	e := app.Elem(n.Tag)
	if namespace != "" {
		e.XMLNS(namespace)
	}
	for i := range n.Attrs {
		e.Attr(attrName(namespace, n.Attrs[i].Name), n.Attrs[i].Value)
	}
	for i := range n.On {
		l.listen(e, n, i)
	}
	return e
}

// listen has an element set off its actions for one kind of event. go-app keeps
// a handler while the scope is the same.
func (l *Loop) listen(e app.HTMLElem, n *view.Node, i int) {
	event := n.On[i].Event
	var actions []view.Action
	var scope strings.Builder
	scope.WriteString(n.Tag)
	for k, on := range n.On {
		if on.Event != event {
			continue
		}
		if k < i {
			return // with the first of them
		}
		actions = append(actions, on.Action)
		fmt.Fprintf(&scope, " %q %q %d", on.Action.Name, on.Action.Arg, on.Action.N)
	}
	handled := leads(n.Tag, event)
	e.On(event, func(ctx app.Context, e app.Event) {
		l.heard(ctx.JSSrc(), e.Value, actions, handled)
	}, scope.String())
}

// leads reports whether the default of an event would lead elsewhere, which an
// action takes the place of.
func leads(tag, event string) bool {
	return tag == "a" && event == "click" || tag == "form" && event == "submit"
}
