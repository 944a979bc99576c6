package main

import (
	"errors"
	"io"
	"strings"
	"time"

	"writethru/annotations/article"
	"writethru/web/ingest"
)

// extracted is one line out of the extract program.
type extracted struct {
	File      string   `json:"file"`
	Headline  string   `json:"headline"`
	Byline    string   `json:"byline"`
	Published string   `json:"published"`
	Modified  string   `json:"modified"`
	Lang      string   `json:"lang"`
	Text      string   `json:"text"`
	Furniture []string `json:"furniture"`
	Error     string   `json:"error,omitempty"`
}

// runExtract reads the files named in args and writes a line for each: the
// story's text without its headline, and what was kept as furniture. A file
// that cannot be read as an article gives a line with the error's sentence.
func runExtract(args []string, _ io.Reader, out io.Writer) error {
	if len(args) == 0 {
		return errors.New("no files were named")
	}
	return readEach(args, out, extractOne)
}

func extractOne(file string, body []byte) extracted {
	line := extracted{File: file, Furniture: []string{}}
	d, err := ingest.Read(article.Capture{Body: body}, ingest.Hints{Name: file})
	if err != nil {
		line.Error = err.Error()
		return line
	}
	line.Byline, line.Lang = d.Byline, d.Lang
	line.Published, line.Modified = stamp(d.Published), stamp(d.Modified)
	var text []string
	for _, b := range d.Blocks {
		s := b.Text()
		switch {
		case s == "":
		case b.Role == article.Headline:
			line.Headline = s
		case b.Role.IsStory():
			text = append(text, s)
		default:
			line.Furniture = append(line.Furniture, s)
		}
	}
	line.Text = strings.Join(text, "\n")
	return line
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}
