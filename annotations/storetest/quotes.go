package storetest

import (
	"fmt"

	"writethru/annotations/article"
	"writethru/annotations/catalog"
)

func testQuoted(d *desk) {
	said := "“We felt a blow, and then everything slid to port,” said Odile Marrack."
	d.add(story("wire", 1, "Ferry hits pier", said, copyOf("ferry", 60)))
	d.add(story("zoo", 1, "Otter dies", copyOf("otter", 60), "A passenger had said: “We felt a blow, and then everything slid to port.”"))
	d.add(story("bell", 1, "Bell returns", "We felt a blow, and then everything slid to port, nobody said."))
	quoted := func(ids ...article.ID) (words string) {
		list, err := d.Quoted(d.ctx, ids)
		d.ok(err)
		for i, q := range list {
			if i == 0 || list[i-1].ID != q.ID {
				words += fmt.Sprintf("%s:%s ", q.ID, q.Headline)
			}
		}
		return words
	}
	d.same("of the wire", quoted("wire"), "zoo:Otter dies ")
	d.same("of the zoo", quoted("zoo", "nobody"), "wire:Ferry hits pier ")
	d.same("of both", quoted("wire", "zoo"), "")
	d.same("of the bell, which quotes nobody", quoted("bell"), "")
	d.add(story("zoo", 2, "Otter dies", copyOf("otter", 60)))
	d.same("of the latest revision", quoted("wire"), "")

	for i := range catalog.MostCommonQuote {
		d.add(story(article.ID(fmt.Sprintf("n%03d", i)), 1, "Story", said))
	}
	d.same("what too many say", quoted("wire"), "")
}
