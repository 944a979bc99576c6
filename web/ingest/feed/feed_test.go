package feed_test

import (
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"writethru/annotations"
	"writethru/web/ingest/feed"
)

var base = &url.URL{Scheme: "https", Host: "plover.example", Path: "/news/feed.xml"}

func parse(t *testing.T, text string) feed.Feed {
	t.Helper()
	f, err := feed.Parse([]byte(text), "", base, feed.ByGUID)
	if err != nil {
		t.Fatalf("Parse(%.80q): %v", text, err)
	}
	return f
}

const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>Plover &amp; Sons</title><link>https://plover.example/</link><ttl>45</ttl>
<item><title>Ferry &lt;em&gt;sinks&lt;/em&gt;</title><link>/a?utm_source=rss</link><guid isPermaLink="false">n1</guid><author>Ada</author>
<pubDate>Mon, 02 Mar 2026 11:00:00 +0100</pubDate><description>&lt;p&gt;In thick fog.&lt;/p&gt;</description></item>
<item><title>Two</title><link>javascript:alert(1)</link><guid>https://plover.example/b</guid></item></channel></rss>`

func TestParse(t *testing.T) {
	got := parse(t, rss)
	want := feed.Feed{
		Title: "Plover & Sons", Link: "https://plover.example/", TTL: 45 * time.Minute,
		Items: []feed.Item{
			{
				GUID: "n1", Title: "Ferry sinks", Link: "https://plover.example/a?utm_source=rss", Author: "Ada",
				Published: time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC), Summary: "In thick fog.", Content: "<p>In thick fog.</p>",
			},
			{GUID: "https://plover.example/b", Title: "Two", Link: "https://plover.example/b"},
		},
	}
	for i := range got.Items {
		if len(got.Items[i].ID) != 24 {
			t.Errorf("item %d has the ID %q", i, got.Items[i].ID)
		}
		got.Items[i].ID = ""
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Parse (-want +got):\n%s", diff)
	}
}

