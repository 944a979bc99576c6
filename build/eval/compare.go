package main

import (
	"errors"
	"io"
)

func runCompare(args []string, in io.Reader, out io.Writer) error {
	return errors.New("compare is not built yet")
}
