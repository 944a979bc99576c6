package kit_test

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"
	"time"

	"writethru/app/kit"
	"writethru/app/state"
	"writethru/app/view"
	"writethru/app/view/viewtest"
	"writethru/web/api"
)

var morning = time.Date(2025, 11, 4, 6, 48, 0, 0, time.FixedZone("CET", 3600))

// heads returns revisions so many minutes after the first.
func heads(minutes ...int) []api.Head {
	var out []api.Head
	for i, m := range minutes {
		out = append(out, api.Head{Number: i + 1, Time: morning.Add(time.Duration(m) * time.Minute), Changed: 10 * (i%7 + 1), Read: i%2 == 0})
	}
	return out
}

func timeline(h []api.Head, shown int) kit.Timeline {
	return kit.Timeline{Heads: h, Shown: shown, To: func(n int) string { return fmt.Sprint("/r/", n) }}
}

type drawn struct {
	x, r     float64
	label    string
	more     string
	fill     string
	tab      string
	words    string
	wideOnly bool
}

func dots(t *testing.T, n view.Node) []drawn {
	t.Helper()
	var out []drawn
	for _, a := range n.Kids {
		if a.Tag != "a" {
			continue
		}
		var d drawn
		d.tab, _ = attr(a, "tabindex")
		d.words, _ = attr(a, "aria-label")
		for _, k := range a.Kids {
			is, _ := attr(k, "data-is")
			switch {
			case k.Tag == "circle" && is != "hit":
				cx, _ := attr(k, "cx")
				r, _ := attr(k, "r")
				d.x, _ = strconv.ParseFloat(strings.TrimSuffix(cx, "%"), 64)
				d.r, _ = strconv.ParseFloat(r, 64)
				d.fill = is
			case k.Tag == "text":
				d.label, d.wideOnly = k.Kids[0].Text, is == "wide"
				if len(k.Kids) > 1 {
					d.more = k.Kids[1].Kids[0].Text
				}
			}
		}
		out = append(out, d)
	}
	return out
}

func TestTimeline(t *testing.T) {
	n := timeline(heads(0, 87, 464, 677), 3).Node()
	viewtest.Equal(t, n)
	got := dots(t, n)
	want := []string{
		"4 dot seen r1 06:48", "15.8 dot r2 08:15", "67.1 dot r3 14:32", "96 dot r4 18:05",
	}
	for i, d := range got {
		if !strings.HasPrefix(d.words, d.label+d.more) {
			t.Errorf("dot %d is called %q and shows %q", i+1, d.words, d.label+d.more)
		}
		if s := fmt.Sprint(d.x, " ", d.fill, " ", d.label, d.more); s != want[i] {
			t.Errorf("dot %d is %q, want %q", i+1, s, want[i])
		}
	}
	if got[2].words != "r3 14:32, 4 November, shown" || got[3].words != "r4 18:05, 4 November, not read yet" {
		t.Errorf("the dots are called %q and %q", got[2].words, got[3].words)
	}
	if got[3].r <= got[0].r || got[0].r < 4 || got[3].r > 11 {
		t.Errorf("radii are %v and %v", got[0].r, got[3].r)
	}
}

func TestTimelineTellsMinorRevisions(t *testing.T) {
	h := heads(0, 87)
	h[1].Minor = true
	got := dots(t, timeline(h, 1).Node())[1]
	if got.label+got.more != "r2 minor" || got.words != "r2 minor, 4 November 08:15, not read yet" {
		t.Errorf("a minor revision shows %q and is called %q", got.label+got.more, got.words)
	}
	crowd := heads(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13)
	crowd[6].Minor = true
	if got := dots(t, timeline(crowd, 1).Node())[6]; got.more != "" || !strings.Contains(got.words, ", minor, ") {
		t.Errorf("a minor revision in a crowd shows %q and is called %q", got.more, got.words)
	}
}

// However many revisions there are and however they lie in time: dots keep their
// order and stay apart, no label touches another, the ends and the one shown
// have theirs, and one dot is reached by Tab.
func TestTimelineFits(t *testing.T) {
	day := 24 * 60
	series := map[string][]int{
		"one":         {0},
		"two":         {0, 1},
		"at once":     {0, 0, 0},
		"burst":       {0, 1, 2, 3, 4, 5 * day},
		"late burst":  {0, 5 * day, 5*day + 1, 5*day + 2},
		"out of time": {0, 60, 30, 90},
	}
	for i := range 12 {
		series["twelve"] = append(series["twelve"], i*i*7)
	}
	for i := range 60 {
		series["sixty"] = append(series["sixty"], i*i*i%977+i*20)
		series["sixty minutes"] = append(series["sixty minutes"], i)
	}
	for name, minutes := range series {
		for _, shown := range []int{1, (len(minutes) + 1) / 2, len(minutes)} {
			for _, cramped := range []bool{false, true} {
				tl := timeline(heads(minutes...), shown)
				tl.Cramped = cramped
				fits(t, fmt.Sprint(name, " ", shown), dots(t, tl.Node()), shown, cramped)
			}
		}
	}
}