// Every document has a feed called "Tide", and its first item is called "One".
func TestParseRepairs(t *testing.T) {
	const items = `<item><title>One</title><link>https://a.example/1</link></item><item><title>Two</title><link>https://a.example/2</link></item>`
	const doc = `<rss version="2.0"><channel><title>Tide</title>` + items + `</channel></rss>`
	const entry = `<title>Tide</title><entry><title>One</title><id>a</id><link href="https://a.example/1"/></entry>`
	for _, tt := range []struct {
		name, text string
		items      int
	}{
		{"as it should be", doc, 2},
		{"no end", strings.TrimSuffix(doc, "</channel></rss>"), 2},
		{"cut off in a tag", doc[:len(doc)-30], 2},
		{"cut off in an item", doc[:strings.Index(doc, "Two")+1], 2},
		{"cut off in a start tag", strings.Replace(doc, `</channel></rss>`, `<item><title>Th</title><link rel="`, 1), 3},
		{"cut off in CDATA", `<rss><channel><title>Tide</title><item><title>One</title><description><![CDATA[text`, 1},
		{"cut off in a comment", strings.Replace(doc, "</channel></rss>", "<!-- more", 1), 2},
		{"junk before", "\n<br />Warning: x < 3 in <b>feed.php</b>\n" + `<?xml version="1.0"?>` + doc, 2},
		{"junk after", doc + "</div><script>x()</script>", 2},
		{"second declaration", `<?xml version="1.0"?><?xml version="1.0"?>` + doc, 2},
		{"white space before", "\n\n\t" + `<?xml version="1.0"?>` + doc, 2},
		{"declaration without end", `<?xml version="1.0" encoding="utf-8">` + doc, 2},
		{"bare ampersands", strings.Replace(doc, "/2", "/2?a=1&b=2&copy=3&", 1), 2},
		{"undeclared entities", strings.Replace(doc, "<item>", "<description>caf&eacute;&nbsp;&bogus;&mdash;</description><item>", 1), 2},
		{"control characters", strings.Replace(doc, "One", "O\x00n\x0b\x1fe", 1), 2},
		{"references that XML forbids", strings.Replace(doc, "One", "O&#0;n&#x1F;e&#xFFFF;", 1), 2},
		{"undeclared prefixes", strings.Replace(doc, "<item>", "<item><media:x y:z='1'/><dc:creator>A</dc:creator>", 1), 2},
		{"attributes without quotes", `<rss version=2.0><channel><title>Tide</title>` + items, 2},
		{"attribute without an end", strings.Replace(doc, "<item>", `<item><enclosure url="https://a.example/x.mp3 length=1/>`, 1), 2},
		{"attribute twice", `<rss version="2.0" version="2.0">` + strings.TrimPrefix(doc, `<rss version="2.0">`), 2},
		{"attribute without a value", strings.Replace(doc, "<item>", "<item new>", 1), 2},
		{"elements that cross", strings.Replace(doc, "<title>One</title>", "<title>One</title><description><b><i>x</b></i></description>", 1), 2},
		{"end tags too many", strings.Replace(doc, "</item>", "</p></item></item>", 1), 2},
		{"items without an end", strings.ReplaceAll(doc, "</item>", ""), 2},
		{"naked HTML", strings.Replace(doc, "<item>", "<item><description><p>One<br>two<img src=x></p></description>", 1), 2},
		{"a < in text", strings.Replace(doc, "<item>", "<item><description>1 < 2 <3 << 4</description>", 1), 2},
		{"no root", strings.TrimSuffix(strings.TrimPrefix(doc, `<rss version="2.0">`), "</rss>"), 2},
		{"capitals", strings.NewReplacer("rss", "RSS", "channel", "Channel", "item", "ITEM").Replace(doc), 2},
		{"document type", `<!DOCTYPE rss PUBLIC "-//X//DTD" "http://a.example/rss.dtd" [<!ENTITY a "b"><!ENTITY % p SYSTEM "x">]>` + doc, 2},
		{"RDF", `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>Tide</title></channel>` + items + `</rdf:RDF>`, 2},
		{"RDF that declares nothing", `<rdf:RDF><channel><title>Tide</title></channel>` + items + `</rdf:RDF>`, 2},
		{"Atom", `<feed xmlns="http://www.w3.org/2005/Atom">` + entry + `</feed>`, 1},
		{"Atom over https", `<feed xmlns="https://www.w3.org/2005/Atom">` + entry + `</feed>`, 1},
		{"Atom with a slash", `<feed xmlns=" http://www.w3.org/2005/Atom/ ">` + entry + `</feed>`, 1},
		{"Atom without a namespace", `<feed>` + entry + `</feed>`, 1},
		{"Atom with a prefix", `<a:feed xmlns:a="https://www.w3.org/2005/atom"><a:title>Tide</a:title><a:entry><a:title>One</a:title></a:entry></a:feed>`, 1},
		{"Atom 0.3", `<feed version="0.3" xmlns="http://purl.org/atom/ns#">` + entry + `</feed>`, 1},
		{"Atom cut off", `<feed xmlns="http://www.w3.org/2005/Atom">` + entry + `<entry><title>Tw`, 2},
		{"CDF", `<CHANNEL HREF="https://a.example/"><TITLE>Tide</TITLE><ITEM HREF="https://a.example/1"><TITLE>One</TITLE><ABSTRACT>x</ABSTRACT></ITEM></CHANNEL>`, 1},
		{"JSON Feed", `{"version":"https://jsonfeed.org/version/1.1","title":"Tide","items":[{"id":"1","title":"One","tags":"a"}]}`, 1},
		{"JSON Feed with wrong types", `{"version":"https://jsonfeed.org/version/1","title":"Tide","author":"A","items":[{"id":1,"title":"One","tags":"a","author":"B","attachments":{},"image":3}, 7]}`, 1},
		{"JSON Feed with a mark", "\uFEFF" + `{"version":"https://jsonfeed.org/version/1","title":"Tide","items":[{"id":1,"title":"One"}]}`, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := parse(t, tt.text)
			if len(f.Items) != tt.items || f.Title != "Tide" {
				t.Fatalf("Parse = %q with %d items, want Tide with %d", f.Title, len(f.Items), tt.items)
			}
			if got := f.Items[0].Title; got != "One" {
				t.Errorf("the first item is called %q, want One", got)
			}
		})
	}
}

