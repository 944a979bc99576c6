package e2e

import (
	"path/filepath"
	"strings"

	"writethru/web/api"
)

// screen is a page of a library that holds the sample stories.
type screen struct{ name, path string }

// screens returns every screen of a program that was started with the sample.
func screens(p *program) []screen {
	p.t.Helper()
	story, arabic := p.find("karrow-ferry"), p.find("ras-sindian-library")
	return []screen{
		{"library", "/"},
		{"library-adding", "/?add=text"},
		{"library-nothing-found", "/?q=xyzzy"},
		{"reader", story + "/revisions/3"},
		{"reader-newest", story},
		{"reader-rtl", arabic},
		{"reader-withdrawn", p.find("teskel-otter")},
		{"reader-table", p.find("herring-catch")},
		{"compare", story + "/compare/2/3"},
		{"compare-split", story + "/compare/2/3?view=split"},
		{"compare-changes", story + "/compare/2/3?view=changes"},
		{"compare-rtl", arabic + "/compare/1/2"},
		{"story", "/stories" + strings.TrimPrefix(story, "/articles")},
		{"alerts", "/alerts"},
		{"notebook", "/notebook"},
		{"sources", "/sources"},
		{"earlier", "/earlier?url=https://outlet.example/story"},
		{"settings", "/settings"},
		{"error", "/articles/thereisnone"},
	}
}

// find returns the path of a sample story, by the end of its address.
func (p *program) find(name string) string {
	p.t.Helper()
	if p.sample == nil {
		p.sample = map[string]string{}
		var page api.Page
		p.call("GET", api.PagePath+"?path=/", nil, &page)
		for _, row := range page.Library.Rows {
			path := "/articles/" + string(row.ID)
			p.sample[filepath.Base(p.article(path).Article.URL)] = path
		}
	}
	if p.sample[name] == "" {
		p.t.Fatalf("the sample has no %s: %v", name, p.sample)
	}
	return p.sample[name]
}
