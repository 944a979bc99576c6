package polling

import (
	"bytes"
	"cmp"
	"context"
	"html"
	"slices"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/ingest"
	"writethru/web/ingest/feed"
)

// take files the text that an item holds. An item that cannot be read as a story
// is passed over, and its watch says why.
func (k *keeper) take(ctx context.Context, f annotations.Watch, link string, it feed.Item, wasSeen bool) error {
	w, err := k.ownWatch(ctx, f, link, it, wasSeen)
	if err != nil || w.ID == "" || w.State != "" {
		return err
	}
	c := captureOf(link, it)
	c.Time = k.p.o.Now()
	text := feed.ItemID(c.SHA256[:24])
	if slices.Contains(taskOf(w).Seen, text) {
		return nil // it was taken before
	}
	isNew := false
	d, err := k.draft(c, f, link, it)
	if err == nil {
		isNew, err = k.revise(ctx, w, c, d)
	}
	problem := ""
	switch annotations.CodeOf(err) {
	case annotations.Invalid, annotations.NotFound, annotations.Unauthorized:
		problem = annotations.MessageOf(err)
	case "":
	default:
		return err
	}
	return k.taken(ctx, w.ID, text, isNew, problem)
}

// ownWatch returns the watch of the article whose text an item is, and none when
// that is not for this feed to say: its page is looked at, another feed has it,
// it is known without a watch, or was deleted.
func (k *keeper) ownWatch(ctx context.Context, f annotations.Watch, link string, it feed.Item, wasSeen bool) (annotations.Watch, error) {
	none := annotations.Watch{}
	at := cmp.Or(link, f.URL+"#"+string(it.ID))
	w, err := k.p.o.Store.Watch(ctx, idOf(annotations.WatchedArticle, at))
	switch {
	case err == nil && w.Feed == f.ID && w.FromFeed:
		return w, nil
	case err == nil && w.Feed == f.ID && w.Article == "":
		// Its page could not be had yet.
		fresh := k.newArticle(f, at, it)
		return k.p.o.Store.ChangeWatch(ctx, w.ID, func(w *annotations.Watch) {
			w.FromFeed = true
			keepTask(w, taskOf(fresh))
		})
	case err == nil:
		return none, nil
	case annotations.CodeOf(err) != annotations.NotFound:
		return none, err
	case wasSeen:
		return none, nil
	}
	if link != "" {
		if _, err := k.p.o.Store.ArticleByURL(ctx, link); annotations.CodeOf(err) != annotations.NotFound {
			return none, err
		}
	}
	w = k.newArticle(f, at, it)
	w.FromFeed = true
	err = k.p.o.Store.AddWatch(ctx, w)
	if annotations.CodeOf(err) == annotations.Conflict {
		return none, nil // another feed brought it in this moment
	}
	return w, err
}

// draft reads the text of an item. What it says of its own address is not
// believed: it would be a way to revise the articles of others.
func (k *keeper) draft(c article.Capture, f annotations.Watch, link string, it feed.Item) (article.Draft, error) {
	k.reading.Lock() // as in watch.Watcher, one at a time
	d, err := ingest.Read(c, ingest.Hints{URL: link, Outlet: cmp.Or(f.Title, f.Site), Published: it.Published})
	k.reading.Unlock()
	if err != nil {
		return d, err
	}
	d.URL = link
	d.Byline = cmp.Or(d.Byline, it.Author)
	if d.Modified.IsZero() && it.Updated.After(it.Published) {
		d.Modified = it.Updated
	}
	return d, nil
}

// mostTexts is how many texts of an article are remembered as taken.
const mostTexts = 50

// taken remembers that a text was taken, or why it was not.
func (k *keeper) taken(ctx context.Context, id string, text feed.ItemID, isNew bool, problem string) error {
	now := k.p.o.Now()
	_, err := k.p.o.Store.ChangeWatch(ctx, id, func(w *annotations.Watch) {
		t := taskOf(*w)
		t.Seen = append([]feed.ItemID{text}, t.Seen[:min(len(t.Seen), mostTexts-1)]...)
		if isNew && !t.Checked.IsZero() {
			t.Changed = now
		}
		t.Checked, t.Problem = now, problem
		keepTask(w, t)
	})
	if annotations.CodeOf(err) == annotations.NotFound {
		return nil // the reader removed it meanwhile
	}
	return err
}

// captureOf returns the text of an item as a page.
func captureOf(link string, it feed.Item) article.Capture {
	body := pageOf(it)
	return article.Capture{SHA256: article.SHA256(body), URL: link, ContentType: "text/html; charset=utf-8", Body: body}
}

// pageOf returns an item of a feed as a page of its own, which is read and
// sanitised like any other.
func pageOf(it feed.Item) []byte {
	var b bytes.Buffer
	title := html.EscapeString(it.Title)
	b.WriteString("<!doctype html><html><head><meta charset=utf-8><title>" + title + "</title></head><body><article><h1>" + title + "</h1>\n")
	b.WriteString(it.Content)
	b.WriteString("\n</article></body></html>")
	return b.Bytes()
}
