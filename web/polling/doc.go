// Package polling looks at feeds and articles again at the right times: it keeps
// in the store what is watched, lets package watch look at it, and gives what is
// new to the desk. It opens no connection itself, judges no page and draws
// nothing.
package polling
