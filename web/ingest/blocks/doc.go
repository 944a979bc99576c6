// Package blocks turns sanitised HTML into the typed blocks of an article, by
// the text rule of package article. It decides form, never role: every block
// it makes is body text.
package blocks
