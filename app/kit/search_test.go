package kit_test

import (
	"strings"
	"testing"

	"writethru/annotations/catalog"
	"writethru/app/kit"
	"writethru/app/kit/kittest"
	"writethru/app/view"
	"writethru/web/api"
)

func TestSaveSearch(t *testing.T) {
	saved := []api.SavedSearch{{ID: "s1", Name: "Fog <b>", Words: "tag:fog"}, {ID: "s2", Name: "New", Show: "unread"}}
	for _, tt := range []struct {
		name   string
		change api.SearchChange
		says   string
		sends  string
	}{
		{"nothing is asked for", api.SearchChange{}, "", ""},
		{"not saved", api.SearchChange{SavedSearch: api.SavedSearch{Show: "unread", Words: "fog"}}, "Save this searchNameSave", "list=library show=unread q=fog name= do=save"},
		{"saved", api.SearchChange{SavedSearch: api.SavedSearch{Words: "tag:fog"}}, "Saved as “Fog <b>”NameRenameDelete", "list=library id=s1 q=tag:fog name=Fog <b> do=rename do=delete"},
		{"of the notebook", api.SearchChange{Marks: true, SavedSearch: api.SavedSearch{Words: "fog"}}, "Save this searchNameSave", "list=notebook q=fog name= do=save"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			nodes := kit.SaveSearch(saved, tt.change)
			kittest.Sound(t, nodes...)
			if got := kittest.Text(nodes...); got != tt.says {
				t.Errorf("it says %q, want %q", got, tt.says)
			}
			var sends []string
			for _, in := range kittest.All(nodes, func(n view.Node) bool { return kittest.Attr(n, "name") != "" }) {
				sends = append(sends, kittest.Attr(in, "name")+"="+kittest.Attr(in, "value"))
			}
			if got := strings.Join(sends, " "); got != tt.sends {
				t.Errorf("it sends %q, want %q", got, tt.sends)
			}
		})
	}
	list := kit.SavedSearches(saved, saved[1], func(s api.SavedSearch) string { return kit.Link("/", "show", s.Show, "q", s.Words) })
	kittest.Sound(t, list...)
	var links []string
	for _, l := range kittest.All(list, kittest.Tag("a")) {
		links = append(links, kittest.Text(l)+" "+kittest.Attr(l, "href")+" "+kittest.Attr(l, "aria-current"))
	}
	if got, want := strings.Join(links, "|"), "Fog <b> /?q=tag%3Afog |New /?show=unread true"; got != want {
		t.Errorf("links %q, want %q", got, want)
	}
}

// TestHelpIsTrue: every example of the help is read without a problem.
func TestHelpIsTrue(t *testing.T) {
	for _, of := range []catalog.Of{catalog.Stories, catalog.Marks} {
		help := kit.HowToSearch(of)
		kittest.Sound(t, help)
		for _, code := range kittest.All([]view.Node{help}, kittest.Tag("code")) {
			typed := kittest.Text(code)
			s := catalog.ParseSearch(typed, now, of)
			if len(s.Problems()) > 0 || len(s) == 0 || strings.ContainsAny(typed, ":“-") && len(s.Conditions()) == 0 {
				t.Errorf("%q is read as %+v", typed, s)
			}
		}
	}
}
