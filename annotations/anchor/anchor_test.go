package anchor_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"writethru/annotations/anchor"
	"writethru/annotations/article"
)

const story = "KARROW, Halvoria (Plover) — At least 12 people died on Tuesday after a river ferry struck a pier of the Marl Bridge in thick fog and began to sink, rescue officials said.\n\n" +
	"“The fog came down in minutes. You could not see your own hand,” harbor master Odile Marrack said by telephone. She said she closed the channel at 5:52 a.m., 12 minutes after the crash.\n\n" +
	"Transport Minister Davit Orsolan, who flew to Karrow by helicopter, promised an inquiry. “We will find out who is responsible, and they will answer for it,” he told reporters on the quay…\n\n" +
	"Orsolan said the ferry had passed its last safety inspection in March. He declined to say whether the captain had survived."

func spanOf(t testing.TB, text article.Text, part string, nth int) article.Span {
	t.Helper()
	at := 0
	for ; ; nth-- {
		i := strings.Index(text.String()[at:], part)
		if i < 0 {
			t.Fatalf("the text does not hold %q", part)
		}
		if nth == 0 {
			start := utf8.RuneCountInString(text.String()[:at+i])
			return article.Span{Start: start, End: start + utf8.RuneCountInString(part)}
		}
		at += i + 1
	}
}

// quoted returns the selector of part in story without a position.
func quoted(t testing.TB, part string) anchor.Selector {
	t.Helper()
	text := article.NewText(story)
	sel := anchor.Describe(text, spanOf(t, text, part, 0))
	sel.Start, sel.End = 0, 0
	return sel
}

func TestLocate(t *testing.T) {
	tests := []struct {
		name string
		sel  anchor.Selector
		text string
		want string
		err  error
		same bool // the very same characters
	}{
		{"the same text", quoted(t, "he told reporters"), story, "he told reporters", nil, true},
		{"text put in above", quoted(t, "he told reporters"), "New.\n\n" + story, "he told reporters", nil, true},
		{"no context given", anchor.Selector{Exact: "Odile Marrack"}, story, "Odile Marrack", nil, true},
		{"line breaks", quoted(t, "harbor master Odile Marrack said by telephone"),
			strings.ReplaceAll(story, " ", "\n"), "harbor\nmaster\nOdile\nMarrack\nsaid\nby\ntelephone", nil, true},
		{"soft hyphens", quoted(t, "harbor master Odile Marrack"),
			strings.ReplaceAll(story, "harbor", "har\u00adbor"), "har\u00adbor master Odile Marrack", nil, true},
		{"straight quotation marks", quoted(t, "“We will find out who is responsible, and they will answer for it,”"),
			strings.NewReplacer("“", "\"", "”", "\"").Replace(story), "\"We will find out who is responsible, and they will answer for it,\"", nil, false},
		{"an ellipsis of dots", quoted(t, "on the quay…"), strings.ReplaceAll(story, "…", "..."), "on the quay...", nil, false},
		{"other dashes", quoted(t, "(Plover) — At least"), strings.ReplaceAll(story, " — ", "-"), "(Plover)-At least", nil, false},
		{"another composition", anchor.Selector{Exact: "café crème"}, "He had a cafe\u0301 cre\u0300me there.", "cafe\u0301 cre\u0300me", nil, false},
		{"a word changed", quoted(t, "“We will find out who is responsible, and they will answer for it,”"),
			strings.ReplaceAll(story, "responsible", "to blame"), "“We will find out who is to blame, and they will answer for it,”", nil, false},
		{"the last word changed", quoted(t, "She said she closed the channel at 5:52 a.m., 12 minutes after the crash"),
			strings.ReplaceAll(story, "after the crash", "after the disaster"), "She said she closed the channel at 5:52 a.m., 12 minutes after the disaster", nil, false},
		{"typing errors", quoted(t, "promised an inquiry"), strings.ReplaceAll(story, "inquiry", "inqiury"), "promised an inqiury", nil, false},
		{"a number changed", quoted(t, "12 minutes"), strings.ReplaceAll(story, "12 minutes", "14 minutes"), "14 minutes", nil, false},
		{"a name changed", quoted(t, "Davit Orsolan"), strings.ReplaceAll(story, "Davit Orsolan", "Mira Renn"), "Mira Renn", nil, false},
		{"a sentence put in", quoted(t, "“The fog came down in minutes. You could not see your own hand,”"),
			strings.ReplaceAll(story, "minutes. You", "minutes. It was like milk, as thick as that, and it lay on the river. You"),
			"“The fog came down in minutes. It was like milk, as thick as that, and it lay on the river. You could not see your own hand,”", nil, false},
		{"not there", quoted(t, "“We will find out who is responsible, and they will answer for it,”"),
			"Quite another story about the weather in June, and the rain that fell on all of us.", "", anchor.ErrNotFound, false},
		{"a short name elsewhere", quoted(t, "Orsolan"),
			"A dancer by the name of Orsolan won the prize in Teskel on Friday night for the third time.", "", anchor.ErrNotFound, false},
		{"nothing to look for", anchor.Selector{}, story, "", anchor.ErrNotFound, false},
		{"only white space", anchor.Selector{Exact: " \u00ad"}, story, "", anchor.ErrNotFound, false},
		{"empty text", quoted(t, "Orsolan"), "", "", anchor.ErrNotFound, false},
		{"copies without context", anchor.Selector{Exact: "12"}, story, "", anchor.ErrAmbiguous, false},
		{"copies in the same surroundings", anchor.Selector{Exact: "yes", Prefix: "oh ", Suffix: " oh"},
			"oh yes oh yes oh yes oh", "", anchor.ErrAmbiguous, false},
		{"copies told apart by context", quoted(t, "12 minutes"), "12 minutes of silence were held.\n\n" + story, "12 minutes", nil, true},
		{"right to left", anchor.Selector{Exact: "لم نر شيئا في الضباب"}, "قال: «لم نر شيئا في الضباب»، أضاف القبطان.", "لم نر شيئا في الضباب", nil, true},
		{"emoji sequences", anchor.Selector{Exact: "👩‍👩‍👧 and 🇳🇴"}, "We are fine 👩‍👩‍👧 and 🇳🇴 home.", "👩‍👩‍👧 and 🇳🇴", nil, true},
		{"no spaces between words", anchor.Selector{Exact: "部长说会进行调查"}, "渡轮在清晨的大雾中。部长说会进行调查。", "部长说会进行调查", nil, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			text := article.NewText(test.text)
			got, err := anchor.Locate(text, test.sel)
			if !errors.Is(err, test.err) {
				t.Fatalf("Locate(%q) = %q, %v, want error %v", test.sel.Exact, text.Slice(got.Span), err, test.err)
			}
			if s := text.Slice(got.Span); s != test.want {
				t.Errorf("Locate(%q) = %q, want %q", test.sel.Exact, s, test.want)
			}
			if err == nil && (got.Score == 1) != test.same {
				t.Errorf("Locate(%q) has score %v, want 1: %v", test.sel.Exact, got.Score, test.same)
			}
		})
	}
}

