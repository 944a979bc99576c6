package main

import (
	"fmt"
	"io"
	"os"
	"strings"
)

// bar shows on a terminal how far long work has come. Anywhere else it shows
// nothing.
type bar struct {
	to    io.Writer // nil where nobody looks
	shown string
}

// newBar returns a bar at the end of what is said on w.
func newBar(w io.Writer) *bar {
	if f, ok := w.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
			return &bar{to: w}
		}
	}
	return &bar{}
}

// barWidth is how many signs a bar is wide.
const barWidth = 24

// show says that so many of all are done; all is 0 where nobody knows.
func (b *bar) show(what string, done, all int) {
	if b.to == nil {
		return
	}
	line := fmt.Sprintf("%s %d", what, done)
	if all > 0 {
		full := min(done, all) * barWidth / all
		line = fmt.Sprintf("%s [%s%s] %d of %d", what, strings.Repeat("=", full), strings.Repeat(" ", barWidth-full), done, all)
		if done < all && b.shown != "" && full == strings.Count(b.shown, "=") && strings.HasPrefix(b.shown, what+" [") {
			return // nothing that is seen
		}
	}
	b.shown = line
	fmt.Fprint(b.to, "\r\x1b[K"+line) // when it fails nobody looks
}

// clear takes the bar away, so that other words can be said.
func (b *bar) clear() {
	if b.to != nil && b.shown != "" {
		fmt.Fprint(b.to, "\r\x1b[K") // as above
		b.shown = ""
	}
}
