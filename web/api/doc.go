// Package api is the wire between the server and the screen: paths, the state
// of each page, request and response types, and the one form of error. It has
// no behaviour. All offsets are Unicode code points; all times carry their
// offset from UTC, and are shown in that offset.
package api
