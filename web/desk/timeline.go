package desk

import (
	"context"

	"writethru/web/api"
)

// timeline returns the revisions, oldest first, and which of them are minor.
// Only those without changed words can be, so that few are compared.
func (f *folder) timeline(ctx context.Context) ([]api.Head, error) {
	heads := f.clock.heads(f.heads)
	for i := 1; i < len(heads); i++ {
		if heads[i].Changed > 0 || heads[i].Withdrawn != heads[i-1].Withdrawn {
			continue
		}
		c, err := f.d.compare(ctx, leafKey{f.id, heads[i-1].Number}, leafKey{f.id, heads[i].Number})
		if err != nil {
			return nil, err
		}
		heads[i].Minor = c.result.Minor()
	}
	return heads, nil
}
