package picture

import (
	"encoding/binary"
	"slices"
)

// avif reads the size of an AVIF picture: the biggest ispe property in
// meta/iprp/ipco (ISO/IEC 23008-12, 6.5.3). A picture made of tiles has one for
// a tile as well, which is smaller.
func avif(b []byte) (width, height int, ok bool) {
	kind, brands, rest := box(b)
	if kind != "ftyp" || !hasBrand(brands) {
		return 0, 0, false
	}
	meta, found := inside(rest, "meta")
	if !found || len(meta) < 4 {
		return 0, 0, false
	}
	iprp, _ := inside(meta[4:], "iprp") // after version and flags
	ipco, _ := inside(iprp, "ipco")
	for len(ipco) > 0 {
		var body []byte
		kind, body, ipco = box(ipco)
		if kind != "ispe" || len(body) < 12 {
			continue
		}
		w, h := int(binary.BigEndian.Uint32(body[4:])), int(binary.BigEndian.Uint32(body[8:]))
		width, height = max(width, w), max(height, h)
	}
	return width, height, width > 0 && height > 0
}

func hasBrand(brands []byte) bool {
	for i, four := range slices.Collect(slices.Chunk(brands, 4)) {
		if i != 1 && (string(four) == "avif" || string(four) == "avis") { // 1 is the version
			return true
		}
	}
	return false
}

// box cuts the first box off b. The kind is "" when there is none.
func box(b []byte) (kind string, body, rest []byte) {
	if len(b) < 8 {
		return "", nil, nil
	}
	size := int(binary.BigEndian.Uint32(b))
	if size == 0 { // to the end
		size = len(b)
	}
	if size < 8 || size > len(b) {
		return "", nil, nil
	}
	return string(b[4:8]), b[8:size], b[size:]
}

// inside returns the body of the first box of a kind in b.
func inside(b []byte, kind string) ([]byte, bool) {
	for len(b) > 0 {
		k, body, rest := box(b)
		if k == kind {
			return body, true
		}
		b = rest
	}
	return nil, false
}
