// Package arch holds the house to its plan: which package may import which,
// which one may touch the world, and what may lie in the tree. It has tests
// only, and never checks behaviour.
package arch
