package storetest

import (
	"fmt"
	"strings"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/catalog"
)

// copyOf returns n words of the wire copy with this name, which share no run of
// words with those of another name.
func copyOf(name string, n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = fmt.Sprintf("%s%d", name, i)
	}
	return strings.Join(words, " ")
}

// alike returns the IDs of what is like id.
func (d *desk) alike(id article.ID) []article.ID {
	d.Helper()
	list, err := d.Alike(d.ctx, id)
	d.ok(err)
	var ids []article.ID
	for _, a := range list {
		ids = append(ids, a.ID)
	}
	return ids
}

func testAlikeCopies(d *desk) {
	whole := copyOf("ferry", 300)
	d.add(story("wire", 1, "Ferry hits pier", whole))
	d.add(story("short", 1, "Ferry accident", copyOf("ferry", 120)))
	d.add(story("long", 1, "Ferry hits pier, 12 dead", whole, copyOf("local", 90)))
	d.add(story("otter", 1, "Otter dies", copyOf("otter", 300)))
	d.same("like the wire's", d.alike("wire"), []article.ID{"long", "short"})
	d.same("like the otter's", d.alike("otter"), []article.ID(nil))
	_, err := d.Alike(d.ctx, "nobody")
	d.refused(err, annotations.NotFound)

	list, err := d.Alike(d.ctx, "wire")
	d.ok(err)
	for _, row := range d.list(annotations.ListQuery{}).Rows {
		if row.ID == "long" {
			d.same("row of the first", list[0].Row, row)
		}
	}
	if list[0].Shared <= list[1].Shared || list[1].Shared < 3 || list[0].Verdict != annotations.Undecided {
		d.Errorf("shared %d and %d, verdict %q", list[0].Shared, list[1].Shared, list[0].Verdict)
	}

	// What counts is the latest revision.
	d.add(story("long", 2, "Something else", copyOf("else", 300)))
	d.add(story("otter", 2, "The otter's ferry", copyOf("ferry", 200)))
	d.same("after revisions", d.alike("wire"), []article.ID{"otter", "short"})
}

func testVerdicts(d *desk) {
	d.add(story("a", 1, "Ferry hits pier", copyOf("ferry", 300)))
	d.add(story("b", 1, "Ferry hits pier", copyOf("ferry", 300)))
	far := story("c", 1, "Otter dies", copyOf("otter", 300))
	far.of.Sample = true
	d.add(far)
	said := func(id article.ID) (out string) {
		list, err := d.Alike(d.ctx, id)
		d.ok(err)
		for _, a := range list {
			out += fmt.Sprintf("%s:%s ", a.ID, a.Verdict)
		}
		return out
	}
	d.ok(d.SetAlike(d.ctx, "a", "b", annotations.Parted))
	d.ok(d.SetAlike(d.ctx, "c", "a", annotations.SameStory))
	d.same("a", said("a"), "b:parted c:same ")
	d.same("b", said("b"), "a:parted ")
	d.same("c", said("c"), "a:same ")
	of := func(ids ...article.ID) []annotations.Said {
		list, err := d.Verdicts(d.ctx, ids)
		d.ok(err)
		return list
	}
	ab, ac := annotations.Said{A: "a", B: "b", Verdict: annotations.Parted}, annotations.Said{A: "a", B: "c", Verdict: annotations.SameStory}
	d.same("said of a", of("a", "nobody"), []annotations.Said{ab, ac})
	d.same("said of b and c", of("c", "b"), []annotations.Said{ab, ac})
	d.same("said of c", of("c"), []annotations.Said{ac})
	// It stays when there are revisions, and can be changed and taken back.
	d.add(story("b", 2, "Ferry hits pier", copyOf("ferry", 290)))
	d.same("a after a revision", said("a"), "b:parted c:same ")
	d.ok(d.SetAlike(d.ctx, "b", "a", annotations.SameStory))
	d.same("b after another word", said("b"), "a:same ")
	d.ok(d.SetAlike(d.ctx, "b", "a", annotations.Undecided))
	d.same("b taken back", said("b"), "a: ")
	d.ok(d.RemoveSample(d.ctx))
	d.same("a without the sample", said("a"), "b: ")

	d.refused(d.SetAlike(d.ctx, "a", "a", annotations.SameStory), annotations.Invalid)
	d.refused(d.SetAlike(d.ctx, "a", "b", "perhaps"), annotations.Invalid)
	d.refused(d.SetAlike(d.ctx, "a", "nobody", annotations.Parted), annotations.NotFound)
	d.refused(d.SetAlike(d.ctx, "nobody", "a", annotations.Parted), annotations.NotFound)
}

// testStockPhrase has a phrase in more articles than may carry one, and sees
// that it joins nothing.
func testStockPhrase(d *desk) {
	phrase := copyOf("subscribe", 60)
	for i := range catalog.MostCommon {
		d.add(story(article.ID(fmt.Sprintf("n%03d", i)), 1, "Story", phrase))
	}
	d.same("at most", len(d.alike("n000")), catalog.MostAlike)
	d.add(story("wire", 1, "Ferry hits pier", phrase, copyOf("ferry", 100)))
	d.add(story("copy", 1, "Ferry hits pier", phrase, copyOf("ferry", 100)))
	d.same("like the wire's", d.alike("wire"), []article.ID{"copy"})
	d.same("like one with the phrase alone", d.alike("n000"), []article.ID(nil))
}
