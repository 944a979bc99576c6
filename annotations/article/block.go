package article

import "strings"

// Kind is the form of a block.
type Kind string

// The kinds of blocks.
const (
	Paragraph    Kind = "paragraph"
	Heading      Kind = "heading"
	List         Kind = "list"
	Quotation    Kind = "quotation"
	Table        Kind = "table"
	Figure       Kind = "figure"
	Preformatted Kind = "preformatted"
)

// Role is what a block does in its article. The zero value is not valid; plain
// story text is Body.
type Role string

// The roles of blocks. Headline to Correction belong to the story; Credit,
// Related, Copyright and Furniture are kept and shown, but quieter.
const (
	Headline   Role = "headline"   // at most one, always the first block
	Body       Role = "body"       // story text
	Dateline   Role = "dateline"   // a line that holds only a place or a date
	EdNote     Role = "ednote"     // "Eds: ..." and editor's notes
	Correction Role = "correction" // a correction note
	Credit     Role = "credit"     // "With reporting by ...", sign-off lines
	Related    Role = "related"    // "SEE ALSO: ..."
	Copyright  Role = "copyright"
	Furniture  Role = "furniture" // what the extractors did not agree to be story; folded on screen
)

// IsStory reports whether a block of this role is part of what the outlet says
// in the story: its headline, body, dateline and notes. A new revision is made
// only when a story block changes.
func (r Role) IsStory() bool {
	switch r {
	case Headline, Body, Dateline, EdNote, Correction:
		return true
	}
	return false
}

// Block is one block of a revision. Which fields are set depends on Kind.
type Block struct {
	Kind  Kind `json:"kind"`
	Role  Role `json:"role"`
	Level int  `json:"level,omitempty"` // headings: 1 to 6
	// Ordered is set on numbered lists.
	Ordered bool `json:"ordered,omitempty"`
	// Parts hold the text: one for a paragraph, heading, preformatted block or
	// caption; one a paragraph of a quotation, one an item of a list, one a
	// cell of a table (row by row).
	Parts []Part `json:"parts,omitempty"`
	// Image is set on figures that have a picture.
	Image *Image `json:"image,omitempty"`
}

// Part is a stretch of text inside a block.
type Part struct {
	Runs []Run `json:"runs"`
	// Depth is the nesting of a list item, from 0.
	Depth int `json:"depth,omitempty"`
	// Row is the row of a table cell, from 0. Cells stand in reading order.
	Row int `json:"row,omitempty"`
	// Head is set on header cells of a table.
	Head bool `json:"head,omitempty"`
	// ColSpan and RowSpan are the cells a table cell covers; 0 means 1.
	ColSpan int `json:"colspan,omitempty"`
	RowSpan int `json:"rowspan,omitempty"`
}

// Style is a set of inline styles.
type Style uint16

// The inline styles. DatelineStyle marks the dateline that opens a paragraph,
// as in "KARROW, Halvoria (Plover) —".
const (
	Emphasis Style = 1 << iota
	Strong
	Code
	Superscript
	Subscript
	Strike
	Small
	DatelineStyle
)

// Run is a stretch of text in one style. Href is an absolute http or https
// address, or empty.
type Run struct {
	Text  string `json:"t"`
	Style Style  `json:"s,omitempty"`
	Href  string `json:"h,omitempty"`
}

// Image is the picture of a figure. Src is where the outlet has it and is
// never put on a page; Hash names the copy kept by Writethru (hex SHA-256),
// empty when none is kept. Width and Height are in pixels, 0 when unknown.
type Image struct {
	Src    string `json:"src,omitempty"`
	Hash   string `json:"hash,omitempty"`
	Alt    string `json:"alt,omitempty"`
	Width  int    `json:"width,omitempty"`
	Height int    `json:"height,omitempty"`
}

// Text returns the part's plain text.
func (p Part) Text() string {
	if len(p.Runs) == 1 {
		return p.Runs[0].Text
	}
	var b strings.Builder
	for _, r := range p.Runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// Text returns the block's plain text by the rule in the package comment.
func (b Block) Text() string {
	var s strings.Builder
	for i, p := range b.Parts {
		if i > 0 {
			s.WriteString(b.Joint(i))
		}
		s.WriteString(p.Text())
	}
	return s.String()
}

// Joint returns what stands between part i-1 and part i in the block's plain
// text: a tab between cells of one table row, a line feed otherwise.
func (b Block) Joint(i int) string {
	if b.Kind == Table && b.Parts[i].Row == b.Parts[i-1].Row {
		return "\t"
	}
	return "\n"
}

// Words returns the number of words in a body paragraph, 0 for other blocks.
func (b Block) Words() int {
	if b.Role != Body || b.Kind != Paragraph {
		return 0
	}
	return len(strings.Fields(b.Text()))
}

// Plain returns a paragraph of unstyled body text.
func Plain(text string) Block {
	return Block{Kind: Paragraph, Role: Body, Parts: []Part{{Runs: []Run{{Text: text}}}}}
}
