-- What comes by wire: under which names, what may not be shown yet, and by
-- what programs are let in that bring it.

CREATE TABLE wire (
  name    TEXT PRIMARY KEY, -- of an item, or of a series of them
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  came    INTEGER NOT NULL, -- 0 when other items only spoke of it
  version TEXT NOT NULL,
  created TEXT NOT NULL     -- of the version
) STRICT, WITHOUT ROWID;

CREATE INDEX wire_article ON wire (article);

-- Items under embargo. They are in no other table.
CREATE TABLE held (
  sha256 TEXT NOT NULL,    -- of their capture
  item   INTEGER NOT NULL, -- their place in it
  data   TEXT NOT NULL,    -- JSON of annotations.Held
  body   BLOB NOT NULL,    -- the bytes of the capture, zstd
  PRIMARY KEY (sha256, item)
) STRICT;

CREATE TABLE token (
  id   TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  hash TEXT NOT NULL, -- SHA-256 of the secret, in hex
  made TEXT NOT NULL,
  used TEXT NOT NULL  -- the zero time when never
) STRICT, WITHOUT ROWID;
