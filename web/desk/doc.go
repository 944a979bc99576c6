// Package desk is what happens to a story between its arrival and the screen:
// it is read, filed as an article's next revision or as one more capture of a
// known one, the reader's marks are followed into it, and the state of every
// page is made from what is kept. The world reaches it through ports; it never
// opens a connection, a file or a database itself, and draws nothing.
package desk
