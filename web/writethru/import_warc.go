package main

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"slices"
	"strconv"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
	"writethru/web/ingest/archive/warc"
)

func spell(n int) string { return strconv.Itoa(n) }

// spool holds captures in a file that has no name, so that they can be filed in
// the order of time: a file of captures may be large, and in any order.
type spool struct {
	file *os.File
	out  *bufio.Writer
	at   int64
	all  []spooled
}

// spooled says where a capture stands, and when it was made.
type spooled struct {
	time       time.Time
	head, body int64 // their sizes; they follow on each other from at
	at         int64
}

func newSpool() (*spool, error) {
	f, err := os.CreateTemp("", "writethru-import-*")
	if err != nil {
		return nil, err
	}
	// Where an open file can be removed it is gone with the program.
	_ = os.Remove(f.Name()) // else close removes it
	return &spool{file: f, out: bufio.NewWriter(f)}, nil
}

func (s *spool) close() error {
	err := s.file.Close()
	if removed := os.Remove(s.file.Name()); removed != nil && !errors.Is(removed, os.ErrNotExist) {
		err = errors.Join(err, removed)
	}
	return err
}

func (s *spool) add(f warc.Found) error {
	head, err := json.Marshal(f) // without the body
	if err != nil {
		return err
	}
	s.all = append(s.all, spooled{f.Time, int64(len(head)), int64(len(f.Body)), s.at})
	s.at += int64(len(head) + len(f.Body))
	_, errHead := s.out.Write(head)
	_, errBody := s.out.Write(f.Body)
	return errors.Join(errHead, errBody)
}

// each gives the captures to take, the oldest first.
func (s *spool) each(take func(k int, f warc.Found) error) error {
	if err := s.out.Flush(); err != nil {
		return err
	}
	slices.SortStableFunc(s.all, func(a, b spooled) int { return a.time.Compare(b.time) })
	for k, at := range s.all {
		data := make([]byte, at.head+at.body)
		if _, err := s.file.ReadAt(data, at.at); err != nil {
			return err
		}
		var f warc.Found
		if err := json.Unmarshal(data[:at.head], &f); err != nil {
			return err
		}
		f.Body = data[at.head:]
		if err := take(k, f); err != nil {
			return err
		}
	}
	return nil
}

// tally counts what came of captures.
type tally struct {
	Captures  int `json:"captures"`
	Stories   int `json:"stories"`
	Revisions int `json:"revisions"`
	Earlier   int `json:"earlier"`
	Known     int `json:"known"`
	Problems  int `json:"problems"`
	Skipped   int `json:"skipped"` // records that could not be read
}

func (n *tally) count(r api.AddResult) {
	switch {
	case r.New && r.Revision == 1:
		n.Stories++
	case r.New:
		n.Revisions++
	case r.Earlier != "" && r.Unlike:
		n.Earlier++
	default:
		n.Known++
	}
}

// captures files what a file of captures (WARC) holds, the oldest first.
func (c *importCommand) captures(ctx context.Context, name string, in io.Reader) error {
	s, err := newSpool()
	if err != nil {
		return annotations.Errorf(annotations.Unavailable, "There is no room for the captures in this file.").Because(err)
	}
	var n tally
	n.Skipped, err = warc.Captures(in, func(f warc.Found) error {
		c.bar.show("Reading captures", len(s.all)+1, 0)
		return errors.Join(ctx.Err(), s.add(f))
	})
	if err == nil {
		known := map[article.ID]article.ID{}
		err = s.each(func(k int, f warc.Found) error {
			c.bar.show("Captures", k, len(s.all))
			return c.capture(ctx, name, f, known, &n)
		})
	}
	c.bar.clear()
	if err = errors.Join(err, s.close()); err != nil {
		return err
	}
	c.failed += n.Problems
	return c.say(taken{File: name, Kind: "captures", Totals: &n},
		"%s: %d captures, of which %d made stories, %d revisions and %d earlier texts; %d had texts that are known, %d could not be taken. %d records could not be read.",
		name, n.Captures, n.Stories, n.Revisions, n.Earlier, n.Known, n.Problems, n.Skipped)
}

// capture files one capture. The articles of another library have other IDs here.
func (c *importCommand) capture(ctx context.Context, name string, f warc.Found, known map[article.ID]article.ID, n *tally) error {
	n.Captures++
	o := f.Origin
	req := api.AddRequest{URL: o.Address, Outlet: o.Outlet, Published: o.Published, Article: known[o.Article]}
	if req.Outlet == "" {
		req.Outlet = c.outlet
	}
	var res api.AddResult
	err := errors.Join(unfit(f), ctx.Err())
	if err == nil {
		res, err = c.FileCapture(ctx, f.Capture, req, false)
	}
	what := cmp.Or(f.URL, o.Address, "pasted text")
	line := taken{File: name, Of: what, Kind: "captures", AddResult: &res}
	if err != nil {
		var told *annotations.Error
		if !errors.As(err, &told) || ctx.Err() != nil {
			return err
		}
		n.Problems++
		line.AddResult, line.Problem = nil, told.Message
	} else {
		n.count(res)
		if o.Article != "" {
			known[o.Article] = res.Article
		}
	}
	c.bar.clear()
	when := f.Time.Local().Format("2006-01-02 15:04")
	if line.Problem != "" {
		return c.say(line, "%s %s: %s", when, what, line.Problem)
	}
	return c.say(line, "%s %s: %s", when, what, became(res))
}

// unfit says why a capture in a file is no text of its article.
func unfit(f warc.Found) error {
	switch {
	case f.Status >= 400:
		return annotations.Errorf(annotations.Invalid, "What was captured here is an error page.")
	case f.Status >= 300:
		return annotations.Errorf(annotations.Invalid, "What was captured here leads to another page.")
	case f.Truncated:
		return annotations.Errorf(annotations.Invalid, "This capture is not whole.")
	}
	return nil
}
