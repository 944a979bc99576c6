package main

import (
	"errors"
	"io"

	"writethru/annotations/article"
	"writethru/web/ingest/wire"
)

// wired is one line out of the wire program.
type wired struct {
	File        string   `json:"file"`
	Format      string   `json:"format"`
	ID          string   `json:"id"`
	Version     string   `json:"version"`
	Created     string   `json:"created"`
	Status      string   `json:"status"`
	Embargo     string   `json:"embargo"`
	Headline    string   `json:"headline"`
	Byline      string   `json:"byline"`
	Paragraphs  []string `json:"paragraphs"`
	Replaces    string   `json:"replaces"`
	EvolvedFrom string   `json:"evolvedfrom"`
	Error       string   `json:"error"`
}

// runWire reads the files named in args and writes a line for each: of the item
// in it that is a text, or else of the first one. A file that cannot be read as
// news gives a line with the error.
func runWire(args []string, _ io.Reader, out io.Writer) error {
	if len(args) == 0 {
		return errors.New("no files were named")
	}
	return readEach(args, out, wireOne)
}

func wireOne(file string, body []byte) wired {
	items, err := wire.Parse(body)
	if err != nil {
		return wired{File: file, Paragraphs: []string{}, Error: err.Error()}
	}
	main := items[0]
	for _, it := range items {
		if len(it.Blocks) > 0 {
			main = it
			break
		}
	}
	return wiredOf(file, main)
}

func wiredOf(file string, it wire.Item) wired {
	line := wired{File: file, Format: string(it.Format), ID: it.ID, Version: it.Version, Status: string(it.Status),
		Created: stamp(it.VersionCreated), Embargo: stamp(it.Embargo), Headline: it.Headline, Byline: it.Byline,
		Paragraphs: []string{}, EvolvedFrom: it.EvolvedFrom}
	if it.Embargoed && it.Embargo.IsZero() {
		line.Embargo = "until further notice"
	}
	if len(it.Replaces) > 0 {
		line.Replaces = it.Replaces[0]
	}
	for _, b := range it.Blocks {
		line.Paragraphs = append(line.Paragraphs, paragraphsOf(it, b)...)
	}
	return line
}

// paragraphsOf returns what a block adds to the running text: paragraphs,
// quotations and items of lists, but no headings, tables and captions, and
// none of the notes after the text that some text formats end with.
func paragraphsOf(it wire.Item, b article.Block) []string {
	isText := it.Format == wire.IPTC7901 || it.Format == wire.ANPA1312
	if b.Role == article.Furniture && isText {
		return nil
	}
	var out []string
	switch b.Kind {
	case article.Paragraph, article.Quotation, article.List, article.Preformatted:
		for _, p := range b.Parts {
			if s := p.Text(); s != "" {
				out = append(out, s)
			}
		}
	}
	return out
}
