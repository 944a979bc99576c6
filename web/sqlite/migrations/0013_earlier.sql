-- Earlier texts: those that came when a later one was a revision already.

CREATE TABLE earlier (
  article     INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  number      INTEGER NOT NULL, -- -1, -2, -3 in the order of coming
  headline    TEXT NOT NULL,
  words       INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  captured    TEXT NOT NULL,
  capture     TEXT NOT NULL, -- SHA-256 in hex
  text_rule   INTEGER NOT NULL,
  meta        TEXT NOT NULL, -- JSON of article.Meta
  blocks      BLOB NOT NULL, -- JSON of its blocks, zstd
  PRIMARY KEY (article, number)
) STRICT;

CREATE TRIGGER earlier_stays BEFORE UPDATE ON earlier
BEGIN SELECT raise(ABORT, 'an earlier text is never changed'); END;
