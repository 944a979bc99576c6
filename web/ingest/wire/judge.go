package wire

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// Known is what is kept of an article for the items that come after.
type Known struct {
	// IDs are all ids under which the article came, newest last.
	IDs []string
	// Version and Created are those of the newest item that was taken.
	Version string
	Created time.Time
	Killed  bool
}

// Kind says what an item is to the article that it belongs to.
type Kind string

// The kinds of items.
const (
	IsNew        Kind = "new"
	IsCorrection Kind = "correction"
	IsUpdate     Kind = "update"
	IsRepeat     Kind = "repeat"   // the version that is known
	IsLate       Kind = "late"     // older than the version that is known
	IsKill       Kind = "kill"     // the last text stays, and the kill is shown
	IsWithheld   Kind = "withheld" // not for use at present; the last text stays
	IsAdvisory   Kind = "advisory" // for editors
	IsPicture    Kind = "no text"  // has no text to be a revision of
)

// Verdict is what an item is, and from when on it may be shown.
type Verdict struct {
	Kind Kind
	// Embargoed is set when the item must not be shown yet: until Until, or,
	// when that is zero, until another version says otherwise.
	Embargoed bool
	Until     time.Time
}

// Lookup returns the ids by which to find the article that the item belongs to,
// the surest first: its own, then those it replaces. Key is for formats without
// lasting ids, and only good among the newest items of one agency.
func (it Item) Lookup() []string {
	out := []string{}
	for _, id := range append(append([]string{it.ID, it.EvolvedFrom}, it.Replaces...), it.AltIDs...) {
		if id != "" {
			out = append(out, id)
		}
	}
	return out
}

// Judge says what an item is beside what is known of its article, nil when
// nothing is. Items are ordered by the time their version was created, then by
// version number: numbers are opaque at some agencies, and messages overtake
// each other.
func Judge(it Item, known *Known, now time.Time) Verdict {
	v := Verdict{Kind: it.kindBeside(known)}
	if it.Embargoed && (it.Embargo.IsZero() || it.Embargo.After(now)) {
		v.Embargoed, v.Until = true, it.Embargo
	}
	return v
}

func (it Item) kindBeside(known *Known) Kind {
	order := 1
	same := false
	if known != nil {
		order = compare(it.VersionCreated, it.Version, known.Created, known.Version)
		same = it.ID != "" && slices.Contains(known.IDs, it.ID)
	}
	switch {
	case known != nil && order < 0:
		return IsLate // even a kill: a newer version has come since
	case known != nil && order == 0 && same && known.Killed == it.isKill():
		return IsRepeat
	case it.isKill():
		return IsKill
	case it.Status == Withheld:
		return IsWithheld
	case it.Change == Advisory:
		return IsAdvisory
	case len(it.Blocks) == 0:
		return IsPicture
	case known == nil:
		return IsNew
	case it.Change == Correction:
		return IsCorrection
	case it.Change == Update, !same:
		return IsUpdate
	}
	return IsCorrection // the same id with a higher version
}

// compare orders two versions: by time, then by number, else they are equal
// when they are written alike and the one that comes later is newer when not.
func compare(t time.Time, version string, known time.Time, knownVersion string) int {
	if !t.IsZero() && !known.IsZero() && !t.Equal(known) {
		return t.Compare(known)
	}
	a, errA := strconv.ParseUint(version, 10, 64)
	b, errB := strconv.ParseUint(knownVersion, 10, 64)
	switch {
	case errA == nil && errB == nil && a < b:
		return -1
	case errA == nil && errB == nil && a > b:
		return 1
	case strings.TrimSpace(version) == strings.TrimSpace(knownVersion):
		return 0
	}
	return 1
}
