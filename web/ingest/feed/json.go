package feed

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

var errNotJSON = errors.New("no JSON")

// repairJSON returns a JSON Feed with the types that the standard gives its
// values, at most MaxItems items and nothing that is not read. It returns
// errNotJSON for what does not begin like an object.
func repairJSON(text string) ([]byte, error) {
	text = strings.TrimLeft(text, " \t\r\n\uFEFF")
	if !strings.HasPrefix(text, "{") {
		return nil, errNotJSON
	}
	var said map[string]any
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	if err := d.Decode(&said); err != nil {
		return nil, errBadFeed.Because(err)
	}
	version := word(said["version"])
	items, isList := said["items"].([]any)
	if !strings.Contains(version, "jsonfeed.org") && !isList {
		return nil, errNoFeed
	}
	if !strings.Contains(version, "jsonfeed.org") {
		version = "https://jsonfeed.org/version/1.1"
	}
	out := map[string]any{"version": version, "items": []any{}}
	words(out, said, "title", "home_page_url", "feed_url", "description", "language")
	var kept []any
	for _, it := range items {
		if m, ok := it.(map[string]any); ok && len(kept) < MaxItems {
			kept = append(kept, repairItem(m))
		}
	}
	if kept != nil {
		out["items"] = kept
	}
	return json.Marshal(out)
}

func repairItem(said map[string]any) map[string]any {
	out := map[string]any{}
	words(out, said, "id", "url", "external_url", "title", "content_html", "content_text", "summary", "date_published", "date_modified")
	if out["url"] == nil && out["external_url"] != nil {
		out["url"] = out["external_url"]
	}
	var authors []any
	list, _ := said["authors"].([]any)
	for _, a := range append(list, said["author"]) {
		if m, ok := a.(map[string]any); ok {
			a = m["name"]
		}
		if name := word(a); name != "" {
			authors = append(authors, map[string]any{"name": name})
		}
	}
	if authors != nil {
		out["authors"] = authors
	}
	return out
}

// words copies the values of these names that are a word or a number.
func words(out, said map[string]any, names ...string) {
	for _, n := range names {
		if s := word(said[n]); s != "" {
			out[n] = s
		}
	}
}

func word(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case json.Number, bool:
		return fmt.Sprint(v)
	}
	return ""
}
