package desk_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
)

// placed returns a room with a story of four revisions and a mark on the first
// one whose words the second one drops; the third and fourth say something near.
func placed(t *testing.T) (*room, article.ID) {
	lamp := "“Nine winters went by without any light here,” harbor master Odile Marrack told the council, and thanked the fishermen who had paid for half of it."
	r, id := harborRoom(t, harbor, changedTo(1, lamp), append(changedTo(1, lamp), "A fifth paragraph tells of the weather."), append(changedTo(1, lamp), "A fifth paragraph tells of the fog."))
	r.mark(t, id, 1, "We have waited nine years for this lamp", api.MarkRequest{Kind: annotations.Quote})
	return r, id
}

func steps(m api.Mark) []annotations.Fate {
	var out []annotations.Fate
	for _, s := range m.Trail {
		out = append(out, s.Fate)
	}
	return out
}

func TestPlaceIsFollowed(t *testing.T) {
	r, id := placed(t)
	before := r.article(t, "/articles/"+string(id)).Marks[0]
	chosen := r.span(t, id, 2, "Nine winters went by without any light here")
	for range 2 {
		m, err := r.Place(t.Context(), markID, 2, api.PlaceRequest{Spans: []article.Span{{Start: chosen.Start, End: chosen.End}}})
		if err != nil {
			t.Fatal(err)
		}
		if !m.Here.ByHand || m.Here.Revision != 2 || m.Here.Fate != annotations.Reworded || m.Here.Spans[0] != chosen {
			t.Fatalf("in revision 2: %+v", m.Here)
		}
		if diff := cmp.Diff([]annotations.Fate{annotations.Kept, annotations.Reworded, annotations.Reworded, annotations.Reworded}, steps(m)); diff != "" {
			t.Errorf("the trail (-want +got):\n%s", diff)
		}
	}
	latest := r.article(t, "/articles/"+string(id)).Marks[0]
	if latest.Here.Spans[0] != r.span(t, id, 4, "Nine winters went by without any light here") || latest.Here.ByHand || latest.Here.From != 3 {
		t.Errorf("in revision 4: %+v", latest.Here)
	}
	r.publish(append(harbor[:1:1], harbor[2:]...)...)
	if res := r.add(t, api.AddRequest{URL: harborURL}); !res.New {
		t.Fatalf("revision 5: %+v", res)
	}
	if m := r.article(t, "/articles/"+string(id)+"/revisions/2").Marks[0]; !m.Here.ByHand {
		t.Errorf("a new revision changed what was chosen: %+v", m.Here)
	}
	m, err := r.Unplace(t.Context(), markID, 2)
	if err != nil || m.Here.ByHand {
		t.Fatalf("undone: %+v, %v", m.Here, err)
	}
	after := r.article(t, "/articles/"+string(id)+"/revisions/4").Marks[0]
	if diff := cmp.Diff(before.Here, after.Here); diff != "" {
		t.Errorf("undone (-before +after):\n%s", diff)
	}
}

func TestPlaceGone(t *testing.T) {
	r, id := harborRoom(t, harbor, append(harbor[:4:4], "A fifth paragraph."), append(harbor[:4:4], "A fifth paragraph tells of fog."))
	r.mark(t, id, 1, "weighs 120 kilograms", api.MarkRequest{})
	m, err := r.Place(t.Context(), markID, 2, api.PlaceRequest{Gone: true})
	if err != nil || m.Here.Fate != annotations.Removed || !m.Here.ByHand || len(m.Here.Spans) != 0 {
		t.Fatalf("gone: %+v, %v", m.Here, err)
	}
	if diff := cmp.Diff([]annotations.Fate{annotations.Kept, annotations.Removed, annotations.Removed}, steps(m)); diff != "" {
		t.Errorf("the trail (-want +got):\n%s", diff)
	}
	if m, err = r.Unplace(t.Context(), markID, 2); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]annotations.Fate{annotations.Kept, annotations.Kept, annotations.Kept}, steps(m)); diff != "" {
		t.Errorf("undone (-want +got):\n%s", diff)
	}
}

func TestPlaceRefuses(t *testing.T) {
	r, _ := placed(t)
	somewhere := []article.Span{{Start: 0, End: 5}}
	for name, c := range map[string]struct {
		id   annotations.ID
		n    int
		r    api.PlaceRequest
		want annotations.Code
	}{
		"no mark":          {"n0123456789abcdef", 2, api.PlaceRequest{Gone: true}, annotations.NotFound},
		"no revision":      {markID, 9, api.PlaceRequest{Gone: true}, annotations.NotFound},
		"own revision":     {markID, 1, api.PlaceRequest{Gone: true}, annotations.Invalid},
		"nothing":          {markID, 2, api.PlaceRequest{}, annotations.Invalid},
		"both":             {markID, 2, api.PlaceRequest{Gone: true, Spans: somewhere}, annotations.Invalid},
		"outside the text": {markID, 2, api.PlaceRequest{Spans: []article.Span{{Start: 1, End: 1 << 30}}}, annotations.Invalid},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := r.Place(t.Context(), c.id, c.n, c.r)
			wantCode(t, err, c.want)
		})
	}
	if err := r.DeleteMark(t.Context(), markID); err != nil {
		t.Fatal(err)
	}
	_, err := r.Place(t.Context(), markID, 2, api.PlaceRequest{Spans: somewhere})
	wantCode(t, err, annotations.NotFound)
}
