package desk_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
	"writethru/web/desk"
)

// archive has stories that are 10, 40, 100 and 400 days old, of two outlets.
func archive(t *testing.T) *room {
	r := newRoom(t)
	now := r.now
	for _, days := range []int{10, 40, 100, 400} {
		for _, outlet := range []string{"Plover Wire", "Gazette"} {
			r.now = now.AddDate(0, 0, -days)
			text := fmt.Sprintf("Story of %s, %d days ago\n\nThe ferry hit the pier in the fog on day %d, %s says, and nobody was hurt.", outlet, days, days, outlet)
			r.add(t, api.AddRequest{Text: text, Outlet: outlet})
		}
	}
	r.now = now
	return r
}

// left returns how many stories the library has.
func (r *room) left(t *testing.T) int {
	t.Helper()
	list, err := r.store.List(t.Context(), annotations.ListQuery{})
	if err != nil {
		t.Fatal(err)
	}
	return list.All
}

func (r *room) keep(t *testing.T, rule api.KeepRule) {
	t.Helper()
	if err := r.Keep(t.Context(), rule); err != nil {
		t.Fatal(err)
	}
}

// expire applies the rules, and sees that so many stories go.
func (r *room) expire(t *testing.T, want int) {
	t.Helper()
	before := r.left(t)
	n, err := r.Expire(t.Context())
	if err != nil || n != want || before-r.left(t) != want {
		t.Errorf("%d removed, %d gone, %v, want %d", n, before-r.left(t), err, want)
	}
}

func (r *room) keeping(t *testing.T, path string) api.Keeping {
	t.Helper()
	p, err := r.Page(t.Context(), path, api.Prefs{})
	if err != nil {
		t.Fatal(err)
	}
	return p.Settings.Keeping
}

func TestKeeping(t *testing.T) {
	r := archive(t)
	r.expire(t, 0) // stories are kept for ever
	if k := r.keeping(t, "/settings?days=30"); k.Would == nil || k.Would.Removed != 6 || k.Would.All != 8 || k.Days != 0 {
		t.Errorf("tried: %+v", k.Would)
	}
	if k := r.keeping(t, "/settings?days=90&outlet=Gazette"); k.Would == nil || k.Would.Removed != 2 {
		t.Errorf("tried for an outlet: %+v", k.Would)
	}
	for _, path := range []string{"/settings", "/settings?days=7", "/settings?days=x", "/settings?days=-1"} {
		if k := r.keeping(t, path); k.Would != nil {
			t.Errorf("%s tries %+v", path, k.Would)
		}
	}
	r.keep(t, api.KeepRule{Days: 90})
	r.expire(t, 0) // it was seen to within the day
	r.now = r.now.Add(25 * time.Hour)
	r.expire(t, 4)
	r.keep(t, api.KeepRule{Outlet: "Gazette", Days: 0})
	r.keep(t, api.KeepRule{Days: 30})
	if k := r.keeping(t, "/settings"); k.Days != 30 || len(k.Rules) != 1 || k.Rules[0] != (api.KeepRule{Outlet: "Gazette"}) {
		t.Errorf("rules %+v", k)
	}
	r.now = r.now.Add(24 * time.Hour)
	r.expire(t, 1)
	r.keep(t, api.KeepRule{Outlet: "Gazette", Days: 30})
	r.keep(t, api.KeepRule{Days: 0})
	r.now = r.now.Add(24 * time.Hour)
	r.expire(t, 1)
	r.keep(t, api.KeepRule{Outlet: "Gazette", Drop: true})
	r.now = r.now.AddDate(1, 0, 0)
	r.expire(t, 0)
	for _, rule := range []api.KeepRule{{Days: 7}, {Days: -1}, {Days: 90, Outlet: string(make([]byte, 600))}} {
		wantCode(t, r.Keep(t.Context(), rule), annotations.Invalid)
	}
}

// TestKeepingMarks: what carries a mark stays, also one that was deleted, and
// what was joined to another story.
func TestKeepingMarks(t *testing.T) {
	r := archive(t)
	list, err := r.store.List(t.Context(), annotations.ListQuery{})
	if err != nil {
		t.Fatal(err)
	}
	var old []article.ID
	for _, row := range list.Rows {
		if r.now.Sub(row.Time) > 39*24*time.Hour {
			old = append(old, row.ID)
		}
	}
	for i, id := range old[:2] {
		m := annotations.ID(fmt.Sprintf("mark%020d", i))
		if _, err := r.PutMark(t.Context(), m, api.MarkRequest{Article: id, Revision: 1, Kind: annotations.Highlight, Spans: []article.Span{{Start: 1, End: 8}}}); err != nil {
			t.Fatal(err)
		}
		if i == 1 {
			if err := r.DeleteMark(t.Context(), m); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := r.SetAlike(t.Context(), old[2], old[3], annotations.SameStory); err != nil {
		t.Fatal(err)
	}
	r.keep(t, api.KeepRule{Days: 30})
	r.expire(t, len(old)-4)
	for _, id := range old[:4] {
		r.article(t, "/articles/"+string(id))
	}
	if _, err := r.RestoreMark(t.Context(), "mark00000000000000000001"); err != nil {
		t.Errorf("the deleted mark cannot be restored: %v", err)
	}
	_, err = r.Page(t.Context(), "/articles/"+string(old[5]), api.Prefs{})
	wantCode(t, err, annotations.NotFound)
}

// TestRemovedComesAgain: a story that comes again after it was removed is what it
// is then.
func TestRemovedComesAgain(t *testing.T) {
	r := newRoom(t)
	same := "Fog\n\n" + strings.Repeat("The ferry hit the pier in the fog, the harbour master said, and nobody saw it. ", 12)
	for i := range 12 {
		same += fmt.Sprintf("\n\nPassenger %d of ferry %d told of row %d and of boat %d.", i, i*7, i*11, i*13)
	}
	other := same[:len(same)*2/3]
	for i := range 90 {
		other += fmt.Sprintf("\n\nBridge %d closes on day %d for engine %d and toll %d.", i, i*3, i*5, i*17)
	}
	old := r.now.AddDate(0, 0, -40)
	now := r.now
	add := func(url, text string) article.ID {
		return r.add(t, api.AddRequest{URL: url, Text: text, Outlet: url}).Article
	}
	r.now = old
	gone := add("https://a.example/1", same)
	r.now = now
	stays := add("https://b.example/1", same+"\n\nThe end of it.")
	share := func() float64 {
		p := r.article(t, "/articles/"+string(stays))
		for _, a := range p.Also {
			if a.ID == gone {
				return a.Contained
			}
		}
		return 0
	}
	before := share()
	r.keep(t, api.KeepRule{Days: 30})
	r.expire(t, 1)
	if again := add("https://a.example/1", other); again != gone {
		t.Fatalf("it comes again as %s", again)
	}
	fresh := desk.New(r.options)
	now1 := share()
	r.Desk = fresh
	if want := share(); before == want || now1 != want {
		t.Errorf("shares %v before, %v now, want %v", before, now1, want)
	}
}
