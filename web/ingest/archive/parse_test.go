package archive_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"writethru/web/ingest/archive"
)

const prefix = "https://archive.example/web/"

// The forms in which archives list captures, each with the same two and with
// rows that are malformed.
var lists = map[string]string{
	"cdx text": "example,post)/f 20310401080000 https://post.example/f text/html 200 AAA 10\n" +
		"example,post)/f 20000012170449 https://post.example/f text/html 200 BBB 10\nshort row\n" +
		"example,post)/f 20310402080000 https://post.example/f warc/revisit - CCC -\n",
	"cdx file": " CDX N b a m s k r M S V g\n" +
		"example,post)/f 20310401080000 https://post.example/f text/html 200 AAA - - 10 0 a.warc.gz\n" +
		"example,post)/f 20310402080000 mailto:x@post.example text/html 200 BBB - - 10 0 a.warc.gz\n" +
		"example,post)/f 20310402080000 https://post.example/f text/html 200 CCC - - 10 0 a.warc.gz\n",
	"arrays": `[["urlkey","timestamp","original","mimetype","statuscode","digest","redirect","robotflags","length","offset","filename"],
["k","20310401080000","https://post.example/f","text/html","200","AAA",null,"-","10","0","a"],
["k","20000800241623","https://post.example/f","text/html","200","BBB","-","-","10","0","a"], 7,
["k","20310402080000","https://post.example/f","text/html","200","CCC","-","-","10","0","a"]]`,
	"arrays, cut off": `[["urlkey","timestamp","original"],["k","20310401080000","https://post.example/f"],["k","20310402080000","https://post.example/f"],["k","2031`,
	"pywb": `{"urlkey":"k","timestamp":"20310401080000","url":"https://post.example/f","mime":"text/html","status":"200","digest":"sha1:AAA"}
{"urlkey":"k","timestamp":"x"}
{"urlkey":"k","timestamp":"20310402080000","url":"https://post.example/f","status":"200","digest":"CCC","length":10}`,
	"cdxj": `!context ["http://tools.ietf.org/html/rfc7089"]
com,post)/f 20310401080000 {"url":"https://post.example/f","digest":"AAA"}
com,post)/f 20310401080000 {"url"
com,post)/f 20310402080000 {"url":"https://post.example/f","digest":"CCC"}`,
	"link": `<https://post.example/f>; rel="original", <https://archive.example/web/timemap/link/https://post.example/f>; rel="self"; type="application/link-format",
 <https://archive.example/web/20310401080000/https://post.example/f>; rel="first memento"; datetime="Tue, 01 Apr 2031 08:00:00 GMT",
 <https://archive.example/web/20310401090000/https://post.example/f>; datetime="Tue, 01 Apr 2031 09:00:00 GMT",
 <https://archive.example/web/20310402080000/https://post.example/f>; rel="last memento"; datetime="Wed, 02 Apr 2031 08:00:00 GMT"; license="a, b; \"c\""`,
	"memgator": `{"original_uri":"https://post.example/f","mementos":{"list":[
{"datetime":"2031-04-01T08:00:00Z","uri":"https://archive.example/web/20310401080000/https://post.example/f"},
{"datetime":"yesterday","uri":"https://archive.example/web/x"},
{"datetime":"2031-04-02T08:00:00Z","uri":"https://archive.example/web/20310402080000/https://post.example/f"}]}}`,
}

func TestParseTimeMap(t *testing.T) {
	want := []string{"20310401080000 https://post.example/f https://archive.example/web/20310401080000/https://post.example/f",
		"20310402080000 https://post.example/f https://archive.example/web/20310402080000/https://post.example/f"}
	for name, data := range lists {
		t.Run(name, func(t *testing.T) {
			m := archive.ParseTimeMap([]byte(data), prefix)
			var got []string
			for _, c := range m.Captures {
				got = append(got, c.Time.Format("20060102150405")+" "+c.URL+" "+c.Memento)
			}
			if diff := cmp.Diff(want, got); diff != "" || m.Malformed == 0 {
				t.Errorf("ParseTimeMap: %d malformed (-want +got):\n%s", m.Malformed, diff)
			}
		})
	}
}

// Whatever a list says, what comes out is sorted and of the web.
func checkListing(t *testing.T, l archive.Listing) {
	for i, c := range l.Captures {
		if i > 0 && c.Time.Before(l.Captures[i-1].Time) {
			t.Errorf("capture %d is older than the one before", i)
		}
		if c.Time.IsZero() {
			t.Errorf("capture %d has no time", i)
		}
	}
}

func FuzzParseTimeMap(f *testing.F) {
	for _, s := range lists {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkListing(t, archive.ParseTimeMap(data, prefix).Listing) })
}

func FuzzParseCDX(f *testing.F) {
	for _, s := range lists {
		f.Add([]byte(s))
	}
	f.Add([]byte(`[["","20000101000000","htTp://0"]`))
	f.Add([]byte(`[["urlkey","timestamp","original"],["k","20310401080000","https://post.example/f"],[],["key"]]`))
	f.Fuzz(func(t *testing.T, data []byte) {
		l, _ := archive.ParseCDX(data, prefix)
		checkListing(t, l)
		for _, c := range l.Captures {
			if !strings.HasPrefix(strings.ToLower(c.URL), "http") {
				t.Errorf("listed %q", c.URL)
			}
		}
	})
}
