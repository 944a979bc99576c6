package main

import (
	"bytes"
	"encoding/xml"
	"image/png"
	"io"
	"testing"
)

func TestIcons(t *testing.T) {
	for _, pixels := range []int{192, 512} {
		data := iconPNG(pixels)
		img, err := png.Decode(bytes.NewReader(data))
		if err != nil || img.Bounds().Dx() != pixels || img.Bounds().Dy() != pixels {
			t.Fatalf("icon of %d: %v", pixels, err)
		}
		if !bytes.Equal(data, iconPNG(pixels)) || len(data) > 20_000 {
			t.Errorf("icon of %d: %d bytes, or not the same twice", pixels, len(data))
		}
		dot := func(x, y float64) [3]uint32 {
			r, g, b, _ := img.At(int(x/side*float64(pixels)), int(y/side*float64(pixels))).RGBA()
			return [3]uint32{r >> 8, g >> 8, b >> 8}
		}
		ink := [3]uint32{0x1c, 0x4f, 0x88}
		if dot(0, 0) != ink || dot(6.8, 10) != ink || dot(10, 6.5) == ink || dot(10, 10) == ink || dot(10, 10) == dot(10, 6.5) {
			t.Errorf("icon of %d has no three lines, the middle one new", pixels)
		}
	}
	for d := xml.NewDecoder(bytes.NewReader(iconSVG())); ; {
		if _, err := d.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
}
