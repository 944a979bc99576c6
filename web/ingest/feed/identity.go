package feed

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"strings"
	"time"
)

// ItemID tells the items of one feed apart, over time.
type ItemID string

// Trust says how much of an item is needed to tell it from others of its feed.
// It only grows: a feed that once gave two items one GUID will do so again. When
// it grows, items that were there before get new IDs; whoever keeps items
// therefore takes the link for the article, not the ID.
type Trust int

// The levels of trust. The zero value believes the feed.
const (
	ByGUID Trust = iota // the GUID, or the link where there is none
	ByLink              // GUID and link: items with one GUID had several links
	ByTime              // GUID, link and time (or title): several items had one link
)

// identify gives every item its ID, with the least trust that tells all items of
// the document apart, but no less than before. Of items that are equal in
// everything that tells them apart, the first stays.
func identify(items []Item, before Trust) ([]Item, Trust) {
	trust := min(max(before, ByGUID), ByTime)
	for trust < ByTime && hasTwins(items, trust) {
		trust++
	}
	seen := map[ItemID]bool{}
	kept := items[:0]
	for _, it := range items {
		it.ID = idOf(it, trust)
		if seen[it.ID] {
			continue
		}
		seen[it.ID] = true
		kept = append(kept, it)
	}
	return kept, trust
}

// hasTwins reports whether two different items have one ID.
func hasTwins(items []Item, trust Trust) bool {
	full := map[ItemID]ItemID{}
	for _, it := range items {
		id, whole := idOf(it, trust), idOf(it, ByTime)
		if other, ok := full[id]; ok && other != whole {
			return true
		}
		full[id] = whole
	}
	return false
}

func idOf(it Item, trust Trust) ItemID {
	link := plainLink(it.Link)
	parts := []string{it.GUID}
	if trust >= ByLink || it.GUID == "" {
		parts = append(parts, link)
	}
	if trust >= ByTime || it.GUID == "" && link == "" {
		when := it.Published
		if when.IsZero() {
			when = it.Updated
		}
		if when.IsZero() {
			parts = append(parts, it.Title)
		} else {
			parts = append(parts, when.UTC().Format(time.RFC3339))
		}
	}
	if it.GUID == "" && link == "" {
		parts = append(parts, it.Title, it.Summary)
	}
	sum := sha256.Sum256([]byte(strings.Join(parts, "\n")))
	return ItemID(hex.EncodeToString(sum[:12]))
}

// plainLink returns a link without what changes while the page stays: the
// fragment and the parameters that count where readers come from.
func plainLink(link string) string {
	u, err := url.Parse(link)
	if err != nil {
		return link
	}
	u.Fragment, u.RawFragment, u.Scheme = "", "", ""
	u.Host = strings.ToLower(u.Host)
	if u.RawQuery != "" {
		var kept []string
		for p := range strings.SplitSeq(u.RawQuery, "&") {
			name, _, _ := strings.Cut(strings.ToLower(p), "=")
			if !strings.HasPrefix(name, "utm_") && name != "fbclid" && name != "gclid" && name != "at_medium" && name != "at_campaign" {
				kept = append(kept, p)
			}
		}
		u.RawQuery = strings.Join(kept, "&")
	}
	return u.String()
}
