package picture_test

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"writethru/annotations"
	"writethru/web/ingest/picture"
)

func encoded(t testing.TB, format string, w, h int) []byte {
	t.Helper()
	img := image.NewPaletted(image.Rect(0, 0, w, h), color.Palette{color.Black, color.White})
	var b bytes.Buffer
	var err error
	switch format {
	case "png":
		err = png.Encode(&b, img)
	case "jpeg":
		err = jpeg.Encode(&b, img, nil)
	case "gif":
		err = gif.Encode(&b, img, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// riff returns a WebP file of one chunk.
func riff(chunk, body string) []byte {
	body += strings.Repeat("\x00", 16)
	b := []byte("RIFF\x00\x00\x00\x00WEBP" + chunk)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(body)))
	b = append(b, body...)
	binary.LittleEndian.PutUint32(b[4:], uint32(len(b)-8))
	return b
}

func box(kind, body string) string {
	return string(binary.BigEndian.AppendUint32(nil, uint32(8+len(body)))) + kind + body
}

func ispe(w, h uint32) string {
	b := binary.BigEndian.AppendUint32(make([]byte, 4), w)
	return box("ispe", string(binary.BigEndian.AppendUint32(b, h)))
}

func avif(brand, properties string) []byte {
	return []byte(box("ftyp", brand+"\x00\x00\x00\x00mif1") +
		box("meta", "\x00\x00\x00\x00"+box("hdlr", "")+box("iprp", box("ipco", box("pixi", "")+properties))) + box("mdat", "x"))
}

func TestCheck(t *testing.T) {
	for _, tt := range []struct {
		name          string
		data          []byte
		want          string
		width, height int
	}{
		{"png", encoded(t, "png", 40, 30), "image/png", 40, 30},
		{"jpeg", encoded(t, "jpeg", 41, 31), "image/jpeg", 41, 31},
		{"gif", encoded(t, "gif", 42, 32), "image/gif", 42, 32},
		{"webp, lossy", riff("VP8 ", "\x10\x00\x00\x9d\x01\x2a\x2b\x00\x21\x00"), "image/webp", 43, 33},
		{"webp, lossless", riff("VP8L", "\x2f\x2b\x80\x08\x00"), "image/webp", 44, 35},
		{"webp, extended", riff("VP8X", "\x00\x00\x00\x00\x2c\x00\x00\x22\x00\x00"), "image/webp", 45, 35},
		{"avif", avif("avif", ispe(46, 36)), "image/avif", 46, 36},
		{"avif of tiles", avif("avif", ispe(512, 512)+ispe(1024, 700)), "image/avif", 1024, 700},
	} {
		got, w, h, err := picture.Check(tt.data)
		if err != nil || got != tt.want || w != tt.width || h != tt.height {
			t.Errorf("%s: Check = %q %d×%d, %v; want %q %d×%d", tt.name, got, w, h, err, tt.want, tt.width, tt.height)
		}
	}
}

func TestCheckRefuses(t *testing.T) {
	wide := encoded(t, "png", 1, 1)
	binary.BigEndian.PutUint32(wide[16:], 60_000) // the checksum fails as well
	for _, tt := range []struct {
		name string
		data []byte
	}{
		{"nothing", nil},
		{"svg", []byte(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>`)},
		{"page", []byte("<!DOCTYPE html><p>GIF89a")},
		{"bmp", []byte("BM" + strings.Repeat("\x00", 60))},
		{"png, cut off", encoded(t, "png", 4, 4)[:20]},
		{"png, too wide", wide},
		{"gif, too many pixels", []byte("GIF89a\x10\x27\x10\x27\x00\x00\x00;")}, // 10,000 by 10,000
		{"gif without a side", []byte("GIF89a\x00\x00\x01\x00\x00\x00\x00;")},
		{"webp, unknown chunk", riff("ALPH", "")},
		{"webp, longer than the file", riff("VP8L", "\x2f\x2b\x80\x08\x00")[:31]},
		{"webp, too many pixels", riff("VP8X", "\x00\x00\x00\x00\xff\xff\xff\xff\xff\xff")},
		{"heic", avif("heic", ispe(4, 4))},
		{"avif without a size", avif("avif", "")},
		{"avif, too many pixels", avif("avif", ispe(1<<31, 1<<31))},
		{"avif, box of size 0 inside a box", []byte(box("ftyp", "avif") + box("meta", "\x00\x00\x00\x00\x00\x00\x00\x00iprp"))},
		{"too many bytes", append(encoded(t, "png", 4, 4), make([]byte, picture.MaxBytes)...)},
	} {
		got, _, _, err := picture.Check(tt.data)
		if annotations.CodeOf(err) != annotations.Invalid || got != "" {
			t.Errorf("%s: Check = %q, %v; want an error with code invalid", tt.name, got, err)
		}
	}
}

func FuzzCheck(f *testing.F) {
	for _, format := range []string{"png", "jpeg", "gif"} {
		f.Add(encoded(f, format, 3, 2))
	}
	f.Add(riff("VP8L", "\x2f\x2b\x80\x08\x00"))
	f.Add(riff("VP8X", "\x00\x00\x00\x00\x2c\x00\x00\x22\x00\x00"))
	f.Add(avif("avif", ispe(46, 36)))
	f.Fuzz(func(t *testing.T, data []byte) {
		kind, w, h, err := picture.Check(data)
		if (err == nil) != (kind != "" && w > 0 && h > 0 && w*h <= 50_000_000) {
			t.Errorf("Check(%q) = %q %d×%d, %v", data, kind, w, h, err)
		}
	})
}
