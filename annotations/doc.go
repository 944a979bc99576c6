// Package annotations holds what readers mark and the ports through which it
// is kept. It is the root of the core: pure Go, no I/O, no clock, no globals.
// The engines that place marks (anchor, track), compare texts (diff) and
// exchange marks (w3c) live in its folders.
package annotations
