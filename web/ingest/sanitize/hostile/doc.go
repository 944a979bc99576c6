// Package hostile makes HTML files that attack whoever shows them, for tests of
// the sanitiser and of pages in a browser. It makes nothing for users.
package hostile
