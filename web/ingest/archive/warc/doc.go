// Package warc reads WARC 1.0 and 1.1 files (ISO 28500) from anyone and writes
// WARC 1.1 files of Writethru's captures. It never fetches, and a record that is
// damaged costs that record only.
package warc
