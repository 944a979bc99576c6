package main

import (
	"errors"
	"io"
)

func runExtract(args []string, in io.Reader, out io.Writer) error {
	return errors.New("extract is not built yet")
}
