package arch

import (
	"encoding/json"
	"slices"
	"testing"
)

func TestPins(t *testing.T) {
	m, err := readGoMod(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, sentence := range m.unpinned() {
		t.Error(sentence)
	}
}

func TestUnpinned(t *testing.T) {
	const made = `{
		"Module": {"Path": "writethru"},
		"Require": [
			{"Path": "github.com/maxence-charriere/go-app/v9", "Version": "v9.9.0"},
			{"Path": "github.com/sergi/go-diff", "Version": "v1.4.1"},
			{"Path": "github.com/microcosm-cc/bluemonday", "Version": "v1.0.26"},
			{"Path": "golang.org/x/net", "Version": "v0.62.0"}
		],
		"Replace": [{"Old": {"Path": "golang.org/x/text"}}]
	}`
	var m goMod
	if err := json.Unmarshal([]byte(made), &m); err != nil {
		t.Fatal(err)
	}
	got := m.unpinned()
	want := []string{
		`github.com/maxence-charriere/go-app/v9 is at "v9.9.0", not at v9.8.0: app/live was measured with it`,
		`github.com/microcosm-cc/bluemonday is at "v1.0.26", not at v1.0.27: earlier ones let markup through`,
		`modernc.org/sqlite is at "", not at v1.61.1: earlier ones lose writes when a context ends`,
		"golang.org/x/text is replaced; a clone has only this tree",
		"honnef.co/go/tools/cmd/staticcheck is not a tool of go.mod",
	}
	if !slices.Equal(got, want) {
		t.Errorf("unpinned = %q, want %q", got, want)
	}
}
