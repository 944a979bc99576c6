package storetest

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"

	"writethru/annotations"
	"writethru/annotations/article"
)

func testCaptures(d *desk) {
	r := d.add(story("ferry", 1, "Ferry hits pier", "At least 12 died."))
	got, err := d.Capture(d.ctx, r.raw.SHA256)
	d.ok(err)
	d.same("Capture", got, r.raw)

	// Bytes of any kind and length come back as they were.
	for _, body := range [][]byte{nil, {0}, {0xff, 0xfe, 0, '<'}, bytes.Repeat([]byte("the same again "), 100_000)} {
		c := page(string(body), "https://outlet.example/raw", hour(5))
		d.ok(d.AddCapture(d.ctx, "ferry", 1, c))
		got, err := d.Capture(d.ctx, c.SHA256)
		d.ok(err)
		if !bytes.Equal(got.Body, body) {
			d.Errorf("a body of %d bytes came back with %d", len(body), len(got.Body))
		}
	}
	for _, sha := range []string{"", "00", "not hex", r.raw.SHA256[:62] + "00"} {
		_, err := d.Capture(d.ctx, sha)
		d.refused(err, annotations.NotFound)
	}
	c := page("never seen", "", hour(6))
	d.refused(d.AddCapture(d.ctx, "ferry", 2, c), annotations.NotFound)
	d.refused(d.AddCapture(d.ctx, "otter", 1, c), annotations.NotFound)
	_, err = d.Capture(d.ctx, c.SHA256)
	d.refused(err, annotations.NotFound)
	c.SHA256 = r.raw.SHA256
	d.refused(d.AddCapture(d.ctx, "ferry", 1, c), annotations.Invalid)
}

func testEqualCaptures(d *desk) {
	r := d.add(story("ferry", 1, "Ferry hits pier", "At least 12 died."))
	again := page(string(r.raw.Body), "https://mirror.example/", hour(9))
	d.ok(d.AddCapture(d.ctx, "ferry", 1, again))
	other := story("mirror", 1, "Ferry hits pier", "At least 12 died.")
	other.raw = again
	other.Revision.Capture = again.SHA256
	d.add(other)
	got, err := d.Capture(d.ctx, r.raw.SHA256)
	d.ok(err)
	d.same("the first of equal captures", got, r.raw)
}

func testSightings(d *desk) {
	_, err := d.Sightings(d.ctx, "ferry")
	d.refused(err, annotations.NotFound)
	r := d.add(story("ferry", 1, "Ferry hits pier", "At least 12 died."))
	d.add(story("otter", 1, "Otter found", "It is well."))
	d.add(story("ferry", 2, "Ferry hits pier", "At least 17 died."))
	d.ok(d.AddCapture(d.ctx, "ferry", 1, page(string(r.raw.Body), "https://mirror.example/", hour(9)))) // the same bytes
	d.ok(d.AddCapture(d.ctx, "ferry", 2, page("nothing to read", "", hour(7).UTC())))
	d.ok(d.AddCapture(d.ctx, "otter", 1, page("other", "", hour(8))))
	d.refused(d.AddCapture(d.ctx, "ferry", 3, page("too early", "", hour(10))), annotations.NotFound)
	d.add(story("ferry", 3, "Ferry hits pier", "At least 19 died."))
	got, err := d.Sightings(d.ctx, "ferry")
	d.ok(err)
	d.same("Sightings", got, []annotations.Sighting{
		{Revision: 1, Time: hour(1)}, {Revision: 2, Time: hour(2)}, {Revision: 1, Time: hour(9)},
		{Revision: 2, Time: hour(7).UTC()}, {Revision: 3, Time: hour(3)},
	})
	if len(got) > 0 {
		got[0].Revision = 99
		again, err := d.Sightings(d.ctx, "ferry")
		d.ok(err)
		d.same("after writing to what came out", again[0].Revision, 1)
	}
}

func testImages(d *desk) {
	data := []byte("\x89PNG\r\n\x1a\n and so on")
	hash := hashOf(data)
	_, _, err := d.Image(d.ctx, hash)
	d.refused(err, annotations.NotFound)
	d.refused(d.PutImage(d.ctx, hash, "image/png", []byte("something else")), annotations.Invalid)
	d.ok(d.PutImage(d.ctx, hash, "image/png", data))
	d.ok(d.PutImage(d.ctx, hash, "image/jpeg", data))
	contentType, got, err := d.Image(d.ctx, hash)
	d.ok(err)
	d.same("content type", contentType, "image/png")
	d.same("data", got, data)
	for _, h := range []string{"", "zz", hash[1:]} {
		_, _, err := d.Image(d.ctx, h)
		d.refused(err, annotations.NotFound)
	}
}

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// withPicture adds a figure of the picture with these bytes to r, and keeps it.
func (d *desk) withPicture(r draft, data string) draft {
	d.ok(d.PutImage(d.ctx, hashOf([]byte(data)), "image/png", []byte(data)))
	r.Blocks = append(r.Blocks, article.Block{Kind: article.Figure, Role: article.Body, Image: &article.Image{Hash: hashOf([]byte(data))}})
	return r
}

func testRemoveSample(d *desk) {
	d.ok(d.RemoveSample(d.ctx)) // of an empty library
	kept := d.add(d.withPicture(story("kept", 1, "Kept story", "It stays."), "shared"))
	d.put(quote("mine", kept, "stays"))
	d.ok(d.PutImage(d.ctx, hashOf([]byte("of no story")), "image/png", []byte("of no story")))
	before := d.dump()

	sample := story("sample", 1, "Sample story", "It goes.")
	sample.of.Sample = true
	sample = d.add(d.withPicture(d.withPicture(sample, "shared"), "alone"))
	m := d.put(quote("theirs", sample, "It goes"))
	second := story("sample", 2, "Sample story", "It went.")
	d.add(second, place(m, 2, annotations.Reworded))
	equal := story("equal", 1, "Sample with the bytes of another", "It goes.")
	equal.of.Sample, equal.raw = true, kept.raw
	equal.Revision.Capture = kept.raw.SHA256
	d.add(equal)
	d.ok(d.MarkRead(d.ctx, "sample", 1))
	if !d.list(annotations.ListQuery{}).HasSample {
		d.Error("HasSample is false beside a sample")
	}

	d.ok(d.RemoveSample(d.ctx))
	d.same("everything else", d.dump(), before)
	d.gone("sample", m.ID, sample.raw.SHA256, second.raw.SHA256)
	for data, code := range map[string]annotations.Code{"shared": "", "alone": annotations.NotFound, "of no story": ""} {
		_, _, err := d.Image(d.ctx, hashOf([]byte(data)))
		d.refused(err, code)
	}
	d.same("found by words", d.list(annotations.ListQuery{Words: "sample"}).Total, 0)
	d.ok(d.RemoveSample(d.ctx))
	sample.of.Sample = false
	d.add(sample) // the address is free again
}

// gone fails the test when something of an article is still there.
func (d *desk) gone(id article.ID, m annotations.ID, captures ...string) {
	d.Helper()
	_, err := d.Article(d.ctx, id)
	d.refused(err, annotations.NotFound)
	_, err = d.Revision(d.ctx, id, 1)
	d.refused(err, annotations.NotFound)
	_, _, err = d.Mark(d.ctx, m)
	d.refused(err, annotations.NotFound)
	for _, sha := range captures {
		_, err = d.Capture(d.ctx, sha)
		d.refused(err, annotations.NotFound)
	}
}
