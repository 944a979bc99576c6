// Package storetest holds the tests that every annotations.Store must pass. It
// knows stores only through that interface, and never what they keep things in.
package storetest
