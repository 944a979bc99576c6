-- Articles, their revisions and the captures these were read from.

CREATE TABLE article (
  seq    INTEGER PRIMARY KEY,
  id     TEXT NOT NULL UNIQUE,
  url    TEXT NOT NULL,    -- empty for pasted text
  outlet TEXT NOT NULL,
  sample INTEGER NOT NULL, -- 1 on the stories that a new library starts with
  added  TEXT NOT NULL     -- all times are RFC 3339
) STRICT;

CREATE UNIQUE INDEX article_url ON article (url) WHERE url <> '';
CREATE INDEX article_sample ON article (seq) WHERE sample;

CREATE TRIGGER article_stays BEFORE DELETE ON article WHEN NOT OLD.sample
BEGIN SELECT raise(ABORT, 'only samples are deleted'); END;

CREATE TABLE revision (
  article     INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  number      INTEGER NOT NULL,
  headline    TEXT NOT NULL,
  words       INTEGER NOT NULL,
  changed     INTEGER NOT NULL, -- words added and removed since the one before
  fingerprint TEXT NOT NULL,
  captured    TEXT NOT NULL,
  capture     TEXT NOT NULL,    -- SHA-256 in hex
  text_rule   INTEGER NOT NULL,
  meta        TEXT NOT NULL,    -- JSON of article.Meta
  blocks      BLOB NOT NULL,    -- JSON of its blocks, zstd
  PRIMARY KEY (article, number)
) STRICT;

CREATE TRIGGER revision_stays BEFORE UPDATE ON revision
BEGIN SELECT raise(ABORT, 'a revision is never changed'); END;

-- Revisions that a reader has opened.
CREATE TABLE opened (
  article  INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  PRIMARY KEY (article, revision),
  FOREIGN KEY (article, revision) REFERENCES revision ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- The bytes of captures, each once, zstd.
CREATE TABLE body (
  seq    INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  data   BLOB NOT NULL
) STRICT;

CREATE TRIGGER body_stays BEFORE UPDATE ON body
BEGIN SELECT raise(ABORT, 'a capture is never changed'); END;

CREATE TABLE capture (
  seq          INTEGER PRIMARY KEY,
  article      INTEGER NOT NULL,
  revision     INTEGER NOT NULL,
  body         INTEGER NOT NULL REFERENCES body,
  url          TEXT NOT NULL,
  content_type TEXT NOT NULL,
  header       TEXT NOT NULL, -- JSON of []article.Field
  time         TEXT NOT NULL,
  FOREIGN KEY (article, revision) REFERENCES revision ON DELETE CASCADE
) STRICT;

CREATE INDEX capture_revision ON capture (article, revision);
CREATE INDEX capture_body ON capture (body);

CREATE TRIGGER capture_body_unused AFTER DELETE ON capture
WHEN NOT EXISTS (SELECT 1 FROM capture WHERE body = OLD.body)
BEGIN DELETE FROM body WHERE seq = OLD.body; END;

-- Pictures by the SHA-256 of their bytes, and the articles that show them.
CREATE TABLE picture (
  seq          INTEGER PRIMARY KEY,
  sha256       TEXT NOT NULL UNIQUE,
  content_type TEXT NOT NULL,
  data         BLOB NOT NULL
) STRICT;

CREATE TABLE shown (
  sha256  TEXT NOT NULL,
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  PRIMARY KEY (sha256, article)
) STRICT, WITHOUT ROWID;

CREATE INDEX shown_article ON shown (article);

CREATE TRIGGER shown_no_more AFTER DELETE ON shown
WHEN NOT EXISTS (SELECT 1 FROM shown WHERE sha256 = OLD.sha256)
BEGIN DELETE FROM picture WHERE sha256 = OLD.sha256; END;

CREATE TABLE setting (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
