package kit

import (
	"net/url"
	"strconv"
	"strings"

	"writethru/annotations"
	"writethru/annotations/article"
)

// Story returns the path of an article's latest revision.
func Story(id article.ID) string { return "/articles/" + url.PathEscape(string(id)) }

// Carriers returns the path of the story that an article is part of: of all
// articles that carry its copy.
func Carriers(id article.ID) string { return "/stories/" + url.PathEscape(string(id)) }

// Revision returns the path of one revision, or of an earlier text.
func Revision(id article.ID, n int) string {
	return Story(id) + "/revisions/" + article.Spell(n)
}

// Pair returns the path of the comparison of two revisions or earlier texts.
func Pair(id article.ID, m, n int) string {
	return Story(id) + "/compare/" + article.Spell(m) + "/" + article.Spell(n)
}

// Across returns the path of the comparison of a revision of one article with
// one of another.
func Across(a article.ID, m int, b article.ID, n int) string {
	return Story(a) + "/compare/" + strconv.Itoa(m) + "/with/" + url.PathEscape(string(b)) + "/" + strconv.Itoa(n)
}

// AtMark returns a path with the place of a mark on its page.
func AtMark(path string, id annotations.ID) string {
	return path + "#mark-" + url.PathEscape(string(id))
}

// Link returns a path with a query of those of the pairs, name and value, that
// have a value, in the order given.
func Link(path string, pairs ...string) string {
	sep := "?"
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] == "" {
			continue
		}
		path += sep + url.QueryEscape(pairs[i]) + "=" + url.QueryEscape(pairs[i+1])
		sep = "&"
	}
	return path
}

// Query returns the query of a path. What cannot be read is left out.
func Query(path string) url.Values {
	_, q, _ := strings.Cut(path, "?")
	q, _, _ = strings.Cut(q, "#")
	values, _ := url.ParseQuery(q) // the pairs that can be read are kept
	return values
}
