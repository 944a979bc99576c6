// Package fetch gets pages and pictures from the public internet. It is the
// only place of Writethru that opens connections to others; it refuses private
// addresses, sends no cookie and no referrer, and never reads what it fetched.
package fetch
