package fetch

import (
	"bytes"
	"image"
	"image/png"
	"net/http"
	"testing"

	"writethru/annotations"
	"writethru/web/ingest/picture"
)

func TestPicture(t *testing.T) {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 4, 3))); err != nil {
		t.Fatal(err)
	}
	var kind string
	var body []byte
	address, c := outlet(t, Options{}, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", kind)
		_, _ = w.Write(body)
	})
	for _, tt := range []struct {
		name, kind string
		body       []byte
		wantErr    bool
	}{
		{"png", "image/png", b.Bytes(), false},
		{"png that is called a page", "text/html", b.Bytes(), false},
		{"svg", "image/svg+xml", []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`), true},
		{"svg that is called a png", "image/png", []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`), true},
		{"page", "image/png", []byte("<p>text</p>"), true},
		{"too big", "image/png", append(b.Bytes(), make([]byte, picture.MaxBytes)...), true},
		{"empty", "image/png", nil, true},
	} {
		kind, body = tt.kind, tt.body
		data, got, err := c.Picture(t.Context(), address)
		if tt.wantErr {
			if annotations.CodeOf(err) != annotations.Invalid || data != nil {
				t.Errorf("%s: Picture = %d bytes, %v; want an error with code invalid", tt.name, len(data), err)
			}
			continue
		}
		if err != nil || got != "image/png" || !bytes.Equal(data, tt.body) {
			t.Errorf("%s: Picture = %d bytes of %q, %v; want the PNG", tt.name, len(data), got, err)
		}
	}
	if _, _, err := New(Options{}).Picture(t.Context(), address); err == nil {
		t.Error("Picture of a private address has no error")
	}
}
