package api

import (
	"time"

	"writethru/annotations/article"
)

// WirePath takes files of news agencies: POST, the bytes of one file in any of
// the wire formats as the body, and "Authorization: Bearer TOKEN". It answers a
// WireResponse. The same file may be sent again.
const WirePath = Base + "/wire"

// MaxWire is the size of the biggest file that WirePath takes, in bytes.
const MaxWire = 10 << 20

// The forms of tokens, which work with scripts off.
const (
	TokenForm       = "/settings/tokens"        // POST: name; shows the token, once
	TokenRemoveForm = "/settings/tokens/remove" // POST: id
)

// WireResponse tells what came of a file.
type WireResponse struct {
	// Items are in the order in which they were made.
	Items []WireResult `json:"items"`
}

// WireResult tells what came of one item of a file.
type WireResult struct {
	Item string `json:"item,omitempty"` // its name
	// Kind is what the item is to its article, one of the kinds below.
	Kind string `json:"kind"`
	// AddResult names the article and, once it shows anything, the revision.
	AddResult
	// Until is the end of an embargo; zero when only another version can end it.
	Until time.Time `json:"until,omitzero"`
}

// The kinds of items.
const (
	WireNew        = "new"
	WireCorrection = "correction"
	WireUpdate     = "update"
	WireKill       = "kill"
	WireRepeat     = "repeat"    // known: nothing was kept
	WireLate       = "late"      // older than what is known: kept as a capture, unless nobody may use it
	WireEmbargoed  = "embargoed" // kept, and shown when its time comes
	WireWithheld   = "withheld"  // kept, and not shown until another version comes
	WireAdvisory   = "advisory"  // for editors: not kept
	WireNoText     = "no text"   // a picture or the like: not kept
)

// Held tells that a version of a story may not be shown yet. Neither headline
// nor text of it are told.
type Held struct {
	Article article.ID `json:"article"`
	Outlet  string     `json:"outlet,omitempty"`
	// Until is when it is shown; zero when only another version can say so.
	Until time.Time `json:"until,omitzero"`
	Since time.Time `json:"since"` // when it came
	// Withheld is set when the agency lets nobody use it at present, and Killed
	// when it has taken the story back before anybody could read it.
	Withheld bool `json:"withheld,omitempty"`
	Killed   bool `json:"killed,omitempty"`
	// Newer is set when the story has older revisions, which are shown.
	Newer bool `json:"newer,omitempty"`
}

// Token is a token that lets a program in, without its secret.
type Token struct {
	ID   string    `json:"id"`
	Name string    `json:"name"`
	Made time.Time `json:"made"`
	Used time.Time `json:"used,omitzero"` // the last time; zero when never
}

// NewToken is a token that was just made, with its secret.
type NewToken struct {
	Token
	Secret string `json:"secret"`
}
