package desk_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"writethru/web/api"
)

// delivered is a version of one story on its way: when it was made, until when it
// is under embargo, and whether it is a kill.
type delivered struct {
	n      int // its place in the order in which versions were made
	until  time.Time
	isKill bool
}

func (v delivered) item() item {
	it := version(ferryID, v.n, fmt.Sprintf("%02d:00", v.n), fmt.Sprintf("text %d", v.n))
	if !v.until.IsZero() {
		it = it.with("embargoed", v.until.UTC().Format(time.RFC3339))
	}
	if v.isKill {
		it = it.with("pubstatus", "canceled")
	}
	return it
}

// mayBeShown reports whether the text of v may be seen: it is under no embargo,
// or a newer version that came says so, as the newest one speaks for all.
func mayBeShown(v delivered, came []delivered, now time.Time) bool {
	for _, o := range came {
		if o.n >= v.n && !o.until.After(now) {
			return true
		}
	}
	return false
}

// FuzzWireDelivery holds that in whatever order versions come, however often and
// at whatever times, no text under embargo is anywhere to be seen, and that in
// the end the newest version is the one that is shown.
func FuzzWireDelivery(f *testing.F) {
	for _, plan := range []string{"\x01\x02\x03", "\x03\x01\x02\x03", "\x41\x02\x81\x42\x03", "\x21\x02\x22", "\x44\x43\x42\x41\x80\x80\x80", "\x61\x01\xff\x24", "\x45\x06\x45\x80\x26\xc1"} {
		f.Add([]byte(plan))
	}
	f.Fuzz(func(t *testing.T, plan []byte) {
		r := newRoom(t)
		begin := r.now
		all := map[int]delivered{}
		var came []delivered
		for _, b := range plan[:min(len(plan), 12)] {
			if b&0x80 != 0 { // time passes
				r.now = r.now.Add(time.Duration(b&0x3f) * time.Minute)
			} else {
				n := int(b&7) + 1
				if _, ok := all[n]; !ok {
					v := delivered{n: n, isKill: b&0x20 != 0}
					if b&0x40 != 0 {
						v.until = begin.Add(time.Duration(n) * 20 * time.Minute)
					}
					all[n] = v
				}
				came = append(came, all[n])
				if _, err := r.Wire(t.Context(), file(all[n].item())); err != nil {
					t.Fatal(err)
				}
			}
			seen(t, r, came)
		}
		if len(came) == 0 {
			return
		}
		r.now = begin.Add(24 * time.Hour)
		r.Release(t.Context())
		newest := came[0]
		for _, v := range came {
			if v.n > newest.n {
				newest = v
			}
		}
		list, err := r.store.Held(t.Context())
		if err != nil || len(list) > 0 {
			t.Errorf("%d items are still held, %v", len(list), err)
		}
		library, err := r.Page(t.Context(), "/", api.Prefs{})
		if err != nil || len(library.Library.Rows) != 1 {
			t.Fatalf("%d stories, %v", len(library.Library.Rows), err)
		}
		page := r.article(t, "/articles/"+string(library.Library.Rows[0].ID))
		if got, want := page.Revision.Headline(), fmt.Sprintf("Ferry stays text %d", newest.n); got != want || page.Revision.Withdrawn != newest.isKill {
			t.Errorf("in the end %q is shown, withdrawn %v, want %q, %v", got, page.Revision.Withdrawn, want, newest.isKill)
		}
	})
}

// seen holds that no text that may not be shown is kept where it can be found.
func seen(t *testing.T, r *room, came []delivered) {
	t.Helper()
	r.Release(t.Context())
	all := r.dump(t)
	var told strings.Builder
	for _, rev := range all.Revisions {
		told.WriteString(rev.Text().String())
	}
	for _, c := range all.Captures {
		told.Write(c.Body)
	}
	for _, v := range came {
		if strings.Contains(told.String(), fmt.Sprintf("text %d", v.n)) && !mayBeShown(v, came, r.now) {
			t.Errorf("at %s the text of version %d is told, which is under embargo until %s", r.now, v.n, v.until)
		}
	}
}
