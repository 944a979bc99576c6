package article

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"
	"unicode"
)

// ID names an article. It is part of its address: lower-case letters and digits.
type ID string

// Article is one outlet's publication under one URL (or wire item id).
type Article struct {
	ID ID `json:"id"`
	// URL is the canonical address, empty for pasted text.
	URL    string `json:"url,omitempty"`
	Outlet string `json:"outlet,omitempty"`
	// Sample is set on the made-up stories that a new library starts with.
	Sample bool      `json:"sample,omitempty"`
	Added  time.Time `json:"added"`
}

// Direction is the base direction of a text: "ltr" or "rtl".
type Direction string

// The directions of text.
const (
	LTR Direction = "ltr"
	RTL Direction = "rtl"
)

// Meta is what a revision says about itself.
type Meta struct {
	Byline   string    `json:"byline,omitempty"`
	Dateline string    `json:"dateline,omitempty"` // place, as "KARROW, Halvoria (Plover)"
	Slug     string    `json:"slug,omitempty"`     // wire slug line
	Label    string    `json:"label,omitempty"`    // the outlet's name for the revision, as "Bulletin"
	Lang     string    `json:"lang,omitempty"`     // BCP 47
	Dir      Direction `json:"dir,omitempty"`
	// Published and Modified are what the outlet says; zero when it does not.
	Published time.Time `json:"published,omitzero"`
	Modified  time.Time `json:"modified,omitzero"`
	// Unstamped is set when the outlet changed the text and gave it no later time
	// than that which the revision before has here.
	Unstamped bool `json:"unstamped,omitempty"`
	// Withdrawn is set when the outlet has taken the story back ("kill").
	Withdrawn bool `json:"withdrawn,omitempty"`
	// Wire is set on what came from a news agency. It is never written to.
	Wire *Wire `json:"wire,omitempty"`
}

// Stamp returns the time that the outlet gives, zero when it gives none.
func (m Meta) Stamp() time.Time {
	if m.Modified.IsZero() {
		return m.Published
	}
	return m.Modified
}

// Revision is one state of an article's headline and text. It is numbered from
// 1 and never changed. An earlier text, which came when a later one was a
// revision already, is kept in the same way under a number below 0.
type Revision struct {
	Article ID  `json:"article"`
	Number  int `json:"number"`
	Meta
	Blocks []Block `json:"blocks"`
	// TextRule is the Rule by which the text is made from the blocks.
	TextRule int `json:"textRule"`
	// Captured is when the first capture with this text was made.
	Captured time.Time `json:"captured"`
	// Capture is the SHA-256 of that capture's bytes, in hex.
	Capture string `json:"capture,omitempty"`
}

// Text returns the canonical text.
func (r Revision) Text() Text { return TextOf(r.Blocks) }

// Time returns the outlet's time of this revision, or else the capture's: also
// where the outlet changed the text and not its time.
func (r Revision) Time() time.Time {
	if at := r.Stamp(); !at.IsZero() && !r.Unstamped {
		return at
	}
	return r.Captured
}

// Headline returns the text of the headline block, or, where there is none, the
// opening words of the story.
func (r Revision) Headline() string {
	for _, b := range r.Blocks {
		if b.Role == Headline {
			return b.Text()
		}
	}
	for _, b := range r.Blocks {
		if b.Role == Body && b.Text() != "" {
			return opening(b.Text(), 80)
		}
	}
	return ""
}

func opening(s string, most int) string {
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	cut := strings.LastIndexFunc(string(runes[:most]), unicode.IsSpace)
	if cut <= 0 {
		return string(runes[:most]) + "…"
	}
	return string(runes[:most])[:cut] + "…"
}

// Words returns the number of words in the body blocks that are paragraphs.
func (r Revision) Words() int {
	n := 0
	for _, b := range r.Blocks {
		n += b.Words()
	}
	return n
}

// Fingerprint returns a hash of everything that makes a revision: the story
// blocks' kinds, roles and text, and whether the story is withdrawn. Two
// captures with equal fingerprints are the same revision.
func Fingerprint(blocks []Block, withdrawn bool) string {
	h := sha256.New()
	for _, b := range blocks {
		if !b.Role.IsStory() {
			continue
		}
		h.Write([]byte(string(b.Kind) + "\x00" + string(b.Role) + "\x00" + b.Text() + "\x00"))
	}
	if withdrawn {
		h.Write([]byte("withdrawn"))
	}
	return hex.EncodeToString(h.Sum(nil))
}

// SHA256 returns the SHA-256 of bytes in hex, by which captures and pictures are
// known.
func SHA256(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// Capture is the raw result of one fetch or paste. It is never changed.
type Capture struct {
	// SHA256 names Body, in hex.
	SHA256      string    `json:"sha256"`
	URL         string    `json:"url,omitempty"` // after redirects; empty for pasted text
	ContentType string    `json:"contentType,omitempty"`
	Header      []Field   `json:"header,omitempty"` // response headers worth keeping
	Time        time.Time `json:"time"`
	Body        []byte    `json:"-"`
}

// Field is one header field.
type Field struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Draft is what was read from a capture, before it is known to be a revision.
type Draft struct {
	URL    string // canonical address, empty when none is known
	Outlet string
	Meta
	Blocks []Block
	// Warnings are sentences for the reader about what could not be read well,
	// such as a paywall or extractors that disagree.
	Warnings []string
}
