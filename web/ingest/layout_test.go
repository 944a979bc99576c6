package ingest_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"writethru/annotations/article"
	"writethru/web/ingest"
)

// The made-up story that the layouts carry, by language.
var stories = map[string][]string{
	"en": {
		"The council of Low Teskel voted on Monday to keep the night ferry, after four hours of talk and two power cuts, its clerk said in a statement.",
		"“Nobody sleeps on this side of the river anyway,” said Hanna Quill, who sells bread at the landing and has taken the boat for 22 years.",
		"The vote was close.",
		"Ferry owners had asked for a subsidy of two million marks a year, which the mayor called a large sum for a small boat, and a small sum for a large river.",
		"The council will meet again in March to choose between the three engines on offer, one of which is older than the boat it would drive.",
		"Fares stay as they are until then, the clerk said, and dogs travel free on Sundays as they have since the flood.",
	},
	"de": {
		"Der Rat von Nieder-Teskel hat am Montag beschlossen, die Nachtfähre zu behalten, wie eine Sprecherin nach vierstündiger Sitzung mitteilte.",
		"„Auf dieser Seite des Flusses schläft ohnehin niemand“, sagte Hanna Quill, die am Anleger Brot verkauft und seit 22 Jahren mit dem Boot fährt.",
		"Die Abstimmung war knapp.",
		"Die Eigner hatten um einen Zuschuss von zwei Millionen Mark im Jahr gebeten, was der Bürgermeister eine große Summe für ein kleines Boot nannte.",
		"Im März will der Rat zwischen drei Motoren wählen, von denen einer älter ist als das Boot, das er antreiben soll, sagte die Sprecherin.",
	},
	"ar": {
		"صوّت مجلس تسكل السفلى يوم الاثنين على إبقاء العبّارة الليلية بعد نقاش دام أربع ساعات وانقطاعين للكهرباء، بحسب بيان كاتب المجلس.",
		"وقالت هناء قلم التي تبيع الخبز عند المرسى وتركب القارب منذ اثنين وعشرين عامًا: «لا أحد ينام على هذه الضفة من النهر على أي حال».",
		"وكان أصحاب العبّارات قد طلبوا دعمًا قدره مليونا مارك في السنة، وهو مبلغ وصفه رئيس البلدية بأنه كبير لقارب صغير وصغير لنهر كبير.",
		"وسيجتمع المجلس مرة أخرى في مارس ليختار بين ثلاثة محركات معروضة عليه، وأحدها أقدم من القارب الذي سيدفعه، كما قال الكاتب.",
	},
	"ja": {
		"低テスケル町議会は月曜日、四時間にわたる議論と二度の停電を経て、夜間の渡し船を存続させることを決めたと、書記官が声明で明らかにした。",
		"「川のこちら側では、どうせ誰も眠りません」と、船着き場でパンを売り、二十二年間この船に乗り続けているハンナ・クイルさんは話した。",
		"船主たちは年間二百万マルクの補助金を求めていたが、町長はそれを、小さな船には大きな額であり、大きな川には小さな額であると述べた。",
		"町議会は三月に再び開かれ、提示された三つのエンジンの中から一つを選ぶ予定だが、そのうちの一つは船そのものよりも古いという。",
	},
}

func paras(lang, open, close string) string {
	var b strings.Builder
	for _, p := range stories[lang] {
		b.WriteString(open + p + close + "\n")
	}
	return b.String()
}

const title = "Night ferry stays in Low Teskel"

func shell(lang, body string) string {
	dir := ""
	if lang == "ar" {
		dir = ` dir="rtl"`
	}
	return `<!DOCTYPE html><html lang="` + lang + `"` + dir + `><head><meta charset="utf-8"><title>` + title +
		` | The Low Teskel Post</title><meta property="og:site_name" content="The Low Teskel Post"></head><body>` + body + `</body></html>`
}

const menu = `<nav><ul><li><a href="/a">News</a></li><li><a href="/b">Rivers</a></li><li><a href="/c">Boats</a></li><li><a href="/d">Bread</a></li></ul></nav>`

type layout struct{ name, lang, body string }

