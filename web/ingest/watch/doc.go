// Package watch looks at feeds and articles again at the right times, without
// being a nuisance to the sites. It plans, asks its ports to fetch, and judges
// what came back; it opens no connection, stores nothing, and never makes a
// revision of a page that looks wrong.
package watch
