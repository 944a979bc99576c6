package storetest

import (
	"slices"
	"strings"
	"unicode/utf8"

	"writethru/annotations"
	"writethru/annotations/article"
)

func sorted(words string) string {
	s := strings.Fields(words)
	slices.Sort(s)
	return strings.Join(s, " ")
}

func testRow(d *desk) {
	first := story("ferry", 1, "Ferry hits pier", "At least 12 people died.")
	first.of.Added = hour(-2).UTC()
	first.of.Sample = true
	d.add(first)
	r := story("ferry", 2, "Ferry hits pier in fog", "KARROW — At least 17 people died.", "Four were missing.")
	r.Blocks[1].Parts[0].Runs = []article.Run{{Text: "KARROW —", Style: article.DatelineStyle}, {Text: " At least 17 people died."}}
	r.Dateline, r.Lang, r.Dir = "KARROW, Halvoria (Plover)", "en-GB", article.LTR
	d.add(r)
	d.ok(d.MarkRead(d.ctx, "ferry", 1))
	q, h := quote("q", r, "17 people"), quote("h", first, "12 people")
	q.Kind, q.Tags = annotations.Quote, []string{"toll", "fog"}
	h.Tags = []string{"toll", "", "Ägäis"}
	d.put(q)
	d.put(h)
	second := quote("h2", r, "missing")
	d.put(second)
	heads, err := d.Revisions(d.ctx, "ferry")
	d.ok(err)
	want := annotations.Row{
		Article: first.of, Headline: "Ferry hits pier in fog", Snippet: "At least 17 people died. Four were missing.",
		Lang: "en-GB", Dir: article.LTR, Dateline: "KARROW, Halvoria (Plover)", Words: 10, Time: r.Modified, Latest: 2, LastRead: 1,
		Changed: []int{5, heads[1].Changed},
		Kinds:   []annotations.Count{{Value: "highlight", N: 2}, {Value: "quote", N: 1}}, Tags: []string{"fog", "toll", "Ägäis"},
	}
	d.same("Row", d.list(annotations.ListQuery{}).Rows, []annotations.Row{want})
	if heads[1].Changed == 0 {
		d.Error("nothing changed in revision 2")
	}

	long := story("long", 1, "A long one", strings.Repeat("Zwölf Boxkämpfer jagen Viktor. ", 20))
	d.add(long)
	snippet := d.list(annotations.ListQuery{}).Rows[1].Snippet
	if n := utf8.RuneCountInString(snippet); n < 150 || n > 200 || !strings.HasSuffix(snippet, "Viktor…") && !strings.HasSuffix(snippet, "jagen…") && !strings.HasSuffix(snippet, "Boxkämpfer…") && !strings.HasSuffix(snippet, "Zwölf…") {
		d.Errorf("a snippet of %d code points: %q", n, snippet)
	}
}

func testWithdrawnRow(d *desk) {
	d.add(story("otter", 1, "Otter dies", "The zoo said that its last otter had died."))
	r := story("otter", 2, "Otter dies")
	notice := article.Plain("The story is withdrawn. The otter is alive.")
	notice.Role = article.EdNote
	r.Blocks = append(r.Blocks, notice)
	r.Withdrawn = true
	d.add(r)
	row := d.list(annotations.ListQuery{}).Rows[0]
	d.same("snippet", row.Snippet, "The story is withdrawn. The otter is alive.")
	d.same("withdrawn", row.Withdrawn, true)
	d.same("words", row.Words, 0)
}

func testMarkRead(d *desk) {
	d.add(story("ferry", 1, "Ferry hits pier", "At least 12 died."))
	d.add(story("ferry", 2, "Ferry hits pier", "At least 17 died."))
	for _, n := range []int{0, 3} {
		d.refused(d.MarkRead(d.ctx, "ferry", n), annotations.NotFound)
	}
	d.refused(d.MarkRead(d.ctx, "otter", 1), annotations.NotFound)
	for range 2 {
		d.ok(d.MarkRead(d.ctx, "ferry", 2))
	}
	heads, err := d.Revisions(d.ctx, "ferry")
	d.ok(err)
	d.same("read", []bool{heads[0].Read, heads[1].Read}, []bool{false, true})
	d.same("last read", d.list(annotations.ListQuery{}).Rows[0].LastRead, 2)
	d.add(story("ferry", 3, "Ferry hits pier", "At least 17 died, officials said."))
	d.same("last read", d.list(annotations.ListQuery{}).Rows[0].LastRead, 2)
}

func testSettings(d *desk) {
	get := func(key, want string) {
		d.Helper()
		got, err := d.Setting(d.ctx, key)
		d.ok(err)
		d.same("setting "+key, got, want)
	}
	get("zone", "")
	d.ok(d.SetSetting(d.ctx, "zone", "Europe/Berlin"))
	d.ok(d.SetSetting(d.ctx, "sample", "removed ☑\nyes"))
	get("zone", "Europe/Berlin")
	get("sample", "removed ☑\nyes")
	d.ok(d.SetSetting(d.ctx, "zone", "UTC"))
	get("zone", "UTC")
	d.ok(d.SetSetting(d.ctx, "zone", ""))
	get("zone", "")
	get("Zone", "")
}
