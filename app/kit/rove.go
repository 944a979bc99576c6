package kit

import (
	"slices"
	"strings"

	"writethru/app/state"
	"writethru/app/view"
)

// Rove moves the focus among the elements with these ids, when one of them has
// it and e is an arrow key, Home or End: the one way by keyboard through
// toolbars and timelines, which are one stop of Tab. It returns nil for other
// events.
func Rove(ids []string, e view.Event, rtl bool) []state.Effect {
	at := slices.Index(ids, e.On)
	if e.Name != "key" || at < 0 {
		return nil
	}
	step := 0
	switch strings.TrimPrefix(e.Key, "Arrow") {
	case "Right", "Down":
		step = 1
	case "Left", "Up":
		step = -1
	case "Home":
		at = 0
	case "End":
		at = len(ids) - 1
	default:
		return nil
	}
	if rtl && strings.HasSuffix(e.Key, "t") { // left and right
		step = -step
	}
	at = min(max(at+step, 0), len(ids)-1)
	return []state.Effect{state.Handled{}, state.Focus{ID: ids[at]}}
}
