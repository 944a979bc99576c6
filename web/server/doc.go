// Package server answers requests: pages, forms, the JSON API and files, with
// the headers that keep strangers out. It decides nothing about stories or
// marks (a Desk does) and draws no page (Pages does); it never fetches from
// another host.
package server
