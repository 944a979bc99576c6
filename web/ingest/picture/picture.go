// Package picture checks pictures of other sites by their bytes before they
// are kept. It decodes no pixels and changes nothing.
package picture

import (
	"bytes"
	"image"
	_ "image/gif"  // registers the format
	_ "image/jpeg" // registers the format
	_ "image/png"  // registers the format

	"writethru/annotations"
)

const (
	// MaxBytes is the size of the biggest picture that is kept.
	MaxBytes = 10 << 20
	// maxPixels keeps what a browser must decode under 200 MB.
	maxPixels = 50_000_000
	maxSide   = 20_000
)

var (
	errKind   = annotations.Errorf(annotations.Invalid, "This is not a picture of a known kind (PNG, JPEG, GIF, WebP or AVIF).")
	errTooBig = annotations.Errorf(annotations.Invalid, "The picture is too big.")
)

// Check returns the content type and the size in pixels of a PNG, JPEG, GIF,
// WebP or AVIF picture by what its header says. It returns an
// *annotations.Error with code Invalid for everything else, SVG among it, and
// for pictures of more than 10 MiB or 50 million pixels.
func Check(data []byte) (contentType string, width, height int, err error) {
	if len(data) > MaxBytes {
		return "", 0, 0, errTooBig
	}
	contentType, width, height = read(data)
	switch {
	case contentType == "" || width < 1 || height < 1:
		return "", 0, 0, errKind
	case width > maxSide || height > maxSide || width*height > maxPixels:
		return "", 0, 0, errTooBig
	}
	return contentType, width, height, nil
}

// read returns the zero values when data is no picture it knows.
func read(data []byte) (contentType string, width, height int) {
	if w, h, ok := webp(data); ok {
		return "image/webp", w, h
	}
	if w, h, ok := avif(data); ok {
		return "image/avif", w, h
	}
	c, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return "", 0, 0
	}
	return "image/" + format, c.Width, c.Height
}
