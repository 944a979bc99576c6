-- What became of marks in newer revisions: a row for each revision that changed
-- one. It follows from the placements, but for what a reader has seen.

CREATE TABLE alert (
  seq       INTEGER PRIMARY KEY AUTOINCREMENT, -- the order in which they were found
  mark      INTEGER NOT NULL REFERENCES mark ON DELETE CASCADE,
  revision  INTEGER NOT NULL,
  ord       INTEGER NOT NULL UNIQUE, -- by the time of the revision
  kind      TEXT NOT NULL,           -- annotations.AlertKind
  seen      INTEGER NOT NULL DEFAULT 0,
  data      TEXT NOT NULL,           -- JSON of annotations.AlertChange
  UNIQUE (mark, revision)
) STRICT;

CREATE INDEX alert_unseen ON alert (ord) WHERE NOT seen;

-- Opening the library works these off.
INSERT INTO behind SELECT DISTINCT article FROM mark WHERE true ON CONFLICT DO NOTHING;
