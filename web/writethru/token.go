package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"strings"
	"text/tabwriter"
	"time"

	"writethru/web/api"
)

// token makes, lists and removes the tokens that let programs in.
func token(ctx context.Context, args []string, std streams) error {
	var db string
	var asJSON bool
	f := flag.NewFlagSet("token", flag.ContinueOnError)
	f.StringVar(&db, "db", "", "")
	f.BoolVar(&asJSON, "json", false, "")
	what, err := parse(f, args)
	if err != nil {
		return err
	}
	do, err := tokenCommand(what, asJSON)
	if err != nil {
		return err
	}
	l, err := openLibrary(db, "", nil, slog.New(slog.DiscardHandler))
	if err != nil {
		return err
	}
	return errors.Join(do(ctx, l, std), l.store.Close())
}

type tokenDo func(ctx context.Context, l *library, std streams) error

// tokenCommand returns what is to be done.
func tokenCommand(what []string, asJSON bool) (tokenDo, error) {
	switch {
	case len(what) >= 1 && what[0] == "add":
		return addToken(strings.Join(what[1:], " "), asJSON), nil
	case len(what) == 1 && what[0] == "list":
		return listTokens(asJSON), nil
	case len(what) == 2 && what[0] == "remove":
		return func(ctx context.Context, l *library, _ streams) error { return l.RemoveToken(ctx, what[1]) }, nil
	}
	return nil, misuse("Say token add NAME, token list, or token remove ID.")
}

func addToken(name string, asJSON bool) tokenDo {
	return func(ctx context.Context, l *library, std streams) error {
		made, err := l.AddToken(ctx, name)
		if err != nil {
			return err
		}
		if asJSON {
			return json.NewEncoder(std.out).Encode(made)
		}
		fmt.Fprintf(std.err, "The token %q has the ID %s. It is shown only now.\n", made.Name, made.ID)
		_, err = fmt.Fprintln(std.out, made.Secret)
		return err
	}
}

func listTokens(asJSON bool) tokenDo {
	return func(ctx context.Context, l *library, std streams) error {
		all, err := l.Tokens(ctx)
		if err != nil {
			return err
		}
		table := tabwriter.NewWriter(std.out, 0, 4, 2, ' ', 0)
		for _, t := range all {
			if asJSON {
				err = json.NewEncoder(std.out).Encode(t)
			} else {
				_, err = fmt.Fprintf(table, "%s\tmade %s\t%s\t%s\n", t.ID, t.Made.Format(time.DateTime), used(t), t.Name)
			}
			if err != nil {
				return err
			}
		}
		return table.Flush()
	}
}

func used(t api.Token) string {
	if t.Used.IsZero() {
		return "never used"
	}
	return "used " + t.Used.Format(time.DateTime)
}
