package main

import (
	"fmt"
	"io"
	"text/tabwriter"
)

// report prints the size of every file in bytes.
func report(w io.Writer, packs []pack) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "\tbytes\tgzip\tbrotli\t")
	for _, p := range packs {
		fmt.Fprintf(t, "%s\t%d\t%s\t%s\t\n", p.name, len(p.data), size(p.gzip), size(p.brotli))
	}
	t.Flush()
}

func size(data []byte) string {
	if data == nil {
		return "-"
	}
	return fmt.Sprint(len(data))
}