func TestParseEncodings(t *testing.T) {
	for _, tt := range []struct {
		name, says, header, text string
		enc                      encoding.Encoding
	}{
		{"UTF-8", "utf-8", "", "Привет café", encoding.Nop},
		{"UTF-8 that says Latin", "iso-8859-1", "text/xml; charset=iso-8859-1", "Привет café", encoding.Nop},
		{"Latin 1", "iso-8859-1", "", "café", charmap.ISO8859_1},
		{"Latin 1 that says nothing", "", "", "café über", charmap.ISO8859_1},
		{"Latin 1 that says UTF-8", "utf-8", "", "café über naïve à la carte, élève", charmap.ISO8859_1},
		{"Latin 2", "ISO-8859-2", "", "Łódź", charmap.ISO8859_2},
		{"Windows 1251", "windows-1251", "", "Привет", charmap.Windows1251},
		{"a name of Python", "cp1251", "", "Привет", charmap.Windows1251},
		{"only the header says it", "", "text/xml; charset=windows-1251", "Привет", charmap.Windows1251},
		{"a name that nobody knows, and the header", "bogus", "text/xml; charset=windows-1251", "Привет", charmap.Windows1251},
		{"KOI8-R", "koi8-r", "", "Привет", charmap.KOI8R},
		{"Hebrew", "iso-8859-8", "", "שלום", charmap.ISO8859_8},
		{"Greek", "windows-1253", "", "Γειά", charmap.Windows1253},
		{"Thai", "tis-620", "", "สวัสดี", charmap.Windows874},
		{"Mac", "macintosh", "", "café", charmap.Macintosh},
		{"DOS", "cp866", "", "Привет", charmap.CodePage866},
		{"GB 18030", "gb18030", "", "你好世界", simplifiedchinese.GB18030},
		{"HZ", "hz-gb-2312", "", "你好", simplifiedchinese.HZGB2312},
		{"Big5", "big5", "", "你好世界", traditionalchinese.Big5},
		{"Shift JIS", "shift_jis", "", "こんにちは", japanese.ShiftJIS},
		{"ISO 2022 JP", "iso-2022-jp", "", "こんにちは", japanese.ISO2022JP},
		{"EUC JP", "euc-jp", "", "こんにちは", japanese.EUCJP},
		{"UTF-16 with a mark", "utf-16", "", "Привет", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)},
		{"UTF-16BE", "utf-16", "", "Привет", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
		{"UTF-16LE that says UTF-8", "utf-8", "text/xml; charset=utf-8", "Привет", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
		{"UTF-32BE", "utf-32", "", "Привет", utf32.UTF32(utf32.BigEndian, utf32.UseBOM)},
		{"UTF-32LE", "utf-32", "", "Привет", utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)},
		{"EBCDIC", "cp037", "", "cafe", charmap.CodePage037},
	} {
		t.Run(tt.name, func(t *testing.T) {
			decl := `<?xml version="1.0"?>`
			if tt.says != "" {
				decl = fmt.Sprintf(`<?xml version="1.0" encoding="%s"?>`, tt.says)
			}
			body, err := tt.enc.NewEncoder().Bytes([]byte(decl + `<rss version="2.0"><channel><title>` + tt.text + `</title><item><title>` + tt.text + `</title></item></channel></rss>`))
			if err != nil {
				t.Fatal(err)
			}
			f, err := feed.Parse(body, tt.header, base, feed.ByGUID)
			if err != nil || f.Title != tt.text || len(f.Items) != 1 || f.Items[0].Title != tt.text {
				t.Errorf("Parse = %+v, %v; want the title %q", f, err, tt.text)
			}
		})
	}
}

func TestParseRefuses(t *testing.T) {
	for _, text := range []string{"", "text", "<note><to>x</to></note>", "<!DOCTYPE html><html><body>x</body></html>", "{}", `{"items":`, "[1]", "<rss", strings.Repeat(" ", feed.MaxBytes+1)} {
		if f, err := feed.Parse([]byte(text), "", base, feed.ByGUID); annotations.CodeOf(err) != annotations.Invalid {
			t.Errorf("Parse(%.40q) = %v, %v; want an error with code invalid", text, f, err)
		}
	}
}

