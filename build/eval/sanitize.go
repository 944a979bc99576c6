package main

import (
	"errors"
	"io"
)

func runSanitize(args []string, in io.Reader, out io.Writer) error {
	return errors.New("sanitize is not built yet")
}
