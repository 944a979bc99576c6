// Package archives brings what web archives have of an address to the desk: it
// asks for lists, keeps the last ones in memory, and imports chosen captures, the
// oldest first. It opens no connection itself, reads no page and draws nothing.
package archives
