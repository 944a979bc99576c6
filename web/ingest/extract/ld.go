package extract

import (
	"cmp"
	"encoding/json"
	"strings"
	"time"

	"golang.org/x/net/html"
)

// ld is what the page's JSON-LD says of the article.
type ld struct {
	headline, byline, outlet, slug, url, lang string
	published, modified                       time.Time
	withdrawn, closed                         bool
}

// readLD reads the first article in the page's JSON-LD, in arrays and graphs too.
func readLD(doc *html.Node) ld {
	var articles []map[string]any
	byID := map[string]map[string]any{}
	find(doc, func(n *html.Node) bool {
		if is(n, "script") && strings.EqualFold(strings.TrimSpace(attr(n, "type")), "application/ld+json") && n.FirstChild != nil {
			s := strings.TrimSpace(n.FirstChild.Data)
			s = strings.TrimSuffix(strings.TrimPrefix(s, "<![CDATA["), "]]>")
			var v any
			if json.Unmarshal([]byte(s), &v) == nil {
				collect(v, 0, &articles, byID)
			}
		}
		return true
	})
	if len(articles) == 0 {
		return ld{}
	}
	a := articles[0]
	name := func(v any) string { return strings.Join(ldNames(v, byID), " and ") }
	out := ld{
		headline: cmp.Or(str(a["headline"]), str(a["name"])), byline: listed(ldNames(a["author"], byID)),
		outlet: cmp.Or(name(a["publisher"]), name(a["sourceOrganization"])), slug: str(a["alternativeHeadline"]),
		url: cmp.Or(str(a["url"]), str(a["mainEntityOfPage"])), lang: str(a["inLanguage"]),
		published: parseTime(str(a["datePublished"])), modified: parseTime(str(a["dateModified"])),
	}
	if m, ok := a["mainEntityOfPage"].(map[string]any); ok && out.url == "" {
		out.url = str(m["@id"])
	}
	switch strings.ToLower(str(a["creativeWorkStatus"])) {
	case "withdrawn", "retracted", "canceled", "killed":
		out.withdrawn = true
	}
	switch free := a["isAccessibleForFree"].(type) {
	case bool:
		out.closed = !free
	case string:
		out.closed = strings.EqualFold(free, "false")
	}
	return out
}

// collect finds the articles in v, outermost first.
func collect(v any, depth int, articles *[]map[string]any, byID map[string]map[string]any) {
	if depth > 8 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			collect(x, depth+1, articles, byID)
		}
	case map[string]any:
		if id := str(v["@id"]); id != "" && str(v["name"]) != "" {
			byID[id] = v
		}
		if isArticle(v["@type"]) {
			*articles = append(*articles, v)
		}
		for _, key := range []string{"@graph", "mainEntity", "author", "publisher"} {
			collect(v[key], depth+1, articles, byID)
		}
	}
}

func isArticle(v any) bool {
	switch v := v.(type) {
	case string:
		return strings.HasSuffix(v, "Article") || strings.HasSuffix(v, "BlogPosting") || v == "Report" || v == "Review"
	case []any:
		for _, x := range v {
			if isArticle(x) {
				return true
			}
		}
	}
	return false
}

// ldNames returns the names in v: a name, a thing with a name, or several.
func ldNames(v any, byID map[string]map[string]any) []string {
	switch v := v.(type) {
	case string:
		if s := personal(squeeze(v)); s != "" {
			return []string{s}
		}
	case []any:
		var out []string
		for _, x := range v {
			out = append(out, ldNames(x, byID)...)
		}
		return out
	case map[string]any:
		if v["name"] == nil {
			v = byID[str(v["@id"])]
		}
		if names, ok := v["name"].([]any); ok {
			return ldNames(names, byID)
		}
		if s := str(v["name"]); s != "" {
			return []string{By(s)}
		}
	}
	return nil
}

// listed joins names as a sentence does.
func listed(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

func str(v any) string {
	s, _ := v.(string) // anything else says nothing
	return squeeze(s)
}
