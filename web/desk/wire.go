package desk

import (
	"cmp"
	"context"
	"slices"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/api"
)

// WireItem is one item of a news agency, as a reader of wire formats hands it on.
type WireItem struct {
	Draft article.Draft // with Wire set
	// Follows is set when the item says that one of its story came before.
	Follows bool
	// Judge says what it is beside what is known of its article, nil when
	// nothing is.
	Judge func(known *WireKnown, now time.Time) WireVerdict
}

// WireKnown is what is known of the article that an item belongs to. Package
// ingest has a type with the same fields, so that one converts to the other.
type WireKnown struct {
	Same    bool // it came under the name of this very item
	Version string
	Created time.Time
	Killed  bool
}

// WireVerdict is what an item is beside what is known, one of the kinds of
// api.WireResult, and whether it must not be shown yet. Package ingest has a
// type with the same fields.
type WireVerdict struct {
	Kind      string
	Embargoed bool
	Until     time.Time
}

var errNoWire = annotations.Errorf(annotations.Invalid, "This is none of the formats in which news agencies send: ninjs, NewsML, NITF, IPTC 7901 or ANPA 1312.")

// Wire files the items of a file of a news agency and says what came of each,
// in the order in which they were made:
//
//   - A correction and an update are revisions of the article that is known by
//     the item's name, or by that of the item whose place it takes.
//   - What overtook newer versions on its way is kept as a capture, unless nobody
//     may use it.
//   - A kill is a revision of its own, so that the last text can still be read.
//   - What may not be shown yet is held until its time or another version comes.
//
// The same file may come again: then nothing changes. Invalid when data is no
// such file.
func (d *Desk) Wire(ctx context.Context, data []byte) ([]api.WireResult, error) {
	results, isWire, err := d.wire(ctx, arrival{capture: d.pasted(api.AddRequest{Data: data})})
	if err == nil && !isWire {
		err = errNoWire
	}
	return results, err
}

// wire files what came in when it is a file of an agency.
func (d *Desk) wire(ctx context.Context, from arrival) (results []api.WireResult, isWire bool, err error) {
	if d.o.Wire == nil {
		return nil, false, nil
	}
	in := dispatch{capture: from.capture, article: from.article}
	in.capture.ContentType = cmp.Or(in.capture.ContentType, "application/octet-stream")
	in.all, isWire, err = d.o.Wire(in.capture.Body, from.hints)
	if err != nil || !isWire {
		return nil, isWire, err
	}
	if len(in.all) == 1 {
		in.url = from.hints.URL // that of a file of several is no article's
	}
	d.Release(ctx)
	for _, k := range in.byTime() {
		result, err := d.fileItem(ctx, in.at(k))
		if err != nil {
			return results, true, err
		}
		results = append(results, result)
	}
	return results, true, nil
}

// Take files what may be a file of an agency, a page or a text. Of the last two
// nothing is kept when the same bytes were taken before.
func (d *Desk) Take(ctx context.Context, r api.AddRequest) ([]api.WireResult, error) {
	in := arrival{capture: d.pasted(r), article: r.Article, hints: hintsOf(r)}
	results, isWire, err := d.wire(ctx, in)
	if isWire || err != nil {
		return results, err
	}
	_, err = d.o.Store.Capture(ctx, in.capture.SHA256)
	if err == nil {
		return []api.WireResult{{Kind: api.WireRepeat}}, nil
	}
	if annotations.CodeOf(err) != annotations.NotFound {
		return nil, err
	}
	res, err := d.Add(ctx, r)
	kind := api.WireNew
	switch {
	case err != nil:
		return nil, err
	case !res.New:
		kind = api.WireRepeat
	case res.Revision > 1:
		kind = api.WireUpdate
	}
	return []api.WireResult{{Kind: kind, AddResult: res}}, nil
}

// dispatch is a file of an agency with the one of its items that is filed.
type dispatch struct {
	capture article.Capture // of the whole file
	all     []WireItem
	k       int
	draft   article.Draft // of item k
	article article.ID    // that the reader says it belongs to, if any
	url     string        // where the reader says it came from
	// released is set when the item was held and may be shown now, in home.
	released bool
	home     article.ID
	// isBare is set when draft is only what may be shown of the item.
	isBare bool
}

func (in dispatch) item() WireItem { return in.all[in.k] }

// at returns the file with item k as the one that is filed.
func (in dispatch) at(k int) dispatch {
	in.k, in.draft = k, in.all[k].Draft
	return in
}

// byTime returns the places of the items in the order in which they were made.
func (in dispatch) byTime() []int {
	out := make([]int, len(in.all))
	for i := range out {
		out[i] = i
	}
	slices.SortStableFunc(out, func(a, b int) int { return in.all[a].Draft.Modified.Compare(in.all[b].Draft.Modified) })
	return out
}

// names returns the names by which the article of the item may be known, the
// surest first.
func (in dispatch) names() []string {
	w := in.draft.Wire
	return slices.DeleteFunc(append([]string{w.Item}, w.Replaced...), func(s string) bool { return s == "" })
}

// added returns what came of a file as what came of one story: that of the item
// made last that belongs to an article.
func added(results []api.WireResult) (api.AddResult, error) {
	var out api.AddResult
	for _, r := range results {
		if r.Article != "" {
			out = r.AddResult
		}
	}
	if out.Article == "" {
		kind := api.WireAdvisory
		if len(results) > 0 {
			kind = results[0].Kind
		}
		return out, annotations.Errorf(annotations.Invalid, "%s", cmp.Or(nothingIn[kind], nothingIn[api.WireAdvisory]))
	}
	if len(results) > 1 {
		out.Items = results
	}
	return out, nil
}

// nothingIn says why there is no story in a file.
var nothingIn = map[string]string{
	api.WireAdvisory: "There is no story in this file: it is a notice for editors.",
	api.WireNoText:   "There is no text in this file to read, only a picture or the like.",
}
