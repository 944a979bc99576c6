package archive

import (
	"fmt"
	"time"

	"writethru/annotations"
)

// What List and Fetch return, with the cause where there is one.
var (
	errAddress  = annotations.Errorf(annotations.Invalid, "Archives keep captures of web addresses that start with https:// or http:// only.")
	errNone     = annotations.Errorf(annotations.NotFound, "The archive has no captures of this address.")
	errNotThere = annotations.Errorf(annotations.NotFound, "The archive does not have this capture.")
	errOther    = annotations.Errorf(annotations.NotFound, "The archive has only a capture from another time in place of this one, so it was not taken.")
	errNotRaw   = annotations.Errorf(annotations.Unavailable, "The archive answered with a page of its own in place of the capture.")
	errArchived = annotations.Errorf(annotations.NotFound, "What the archive captured here is an error page.")
	errBlocked  = annotations.Errorf(annotations.Unauthorized, "The archive does not show captures of this site.")
	errRefused  = annotations.Errorf(annotations.Unauthorized, "The archive refuses to answer. It may allow no programs, or not so many requests.")
	errLoop     = annotations.Errorf(annotations.Unavailable, "The archive redirects too many times.")
	errAway     = annotations.Errorf(annotations.Unavailable, "The archive redirects to another site, so the capture was not fetched.")
	errDown     = annotations.Errorf(annotations.Unavailable, "The archive has a problem of its own at the moment. Try again later.")
	errAnswer   = annotations.Errorf(annotations.Unavailable, "The archive's list of captures could not be read.")
	errBody     = annotations.Errorf(annotations.Unavailable, "The archive's capture is damaged.")
	errEmpty    = annotations.Errorf(annotations.Invalid, "The archive's capture is empty.")
)

// Paused is the error of every request, without one being sent, from the time
// at which an archive said 429 or 503 until Until: an archive that is asked on
// regardless shuts the asker out.
type Paused struct{ Until time.Time }

// Error returns a sentence for the log.
func (p *Paused) Error() string {
	return fmt.Sprintf("the archive asks for no more requests until %s", p.Until.UTC().Format(time.RFC3339))
}

// paused returns the sentence for the reader.
func paused(until time.Time) error {
	return annotations.Errorf(annotations.Unavailable, "The archive has too many requests. It can be asked again at %s.",
		until.UTC().Format("15:04 MST")).Because(&Paused{until})
}
