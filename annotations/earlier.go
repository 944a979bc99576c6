package annotations

import (
	"context"

	"writethru/annotations/article"
)

// Earlier keeps the texts of articles that came late: after one that was
// captured later had become a revision. Revisions are numbered in the order of
// time and never change, so that an earlier text makes none. It has a number
// below 0, in the order of coming: -1, -2, -3. Like a revision it never changes.
type Earlier interface {
	// AddEarlier keeps r with its capture, which is filed under revision under.
	// Conflict when r.Number is not one less than that of the text that came
	// last; Invalid when r.Capture is not c.SHA256 or c.SHA256 is not that of
	// c.Body; NotFound when there is no such revision.
	AddEarlier(ctx context.Context, under int, c article.Capture, r article.Revision) error
	// EarlierText returns one earlier text. NotFound when there is none.
	EarlierText(ctx context.Context, id article.ID, n int) (article.Revision, error)
	// EarlierTexts returns all earlier texts of an article without their Blocks,
	// by time of capture, then as they came. Their Changed is 0 and their Read
	// false. NotFound when there is no such article.
	EarlierTexts(ctx context.Context, id article.ID) ([]RevisionHead, error)
}

// Filed is a capture of an article, without its Body.
type Filed struct {
	article.Capture
	Revision int // that it was filed under
}
