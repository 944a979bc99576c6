package wire

import (
	"strconv"
	"strings"
)

// readRitzau reads the items of the Danish agency's own XML.
func readRitzau(root *node) ([]Item, error) {
	var out []Item
	for _, n := range root.all("RBNews") {
		get := func(name string) string { return n.kid(name).plain() }
		is := func(name string) bool { return strings.EqualFold(get(name), "true") }
		it := Item{Format: Ritzau, Type: "text", ID: get("NewsID"), Version: get("version"), Lang: "da"}
		it.VersionCreated = stamp(get("PublishDate"))
		it.Headline = first(get("headline"), get("strapline"))
		it.Slug, it.Dateline, it.Byline, it.EdNote = get("strapline"), get("town"), get("byLine"), get("TilRedaktionen")
		it.Credit = strings.Trim(get("origin"), "/")
		it.Provider, it.Summary, it.Key = it.Credit, get("subtitle"), get("HistID")
		it.Urgency, _ = strconv.Atoi(get("Priority")) // 0 when there is none
		switch {
		case is("Annuleret"):
			it.Status, it.Change = Canceled, Kill
		case is("Korrektion"):
			it.Change = Correction
		case is("NyVersion"):
			it.Change = Update
		}
		it.replaces(first(get("replacedID"), get("Replaces")))
		it.takesEmbargo(it.EdNote)
		var err error
		if it.Blocks, err = bodyText(n.kid("content").raw()); err != nil {
			return nil, err
		}
		out = append(out, it)
	}
	return out, nil
}