// Entities that a document declares are never expanded, whatever they are.
func TestParseExpandsNothing(t *testing.T) {
	for _, decl := range []string{
		`<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>`,
		`<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY x "&a;&a;&a;&a;&a;&a;&a;&a;">]>`,
		`<!DOCTYPE rss SYSTEM "http://a.example/x.dtd" [ <!ENTITY % p SYSTEM "http://a.example/p"> %p; ]>`,
	} {
		f := parse(t, decl+`<rss><channel><title>T</title><item><title>a &x; b</title></item></channel></rss>`)
		if got := f.Items[0].Title; got != "a &x; b" {
			t.Errorf("with %s the title is %q, want the reference as it is", decl, got)
		}
	}
}

func TestParseKeepsLimits(t *testing.T) {
	var b strings.Builder
	b.WriteString("<rss><channel><title>" + strings.Repeat("x", 5000) + "</title>")
	for i := range feed.MaxItems + 100 {
		fmt.Fprintf(&b, "<item><title>%d</title><guid>%d</guid></item>", i, i)
	}
	f := parse(t, b.String())
	if len(f.Items) != feed.MaxItems || utf8.RuneCountInString(f.Title) != 1000 || f.Items[0].Title != "0" {
		t.Errorf("Parse = %d items, a title of %d; want the first %d, 1000", len(f.Items), len(f.Title), feed.MaxItems)
	}
	deep := parse(t, "<rss><channel><title>T</title>"+strings.Repeat("<a:b>", 300_000)+strings.Repeat("</a:b>", 300_000)+"<item><title>x</title></item></channel></rss>")
	if deep.Title != "T" {
		t.Errorf("a deep document is called %q, want T", deep.Title)
	}
	for _, part := range []string{"<!a>", "<![>", "<a b='", "<!--", "</", "<![CDATA[", "&", "<a b=\"</", "<?x", "<a ", "<item>"} {
		parse(t, "<rss><channel>"+strings.Repeat(part, 1<<20/len(part))) // ends soon
	}
	big := parse(t, "<rss><channel><title>T</title><item><title>x</title><description><![CDATA[<p>"+strings.Repeat("x", feed.MaxContent)+"]]></description></item></channel></rss>")
	if len(big.Items) != 1 || big.Items[0].Content != "" {
		t.Error("content that is too big is not left out whole")
	}
}

func TestParseTimes(t *testing.T) {
	for in, want := range map[string]string{
		"Mon, 02 Mar 2026 11:00:00 GMT": "2026-03-02T11:00:00Z",
		"2026-03-02T11:00:00+02:00":     "2026-03-02T09:00:00Z",
		"5 January 2022 10:00 GMT+1":    "2022-01-05T09:00:00Z",
		"5 января 2022 10:00":           "2022-01-05T10:00:00Z",
		"Mo, 7. März 2022 08:15 +0100":  "2022-03-07T07:15:00Z",
		"mar., 8 juin 2022 08:15:30":    "2022-06-08T08:15:30Z",
		"8 de agosto de 2022":           "2022-08-08T00:00:00Z",
		"0001-01-01T00:00:00Z":          "",
		"soon":                          "",
		"99 Foo 2022":                   "",
	} {
		f := parse(t, "<rss><channel><title>T</title><item><title>x</title><pubDate>"+in+"</pubDate></item></channel></rss>")
		got := ""
		if p := f.Items[0].Published; !p.IsZero() {
			got = p.Format(time.RFC3339)
		}
		if got != want {
			t.Errorf("the time of %q is %q, want %q", in, got, want)
		}
	}
}

