package arch

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// A use is what a package takes from another: "time.Now".
type use struct {
	names  []string // "import/path.Name"; a name that ends in "*" stands for all that begin so
	where  []string // where they are forbidden
	except []string
	reason string
}

// uses are the functions and types that may not be used everywhere.
var uses = []use{
	{
		names: []string{
			"net.Dial*", "net.Lookup*", "net.DefaultResolver", "net.Resolver", "crypto/tls.Dial*", "crypto/tls.Client",
			"net/http.Get", "net/http.Head", "net/http.Post*", "net/http.NewRequest*", "net/http.Client",
			"net/http.Transport", "net/http.Default*Transport", "net/http.DefaultClient",
		},
		where:  []string{"./..."},
		except: []string{"./web/ingest/fetch", "./build/..."},
		reason: "only web/ingest/fetch opens connections",
	},
	{
		names:  []string{"time.Now", "time.Since", "time.Until", "time.Sleep", "time.After*", "time.Tick", "time.New*"},
		where:  []string{"./annotations/...", "./app/..."},
		except: []string{"./annotations/storetest/...", "./app/live", "./app/dom", "./app/wasm"},
		reason: "neither the core nor a view has a clock",
	},
	{
		names:  []string{"os.Exit", "log.Fatal*", "log.Panic*"},
		where:  []string{"./annotations/...", "./app/...", "./web/..."},
		except: []string{"./web/writethru", "./app/wasm"},
		reason: "only a main ends the program",
	},
	{
		names:  []string{"os/exec.Command*"},
		where:  []string{"./annotations/...", "./app/...", "./web/..."},
		except: []string{"./web/writethru"},
		reason: "only main starts a program: the browser",
	},
	{
		names:  []string{"github.com/maxence-charriere/go-app/v9/pkg/app.Raw"},
		where:  []string{"./..."},
		reason: "no HTML from outside reaches the page",
	},
}

// misused returns a sentence for every use that a table forbids in the code of
// the house, sorted. Tests are not looked at.
func (h house) misused(uses []use) ([]string, error) {
	var all []string
	for _, p := range h {
		if !ours(p.ImportPath) {
			continue
		}
		for _, name := range p.GoFiles {
			file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(p.Dir, name), nil, parser.SkipObjectResolution)
			if err != nil {
				return nil, fmt.Errorf("look at %s: %w", p.ImportPath, err)
			}
			for _, u := range usesOf(file) {
				all = append(all, judge(p.ImportPath, name, u, uses)...)
			}
		}
	}
	slices.Sort(all)
	return all, nil
}

func judge(pkg, file, used string, uses []use) []string {
	var all []string
	for _, u := range uses {
		if !fitsAny(pkg, u.where) || fitsAny(pkg, u.except) {
			continue
		}
		for _, name := range u.names {
			if ok, err := path.Match(name, used); err == nil && ok {
				all = append(all, fmt.Sprintf("%s/%s uses %s: %s", pkg, file, used, u.reason))
			}
		}
	}
	return all
}

// usesOf returns what a file takes from the packages that it imports, each once.
func usesOf(file *ast.File) []string {
	imports := map[string]string{} // name -> path
	for _, i := range file.Imports {
		if to, err := strconv.Unquote(i.Path.Value); err == nil {
			imports[nameOf(i, to)] = to
		}
	}
	found := map[string]bool{}
	ast.Inspect(file, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := s.X.(*ast.Ident); ok && imports[x.Name] != "" {
				found[imports[x.Name]+"."+s.Sel.Name] = true
			}
		}
		return true
	})
	return slices.Sorted(maps.Keys(found))
}

// nameOf returns the name that an import has in its file. What a table names
// is called by the last part of its path.
func nameOf(i *ast.ImportSpec, to string) string {
	if i.Name != nil {
		return i.Name.Name
	}
	return to[strings.LastIndexByte(to, '/')+1:]
}
