-- Marks, where they stand, and the words by which they are found.

CREATE TABLE mark (
  seq      INTEGER PRIMARY KEY,
  id       TEXT NOT NULL UNIQUE,
  ord      INTEGER NOT NULL UNIQUE,
  article  INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  deleted  INTEGER NOT NULL,
  facets   TEXT NOT NULL, -- JSON of facet.id; none when deleted
  data     TEXT NOT NULL, -- JSON of annotations.Annotation
  FOREIGN KEY (article, revision) REFERENCES revision ON DELETE CASCADE
) STRICT;

CREATE INDEX mark_revision ON mark (article, revision);

CREATE TABLE placement (
  mark     INTEGER NOT NULL REFERENCES mark ON DELETE CASCADE,
  revision INTEGER NOT NULL,
  fate     TEXT NOT NULL,
  score    REAL NOT NULL,
  by_hand  INTEGER NOT NULL,
  source   INTEGER NOT NULL, -- the revision it was followed from
  spans    TEXT NOT NULL,    -- JSON of []article.Span
  words    TEXT NOT NULL,    -- the text at spans
  PRIMARY KEY (mark, revision)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE mark_words USING fts5 (
  words, content = '', contentless_delete = 1, detail = none, prefix = '2 3 4', tokenize = 'ascii'
);

CREATE TRIGGER mark_in AFTER INSERT ON mark
BEGIN INSERT INTO has SELECT value, NEW.ord FROM json_each(NEW.facets); END;

CREATE TRIGGER mark_anew AFTER UPDATE OF ord, facets ON mark
WHEN OLD.ord <> NEW.ord OR OLD.facets <> NEW.facets
BEGIN
  DELETE FROM has WHERE ord = OLD.ord AND facet IN (SELECT value FROM json_each(OLD.facets));
  INSERT INTO has SELECT value, NEW.ord FROM json_each(NEW.facets);
END;

CREATE TRIGGER mark_out AFTER DELETE ON mark
BEGIN
  DELETE FROM has WHERE ord = OLD.ord AND facet IN (SELECT value FROM json_each(OLD.facets));
  DELETE FROM mark_words WHERE rowid = OLD.ord;
END;
