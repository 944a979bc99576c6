-- Facets: what articles and marks have in common, as ("outlet", "Plover Wire"),
-- and how many have it. Articles and marks stand in lists by their ord, which
-- grows with their time, so that the newest with a facet are a range of has.

CREATE TABLE facet (
  id    INTEGER PRIMARY KEY,
  name  TEXT NOT NULL,
  value TEXT NOT NULL,
  n     INTEGER NOT NULL DEFAULT 0,
  UNIQUE (name, value)
) STRICT;

CREATE TABLE has (
  facet INTEGER NOT NULL,
  ord   INTEGER NOT NULL,
  PRIMARY KEY (facet, ord)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER has_more AFTER INSERT ON has
BEGIN UPDATE facet SET n = n + 1 WHERE id = NEW.facet; END;

CREATE TRIGGER has_less AFTER DELETE ON has
BEGIN UPDATE facet SET n = n - 1 WHERE id = OLD.facet; END;

-- Revisions are only counted.
INSERT INTO facet (name, value) VALUES ('revisions', '');

CREATE TRIGGER revision_more AFTER INSERT ON revision
BEGIN UPDATE facet SET n = n + 1 WHERE name = 'revisions' AND value = ''; END;

CREATE TRIGGER revision_less AFTER DELETE ON revision
BEGIN UPDATE facet SET n = n - 1 WHERE name = 'revisions' AND value = ''; END;
