package memory

import (
	"cmp"
	"context"
	"slices"

	"writethru/annotations"
	"writethru/annotations/article"
	"writethru/annotations/catalog"
	stories "writethru/annotations/story"
)

// Quoted implements annotations.Quotes.
func (s *Store) Quoted(ctx context.Context, ids []article.ID) (list []annotations.Quoted, err error) {
	err = s.read(ctx, func() error {
		keys, carriers := map[article.ID][]uint64{}, map[uint64]int{}
		for id, st := range s.articles {
			keys[id] = stories.KeysOf(stories.QuotesIn(st.revisions[len(st.revisions)-1].Blocks))
			for _, k := range keys[id] {
				carriers[k]++
			}
		}
		asked := map[uint64]bool{}
		for _, id := range ids {
			for _, k := range keys[id] {
				asked[k] = carriers[k] <= catalog.MostCommonQuote
			}
		}
		for id, st := range s.articles {
			for _, k := range keys[id] {
				if asked[k] && !slices.Contains(ids, id) {
					list = append(list, annotations.Quoted{Row: s.row(st), Key: k})
				}
			}
		}
		slices.SortFunc(list, func(a, b annotations.Quoted) int { return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Key, b.Key)) })
		list = list[:min(catalog.MostQuoted, len(list))]
		return nil
	})
	return list, err
}
