package kit

import (
	"time"

	"writethru/app/view"
)

// Clock returns the time of day as "14:32".
func Clock(t time.Time) string { return t.Format("15:04") }

// Day returns the day of t as a heading: "Today, Tuesday 4 November", "Monday 3
// November", and with its year when that is not the year of now. The zone of t
// says which day it is.
func Day(t, now time.Time) string {
	switch now = now.In(t.Location()); {
	case sameDay(t, now):
		return "Today, " + t.Format("Monday 2 January")
	case sameDay(t, now.AddDate(0, 0, -1)):
		return "Yesterday, " + t.Format("Monday 2 January")
	}
	return date(t, now, "Monday 2 January")
}

// Moment returns when t is, as short as can be: "14:32" today, "3 November
// 14:32" in the same year, else "3 November 2024 14:32".
func Moment(t, now time.Time) string {
	now = now.In(t.Location())
	if sameDay(t, now) {
		return Clock(t)
	}
	return date(t, now, "2 January") + " " + Clock(t)
}

// ShortMoment is Moment with the month in three letters: "3 Nov 14:32".
func ShortMoment(t, now time.Time) string {
	now = now.In(t.Location())
	if sameDay(t, now) {
		return Clock(t)
	}
	return date(t, now, "2 Jan") + " " + Clock(t)
}

// At returns Moment with its preposition: "at 14:32", "on 3 November at 14:32".
func At(t, now time.Time) string {
	now = now.In(t.Location())
	if sameDay(t, now) {
		return "at " + Clock(t)
	}
	return "on " + date(t, now, "2 January") + " at " + Clock(t)
}

// Time returns the element time that shows t as words, which are Moment's as a
// rule.
func Time(t time.Time, words string) view.Node {
	return view.E("time", view.A("datetime", t.Format(time.RFC3339)), view.T(words))
}

// Stamp returns the element time that shows Moment.
func Stamp(t, now time.Time) view.Node { return Time(t, Moment(t, now)) }

func sameDay(a, b time.Time) bool {
	return a.Year() == b.Year() && a.YearDay() == b.YearDay()
}

func date(t, now time.Time, layout string) string {
	if t.Year() != now.Year() {
		layout += " 2006"
	}
	return t.Format(layout)
}
