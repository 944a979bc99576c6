package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"regexp"

	"writethru/web/ingest/sanitize"
)

// page is one line in and out of the sanitize program.
type page struct {
	ID   string `json:"id"`
	HTML string `json:"html"`
}

// picture is an image in sanitised HTML, which escapes > in every value. An
// article page shows pictures only from the server's own copies, so an image
// that was never fetched is not on it.
var picture = regexp.MustCompile(`<img [^>]*>`)

// runSanitize reads lines of {"id","html"} and writes them with the HTML as an
// article page would serve it, empty where the HTML is refused.
func runSanitize(_ []string, in io.Reader, out io.Writer) error {
	lines := json.NewDecoder(bufio.NewReader(in))
	w := bufio.NewWriter(out)
	encode := json.NewEncoder(w)
	encode.SetEscapeHTML(false)
	for n := 1; ; n++ {
		var p page
		err := lines.Decode(&p)
		if err == io.EOF {
			return w.Flush()
		}
		if err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
		clean, _ := sanitize.Clean(p.HTML, nil) // what is refused is not served
		p.HTML = picture.ReplaceAllString(clean.String(), "")
		if err := encode.Encode(p); err != nil {
			return err
		}
	}
}
