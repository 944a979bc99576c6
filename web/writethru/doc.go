// Command writethru reads news and keeps what a reader marks in it: it serves
// the reader (serve), takes stories in from the command line, from directories,
// feeds and web archives, gives them out, and keeps the library whole (backup,
// restore, doctor). It wires the parts together and does nothing else.
package main
