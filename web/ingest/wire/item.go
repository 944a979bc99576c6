package wire

import (
	"time"

	"writethru/annotations/article"
	"writethru/web/ingest/wiretext"
)

// Format is the form an item came in.
type Format string

// The formats that Parse reads.
const (
	NINJS    Format = "ninjs"
	G2       Format = "newsml-g2"
	NewsML1  Format = "newsml-1"
	NITF     Format = "nitf"
	Ritzau   Format = "ritzau"
	IPTC7901 Format = "iptc7901"
	ANPA1312 Format = "anpa1312"
)

// Status is what the agency lets others do with an item, in the terms of IPTC's
// publishing status codes (stat:usable, stat:withheld, stat:canceled).
type Status string

// The publishing statuses. Canceled is a kill: nobody may use the item any
// more. Withdrawn is said of an item that the agency takes back in words.
const (
	Usable    Status = "usable"
	Withheld  Status = "withheld"
	Canceled  Status = "canceled"
	Withdrawn Status = "withdrawn"
)

// Change is what an item says itself that it is to the one before it, by its
// signals, slug, label, headline or editor's note. Empty when it says nothing.
type Change string

// The changes that items speak of.
const (
	Correction Change = "correction"
	Update     Change = "update" // also a writethru or lead
	Kill       Change = "kill"
	Advisory   Change = "advisory" // for editors, not for readers
)

// Item is one item of an agency. Times are zero when the item does not say.
type Item struct {
	Format Format
	// ID is common to all versions of the item: a guid, uri or doc-id. Text
	// formats have none that lasts; theirs is made of source and number.
	ID string
	// AltIDs are other names of the item, Key the name by which text formats
	// and NITF group the versions of a story: a du-key or the bare slug.
	AltIDs []string
	Key    string
	// Version is opaque: order by VersionCreated.
	Version                      string
	VersionCreated, FirstCreated time.Time
	Status                       Status
	// Embargoed is set when the item must not be shown before Embargo, or,
	// when that is zero, until another version says otherwise.
	Embargoed bool
	Embargo   time.Time
	Change    Change
	// Replaces are the ids of other items that this one takes the place of;
	// EvolvedFrom is the id of the one that this is the update of.
	Replaces    []string
	EvolvedFrom string

	Headline, Byline, Dateline, Credit, UsageTerms, Copyright string
	EdNote, Slug, Label, Lang, Summary                        string
	Provider                                                  string
	// Urgency is 1 (most) to 8 (least), 0 when not given.
	Urgency int
	// Type is "text", "picture", "composite" and so on, as the item says.
	Type string
	// Blocks are the text without its headline.
	Blocks []article.Block
}

// Draft returns the item as the draft of a revision: its headline, its note to
// editors, then its text, and what it says of itself.
func (it Item) Draft() article.Draft {
	d := article.Draft{Outlet: it.Provider}
	d.Byline, d.Dateline, d.Slug, d.Label, d.Lang = it.Byline, it.Dateline, it.Slug, it.Label, it.Lang
	d.Published, d.Modified = it.FirstCreated, it.VersionCreated
	d.Withdrawn, d.Wire = it.isKill(), it.about()
	if it.Headline != "" {
		h := article.Plain(it.Headline)
		h.Kind, h.Role, h.Level = article.Heading, article.Headline, 1
		d.Blocks = append(d.Blocks, h)
	}
	if it.EdNote != "" {
		n := article.Plain(it.EdNote)
		n.Role = article.EdNote
		d.Blocks = append(d.Blocks, n)
	}
	d.Blocks = append(d.Blocks, it.Blocks...)
	return d
}

func (it Item) isKill() bool {
	return it.Status == Canceled || it.Status == Withdrawn || it.Change == Kill
}

// finish sets what all formats have in common.
func (it *Item) finish() {
	if it.Status == "" {
		it.Status = Usable
	}
	if it.VersionCreated.IsZero() {
		it.VersionCreated = it.FirstCreated
	}
	if it.FirstCreated.IsZero() {
		it.FirstCreated = it.VersionCreated
	}
	it.Byline = by(it.Byline)
	for _, b := range it.Blocks {
		if b.Role == article.Body && it.Dateline == "" && b.Kind == article.Paragraph {
			it.Dateline, _ = wiretext.Dateline(b.Text())
		}
		if b.Kind == article.Paragraph && wiretext.IsWithdrawal(b.Text()) && it.Status == Usable {
			it.Status = Withdrawn
		}
		if b.Role == article.Body && b.Kind == article.Paragraph {
			break
		}
	}
	if it.Change == "" {
		it.Change = changeOf(it.Slug, it.Label, it.Headline, it.EdNote)
	}
	if it.Change == Kill && it.Status == Usable {
		it.Status = Canceled
	}
	if it.isKill() {
		it.Change = Kill
	}
	if it.Label == "" {
		it.Label = takeKey.FindString(it.Slug)
	}
	if it.Key == "" && it.Slug != "" {
		it.Key = bareSlug(it.Slug)
	}
}