func TestLocateLongPassages(t *testing.T) {
	text := article.NewText(strings.Repeat("x ", 200) + story + strings.Repeat(" y", 200))
	sel := anchor.Describe(article.NewText(story), article.Span{Start: 10, End: utf8.RuneCountInString(story) - 10})
	sel.Exact = strings.ReplaceAll(sel.Exact, "thick fog", "heavy fog")
	got, err := anchor.Locate(text, sel)
	if want := (article.Span{Start: 410, End: 390 + utf8.RuneCountInString(story)}); err != nil || got.Span != want {
		t.Errorf("Locate = %v, %v, want %v", got.Span, err, want)
	}
}

func TestDescribe(t *testing.T) {
	text := article.NewText(strings.Repeat("He declined to say more. ", 3) + story + strings.Repeat(" He declined to say more.", 3))
	for nth := range 6 {
		span := spanOf(t, text, "declined to say more", nth)
		sel := anchor.Describe(text, span)
		sel.Start, sel.End = 0, 0
		if strings.Count(text.String(), sel.Prefix+sel.Exact+sel.Suffix) != 1 {
			t.Errorf("the description of copy %d fits several places: %+v", nth, sel)
		}
	}
	if got := anchor.Describe(text, article.Span{Start: 3, End: 1 << 30}); got != (anchor.Selector{}) {
		t.Errorf("Describe of a span outside the text = %+v, want the zero Selector", got)
	}
}

func FuzzDescribeLocate(f *testing.F) {
	f.Add(story, 20, 60)
	f.Add("a a a a", 2, 3)
	f.Add("e\u0301e\u0301 👩‍👩‍👧", 1, 4)
	f.Fuzz(func(t *testing.T, s string, start, end int) {
		text, span := article.NewText(s), article.Span{Start: start, End: end}
		if !text.Valid(span) || span.Len() == 0 {
			return
		}
		sel := anchor.Describe(text, span)
		got, err := anchor.Locate(text, sel)
		if err != nil || got.Span != span || got.Score != 1 {
			t.Errorf("Locate(Describe(%v)) = %v, %v", span, got, err)
		}
	})
}

func FuzzLocate(f *testing.F) {
	f.Add(story, "The fog came down", "“", " in minutes", 3, 20)
	f.Add("aaa", "a", "a", "a", 0, 1)
	f.Fuzz(func(t *testing.T, s, exact, prefix, suffix string, start, end int) {
		text := article.NewText(s)
		got, err := anchor.Locate(text, anchor.Selector{Exact: exact, Prefix: prefix, Suffix: suffix, Start: start, End: end})
		switch {
		case err != nil && got != anchor.Match{}:
			t.Errorf("Locate gives %v with error %v", got, err)
		case err != nil && !errors.Is(err, anchor.ErrNotFound) && !errors.Is(err, anchor.ErrAmbiguous):
			t.Errorf("Locate gives another error: %v", err)
		case err == nil && (!text.Valid(got.Span) || got.Span.Len() == 0 || got.Score < 0 || got.Score > 1):
			t.Errorf("Locate = %v in a text of %d", got, text.Len())
		}
	})
}

func BenchmarkLocate(b *testing.B) {
	text := article.NewText(strings.Repeat("Other words stand here before and after what is sought. ", 2000) + story)
	sel := quoted(b, "“We will find out who is responsible, and they will answer for it,”")
	sel.Exact = strings.ReplaceAll(sel.Exact, "answer", "pay")
	for b.Loop() {
		if _, err := anchor.Locate(text, sel); err != nil {
			b.Fatal(err)
		}
	}
}
