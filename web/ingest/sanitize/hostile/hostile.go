package hostile

import (
	"fmt"
	"strings"
)

// Host is the site that every file tries to reach. It does not exist.
const Host = "hostile.invalid"

// Global is the property of window that every script that runs would set.
const Global = "hostileRan"

// Before and After are prose around every attack: what a reader came for.
const (
	Before = "The harbour of Karrow was closed for the third day on Monday, the port authority said."
	After  = "Ferries to the islands will leave from the northern pier until the end of the week."
)

const run = "window.hostileRan=1"

// File is one hostile page.
type File struct{ Name, HTML string }

// Files returns all files, always the same ones in the same order. Names are
// unique and made of lower-case letters, digits and hyphens. Some files have
// several megabytes.
func Files() []File {
	var files []File
	add := func(group string, attacks []string) {
		for i, a := range attacks {
			name := fmt.Sprintf("%s-%03d", group, i+1)
			files = append(files, File{name, page(name, a)})
		}
	}
	add("script", scripts())
	add("handler", handlers())
	add("address", addresses())
	add("load", loads())
	add("foreign", foreign())
	add("mutation", mutations())
	add("escape", escapes())
	add("raw", rawText())
	add("clobber", clobbers())
	add("forge", forgeries())
	add("bytes", bytes())
	for i, b := range bombs() {
		files = append(files, File{fmt.Sprintf("bomb-%03d", i+1), b})
	}
	return files
}

// page puts an attack between two paragraphs of an article.
func page(name, attack string) string {
	return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + name +
		"</title></head>\n<body><article><h1>Karrow harbour closed, file " + name + "</h1>\n<p>" + Before +
		"</p>\n" + attack + "\n<p>" + After + "</p></article></body></html>\n"
}

// each fills every template's %s with every value.
func each(templates, values []string) []string {
	var all []string
	for _, t := range templates {
		for _, v := range values {
			all = append(all, strings.ReplaceAll(t, "%s", v))
		}
	}
	return all
}
