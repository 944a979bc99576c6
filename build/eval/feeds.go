package main

import (
	"errors"
	"io"
	"io/fs"
	"path/filepath"

	"writethru/annotations"
	"writethru/web/ingest/feed"
)

// feedLine is one line out of the feeds program.
type feedLine struct {
	File  string     `json:"file"`
	Error string     `json:"error,omitempty"`
	Title string     `json:"title"`
	Items int        `json:"items"`
	First *firstItem `json:"first,omitempty"`
}

// firstItem is the first item of a feed. ID is the feed's own where it gives one.
type firstItem struct {
	ID      string `json:"id"`
	Title   string `json:"title"`
	Link    string `json:"link"`
	Updated string `json:"updated"`
}

// runFeeds reads every file below the folders named in args as a feed, and
// writes a line for each, in the order of their names.
func runFeeds(args []string, _ io.Reader, out io.Writer) error {
	if len(args) == 0 {
		return errors.New("no folder was named")
	}
	var files []string
	for _, dir := range args {
		err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
			if err == nil && e.Type().IsRegular() {
				files = append(files, path)
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return readEach(files, out, readFeed)
}

func readFeed(file string, body []byte) feedLine {
	line := feedLine{File: file}
	f, err := feed.Parse(body, "", nil, feed.ByGUID)
	if err != nil {
		line.Error = annotations.MessageOf(err)
		return line
	}
	line.Title, line.Items = f.Title, len(f.Items)
	if len(f.Items) > 0 {
		it := f.Items[0]
		line.First = &firstItem{ID: it.GUID, Title: it.Title, Link: it.Link, Updated: stamp(it.Updated)}
		if line.First.ID == "" {
			line.First.ID = string(it.ID)
		}
		if it.Updated.IsZero() {
			line.First.Updated = stamp(it.Published)
		}
	}
	return line
}
