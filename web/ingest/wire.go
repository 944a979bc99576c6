package ingest

import (
	"writethru/annotations/article"
	"writethru/web/ingest/wire"
)

// WireItem is an item of a news agency with the draft of its revision.
type WireItem struct {
	wire.Item
	Draft article.Draft
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
		d := it.Draft()
		place := d.Dateline
		d.Lang = language(d.Lang)
		finish(&d, article.Capture{}, Hints{Outlet: h.Outlet})
		d.URL = ""
		if d.Dateline == "" {
			d.Dateline = place
		}
		items = append(items, WireItem{it, d})
	}
	return items, true, nil
}
