package compare_test

import (
	"fmt"
	"strings"
	"testing"

	"writethru/annotations/article"
	"writethru/app/view/viewtest"
)

// long returns a story of many words, of which every tenth is another one in each
// version.
func long(words, version int) []article.Block {
	var out []article.Block
	for n := 0; n < words; {
		var b strings.Builder
		for k := 0; k < 80; k++ {
			if n++; n%10 == 0 {
				fmt.Fprintf(&b, "word%dv%d ", n*7919%9973, version)
			} else {
				fmt.Fprintf(&b, "word%d ", n*7919%9973)
			}
		}
		out = append(out, article.Plain(strings.TrimSpace(b.String())+"."))
	}
	return out
}

func BenchmarkView(b *testing.B) {
	for _, words := range []int{700, 5000} {
		s := texts(long(words, 1), long(words, 2), article.Meta{Lang: "en"})
		b.Run(fmt.Sprint(words), func(b *testing.B) {
			for b.Loop() {
				s.view()
			}
		})
		b.Run(fmt.Sprint(words, "/print"), func(b *testing.B) {
			v := s.view()
			for b.Loop() {
				viewtest.Print(v)
			}
		})
	}
}
