package feed

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// moment returns the time that the library read, or one that it could not read.
// What no feed can mean is no time.
func moment(read *time.Time, said string) time.Time {
	t := spelled(said)
	if read != nil {
		t = *read
	}
	if t.Year() < 1970 || t.Year() > 2200 {
		return time.Time{}
	}
	return t.UTC()
}

var written = regexp.MustCompile(`(?i)(\d{1,2})\.?\s+(?:de\s+)?(\p{L}{3,})\.?,?\s+(?:de\s+)?(\d{4})(?:\D{1,6}(\d{1,2}):(\d{2})(?::(\d{2}))?)?(?:\s*(?:GMT|UTC)?\s*([+-]\d{1,2}):?(\d{2})?)?`)

// months are the names of months as they begin, in the languages in which feeds
// write them in spite of RFC 822.
var months = strings.Fields(`jan ene янв січ: feb fév fev févr фев лют: mar mär mrz maa мар бер: apr avr abr апр кві: may mai mei mag май мая тра:
jun juin giu июн чер: jul juil lug июл лип: aug aoû ago авг сер: sep set сен вер: oct okt ott out окт жов: nov ноя лис: dec dez déc dic дек гру`)

// spelled reads "5 января 2022 10:00 GMT+1", and returns the zero time where
// there is nothing of the kind.
func spelled(s string) time.Time {
	m := written.FindStringSubmatch(cut(s, 200))
	if m == nil {
		return time.Time{}
	}
	month := monthOf(strings.ToLower(m[2]))
	number := func(s string) int { n, _ := strconv.Atoi(s); return n } // "" is 0
	day, hour, minute, second := number(m[1]), number(m[4]), number(m[5]), number(m[6])
	if month == 0 || day == 0 || day > 31 || hour > 24 || minute > 59 || second > 60 {
		return time.Time{}
	}
	zone := number(m[7]) * 3600
	if strings.HasPrefix(m[7], "-") {
		zone -= number(m[8]) * 60
	} else {
		zone += number(m[8]) * 60
	}
	return time.Date(number(m[3]), month, day, hour, minute, second, 0, time.FixedZone("", zone))
}

func monthOf(name string) time.Month {
	month, best, found := time.January, 0, time.Month(0)
	for _, w := range months {
		start := strings.TrimSuffix(w, ":")
		if strings.HasPrefix(name, start) && len(start) > best { // the longest: juin is not jun
			best, found = len(start), month
		}
		if start != w {
			month++
		}
	}
	return found
}
