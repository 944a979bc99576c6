package kit_test

import (
	"testing"
	"time"

	"writethru/app/kit"
	"writethru/app/kit/kittest"
)

var (
	east = time.FixedZone("", 10*3600)
	now  = time.Date(2025, 11, 4, 19, 20, 0, 0, east)
)

func TestMoments(t *testing.T) {
	for _, tt := range []struct {
		name                   string
		t                      time.Time
		day, moment, short, at string
	}{
		{"today", time.Date(2025, 11, 4, 8, 5, 59, 0, east),
			"Today, Tuesday 4 November", "08:05", "08:05", "at 08:05"},
		{"yesterday, a minute before midnight", time.Date(2025, 11, 3, 23, 59, 0, 0, east),
			"Yesterday, Monday 3 November", "3 November 23:59", "3 Nov 23:59", "on 3 November at 23:59"},
		{"this year", time.Date(2025, 2, 28, 0, 0, 0, 0, east),
			"Friday 28 February", "28 February 00:00", "28 Feb 00:00", "on 28 February at 00:00"},
		{"the same day a year ago", time.Date(2024, 11, 4, 19, 20, 0, 0, east),
			"Monday 4 November 2024", "4 November 2024 19:20", "4 Nov 2024 19:20", "on 4 November 2024 at 19:20"},
		{"in the zone of the time, not of the clock", time.Date(2025, 11, 4, 9, 30, 0, 0, time.UTC),
			"Today, Tuesday 4 November", "09:30", "09:30", "at 09:30"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for _, c := range [][2]string{{kit.Day(tt.t, now), tt.day}, {kit.Moment(tt.t, now), tt.moment},
				{kit.ShortMoment(tt.t, now), tt.short}, {kit.At(tt.t, now), tt.at}} {
				if c[0] != c[1] {
					t.Errorf("got %q, want %q", c[0], c[1])
				}
			}
		})
	}
}

func TestTimeCarriesItsOffset(t *testing.T) {
	n := kit.Stamp(time.Date(2025, 11, 4, 8, 5, 0, 0, east), now)
	if got, want := kittest.Attr(n, "datetime"), "2025-11-04T08:05:00+10:00"; got != want {
		t.Errorf("datetime = %q, want %q", got, want)
	}
	kittest.Sound(t, n)
}

func TestNumbers(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 12345: "12,345", 1234567: "1,234,567", -1500: "−1,500"} {
		if got := kit.Number(n); got != want {
			t.Errorf("Number(%d) = %q, want %q", n, got, want)
		}
	}
	for n, want := range map[int]string{0: "0 stories", 1: "1 story", 2000: "2,000 stories"} {
		if got := kit.Some(n, "story", "stories"); got != want {
			t.Errorf("Some(%d) = %q, want %q", n, got, want)
		}
	}
}
