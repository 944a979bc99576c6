// Package settings is the screen of preferences, and of help on keys and fates:
// its view and its update. It is pure: it never fetches, and draws only nodes.
package settings
