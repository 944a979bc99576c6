package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	_ "time/tzdata" // readers' zones, on machines that know none

	"writethru/annotations"
)

const usage = `Writethru is a news reader for people who must know exactly what was said, and
whether it still stands.

  writethru serve [--db FILE] [--listen ADDR] [--name HOST ...]
                  [--allow-host HOST ...] [--archive URL] [--open]
                  [--no-sample] [--no-watch] [--inbox DIR]
      Serves the reader, at http://127.0.0.1:8484/ when ADDR is not given, and
      looks at feeds and articles again.

  writethru add [--db FILE] [--url URL] [--outlet NAME] [--published TIME]
                [--captured TIME] [--allow-host HOST ...] FILE|URL|-
      Adds a story, or the next revision of a known one, and prints one line of
      JSON. Works while a server runs on the same FILE.

  writethru watch [--db FILE] [--json] DIR
      Adds every file that stands or arrives in DIR, once it is whole: wire copy
      (ninjs, NewsML, NITF, IPTC 7901, ANPA 1312), HTML or text. Prints a line for
      each and leaves the files as they are. Works while a server runs.

  writethru feeds list | add URL | remove ID | import FILE|- | export | check [ID]
                  [--db FILE] [--json] [--folder NAME] [--allow-host HOST ...]
      Lists feeds, subscribes to the feed at URL or the one that the page there
      names, takes in and gives out subscription lists (OPML), and looks at feeds
      now. A server that runs finds what changed within a minute.

  writethru archive list URL | import URL  [--from TIME] [--to TIME] [--limit N]
                  [--archive URL] [--db FILE] [--json] [--allow-host HOST ...]
      Lists the captures of a page in a web archive, or imports those that differ,
      the oldest first. In place of URL stands the ID of an article, too.

  writethru import [--db FILE] [--json] [--outlet NAME] FILE...|-
      Takes in files and knows by themselves what they are: web archives (WARC,
      also as gzip), wire copy, pages, texts, marks (W3C Web Annotations,
      Hypothesis), subscription lists.

  writethru export --marks md|csv|jsonld | --warc FILE | --article ID
                  [--article ID] [--output FILE] [--db FILE] [--json]
      Gives out marks, all captures with their hashes as WARC 1.1, or the texts of
      an article as JSON; marks and captures of one article with --article.

  writethru backup [--db FILE] [--json] FILE
      Writes a copy of the library, of one moment, while a server may run.

  writethru restore [--db FILE] [--json] FILE
      Checks a copy and puts it in the place of the library, which is kept beside
      under another name. No server may run on it.

  writethru doctor [--db FILE] [--json] [--repair]
      Looks for what is wrong with the library, and says how large it is. With
      --repair it makes anew what can be; no server may run then.

  writethru token add NAME | list | remove ID  [--db FILE] [--json]
      Makes, lists and removes the tokens with which programs send wire copy to
      POST /api/v1/wire. A token is shown once.

  writethru version
  writethru help

  --db FILE          the library; by default writethru/library.db in the user's
                     data directory
  --listen ADDR      host and port to listen on
  --name HOST        answer requests addressed to HOST too, besides this machine's
                     own names (for a name of your own in your network)
  --allow-host HOST  fetch from HOST (or HOST:PORT) although its address is
                     private (for intranets and tests)
  --archive URL      the web archive to ask for earlier captures, as
                     https://web.archive.org/web/, which is asked when URL is not
                     given; "none" for no archive
  --open             open the reader in the browser
  --no-sample        do not put the sample stories into an empty library
  --no-watch         look at no feed and no article again
  --inbox DIR        add what arrives in DIR as well, as writethru watch does
  --from, --to TIME  only captures from then, until then
  --limit N          at most so many captures; 1,000 when not given
  --marks FORMAT     md (Markdown), csv or jsonld (W3C Web Annotations)
  --output FILE      where marks or texts are written; the standard output when
                     not given
  --repair           make anew what can be made from what is there
  --folder NAME      the folder that a new feed stands in
  --json             print JSON, one object a line
  --url URL          where the file or text came from
  --outlet NAME      who published it
  --published TIME   when it was published: 2025-11-04 or 2025-11-04T14:32:00Z
  --captured TIME    when this state of it was seen
`

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// A second signal ends the program at once.
	context.AfterFunc(ctx, stop)
	os.Exit(run(ctx, os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr}))
}

// streams are what a command reads from and writes to.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// run carries out a command and returns its exit code: 0, 1 when it failed, 2
// when it was not understood.
func run(ctx context.Context, args []string, std streams) int {
	commands := map[string]func(context.Context, []string, streams) error{
		"serve": serve, "add": add, "watch": watch, "feeds": feeds, "token": token, "archive": archived,
		"import": importFiles, "export": export, "backup": backup, "restore": restore, "doctor": doctor, "version": printVersion,
	}
	name := "help"
	if len(args) > 0 {
		name = args[0]
	}
	switch command := commands[name]; {
	case command != nil:
		return report(std.err, command(ctx, args[1:], std))
	case name == "help", name == "-h", name == "-help", name == "--help":
		fmt.Fprint(std.out, usage)
		if len(args) == 0 {
			return 2
		}
		return 0
	}
	return report(std.err, misuse("There is no command %q. The commands are serve, add, watch, feeds, archive, import, export, backup, restore, doctor, token, version and help.", name))
}

// misused is a command that was not understood.
type misused string

func (m misused) Error() string { return string(m) }

func misuse(format string, args ...any) error { return misused(fmt.Sprintf(format, args...)) }

// report writes an error as one sentence and returns the exit code.
func report(to io.Writer, err error) int {
	var m misused
	switch {
	case err == nil:
		return 0
	case errors.As(err, &m):
		fmt.Fprintf(to, "%s See writethru help.\n", m)
		return 2
	}
	fmt.Fprintln(to, sentence(err))
	return 1
}

// sentence returns what to tell of an error: to a reader the sentence, and the
// cause only of what no sentence was made for.
func sentence(err error) string {
	var known *annotations.Error
	if errors.As(err, &known) {
		return known.Message
	}
	if errors.Is(err, context.Canceled) {
		return "Stopped."
	}
	return "Writethru failed: " + strings.ReplaceAll(err.Error(), "\n", " ")
}
