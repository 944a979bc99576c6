// Command eval runs Writethru's engines on evaluation cases: line in, line out.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
)

// program is one engine as a program. It reads the files named in args, or in.
type program func(args []string, in io.Reader, out io.Writer) error

var programs = map[string]program{
	"anchor":   runAnchor,
	"compare":  runCompare,
	"extract":  runExtract,
	"feeds":    runFeeds,
	"sanitize": runSanitize,
	"same":     runSame,
	"wire":     runWire,
}

func main() {
	if len(os.Args) < 2 || programs[os.Args[1]] == nil {
		var names []string
		for name := range programs {
			names = append(names, name)
		}
		slices.Sort(names)
		fmt.Fprintf(os.Stderr, "usage: eval %s [ARGUMENT ...]\n", strings.Join(names, "|"))
		os.Exit(2)
	}
	if err := programs[os.Args[1]](os.Args[2:], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "eval "+os.Args[1]+":", err)
		os.Exit(1)
	}
}

// readEach writes a line of JSON for each file: what one makes of its bytes.
func readEach[T any](files []string, out io.Writer, one func(file string, body []byte) T) error {
	encode := json.NewEncoder(out)
	encode.SetEscapeHTML(false)
	for _, file := range files {
		body, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		if err := encode.Encode(one(file, body)); err != nil {
			return err
		}
	}
	return nil
}
