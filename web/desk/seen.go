package desk

import (
	"context"
	"slices"

	"writethru/annotations"
	"writethru/web/api"
)

// seenAgain returns when texts of revisions came back after later ones, by time.
func (f *folder) seenAgain(ctx context.Context) ([]api.Seen, error) {
	if len(f.heads) < 2 {
		return nil, nil
	}
	all, err := f.d.o.Store.Sightings(ctx, f.id)
	if err != nil {
		return nil, err
	}
	out := seenAgain(f.heads, all)
	for i := range out {
		out[i].First, out[i].Last = f.clock.time(out[i].First), f.clock.time(out[i].Last)
	}
	return out, nil
}

// stretch is the time in which one revision was the latest, and an older one
// whose text was seen in it.
type stretch struct{ latest, seen int }

// seenAgain picks the captures that were kept under an older revision than the
// latest one of then, and made after the one that followed it. Under the latest
// revision stands also what could not be read, came late or was suspicious: such
// a capture says nothing about the text, also when more revisions followed.
func seenAgain(heads []annotations.RevisionHead, all []annotations.Sighting) []api.Seen {
	var out []api.Seen
	known, latest := map[stretch]int{}, 0
	for _, s := range all {
		if latest = max(latest, s.Revision); s.Revision == latest {
			continue
		}
		then := 0
		for _, h := range heads {
			if h.Captured.Before(s.Time) {
				then = h.Number
			}
		}
		if then <= s.Revision {
			continue
		}
		i, ok := known[stretch{then, s.Revision}]
		if !ok {
			known[stretch{then, s.Revision}] = len(out)
			out = append(out, api.Seen{Revision: s.Revision, First: s.Time, Last: s.Time})
			continue
		}
		if s.Time.Before(out[i].First) {
			out[i].First = s.Time
		}
		if s.Time.After(out[i].Last) {
			out[i].Last = s.Time
		}
	}
	slices.SortStableFunc(out, func(a, b api.Seen) int { return a.First.Compare(b.First) })
	return out
}
