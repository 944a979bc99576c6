package server

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"strconv"
	"strings"

	"github.com/klauspost/compress/flate"
)

// smallest is the size up to which compression is not worth its work, in bytes.
const smallest = 1024

// preferred returns the encoding that an Accept-Encoding header asks for most
// out of have, "" for none. Equally good ones are taken in the order of have.
func preferred(header string, have ...string) string {
	accepted := qualities(header)
	best, most := "", accepted.of("identity")
	for _, e := range have {
		q := accepted.of(e)
		if q > 0 && (q > most || q == most && best == "") {
			best, most = e, q
		}
	}
	return best
}

// weights are the q-values of an Accept-Encoding header, by name (RFC 9110,
// 12.5.3).
type weights map[string]float64

// of returns the weight of an encoding: its own, or that of "*". What is not
// named is not accepted, but for identity, which is a last resort.
func (w weights) of(name string) float64 {
	if q, ok := w[name]; ok {
		return q
	}
	if name == "identity" {
		return 0
	}
	return w["*"]
}

func qualities(header string) weights {
	w := weights{}
	for one := range strings.SplitSeq(header, ",") {
		name, params, _ := strings.Cut(one, ";")
		name = strings.ToLower(strings.TrimSpace(name))
		if name == "" {
			continue
		}
		if name == "x-gzip" {
			name = "gzip"
		}
		w[name] = quality(params)
	}
	return w
}

// quality returns the q of parameters, 1 when there is none and 0 when it makes
// no sense.
func quality(params string) float64 {
	for one := range strings.SplitSeq(params, ";") {
		name, value, ok := strings.Cut(one, "=")
		if !ok || !strings.EqualFold(strings.TrimSpace(name), "q") {
			continue
		}
		q, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
		if err != nil || q < 0 || q > 1 {
			return 0
		}
		return q
	}
	return 1
}

// squeezers are writers of DEFLATE that wait for work. Each takes a megabyte and
// two milliseconds to make, so that two are kept, whatever the garbage collector
// does; when more are needed they are made and dropped.
var squeezers = make(chan *flate.Writer, 2)

// squeeze writes data to b as gzip.
func squeeze(b *bytes.Buffer, data []byte) { squeezePage(b, nil, sheet{}, data) }

// squeezePage writes a page to b as gzip (RFC 1952): what stands before its style
// sheet as it is, the style sheet as it was packed once, and the rest compressed.
func squeezePage(b *bytes.Buffer, before []byte, s sheet, after []byte) {
	b.Write([]byte{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255}) // no name, no time, system unknown
	b.WriteByte(0)                                        // a stored block, not the last (RFC 1951, 3.2.4)
	size := binary.LittleEndian.AppendUint16(nil, uint16(len(before)))
	b.Write(binary.LittleEndian.AppendUint16(size, ^uint16(len(before))))
	b.Write(before)
	b.Write(s.packed)
	var z *flate.Writer
	select {
	case z = <-squeezers:
		z.Reset(b)
	default:
		z, _ = flate.NewWriter(b, flate.DefaultCompression) // the level is one of its own
	}
	z.Write(after) // a buffer takes everything
	z.Close()      // a buffer takes everything
	select {
	case squeezers <- z:
	default:
	}
	sum := crc32.ChecksumIEEE(before)
	sum = crc32.Update(sum, crc32.IEEETable, s.css)
	sum = crc32.Update(sum, crc32.IEEETable, after)
	end := binary.LittleEndian.AppendUint32(nil, sum)
	b.Write(binary.LittleEndian.AppendUint32(end, uint32(len(before)+len(s.css)+len(after))))
}
