package storetest

import (
	"fmt"
	"time"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/catalog"
)

// watched returns a watch of an article that is due at a time.
func watched(id string, due time.Time) annotations.Watch {
	return annotations.Watch{
		ID: id, Kind: annotations.WatchedArticle, URL: "https://outlet.example/" + id, Added: start,
		Due: due, Work: []byte(`{"id":"` + id + `"}`),
	}
}

func testWatches(d *desk) {
	w := watched("w1", hour(2))
	w.Article, w.Feed = "ferry", "f1"
	d.ok(d.AddWatch(d.ctx, w))
	got, err := d.Watch(d.ctx, "w1")
	d.ok(err)
	d.same("watch", got, w)
	got, err = d.WatchOf(d.ctx, "ferry")
	d.ok(err)
	d.same("watch of the article", got, w)

	f := annotations.Watch{
		ID: "f1", Kind: annotations.WatchedFeed, URL: "https://outlet.example/feed", Added: hour(1), Title: "Plover", Site: "https://outlet.example/",
		Folder: "Agencies", FromFeed: true, State: "paused", Checked: hour(1), Changed: hour(0), Due: hour(1), Failing: hour(0), HostFree: hour(3), Problem: "It cannot be read.", Work: []byte(`{}`),
	}
	d.ok(d.AddWatch(d.ctx, f))
	got, err = d.Watch(d.ctx, "f1")
	d.ok(err)
	d.same("feed", got, f)
	n, err := d.CountWatches(d.ctx)
	d.ok(err)
	d.same("counts", n, annotations.WatchCounts{Feeds: 1, Articles: 1, FailingFeeds: 1})

	got, err = d.ChangeWatch(d.ctx, "w1", func(w *annotations.Watch) { w.ID, w.Due, w.Problem = "another", time.Time{}, "It is gone." })
	d.ok(err)
	w.Due, w.Problem = time.Time{}, "It is gone."
	d.same("changed", got, w)
	got, err = d.Watch(d.ctx, "w1")
	d.ok(err)
	d.same("changed and kept", got, w)

	d.ok(d.RemoveWatch(d.ctx, "w1"))
	d.ok(d.RemoveWatch(d.ctx, "w1"))
	_, err = d.Watch(d.ctx, "w1")
	d.refused(err, annotations.NotFound)
	_, err = d.WatchOf(d.ctx, "ferry")
	d.refused(err, annotations.NotFound)
}

func testWatchErrors(d *desk) {
	w := watched("w1", hour(1))
	w.Article = "ferry"
	d.ok(d.AddWatch(d.ctx, w))
	d.refused(d.AddWatch(d.ctx, watched("w1", hour(2))), annotations.Conflict)
	twin := watched("w2", hour(1))
	twin.Article = "ferry"
	d.refused(d.AddWatch(d.ctx, twin), annotations.Conflict)
	twin.Article = ""
	d.ok(d.AddWatch(d.ctx, twin))
	d.ok(d.AddWatch(d.ctx, watched("w3", hour(1)))) // several have no article yet
	_, err := d.ChangeWatch(d.ctx, "w2", func(w *annotations.Watch) { w.Article = "ferry" })
	d.refused(err, annotations.Conflict)
	_, err = d.ChangeWatch(d.ctx, "w2", func(w *annotations.Watch) { w.URL = "" })
	d.refused(err, annotations.Invalid)
	_, err = d.ChangeWatch(d.ctx, "nobody", func(*annotations.Watch) {})
	d.refused(err, annotations.NotFound)
	got, err := d.Watch(d.ctx, "w2")
	d.ok(err)
	d.same("after refusals", got, twin)
	for _, bad := range []annotations.Watch{
		{Kind: annotations.WatchedFeed, URL: "https://a.example/"}, {ID: "x", Kind: annotations.WatchedFeed}, {ID: "x", Kind: "page", URL: "https://a.example/"},
	} {
		d.refused(d.AddWatch(d.ctx, bad), annotations.Invalid)
	}
	_, err = d.WatchOf(d.ctx, article.ID(""))
	d.refused(err, annotations.NotFound)
}