func layouts() []layout {
	p := paras("en", "<p>", "</p>")
	h := "<h1>" + title + "</h1>"
	first, rest, _ := strings.Cut(p, "\n")
	return []layout{
		{"article element", "en", menu + "<main><article>" + h + p + "</article></main><footer><p>Contact</p></footer>"},
		{"div soup", "en", `<div class="w"><div class="h">` + menu + `</div><div class="c1"><div><div>` + h + `</div></div><div><div class="x">` + paras("en", "<div>", "</div>") + `</div></div></div></div>`},
		{"line breaks", "en", menu + `<div id="content">` + h + `<div class="text">` + paras("en", "", "<br><br>") + `</div></div>`},
		{"amp", "en", `<header>Post</header><main>` + h + `<amp-img src="https://post.example/ferry.jpg" width="800" height="400"></amp-img><div class="amp-body">` + p + `</div></main><amp-ad type="x"></amp-ad>`},
		{"nested sections", "en", menu + `<section><section><header>` + h + `</header><section>` + first + `</section><section>` + rest + `</section></section></section>`},
		{"aside box", "en", menu + "<article>" + h + first + `<aside class="related"><h3>Related stories</h3><p><a href="/x">How the landing was built</a></p></aside>` + rest + "</article>"},
		{"newsletter and share", "en", menu + "<article>" + h + `<div class="share-bar"><a href="/s">Share</a> <a href="/m">Mail</a></div>` + first + `<div class="newsletter-box"><p>Get the Landing Letter every Friday. No spam.</p></div>` + rest + "</article>"},
		{"cookie banner", "en", `<div class="cookie-banner"><p>We and our 90 partners store information on your device to make the site better for you and for them.</p></div>` + menu + "<article>" + h + p + "</article>"},
		{"comments", "en", menu + "<article>" + h + p + `</article><div id="comments"><h3>Comments</h3><div class="comment"><p>Finally some good news for once.</p></div><div class="comment"><p>Dogs should pay.</p></div></div>`},
		{"gallery", "en", menu + "<article>" + h + first + `<figure><img src="https://post.example/1.jpg" width="800" height="500" alt="The boat"><figcaption>The boat at night.</figcaption></figure>` + rest + "</article>"},
		{"table and list", "en", menu + "<article>" + h + first + `<table><tr><th>Engine</th><th>Year</th></tr><tr><td>Otter</td><td>1958</td></tr></table><ul><li>Otter, with a spare piston</li><li>Heron, without one</li></ul>` + rest + "</article>"},
		{"sidebar", "en", menu + `<div class="row"><div class="col-8"><div class="post-content">` + h + p + `</div></div><div class="col-4 sidebar"><h3>Latest</h3><ul><li><a href="/1">One</a></li><li><a href="/2">Two</a></li></ul></div></div>`},
		{"german", "de", menu + "<main><article>" + h + paras("de", "<p>", "</p>") + "</article></main>"},
		{"arabic", "ar", "<main><article>" + h + paras("ar", "<p>", "</p>") + "</article></main>"},
		{"japanese", "ja", "<main><article>" + h + paras("ja", "<p>", "</p>") + "</article></main>"},
	}
}

func read(t *testing.T, page string) article.Draft {
	t.Helper()
	d, err := ingest.Read(article.Capture{Body: []byte(page), ContentType: "text/html; charset=utf-8"}, ingest.Hints{URL: "https://post.example/ferry"})
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	return d
}

func body(d article.Draft, kind article.Kind) []string {
	var out []string
	for _, b := range d.Blocks {
		if b.Role == article.Body && b.Kind == kind {
			out = append(out, b.Text())
		}
	}
	return out
}

func TestReadLayouts(t *testing.T) {
	for _, l := range layouts() {
		t.Run(l.name, func(t *testing.T) {
			d := read(t, shell(l.lang, l.body))
			if diff := cmp.Diff(stories[l.lang], body(d, article.Paragraph)); diff != "" {
				t.Errorf("body paragraphs (-want +got):\n%s", diff)
			}
			if got := (article.Revision{Blocks: d.Blocks}).Headline(); got != title {
				t.Errorf("headline = %q, want %q", got, title)
			}
			if rtl := d.Dir == article.RTL; rtl != (l.lang == "ar") {
				t.Errorf("direction = %q", d.Dir)
			}
			check(t, d)
		})
	}
}

// mostRead is a list of 13 links.
func mostRead() string {
	var b strings.Builder
	b.WriteString(`<div><h3>Most read</h3><ul>`)
	for i := range 13 {
		fmt.Fprintf(&b, `<li><a href="/most/%d">A story that %d people read on the boat this morning, and why it matters to them</a></li>`, i, 100+i)
	}
	return b.String() + `</ul></div>`
}

// TestMostRead adds a list of links at the end of every page, and asks that no
// paragraph of the story changes.
func TestMostRead(t *testing.T) {
	pages := samplePages(t)
	for _, l := range layouts() {
		pages[l.name] = shell(l.lang, l.body)
	}
	for name, page := range pages {
		before := read(t, page)
		after := read(t, strings.Replace(page, "</body>", mostRead()+"</body>", 1))
		if article.Fingerprint(before.Blocks, false) != article.Fingerprint(after.Blocks, false) {
			t.Errorf("%s: a list of links changed the story:\n%s", name,
				cmp.Diff(article.TextOf(before.Blocks).String(), article.TextOf(after.Blocks).String()))
		}
	}
}
