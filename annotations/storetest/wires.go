package storetest

import (
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
)

// wired returns revision n of an article that came by wire.
func wired(id article.ID, n int, w article.Wire) draft {
	r := story(id, n, "Ferry stays", "The ferry stays.")
	r.of.URL, r.Wire = "", &w
	return r
}

// under returns the article that is known under a name of an item.
func (d *desk) under(name string) annotations.Wired {
	d.Helper()
	w, err := d.ArticleByWire(d.ctx, name)
	d.ok(err)
	return w
}

func testWire(d *desk) {
	_, err := d.ArticleByWire(d.ctx, "plv:1")
	d.refused(err, annotations.NotFound)
	d.add(wired("ferry", 1, article.Wire{Item: "plv:1", Version: "7"}))
	d.add(wired("ferry", 2, article.Wire{Item: "plv:2", Version: "3", Replaced: []string{"plv:1", "plv:0"}, Series: "plv/ferry"}))
	d.add(wired("bridge", 1, article.Wire{Item: "plv:3", Replaced: []string{"plv:1"}}))
	d.add(story("web", 1, "From the web", "No wire."))
	want := annotations.Wired{Article: "ferry", Items: []annotations.WiredItem{
		{Name: "plv:1", Version: "7", Created: hour(1)}, {Name: "plv:2", Version: "3", Created: hour(2)}}}
	for _, name := range []string{"plv:1", "plv:2", "plv:0", "plv/ferry"} {
		d.same(name, d.under(name), want)
	}
	d.same("plv:3", d.under("plv:3").Article, article.ID("bridge"))
	for _, name := range []string{"", "plv:4", "PLV:1"} {
		_, err := d.ArticleByWire(d.ctx, name)
		d.refused(err, annotations.NotFound)
	}
}

func testKeepWire(d *desk) {
	keep := func(id article.ID, w article.Wire, at time.Time) {
		d.Helper()
		d.ok(d.KeepWire(d.ctx, id, w, at))
	}
	d.refused(d.KeepWire(d.ctx, "ferry", article.Wire{Item: "plv:1"}, hour(1)), annotations.NotFound)
	d.add(wired("ferry", 1, article.Wire{Item: "plv:1", Version: "2", Series: "plv/s"}))
	d.add(wired("bridge", 1, article.Wire{Item: "plv:9", Version: "1", Series: "plv/s"}))
	d.same("series", d.under("plv/s").Article, article.ID("bridge"))

	keep("ferry", article.Wire{Item: "plv:1", Version: "5"}, hour(5))
	keep("ferry", article.Wire{Item: "plv:1", Version: "4"}, hour(4)) // older
	keep("ferry", article.Wire{Item: "plv:1"}, time.Time{})           // says nothing
	keep("ferry", article.Wire{Item: "plv:9", Version: "8"}, hour(0)) // another's
	keep("ferry", article.Wire{Series: "plv/s"}, hour(5))
	d.same("items", d.under("plv:1").Items, []annotations.WiredItem{{Name: "plv:1", Version: "5", Created: hour(5)}})
	d.same("series", d.under("plv/s").Article, article.ID("ferry"))
	d.same("another's", d.under("plv:9"), annotations.Wired{Article: "bridge", Items: []annotations.WiredItem{{Name: "plv:9", Version: "1", Created: hour(1)}}})
	keep("ferry", article.Wire{Item: "plv:1", Version: "6"}, hour(5)) // of the same time, as when there is none
	d.same("version", d.under("plv:1").Items[0].Version, "6")
}

// testWireOfRefused sees that a revision that is refused, or whose article is
// removed, leaves no name behind.
func testWireOfRefused(d *desk) {
	r := wired("ferry", 2, article.Wire{Item: "plv:1"})
	d.refused(d.AddRevision(d.ctx, r.of, r.raw, r.Revision, nil), annotations.Conflict)
	_, err := d.ArticleByWire(d.ctx, "plv:1")
	d.refused(err, annotations.NotFound)
	r = wired("ferry", 1, article.Wire{Item: "plv:1", Replaced: []string{"plv:0"}})
	r.of.Sample = true
	d.add(r)
	d.ok(d.RemoveSample(d.ctx))
	for _, name := range []string{"plv:1", "plv:0"} {
		_, err := d.ArticleByWire(d.ctx, name)
		d.refused(err, annotations.NotFound)
	}
}

