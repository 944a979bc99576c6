package arch

import "maps"

// A rule says what packages may not import. A path that begins with "./" is
// one of this house; one that ends in "/..." stands for all below it too.
// Tests may import anything.
type rule struct {
	who    []string
	except []string
	// deep forbids the imports of imports as well.
	deep  bool
	never reasons // forbidden import -> reason
}

type reasons map[string]string

// rules are the import rules of the house.
var rules = append([]rule{
	{
		who:  []string{"./annotations/..."},
		deep: true,
		never: reasons{
			"./app/...":    "the core knows no screen",
			"./web/...":    "the core knows no server",
			"net":          "the core has no I/O",
			"net/http":     "the core has no I/O, and it costs 5 MB of app.wasm",
			"database/sql": "the core has no I/O; stores implement annotations.Store",
			"syscall/js":   "the core runs natively as well",
		},
	},
	{
		who:    []string{"./annotations/..."},
		except: []string{"./annotations/storetest/..."},
		never: reasons{
			"os":           "the core has no I/O",
			"os/exec":      "the core has no I/O",
			"log":          "the core returns errors, and the edge logs them",
			"log/slog":     "the core returns errors, and the edge logs them",
			"crypto/rand":  "the core finds the same twice",
			"math/rand":    "the core finds the same twice",
			"math/rand/v2": "the core finds the same twice",
			"testing":      "only the tests of a port are for others to run",
		},
	},
	{
		who:  []string{"./app/..."},
		deep: true,
		never: also(forAll("the screen and the server meet in web/api", sides...), reasons{
			"database/sql": "the screen asks the server",
		}),
	},
	{
		who: []string{"./app/..."},
		never: reasons{
			"net":      "app/dom fetches",
			"net/http": "app/dom fetches; it costs 5 MB of app.wasm",
			"os/exec":  "the screen runs in a browser",
		},
	},
	{
		who:   []string{"./app/view", "./app/state", "./app/kit"},
		never: forAll("parts know no room", append(rooms, "./app/screen", "./app/live", "./app/dom")...),
	},
	{
		who:  []string{"./web/api"},
		deep: true,
		never: also(forAll("it is shared with the screen", sides...), reasons{
			"./app/...": "the wire knows neither of its ends",
			"net/http":  "it is part of app.wasm",
		}),
	},
	{
		who:   []string{"./web/polling", "./web/archives"},
		never: forAll("what is between ingest and the desk gets the desk and the store as ports", "./web/server/...", "./web/sqlite/...", "./web/desk/..."),
	},
	{
		who:   []string{"./annotations/...", "./app/...", "./web/..."},
		never: reasons{"./build/...": "no product code lies in build", "unsafe": "nothing here needs it"},
	},
}, append(apart("the parts of the server meet as ports, and main wires them", sides),
	apart("app/screen puts the rooms together", rooms)...)...)

// sides are the parts of the server, rooms the parts of the screen. None knows
// another of its kind.
var (
	sides = []string{"./web/server/...", "./web/ingest/...", "./web/sqlite/...", "./web/desk/..."}
	rooms = []string{"./app/library", "./app/reader", "./app/compare", "./app/notebook", "./app/settings", "./app/sources", "./app/story", "./app/alerts", "./app/earlier"}
)

// A home says who alone may import something. Build is free to import it too.
type home struct {
	of     string
	who    []string
	reason string
}

// homes are the imports that have one home in the product.
var homes = []home{
	{"./app/...", []string{"./app/...", "./web/writethru"}, "only the mains know everyone; the server gets its pages as a port"},
	{"syscall/js", []string{"./app/dom"}, "only app/dom speaks JavaScript"},
	{"github.com/maxence-charriere/go-app/v9/...", []string{"./app/live", "./app/dom", "./app/wasm"}, "views are plain data, and app/live makes them go-app's"},
	{"github.com/sergi/go-diff/...", []string{"./annotations/diff", "./annotations/track"}, "one place knows how words are aligned"},
	{"github.com/microcosm-cc/bluemonday/...", []string{"./web/ingest/sanitize"}, "there is one policy"},
	{"codeberg.org/readeck/go-readability/...", []string{"./web/ingest/extract"}, "there is one extractor"},
	{"github.com/markusmobius/go-trafilatura/...", []string{"./web/ingest/extract"}, "there is one extractor"},
	{"github.com/mmcdole/...", []string{"./web/ingest/feed"}, "there is one reader of feeds"},
	{"modernc.org/...", []string{"./web/sqlite"}, "there is one store"},
	{"database/sql/...", []string{"./web/sqlite"}, "there is one store"},
	{"code.dny.dev/ssrf", []string{"./web/ingest/fetch"}, "there is one guard"},
	{"github.com/chromedp/...", nil, "only tests drive a browser"},
}

// forAll gives all packages the same reason.
func forAll(why string, packages ...string) reasons {
	all := reasons{}
	for _, p := range packages {
		all[p] = why
	}
	return all
}

func also(some, more reasons) reasons {
	maps.Copy(some, more)
	return some
}

// apart forbids each of the packages to import any other of them.
func apart(why string, packages []string) []rule {
	var all []rule
	for k, who := range packages {
		others := append(append([]string{}, packages[:k]...), packages[k+1:]...)
		all = append(all, rule{who: []string{who}, deep: true, never: forAll(why, others...)})
	}
	return all
}
