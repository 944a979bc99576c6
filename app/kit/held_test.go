package kit_test

import (
	"strings"
	"testing"
	"time"

	"writethru/app/kit"
	"writethru/app/kit/kittest"
	"writethru/web/api"
)

func TestHeld(t *testing.T) {
	now := time.Date(2025, 11, 4, 14, 32, 0, 0, time.UTC)
	for _, c := range []struct {
		name string
		held api.Held
		want []string
	}{
		{"today", api.Held{Until: now.Add(time.Hour)}, []string{"Under embargo", "It is shown at 15:32.", "Plover has sent a story", "It came at 13:32."}},
		{"on another day", api.Held{Until: now.AddDate(0, 0, 2)}, []string{"It is shown on 6 November at 14:32."}},
		{"without end", api.Held{}, []string{"Under embargo", "It is shown when the agency says so."}},
		{"withheld", api.Held{Withheld: true}, []string{"Withheld", "when the agency says so"}},
		{"killed", api.Held{Killed: true, Until: now.Add(time.Hour)}, []string{"Taken back", "took it back before it was shown, and says more at 15:32."}},
		{"kill of a story that is shown", api.Held{Killed: true, Newer: true, Until: now.Add(time.Hour)}, []string{"Under embargo", "It is shown at 15:32."}},
		{"killed without end", api.Held{Killed: true}, []string{"Taken back", "took it back before it was shown."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.held.Article, c.held.Outlet, c.held.Since = "a1", "Plover", now.Add(-time.Hour)
			nodes := kit.Held(c.held, now)
			kittest.Sound(t, nodes...)
			words := kittest.Text(nodes...)
			for _, want := range c.want {
				if !strings.Contains(words, want) {
					t.Errorf("it says %q, not %q", words, want)
				}
			}
		})
	}
}
