package desk_test

import (
	"bytes"
	"image"
	"image/png"
	"testing"

	"writethru/annotations/article"
	"writethru/web/api"
	"writethru/web/ingest"
)

func drawing(t *testing.T, w, h int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, w, h))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func shown(page api.ArticlePage) []article.Image {
	var out []article.Image
	for _, b := range page.Revision.Blocks {
		if b.Image != nil {
			out = append(out, *b.Image)
		}
	}
	return out
}

const figure = `<figure><img src="/lamp.png" alt="A lamp"><figcaption>The lamp in Teskel.</figcaption></figure>`

func TestPicturesAreFetchedWithTheRevision(t *testing.T) {
	r := newRoom(t)
	r.outlets.pictures["https://outlet.example/lamp.png"] = drawing(t, 40, 30)
	withPicture := append([]string{harbor[0], figure}, harbor[1:]...)
	r.publish(withPicture...)
	res := r.add(t, api.AddRequest{URL: harborURL})
	r.add(t, api.AddRequest{URL: harborURL})
	if n := r.outlets.asked.Load(); n != 1 {
		t.Errorf("the picture was fetched %d times, want once", n)
	}
	got := shown(r.article(t, res.URL))
	if len(got) != 1 || got[0].Hash == "" || got[0].Width != 40 || got[0].Height != 30 || got[0].Alt != "A lamp" {
		t.Fatalf("pictures: %+v", got)
	}
	delete(r.outlets.pictures, "https://outlet.example/lamp.png")
	r.publish(append(withPicture, "One more thing was said on Tuesday by the harbor master.")...)
	next := r.add(t, api.AddRequest{URL: harborURL})
	if again := shown(r.article(t, next.URL)); !next.New || len(again) != 1 || again[0].Hash != got[0].Hash {
		t.Errorf("the picture that the outlet lost is %+v in the next revision", again)
	}
}

func TestPicturesThatCannotBeHadAreNoFailure(t *testing.T) {
	r := newRoom(t)
	r.outlets.pictures["https://outlet.example/lamp.png"] = []byte("<svg onload=alert(1)>")
	r.publish(append([]string{harbor[0], figure, `<figure><img src="/none.png" alt="None"><figcaption>Nothing to see.</figcaption></figure>`}, harbor[1:]...)...)
	for _, p := range shown(r.article(t, r.add(t, api.AddRequest{URL: harborURL}).URL)) {
		if p.Hash != "" {
			t.Errorf("%s is shown", p.Src)
		}
	}
}

func TestPicturesOfPastedPagesAreNotFetched(t *testing.T) {
	r := newRoom(t)
	r.add(t, api.AddRequest{HTML: story("", "Karrow harbor gets a new lamp", append([]string{harbor[0],
		`<figure><img src="https://outlet.example/lamp.png" alt="A lamp"><figcaption>The lamp.</figcaption></figure>`}, harbor[1:]...)...)})
	if n := r.outlets.asked.Load(); n != 0 {
		t.Errorf("%d pictures were fetched", n)
	}
}

// What comes by itself does not ask for the same picture with every revision.
func TestPicturesOfWhatIsWatchedAreFetchedOnce(t *testing.T) {
	r := newRoom(t)
	r.outlets.pictures["https://outlet.example/lamp.png"] = drawing(t, 40, 30)
	var last api.AddResult
	for _, more := range []string{"It is lit at dusk.", "It is lit at dawn."} {
		r.publish(append([]string{harbor[0], figure, more}, harbor[1:]...)...)
		c, err := r.outlets.Page(t.Context(), harborURL)
		if err != nil {
			t.Fatal(err)
		}
		d, err := ingest.Read(c, ingest.Hints{})
		if err != nil {
			t.Fatal(err)
		}
		if last, err = r.File(t.Context(), last.Article, c, d); err != nil || !last.New {
			t.Fatalf("File: %+v, %v", last, err)
		}
	}
	if n := r.outlets.asked.Load(); n != 1 {
		t.Errorf("the picture was fetched %d times, want once", n)
	}
	if got := shown(r.article(t, last.URL)); len(got) != 1 || got[0].Hash == "" {
		t.Errorf("the picture is %+v in the next revision", got)
	}
}
