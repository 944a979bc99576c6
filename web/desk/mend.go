package desk

import (
	"context"

	"writethru/annotations/article"
)

// Mend computes and keeps the places of an article's marks in its revisions, where
// they are missing, and returns how many those were. NotFound when there is no
// such article.
func (d *Desk) Mend(ctx context.Context, id article.ID) (int, error) {
	f, err := d.openAll(ctx, id)
	if err != nil {
		return 0, err
	}
	n := 0
	for _, a := range f.marks {
		n += len(f.missing(a))
	}
	if n == 0 {
		return 0, nil
	}
	return n, f.mend(ctx)
}
