package main

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"strings"
)

// The sign of Writethru: three lines of a story, the middle one written over.
// It is drawn on a square of 20 by 20.
const side = 20

// line is a horizontal stroke with round ends.
type line struct {
	from, to, y float64
	colour      color.NRGBA
}

var (
	ground = color.NRGBA{0x1c, 0x4f, 0x88, 0xff} // --accent, light
	old    = color.NRGBA{0xff, 0xff, 0xff, 0xff}
	fresh  = color.NRGBA{0xff, 0xd4, 0x7a, 0xff}

	strokes = []line{{5, 15, 6.5, old}, {5, 5.4, 10, fresh}, {8.2, 15, 10, fresh}, {5, 11.2, 13.5, old}}
)

const (
	width  = 1.7 // of a stroke
	corner = 4.5 // of the ground
)

// iconSVG returns the sign for tabs, with round corners.
func iconSVG() []byte {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d"><rect width="%d" height="%d" rx="%g" fill="%s"/><g stroke-width="%g" stroke-linecap="round">`,
		side, side, side, side, corner, hex(ground), width)
	for _, s := range strokes {
		fmt.Fprintf(&b, `<path stroke="%s" d="M%g %gH%g"/>`, hex(s.colour), s.from, s.y, s.to)
	}
	b.WriteString("</g></svg>\n")
	return []byte(b.String())
}

func hex(c color.NRGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// iconPNG returns the sign for home screens, which cut their own corners: the
// ground fills the square, and the strokes keep to the middle.
func iconPNG(pixels int) []byte {
	img := image.NewNRGBA(image.Rect(0, 0, pixels, pixels))
	scale := float64(side) / float64(pixels)
	for y := range pixels {
		for x := range pixels {
			img.SetNRGBA(x, y, at((float64(x)+.5)*scale, (float64(y)+.5)*scale, scale))
		}
	}
	var b bytes.Buffer
	z := png.Encoder{CompressionLevel: png.BestCompression}
	if err := z.Encode(&b, img); err != nil {
		panic(err) // a buffer takes everything, and the picture is not empty
	}
	return b.Bytes()
}

// at returns the colour at a place, with edges smoothed over one pixel.
func at(x, y, pixel float64) color.NRGBA {
	c := ground
	for _, s := range strokes {
		away := math.Hypot(x-math.Max(s.from, math.Min(s.to, x)), y-s.y) - width/2
		c = blend(c, s.colour, math.Max(0, math.Min(1, .5-away/pixel)))
	}
	return c
}

func blend(under, over color.NRGBA, much float64) color.NRGBA {
	mix := func(a, b uint8) uint8 { return uint8(math.Round(float64(a) + (float64(b)-float64(a))*much)) }
	return color.NRGBA{mix(under.R, over.R), mix(under.G, over.G), mix(under.B, over.B), 0xff}
}
