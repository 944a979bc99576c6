package annotations

import (
	"context"

	"writethru/annotations/article"
)

// Groups keeps which articles are one story. It does not decide it: package
// story does, from what Stories tells. An article that nobody has sorted into a
// story is one by itself.
type Groups interface {
	// StoryOf returns the articles of the story that an article is part of,
	// itself among them, by ID. NotFound when there is no such article.
	StoryOf(ctx context.Context, id article.ID) ([]Row, error)
	// SetStory keeps that these articles are one story. Each leaves the story
	// that it was part of; those that it leaves stay together. NotFound when
	// one of them does not exist; then nothing is kept.
	SetStory(ctx context.Context, ids []article.ID) error
	// Unsorted returns at most so many of the articles that got a revision or
	// a verdict after SetStory last named them, in no particular order.
	Unsorted(ctx context.Context, most int) ([]article.ID, error)
}

// Said is what a reader said of two articles, the lower ID first.
type Said struct {
	A, B    article.ID
	Verdict Verdict
}
