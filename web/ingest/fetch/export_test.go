package fetch

import (
	"slices"
	"testing"
)

// Hostile returns addresses that lead inside.
func Hostile() []string { return slices.Clone(hostile) }

// Guarded returns a client for which every name leads inside, and the addresses
// that its guard let pass.
func Guarded(t *testing.T, allow ...string) (c *Client, passed *[]string) {
	c, passed = watched(Options{AllowHosts: allow}, everyName)
	t.Cleanup(c.http.CloseIdleConnections)
	return c, passed
}
