package main

import (
	"errors"
	"io"
)

func runAnchor(args []string, in io.Reader, out io.Writer) error {
	return errors.New("anchor is not built yet")
}
