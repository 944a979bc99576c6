// Package wire reads what news agencies send: ninjs 1.0 to 3.1, NewsML-G2,
// NewsML 1.x, NITF 3.x, and the text formats IPTC 7901 and ANPA 1312. It says
// what an item is beside the ones that came before it: new, a correction, an
// update, a kill. It never fetches, stores or decides for the reader, and no
// entity of a foreign document is ever resolved.
package wire