func fits(t *testing.T, name string, got []drawn, shown int, cramped bool) {
	t.Helper()
	apart := 92.0
	if len(got) > 1 {
		apart = math.Min(7, 92/float64(len(got)-1))
	}
	tabs := 0
	for i, d := range got {
		if d.x < 4-.01 || d.x > 96.01 {
			t.Errorf("%s: dot %d stands at %v", name, i+1, d.x)
		}
		if i > 0 && d.x-got[i-1].x < apart-.11 { // places are rounded
			t.Errorf("%s: dots %d and %d stand at %v and %v", name, i, i+1, got[i-1].x, d.x)
		}
		away := math.Abs(d.x - got[shown-1].x)
		if (i == 0 || i == len(got)-1) && d.label == "" && away > 7.5 || i == shown-1 && d.label == "" {
			t.Errorf("%s: dot %d has no label", name, i+1)
		}
		if d.tab == "0" {
			tabs++
		}
	}
	if tabs != 1 {
		t.Errorf("%s: Tab stops %d times", name, tabs)
	}
	touch(t, name+" narrow", got, func(d drawn) float64 {
		if d.label == "" || d.wideOnly {
			return 0
		}
		return 7
	})
	scale := 1.0
	if cramped {
		scale = 1.6
	}
	touch(t, name+" wide", got, func(d drawn) float64 {
		switch {
		case d.label == "":
			return 0
		case d.more == "":
			return 4.5 * scale
		}
		return 11 * scale
	})
}

func touch(t *testing.T, name string, got []drawn, width func(drawn) float64) {
	t.Helper()
	for i, a := range got {
		for _, b := range got[i+1:] {
			if wa, wb := width(a), width(b); wa > 0 && wb > 0 && math.Abs(a.x-b.x) < (wa+wb)/2-.11 {
				t.Errorf("%s: %s%s at %v touches %s%s at %v", name, a.label, a.more, a.x, b.label, b.more, b.x)
			}
		}
	}
}

func TestTimelineFromRightToLeft(t *testing.T) {
	tl := timeline(heads(0, 87, 677), 2)
	there := dots(t, tl.Node())
	tl.RTL = true
	for i, d := range dots(t, tl.Node()) {
		if math.Abs(d.x-(100-there[i].x)) > .01 {
			t.Errorf("dot %d stands at %v, want %v", i+1, d.x, 100-there[i].x)
		}
	}
	got := tl.Rove(view.Event{Action: view.Action{Name: "key"}, Key: "ArrowLeft", On: "rev-2"})
	if fmt.Sprint(got) != fmt.Sprint([]state.Effect{state.Handled{}, state.Focus{ID: "rev-3"}}) {
		t.Errorf("the left arrow leads to %v", got)
	}
}

// Over more than one day, the first revision of a day says which.
func TestTimelineDays(t *testing.T) {
	got := dots(t, timeline(heads(0, 30*60, 40*60, 60*60), 4).Node())
	if got[0].more != " 4 Nov" || got[1].more != " 5 Nov" || got[3].more != " 6 Nov" {
		t.Errorf("labels are %v", got)
	}
}

func TestTimelineCompared(t *testing.T) {
	tl := timeline(heads(0, 87, 464, 677), 3)
	tl.From = 2
	out := viewtest.Print(tl.Node())
	for _, want := range []string{`<line data-is="span" x1="15.8%" x2="67.1%"`, `, compared from"`, `, compared to"`} {
		if !strings.Contains(out, want) {
			t.Errorf("%s has no %s", out, want)
		}
	}
	if n := strings.Count(out, `aria-current="true"`); n != 2 {
		t.Errorf("%d dots are current, want 2", n)
	}
}

func TestRove(t *testing.T) {
	ids := []string{"a", "b", "c"}
	for _, tt := range []struct{ on, key, want string }{
		{"a", "ArrowRight", "b"}, {"c", "ArrowRight", "c"}, {"b", "ArrowLeft", "a"}, {"a", "ArrowUp", "a"},
		{"b", "End", "c"}, {"c", "Home", "a"}, {"b", "x", ""}, {"z", "ArrowRight", ""},
	} {
		got := kit.Rove(ids, view.Event{Action: view.Action{Name: "key"}, Key: tt.key, On: tt.on}, false)
		want := []state.Effect{state.Handled{}, state.Focus{ID: tt.want}}
		if tt.want == "" {
			want = nil
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("Rove %s on %s = %v, want %v", tt.key, tt.on, got, want)
		}
	}
}