// Ids of two states of a feed: what is one item keeps its ID, what is another
// never shares one.
func TestIdentity(t *testing.T) {
	item := func(guid, link, title, date string) string {
		return "<item><guid>" + guid + "</guid><link>" + link + "</link><title>" + title + "</title><pubDate>" + date + "</pubDate></item>"
	}
	read := func(trust feed.Trust, items ...string) feed.Feed {
		t.Helper()
		f, err := feed.Parse([]byte("<rss><channel><title>T</title>"+strings.Join(items, "")+"</channel></rss>"), "", base, trust)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	const d1, d2 = "Mon, 02 Mar 2026 11:00:00 GMT", "Tue, 03 Mar 2026 11:00:00 GMT"
	a, b := read(feed.ByGUID, item("g", "https://a.example/1", "One", d1)), read(feed.ByGUID, item("g", "https://a.example/1-new-slug", "One, corrected", d2))
	if a.Items[0].ID != b.Items[0].ID {
		t.Error("an item with its GUID and a new slug has another ID")
	}
	six := read(feed.ByGUID, item("g", "https://a.example/5", "No. 5", d1), item("g", "https://a.example/7", "No. 7", d2), item("g", "https://a.example/7", "No. 7", d2))
	if six.Trust != feed.ByLink || len(six.Items) != 2 {
		t.Errorf("items with one GUID: trust %d and %d items, want ByLink and 2", six.Trust, len(six.Items))
	}
	later := read(six.Trust, item("g", "https://a.example/7?utm_source=x#top", "No. 7, corrected", d2))
	if later.Trust != feed.ByLink || later.Items[0].ID != six.Items[1].ID {
		t.Error("an item that is alone later has another ID")
	}
	same := read(feed.ByGUID, item("g", "https://a.example/", "No. 5", d1), item("g", "https://a.example/", "No. 7", d2))
	if same.Trust != feed.ByTime || len(same.Items) != 2 || same.Items[0].ID == same.Items[1].ID {
		t.Errorf("bulletins at one address: trust %d and %d items, want ByTime and 2", same.Trust, len(same.Items))
	}
	bare := read(feed.ByGUID, "<item><title>A</title></item>", "<item><title>B</title></item>", "<item><link>https://a.example/c</link></item>")
	if len(bare.Items) != 3 || bare.Trust != feed.ByGUID {
		t.Errorf("items without GUIDs: trust %d and %d items, want ByGUID and 3", bare.Trust, len(bare.Items))
	}
}

// TestCorpus reads the test feeds of the library, where they are.
func TestCorpus(t *testing.T) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/mmcdole/gofeed").Output()
	files, _ := filepath.Glob(filepath.Join(strings.TrimSpace(string(out)), "testdata", "parser", "*", "*.xml")) // the pattern is right
	if err != nil || len(files) == 0 {
		t.Skip("the test feeds of gofeed are not here")
	}
	bad := 0
	for _, name := range files {
		body, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := feed.Parse(body, "", nil, feed.ByGUID); err != nil {
			bad++
			t.Logf("%s: %v", filepath.Base(name), err)
		}
	}
	if bad > 2 { // one is empty, one is no feed
		t.Errorf("%d of %d feeds were not read", bad, len(files))
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		rss, `{"version":"https://jsonfeed.org/version/1","items":[{"id":1,"tags":"a"}]}`, "\xFF\xFE<\x00r\x00s\x00s\x00>\x00",
		`<feed xmlns="https://www.w3.org/2005/Atom" xml:base="/x/"><entry><link href="y"/><content type="xhtml"><div>x</div></content></entry></feed>`,
		`<!DOCTYPE rss [<!ENTITY a "&a;">]><rss><channel><item a=b c='d><title>&a;&lt;<![CDATA[x`, `<channel href="x"><item href="y"><abstract>`, `<?xml encoding="hz"?><rss>`,
	} {
		f.Add([]byte(s), "text/xml; charset=koi8-r")
	}
	f.Fuzz(func(t *testing.T, body []byte, contentType string) {
		got, err := feed.Parse(body, contentType, base, feed.ByGUID)
		if err != nil {
			if annotations.CodeOf(err) != annotations.Invalid || strings.Contains(err.Error(), "panic") {
				t.Errorf("Parse: %v, want an error with code invalid", err)
			}
			return
		}
		ids := map[feed.ItemID]bool{}
		for _, it := range got.Items {
			u, err := url.Parse(it.Link)
			if it.Link != "" && (err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "") {
				t.Errorf("the link %q is none", it.Link)
			}
			if ids[it.ID] || it.ID == "" || !utf8.ValidString(it.Title) || strings.ContainsAny(it.Title, "\n\x00\u202e") {
				t.Errorf("item %+v", it)
			}
			ids[it.ID] = true
		}
		again, err := feed.Parse(body, contentType, base, got.Trust)
		if err != nil || cmp.Diff(got, again) != "" {
			t.Errorf("read again with its own trust: %v %s", err, cmp.Diff(got, again))
		}
	})
}
