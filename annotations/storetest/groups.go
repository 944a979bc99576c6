package storetest

import (
	"fmt"
	"slices"

	"writethru/annotations"
	"writethru/annotations/article"
)

// storyOf returns the story of an article in words.
func (d *desk) storyOf(id article.ID) (words string) {
	d.Helper()
	list, err := d.StoryOf(d.ctx, id)
	d.ok(err)
	for _, r := range list {
		words += fmt.Sprintf("%s:%d/%d ", r.ID, r.Others, r.Outlets)
	}
	return words
}

func testGroups(d *desk) {
	for id, outlet := range map[article.ID]string{"a": "Plover Wire", "b": "Ledger", "c": "Ledger", "d": "", "e": "Plover Wire"} {
		r := story(id, 1, "Ferry hits pier", "At least 12 died.")
		r.of.Outlet, r.of.Sample = outlet, id == "c"
		d.add(r)
	}
	set := func(ids ...article.ID) { d.ok(d.SetStory(d.ctx, ids)) }
	d.same("alone", d.storyOf("a"), "a:0/0 ")
	set("c", "a", "b")
	set("e", "d")
	d.same("of a", d.storyOf("a"), "a:2/1 b:2/1 c:2/1 ")
	d.same("of c", d.storyOf("c"), d.storyOf("a"))
	d.same("of d", d.storyOf("d"), "d:1/1 e:1/1 ")
	for _, r := range d.list(annotations.ListQuery{}).Rows {
		if r.ID == "a" && (r.Others != 2 || r.Outlets != 1) {
			d.Errorf("in the list it stands in %d others at %d outlets", r.Others, r.Outlets)
		}
	}
	set("a", "d", "e")
	d.same("those left", d.storyOf("b"), "b:1/0 c:1/0 ")
	d.same("those joined", d.storyOf("e"), "a:2/1 d:2/1 e:2/1 ")
	d.ok(d.RemoveSample(d.ctx))
	d.same("without the sample", d.storyOf("b"), "b:0/0 ")
	set("a")
	d.same("by itself again", d.storyOf("a"), "a:0/0 ")
	d.same("the others stay", d.storyOf("d"), "d:1/1 e:1/1 ")

	d.refused(d.SetStory(d.ctx, []article.ID{"a", "nobody"}), annotations.NotFound)
	d.same("after a refusal", d.storyOf("a"), "a:0/0 ")
	_, err := d.StoryOf(d.ctx, "nobody")
	d.refused(err, annotations.NotFound)
}

func testUnsorted(d *desk) {
	unsorted := func(most int) []article.ID {
		list, err := d.Unsorted(d.ctx, most)
		d.ok(err)
		slices.Sort(list)
		return list
	}
	for _, id := range []article.ID{"a", "b", "c"} {
		r := story(id, 1, "Ferry hits pier", "At least 12 died.")
		r.of.Sample = id == "c"
		d.add(r)
	}
	d.same("new ones", unsorted(9), []article.ID{"a", "b", "c"})
	d.same("how many at most", len(unsorted(2)), 2)
	d.ok(d.SetStory(d.ctx, []article.ID{"a", "b"}))
	d.same("not sorted yet", unsorted(9), []article.ID{"c"})
	d.ok(d.SetStory(d.ctx, []article.ID{"c"}))
	d.add(story("b", 2, "Ferry hits pier", "At least 17 died."))
	d.same("after a revision", unsorted(9), []article.ID{"b"})
	d.ok(d.SetAlike(d.ctx, "a", "c", annotations.SameStory))
	d.same("after a verdict", unsorted(9), []article.ID{"a", "b", "c"})
	d.ok(d.RemoveSample(d.ctx))
	d.same("without the sample", unsorted(9), []article.ID{"a", "b"})
}
