package ingest

import (
	"time"

	"writethru/annotations/article"
	"writethru/web/ingest/wire"
)

// WireItem is an item of a news agency with the draft of its revision.
type WireItem struct {
	wire.Item
	Draft article.Draft
}

// WireKnown is what is known of the article that an item belongs to.
type WireKnown struct {
	// Same is set when the article came under the name of this very item.
	Same bool
	// Version and Created are those of the newest item that came.
	Version string
	Created time.Time
	Killed  bool
}

// WireVerdict is what an item is beside what is known, as a wire.Kind, and
// whether it must not be shown yet: until Until or, when that is zero, until
// another version says otherwise.
type WireVerdict struct {
	Kind      string
	Embargoed bool
	Until     time.Time
}

// Judge says what the item is beside what is known of its article, nil when
// nothing is.
func (it WireItem) Judge(known *WireKnown, now time.Time) WireVerdict {
	var k *wire.Known
	if known != nil {
		k = &wire.Known{Version: known.Version, Created: known.Created, Killed: known.Killed}
		if known.Same {
			k.IDs = []string{it.ID}
		}
	}
	v := wire.Judge(it.Item, k, now)
	return WireVerdict{string(v.Kind), v.Embargoed, v.Until}
}

// Wire reads a file of a news agency. isWire is false, and nothing is read, when
// data is something else. Its errors are *annotations.Error. It never panics.
func Wire(data []byte, h Hints) (items []WireItem, isWire bool, err error) {
	if !wire.Looks(data) {
		return nil, false, nil
	}
	all, err := wire.Parse(data)
	if err != nil {
		return nil, true, err
	}
	for _, it := range all {
		items = append(items, WireItem{it, wireDraft(it, h)})
	}
	return items, true, nil
}

// wireDraft returns the draft of an item as clean as that of a page.
func wireDraft(it wire.Item, h Hints) article.Draft {
	d := it.Draft()
	place := d.Dateline
	d.Lang = language(d.Lang)
	finish(&d, article.Capture{}, Hints{URL: h.URL, Outlet: h.Outlet, Published: h.Published})
	if d.Dateline == "" {
		d.Dateline = place
	}
	return d
}
