package picture

import "encoding/binary"

// webp reads the size of a WebP picture from its first chunk: VP8X, VP8 or
// VP8L (RFC 9649, sections 2.5 to 2.7).
func webp(b []byte) (width, height int, ok bool) {
	if len(b) < 30 || string(b[:4]) != "RIFF" || string(b[8:12]) != "WEBP" {
		return 0, 0, false
	}
	if int64(binary.LittleEndian.Uint32(b[4:8]))+8 > int64(len(b)) {
		return 0, 0, false // cut off
	}
	chunk, body := string(b[12:16]), b[20:]
	switch chunk {
	case "VP8X":
		return 1 + uint24(body[4:]), 1 + uint24(body[7:]), true
	case "VP8L":
		if body[0] != 0x2F {
			return 0, 0, false
		}
		bits := binary.LittleEndian.Uint32(body[1:5])
		return 1 + int(bits&0x3FFF), 1 + int(bits>>14&0x3FFF), true
	case "VP8 ":
		if body[0]&1 != 0 || string(body[3:6]) != "\x9d\x01\x2a" {
			return 0, 0, false
		}
		return int(binary.LittleEndian.Uint16(body[6:8]) & 0x3FFF), int(binary.LittleEndian.Uint16(body[8:10]) & 0x3FFF), true
	}
	return 0, 0, false
}

func uint24(b []byte) int { return int(b[0]) | int(b[1])<<8 | int(b[2])<<16 }
