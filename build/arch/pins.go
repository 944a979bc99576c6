package arch

import (
	"encoding/json"
	"fmt"
	"os/exec"
	"slices"
	"strings"

	"golang.org/x/mod/semver"
)

// A pin says which version of a module is needed.
type pin struct {
	module string
	from   string // this one or a later one
	only   bool   // this one
	reason string
}

// pins are the versions that matter.
var pins = []pin{
	{"github.com/maxence-charriere/go-app/v9", "v9.8.0", true, "app/live was measured with it"},
	{"github.com/sergi/go-diff", "v1.4.0", false, "the core was measured with it"},
	{"github.com/microcosm-cc/bluemonday", "v1.0.27", false, "earlier ones let markup through"},
	{"golang.org/x/net", "v0.55.0", false, "earlier ones parse HTML in a way that can be misused"},
	{"modernc.org/sqlite", "v1.61.1", false, "earlier ones lose writes when a context ends"},
}

// tools are the programs that go.mod pins.
var tools = []string{"honnef.co/go/tools/cmd/staticcheck"}

// goMod is go.mod as go mod edit prints it.
type goMod struct {
	Module  struct{ Path string }
	Require []struct{ Path, Version string }
	Tool    []struct{ Path string }
	Replace []struct{ Old, New struct{ Path string } }
}

func readGoMod(root string) (goMod, error) {
	cmd := exec.Command("go", "mod", "edit", "-json")
	cmd.Dir = root
	out, err := cmd.Output()
	if err != nil {
		return goMod{}, fmt.Errorf("go mod edit: %w", err)
	}
	var m goMod
	return m, json.Unmarshal(out, &m)
}

// unpinned returns a sentence for everything in go.mod that is not as it must be.
func (m goMod) unpinned() []string {
	var all []string
	if m.Module.Path != module {
		all = append(all, fmt.Sprintf("the module is %s, not %s", m.Module.Path, module))
	}
	versions := map[string]string{}
	for _, r := range m.Require {
		versions[r.Path] = r.Version
	}
	for _, p := range pins {
		got := versions[p.module]
		if order := semver.Compare(got, p.from); order < 0 || p.only && order > 0 {
			all = append(all, fmt.Sprintf("%s is at %q, not at %s: %s", p.module, got, p.from, p.reason))
		}
	}
	for _, r := range m.Replace {
		if !strings.HasPrefix(r.New.Path, "./web/ingest/standin/") {
			all = append(all, r.Old.Path+" is replaced; a clone has only this tree")
		}
	}
	for _, t := range tools {
		if !slices.ContainsFunc(m.Tool, func(have struct{ Path string }) bool { return have.Path == t }) {
			all = append(all, t+" is not a tool of go.mod")
		}
	}
	return all
}
