package ingest

import (
	"regexp"

	"writethru/annotations/article"
	"writethru/web/ingest/extract"
)

var (
	missing = regexp.MustCompile(`(?i)^(?:(?:error )?40[34]\b.*|(?:page|seite|article) (?:not found|nicht gefunden|missing)\b.*|not found|access denied\b.*|forbidden|just a moment\.*|attention required\b.*|are you a robot\b.*|service unavailable|50[0-4]\b.*error.*)$`)
	paywall = regexp.MustCompile(`(?i)\b(?:subscribe (?:now )?to (?:continue|keep) reading|to (?:continue|keep) reading,? (?:please )?(?:subscribe|log in|sign in)|this (?:article|content|story) is (?:only |exclusively )?(?:available )?(?:for|to) (?:our )?(?:subscribers|members)|already a subscriber\?|for subscribers only|jetzt weiterlesen mit|réservé aux abonnés)`)
)

// fewWords is the length of a story below which a page that speaks of
// subscriptions is taken for a paywall, in words.
const fewWords = 120

// complaint returns the error that a page without its story deserves, or adds a
// warning to the draft.
func complaint(d article.Draft, page extract.Page) error {
	words := article.Revision{Blocks: d.Blocks}.Words()
	headline := article.Revision{Blocks: d.Blocks}.Headline()
	if words < fewWords && missing.MatchString(headline) {
		return errMissing
	}
	if words < fewWords && !d.Withdrawn {
		if page.Closed {
			return errPaywall
		}
		for _, b := range d.Blocks {
			if paywall.MatchString(b.Text()) {
				return errPaywall
			}
		}
	}
	for _, b := range d.Blocks {
		if b.Role.IsStory() && b.Role != article.Headline && b.Text() != "" {
			return nil
		}
	}
	return errEmpty
}
