// Command writethru reads news and keeps what a reader marks in it: it serves
// the reader (serve), takes stories from the command line (add) and from a
// directory (watch), and lets programs in (token). It wires the parts together
// and does nothing else.
package main
