package sqlite

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/klauspost/compress/zstd"

	"writethru/annotations/article"
)

// packer turns values into what columns hold, and back.
type packer struct {
	enc *zstd.Encoder
	dec *zstd.Decoder
}

// unpacked is the most that a packed value may hold: several times the largest
// page that is fetched.
const unpacked = 256 << 20

func newPacker() (packer, error) {
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithLowerEncoderMem(true), zstd.WithWindowSize(512<<10))
	if err != nil {
		return packer{}, err
	}
	dec, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(2), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxMemory(unpacked))
	if err != nil {
		return packer{}, err
	}
	return packer{enc, dec}, nil
}

func (p packer) pack(b []byte) []byte { return p.enc.EncodeAll(b, nil) }

func (p packer) unpack(b []byte) ([]byte, error) {
	out, err := p.dec.DecodeAll(b, nil)
	if err != nil {
		return nil, fmt.Errorf("unpack: %w", err)
	}
	return out, nil
}

func (p packer) packBlocks(blocks []article.Block) ([]byte, error) {
	b, err := json.Marshal(blocks)
	if err != nil {
		return nil, fmt.Errorf("blocks: %w", err)
	}
	return p.pack(b), nil
}

func (p packer) unpackBlocks(b []byte) (blocks []article.Block, err error) {
	if b, err = p.unpack(b); err == nil {
		err = json.Unmarshal(b, &blocks)
	}
	return blocks, err
}

// asJSON is v as a column holds it.
func asJSON(v any) (string, error) {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return "", err
	}
	return strings.TrimSuffix(b.String(), "\n"), nil
}

// jsonInto scans a column into v.
func jsonInto(v any) *jsonColumn { return &jsonColumn{v} }

type jsonColumn struct{ v any }

// Scan implements sql.Scanner.
func (c *jsonColumn) Scan(src any) error {
	s, ok := src.(string)
	if !ok {
		return fmt.Errorf("JSON is kept as %T", src)
	}
	return json.Unmarshal([]byte(s), c.v)
}

// stamp is t as a column holds it.
func stamp(t time.Time) string { return t.Format(time.RFC3339Nano) }

// timeInto scans a column into t.
func timeInto(t *time.Time) *timeColumn { return &timeColumn{t} }

type timeColumn struct{ t *time.Time }

// Scan implements sql.Scanner.
func (c *timeColumn) Scan(src any) (err error) {
	s, ok := src.(string)
	if !ok {
		return fmt.Errorf("a time is kept as %T", src)
	}
	*c.t, err = time.Parse(time.RFC3339Nano, s)
	return err
}