func testHeld(d *desk) {
	raw := page(`{"headline":"Secret budget"}`, "", hour(1))
	first := annotations.Held{Article: "ferry", Names: []string{"plv:1", "plv:0"}, Series: "plv/s", Version: "2", Created: hour(1),
		Outlet: "Plover", Until: hour(9), Capture: raw}
	second := annotations.Held{Article: "ferry", Created: hour(3), Withheld: true, Killed: true, Item: 1, Capture: raw}
	other := annotations.Held{Article: "bridge", Created: hour(5), Capture: page("{}", "", hour(5))}
	for _, h := range []annotations.Held{second, other, first} {
		d.ok(d.Hold(d.ctx, h))
	}
	bare := func(h annotations.Held) annotations.Held { h.Capture.Body = nil; return h }
	held := func() []annotations.Held {
		d.Helper()
		list, err := d.Held(d.ctx)
		d.ok(err)
		return list
	}
	d.same("Held", held(), []annotations.Held{bare(other), bare(first), bare(second)})
	got, err := d.HeldCapture(d.ctx, raw.SHA256, 1)
	d.ok(err)
	d.same("HeldCapture", got, raw)

	// Nothing of it is anywhere else.
	_, err = d.Capture(d.ctx, raw.SHA256)
	d.refused(err, annotations.NotFound)
	_, err = d.Article(d.ctx, "ferry")
	d.refused(err, annotations.NotFound)
	_, err = d.ArticleByWire(d.ctx, "plv:1")
	d.refused(err, annotations.NotFound)
	d.same("list", d.list(annotations.ListQuery{Words: "secret"}), annotations.List{})

	first.Until = hour(12)
	d.ok(d.Hold(d.ctx, first))
	d.ok(d.LetGo(d.ctx, raw.SHA256, 1))
	d.ok(d.LetGo(d.ctx, raw.SHA256, 1))
	d.same("Held after one was let go", held(), []annotations.Held{bare(other), bare(first)})
	_, err = d.HeldCapture(d.ctx, raw.SHA256, 1)
	d.refused(err, annotations.NotFound)

	held()[1].Names[0] = "spoilt"
	got, err = d.HeldCapture(d.ctx, raw.SHA256, 0)
	d.ok(err)
	spoilCapture(got)
	d.same("after writing to what came out", held()[1], bare(first))

	d.refused(d.Hold(d.ctx, annotations.Held{Capture: raw}), annotations.Invalid)
	raw.SHA256 = other.Capture.SHA256
	d.refused(d.Hold(d.ctx, annotations.Held{Article: "ferry", Capture: raw}), annotations.Invalid)
}

func testTokens(d *desk) {
	one := annotations.Token{ID: "aa", Name: "wire desk", Hash: hashOf([]byte("1")), Made: hour(2)}
	two := annotations.Token{ID: "bb", Name: "العمل", Hash: hashOf([]byte("2")), Made: hour(1)}
	d.ok(d.AddToken(d.ctx, one))
	d.ok(d.AddToken(d.ctx, two))
	d.refused(d.AddToken(d.ctx, annotations.Token{ID: "aa", Hash: "cc"}), annotations.Conflict)
	d.refused(d.AddToken(d.ctx, annotations.Token{ID: "cc"}), annotations.Invalid)
	d.refused(d.AddToken(d.ctx, annotations.Token{Hash: "cc"}), annotations.Invalid)
	d.ok(d.UseToken(d.ctx, "bb", hour(4)))
	d.refused(d.UseToken(d.ctx, "cc", hour(4)), annotations.NotFound)
	two.Used = hour(4)
	got, err := d.Tokens(d.ctx)
	d.ok(err)
	d.same("Tokens", got, []annotations.Token{two, one})
	d.ok(d.RemoveToken(d.ctx, "bb"))
	d.refused(d.RemoveToken(d.ctx, "bb"), annotations.NotFound)
	got, err = d.Tokens(d.ctx)
	d.ok(err)
	d.same("Tokens after one was removed", got, []annotations.Token{one})
}
