package kit

import "writethru/app/view"

// Icon returns an icon of the sprite, hidden from screen readers: the words
// beside it, or the label of the control around it, say what it means. Its
// data-is names are "i" and those given, "flip" for arrows that are mirrored in
// texts from right to left.
func Icon(name string, is ...string) view.Node {
	return view.E("svg", view.Is(append([]string{"i"}, is...)...), view.A("aria-hidden", "true"),
		view.E("use", view.Href("#i-"+name)))
}

// Sprite returns the drawings that Icon points at. It stands once in every page.
func Sprite() view.Node {
	var symbols view.Nodes
	for _, d := range drawings {
		symbols = append(symbols, d.symbol())
	}
	return view.E("svg", view.Is("sprite"), view.A("aria-hidden", "true"), view.A("width", "0"), view.A("height", "0"), symbols)
}

// drawing is one icon: its name, the width of its square, and its strokes. An
// accent is a stroke in the colour of links; extra shapes come last.
type drawing struct {
	name   string
	width  string
	path   string
	accent string
	filled bool
	thick  bool
	rings  [][3]string // circles: cx, cy, r
}

func (d drawing) symbol() view.Node {
	box := "0 0 16 16"
	if d.width != "" {
		box = "0 0 " + d.width + " " + d.width
	}
	s := view.E("symbol", view.ID("i-"+d.name), view.A("viewBox", box),
		view.E("path", view.When(d.filled, view.A("fill", "currentColor"), view.A("stroke", "none")),
			view.When(d.thick, view.A("stroke-width", "2.5")), view.A("d", d.path)))
	if d.accent != "" {
		s.Kids = append(s.Kids, view.E("path", view.Is("new"), view.A("d", d.accent)))
	}
	for _, c := range d.rings {
		s.Kids = append(s.Kids, view.E("circle", view.A("cx", c[0]), view.A("cy", c[1]), view.A("r", c[2])))
	}
	return s
}

var drawings = []drawing{
	{name: "brand", width: "20", path: "M2 4.5h16M2 15.5h10", accent: "M7 10h11M2 10h1.5"},
	{name: "quote", filled: true, path: "M6.8 3.2v1.5C5.5 5 4.8 5.8 4.7 7h2.2v5.2H2V8c0-2.8 1.7-4.6 4.8-4.8zm7 0v1.5c-1.3.3-2 1.1-2.1 2.3h2.2v5.2H9V8c0-2.8 1.7-4.6 4.8-4.8z"},
	{name: "claim", path: "M4 14V2.5h8.5l-2.2 3 2.2 3H4"},
	{name: "note", path: "M2.5 3h11v7.5H8l-3.5 3v-3h-2z"},
	{name: "highlight", path: "M2.5 13.5h11M5 10.5l5.5-7 2.5 2-5.5 7H5z"},
	{name: "search", path: "m10.2 10.2 3.8 3.8", rings: [][3]string{{"7", "7", "4.3"}}},
	{name: "plus", path: "M8 3v10M3 8h10"},
	{name: "link", path: "M6.7 9.3a2.6 2.6 0 0 0 3.7 0l2.3-2.3A2.6 2.6 0 0 0 9 3.3l-.8.8M9.3 6.7a2.6 2.6 0 0 0-3.7 0L3.3 9A2.6 2.6 0 0 0 7 12.7l.8-.8"},
	{name: "paste", path: "M5.5 3.5h-2v10h9v-10h-2M5.5 2.5h5v2.5h-5zM5.5 8h5M5.5 10.5h3"},
	{name: "file", path: "M4 2.5h5l3.5 3.5v7.5H4zM9 2.5V6h3.5"},
	{name: "command", path: "m3 4.5 3.5 3.5L3 11.5M8 12h5"},
	{name: "river", path: "M2.5 4h11M2.5 8h11M2.5 12h7"},
	{name: "book", path: "M4 2.5h8.5v11H4zM4 2.5v11M2.5 5H4M2.5 8H4M2.5 11H4M6.5 5.5h3.5"},
	{name: "feed", path: "M3 7.5A5.5 5.5 0 0 1 8.5 13M3 3.5A9.5 9.5 0 0 1 12.5 13", rings: [][3]string{{"4", "12", "1"}}},
	{name: "gear", path: "M2.5 4.5h5M11 4.5h2.5M2.5 11.5H5M8.5 11.5h5", rings: [][3]string{{"9.2", "4.5", "1.7"}, {"6.7", "11.5", "1.7"}}},
	{name: "filter", path: "M2.5 4.5h11M4.5 8h7M6.5 11.5h3"},
	{name: "compare", path: "M2.5 3h4v10h-4zM9.5 3h4v10h-4zM11.5 6.5h0M4.5 6.5h0"},
	{name: "swap", path: "M3 5.5h9.5L10 3M13 10.5H3.5L6 13"},
	{name: "tag", path: "M2.5 7.5v-5h5l6 6-5 5zM5.4 5.4h.01"},
	{name: "out", path: "M8 2v8M5 7l3 3 3-3M3 13.5h10"},
	{name: "more", path: "M3 8h.01M8 8h.01M13 8h.01", thick: true},
	{name: "back", path: "M10 3 5 8l5 5"},
	{name: "next", path: "m6 3 5 5-5 5"},
	{name: "up", path: "m4 10 4-4 4 4"},
	{name: "down", path: "m4 6 4 4 4-4"},
	{name: "x", path: "m4 4 8 8M12 4l-8 8"},
	{name: "bin", path: "M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.5 9h6l.5-9"},
	{name: "pen", path: "M3 13l.7-3L10.5 3.2l2.3 2.3L6 12.3z"},
}
