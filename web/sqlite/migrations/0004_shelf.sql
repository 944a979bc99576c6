-- The shelf: a row for each article, as the library shows it, made from what
-- the other tables hold, and the words by which articles are found.

CREATE TABLE shelf (
  article   INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
  ord       INTEGER NOT NULL UNIQUE,
  headline  TEXT NOT NULL,
  snippet   TEXT NOT NULL,
  lang      TEXT NOT NULL,
  dir       TEXT NOT NULL,
  dateline  TEXT NOT NULL,
  words     INTEGER NOT NULL,
  time      TEXT NOT NULL,
  latest    INTEGER NOT NULL,
  last_read INTEGER NOT NULL,
  changed   TEXT NOT NULL, -- JSON: revision.changed, oldest first
  withdrawn INTEGER NOT NULL,
  kinds     TEXT NOT NULL, -- JSON of []annotations.Count
  tags      TEXT NOT NULL, -- JSON
  facets    TEXT NOT NULL  -- JSON of facet.id
) STRICT;

CREATE VIRTUAL TABLE article_words USING fts5 (
  words, content = '', contentless_delete = 1, detail = none, prefix = '2 3 4', tokenize = 'ascii'
);

CREATE TRIGGER shelf_in AFTER INSERT ON shelf
BEGIN INSERT INTO has SELECT value, NEW.ord FROM json_each(NEW.facets); END;

CREATE TRIGGER shelf_anew AFTER UPDATE OF ord, facets ON shelf
WHEN OLD.ord <> NEW.ord OR OLD.facets <> NEW.facets
BEGIN
  DELETE FROM has WHERE ord = OLD.ord AND facet IN (SELECT value FROM json_each(OLD.facets));
  INSERT INTO has SELECT value, NEW.ord FROM json_each(NEW.facets);
END;

CREATE TRIGGER shelf_out AFTER DELETE ON shelf
BEGIN
  DELETE FROM has WHERE ord = OLD.ord AND facet IN (SELECT value FROM json_each(OLD.facets));
  DELETE FROM article_words WHERE rowid = OLD.ord;
END;
