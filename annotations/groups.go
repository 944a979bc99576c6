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

// Quotes finds quotations that other articles have as well, whether or not they
// are of one story.
type Quotes interface {
	// Quoted returns where the keys of the quotations (package story) in the
	// latest revisions of these articles stand in the latest revisions of
	// others, by the other's ID, then by key: at most catalog.MostQuoted. A key
	// that more than catalog.MostCommonQuote articles have does not count. Of
	// articles that there are not, nothing.
	Quoted(ctx context.Context, ids []article.ID) ([]Quoted, error)
}

// Quoted is a key of a quotation, and another article that has it.
type Quoted struct {
	Row
	Key uint64
}

// Said is what a reader said of two articles, the lower ID first.
type Said struct {
	A, B    article.ID
	Verdict Verdict
}
