// Command writethru reads news and keeps what a reader marks in it: it serves
// the reader (serve) and takes stories from the command line (add). It wires
// the parts together and does nothing else.
package main
