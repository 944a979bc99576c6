-- Searching a large library: phrases, marks' speakers and kinds as facets of
-- articles, and the most frequent values of a facet without counting all.

ALTER TABLE shelf ADD COLUMN speakers TEXT NOT NULL DEFAULT '[]'; -- JSON

CREATE INDEX facet_most ON facet (name, n DESC, value) WHERE n > 0;

DROP TABLE article_words;
CREATE VIRTUAL TABLE article_words USING fts5 (
  words, content = '', contentless_delete = 1, detail = none, prefix = '2 3 4 5', tokenize = 'ascii'
);

DROP TABLE mark_words;
CREATE VIRTUAL TABLE mark_words USING fts5 (
  words, content = '', contentless_delete = 1, detail = none, prefix = '2 3 4 5', tokenize = 'ascii'
);

-- Articles whose row of the shelf, words and hashes are to be made anew.
-- Opening the library works them off.
DROP TABLE unsketched;
CREATE TABLE behind (
  article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE
) STRICT;

INSERT INTO behind SELECT seq FROM article;
