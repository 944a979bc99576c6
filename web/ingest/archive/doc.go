// Package archive finds the earlier captures of an address in web archives that
// speak Memento (RFC 7089) or answer CDX queries, and fetches chosen ones as
// captures that ingest can read. It opens no connection itself: its Port does.
package archive
