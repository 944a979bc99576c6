package desk

import (
	"context"

	"writethru/annotations"
	"writethru/annotations/track"
	"writethru/web/api"
)

const (
	// mostStoryMarks is how many marks a story page shows.
	mostStoryMarks = 100
	// mostFollowed is how many pairs of texts are compared to find marks of one
	// article in others. Beyond it, a comparison of the two says it.
	mostFollowed = 60
)

// marks adds the marks of all lanes, with where they stand in each other lane.
func (t *telling) marks(ctx context.Context) error {
	t.page.Marks = []api.StoryMark{}
	followed := 0
	for i, f := range t.folders {
		from := len(t.page.Marks)
		shown, err := f.shownIn(ctx, f.latest())
		if err != nil {
			return err
		}
		for _, m := range shown {
			if len(t.page.Marks) == mostStoryMarks {
				t.page.Left++
				continue
			}
			l := t.page.Lanes[i]
			m.Outlet, m.Headline, m.Lang, m.Dir, m.Latest = l.Article.Outlet, l.Headline, l.Lang, l.Dir, f.latest()
			t.page.Marks = append(t.page.Marks, api.StoryMark{Mark: m})
		}
		for k, other := range t.folders {
			if k == i || followed >= mostFollowed || from == len(t.page.Marks) {
				continue
			}
			n, err := f.stand(ctx, other, t.page.Marks[from:])
			if err != nil {
				return err
			}
			followed += n
		}
	}
	return nil
}

// stand finds marks in the latest revision of another article, followed from the
// last revision of their own in which they surely stand. It returns how many
// pairs of texts it compared.
func (f *folder) stand(ctx context.Context, other *folder, marks []api.StoryMark) (pairs int, err error) {
	young, err := other.leaf(ctx, other.latest())
	if err != nil {
		return 0, err
	}
	by := map[int][]int{} // marks by the revision they are followed from
	for k := range marks {
		n := f.lastSure(marks[k].Annotation)
		by[n] = append(by[n], k)
	}
	for n, ks := range by {
		old, err := f.leaf(ctx, n)
		if err != nil {
			return pairs, err
		}
		spans := make([]track.Mark, len(ks))
		for i, k := range ks {
			spans[i].Spans = f.placement(f.own(marks[k].ID), n).Spans
		}
		pairs++
		for i, r := range track.Follow(old.text, young.text, spans) {
			m := &marks[ks[i]]
			m.At = append(m.At, api.MarkAt{Article: other.id, Revision: young.Number, From: n, Fate: r.Fate})
		}
	}
	return pairs, nil
}

// own returns an annotation as it is kept.
func (f *folder) own(id annotations.ID) annotations.Annotation {
	for _, a := range f.marks {
		if a.ID == id {
			return a
		}
	}
	return annotations.Annotation{}
}

// lastSure returns the last revision in which a mark surely stands.
func (f *folder) lastSure(a annotations.Annotation) int {
	for n := f.latest(); n > 0; n-- {
		if isPlaced(f.placement(a, n)) {
			return n
		}
	}
	return a.Revision
}

// also names an article in a list of those alike.
func (c clock) also(r annotations.Row) api.Also {
	return api.Also{ID: r.ID, Outlet: r.Outlet, Headline: r.Headline, Lang: r.Lang, Dir: r.Dir, Time: c.time(r.Time), Latest: r.Latest}
}
