// Package sanitize turns foreign HTML into the small, balanced HTML that an
// article is made of. It never fetches, and never lets a script, a style, an
// id or a form of another site through.
package sanitize
