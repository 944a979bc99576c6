package watch

import (
	"regexp"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/web/ingest"
)

// errConsent is what a wall of consent deserves.
var errConsent = annotations.Errorf(annotations.Unavailable, "The site shows a question about cookies or consent instead of the article, so this page is not taken for a revision.")

var errHalved = annotations.Errorf(annotations.Unavailable, "Half of the article or more is missing from this page, so it is not taken for a revision.")

var consent = regexp.MustCompile(`(?i)\b(?:(?:we|our partners?|this (?:site|website))\b.{0,60}\bcookies|accept (?:all )?(?:cookies|and continue)|(?:manage|your) (?:privacy|cookie|consent) (?:choices|preferences|settings)|before you continue|consent to the use|wir (?:und unsere partner )?.{0,30}cookies|nous (?:et nos partenaires )?.{0,30}cookies|verify (?:that )?you are (?:a )?human|enable javascript|checking your browser)`)

// fewWords is the length of a story, in words, below which one mention of
// consent is enough.
const fewWords = 150

// Judge reads a capture of a page whose newest revision has the blocks prev. The
// error says, in a sentence for the reader, why the page is not to be taken: it
// cannot be read, is an error page, a paywall or a wall of consent, has lost too
// much, or two ways of finding the text disagree. A draft without an error is an
// edit, or no change.
func Judge(prev []article.Block, c article.Capture, h ingest.Hints) (article.Draft, error) {
	d, err := ingest.Read(c, h)
	if err != nil {
		return d, err
	}
	if len(prev) == 0 {
		return d, wall(d)
	}
	if article.Fingerprint(prev, false) == article.Fingerprint(d.Blocks, false) {
		return d, nil // the same text looks as right as it did
	}
	if err := wall(d); err != nil {
		return d, err
	}
	if reason, bad := ingest.Suspicious(prev, d.Blocks); bad {
		return d, annotations.Errorf(annotations.Unavailable, "%s", reason)
	}
	if halved(prev, d.Blocks) && !d.Withdrawn {
		return d, errHalved
	}
	if len(d.Warnings) > 0 && !d.Withdrawn {
		return d, annotations.Errorf(annotations.Unavailable, "%s It is not taken for a revision.", d.Warnings[0])
	}
	return d, nil
}

// halved reports whether next has lost half of the story of prev, by paragraphs
// and by words. A short story may be halved by an edit.
func halved(prev, next []article.Block) bool {
	blocks, words := size(prev)
	left, wordsLeft := size(next)
	return blocks >= 4 && left*2 <= blocks && wordsLeft*2 <= words
}

// size returns how many blocks and words of body text there are.
func size(all []article.Block) (blocks, words int) {
	for _, b := range all {
		if n := b.Words(); n > 0 {
			blocks++
			words += n
		}
	}
	return blocks, words
}

// wall returns an error when the text of a draft is about consent.
func wall(d article.Draft) error {
	words, about := 0, 0
	for _, b := range d.Blocks {
		n := b.Words()
		words += n
		if n > 0 && consent.MatchString(b.Text()) {
			about += n
		}
	}
	if about > 0 && (words < fewWords || about*2 > words) {
		return errConsent
	}
	return nil
}
