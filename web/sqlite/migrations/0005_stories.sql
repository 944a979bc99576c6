-- The same copy at several outlets: the kept hashes of each article's latest
-- revision (package story), and what a reader said of two articles.

CREATE TABLE sketch (
  hash    INTEGER NOT NULL, -- its upper 48 bits
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  PRIMARY KEY (hash, article)
) STRICT, WITHOUT ROWID;

CREATE INDEX sketch_article ON sketch (article);

CREATE TABLE verdict (
  a    INTEGER NOT NULL REFERENCES article ON DELETE CASCADE, -- the lower one
  b    INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  word TEXT NOT NULL, -- annotations.Verdict
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;

CREATE INDEX verdict_b ON verdict (b);

-- Articles that were there before their hashes were kept. Opening the library
-- works them off.
CREATE TABLE unsketched (
  article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE
) STRICT;

INSERT INTO unsketched SELECT seq FROM article;
