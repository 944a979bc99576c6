// Package catalog holds what stores derive from revisions and marks, so that
// every store lists, counts and finds the same: heads, snippets, order, and the
// words by which articles and marks are found. It is pure, and never keeps
// anything.
package catalog
