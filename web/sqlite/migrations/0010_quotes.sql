-- Quotations that several articles have: the keys of those in each article's
-- latest revision (package story).

CREATE TABLE quoted (
  key     INTEGER NOT NULL,
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  PRIMARY KEY (key, article)
) STRICT, WITHOUT ROWID;

CREATE INDEX quoted_article ON quoted (article);

-- Opening the library works these off.
INSERT INTO behind SELECT seq FROM article WHERE true ON CONFLICT DO NOTHING;