func testWatchQuery(d *desk) {
	for i, due := range []time.Time{hour(3), {}, hour(1), hour(2), hour(1)} {
		w := watched(fmt.Sprint("w", i), due)
		if i == 1 {
			w.Problem, w.HostFree = "It is gone.", hour(9)
		}
		if i == 3 {
			w.Kind, w.Title = annotations.WatchedFeed, "Plover"
		}
		d.ok(d.AddWatch(d.ctx, w))
	}
	ask := func(q annotations.WatchQuery) (out string) {
		list, err := d.Store.Watches(d.ctx, q)
		d.ok(err)
		for _, w := range list {
			out += w.ID + " "
		}
		return out
	}
	d.same("all", ask(annotations.WatchQuery{}), "w2 w4 w3 w0 w1 ")
	d.same("two", ask(annotations.WatchQuery{Limit: 2}), "w2 w4 ")
	d.same("feeds", ask(annotations.WatchQuery{Kind: annotations.WatchedFeed}), "w3 ")
	d.same("failing", ask(annotations.WatchQuery{Failing: true}), "w1 ")
	d.same("due before the second hour", ask(annotations.WatchQuery{Due: hour(2)}), "w2 w4 ")
	d.same("or not to be asked", ask(annotations.WatchQuery{Due: hour(2), HostFree: hour(2)}), "w2 w4 w1 ")
	d.same("not to be asked for less long", ask(annotations.WatchQuery{Due: hour(2), HostFree: hour(9)}), "w2 w4 ")
	d.same("due in another zone", ask(annotations.WatchQuery{Due: hour(2).UTC()}), "w2 w4 ")
	d.same("due a second later", ask(annotations.WatchQuery{Due: hour(2).Add(time.Second)}), "w2 w4 w3 ")
	d.same("due articles", ask(annotations.WatchQuery{Due: hour(4), Kind: annotations.WatchedArticle}), "w2 w4 w0 ")
	d.same("two that are due", ask(annotations.WatchQuery{Due: hour(4), Limit: 2}), "w2 w4 ")

	pause := func(state string) func(*annotations.Watch) {
		return func(w *annotations.Watch) { w.State, w.HostFree = state, hour(8) }
	}
	_, err := d.ChangeWatch(d.ctx, "w4", pause("paused"))
	d.ok(err)
	d.same("all, one of them not looked at", ask(annotations.WatchQuery{}), "w2 w3 w0 w1 w4 ")
	d.same("due, one of them not looked at", ask(annotations.WatchQuery{Due: hour(2)}), "w2 ")
	d.same("not looked at, but of a host that is not to be asked", ask(annotations.WatchQuery{Due: hour(2), HostFree: hour(7)}), "w2 w1 w4 ")
	_, err = d.ChangeWatch(d.ctx, "w4", pause(""))
	d.ok(err)
	d.same("looked at again", ask(annotations.WatchQuery{Due: hour(2)}), "w2 w4 ")
}

func testEvents(d *desk) {
	d.ok(d.AddWatch(d.ctx, watched("w1", hour(1))))
	d.ok(d.AddWatch(d.ctx, watched("w2", hour(1))))
	var want []annotations.Event
	for i := range 5 {
		e := annotations.Event{Watch: "w1", Kind: "failing", Time: hour(i), Message: fmt.Sprint("Problem ", i), Capture: "ab"}
		d.ok(d.AddEvent(d.ctx, e))
		d.ok(d.AddEvent(d.ctx, e))
		want = append([]annotations.Event{e}, want...)
	}
	got, err := d.Events(d.ctx, "w1", 3)
	d.ok(err)
	d.same("newest events", got, want[:3])
	got, err = d.Events(d.ctx, "w2", 3)
	d.ok(err)
	d.same("no events", got, []annotations.Event(nil))
	for i := range catalog.MostEvents {
		d.ok(d.AddEvent(d.ctx, annotations.Event{Watch: "w2", Kind: "failing", Time: hour(i)}))
	}
	d.ok(d.AddEvent(d.ctx, annotations.Event{Watch: "w2", Kind: "recovered", Time: hour(catalog.MostEvents)}))
	got, err = d.Events(d.ctx, "w2", 2*catalog.MostEvents)
	d.ok(err)
	d.same("how many events are kept", len(got), catalog.MostEvents)
	d.same("the newest of them", got[0].Kind, "recovered")
	d.same("the oldest of them", got[len(got)-1].Time, hour(1))
	got, err = d.Events(d.ctx, "w1", 2*catalog.MostEvents)
	d.ok(err)
	d.same("events of the other watch", len(got), 5)
	d.refused(d.AddEvent(d.ctx, annotations.Event{Watch: "nobody", Kind: "gone", Time: hour(1)}), annotations.NotFound)
	d.ok(d.RemoveWatch(d.ctx, "w1"))
	d.ok(d.AddWatch(d.ctx, watched("w1", hour(1))))
	got, err = d.Events(d.ctx, "w1", 3)
	d.ok(err)
	d.same("events of a watch that came again", got, []annotations.Event(nil))
}
