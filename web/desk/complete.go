package desk

import (
	"context"
	"slices"
	"sync"
	"time"

	"writethru/annotations"
)

// completions are the tags and speakers that a reader has used, those used most
// first. They are counted again after a mark has changed, and now and then, as
// another process may have changed one.
type completions struct {
	mu             sync.Mutex
	until          time.Time
	changes        int // so that what was counted before a change is not kept
	tags, speakers []string
}

const (
	mostCompletions = 100
	countedAgain    = time.Minute
)

// stale makes the next reader count again.
func (c *completions) stale() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.until, c.changes = time.Time{}, c.changes+1
}

// complete returns tags and speakers to complete what a reader types. They must
// not be written to.
func (d *Desk) complete(ctx context.Context) (tags, speakers []string, err error) {
	c, now := &d.completions, d.o.Now()
	c.mu.Lock()
	tags, speakers = c.tags, c.speakers
	isFresh, changes := now.Before(c.until), c.changes
	c.mu.Unlock()
	if isFresh {
		return tags, speakers, nil
	}
	found, err := d.o.Store.FindMarks(ctx, annotations.MarkQuery{Limit: 1})
	if err != nil {
		return nil, nil, err
	}
	tags, speakers = byFrequency(found.Tags), byFrequency(found.Speakers)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.changes == changes {
		c.tags, c.speakers, c.until = tags, speakers, now.Add(countedAgain)
	}
	return tags, speakers, nil
}

func byFrequency(counts []annotations.Count) []string {
	sorted := slices.Clone(counts)
	slices.SortStableFunc(sorted, func(a, b annotations.Count) int { return b.N - a.N })
	var out []string
	for _, c := range sorted {
		if c.Value != "" && len(out) < mostCompletions {
			out = append(out, c.Value)
		}
	}
	return out
}
