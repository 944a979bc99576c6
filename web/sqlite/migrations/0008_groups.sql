-- Which articles are one story. Package story says so; an article without a row
-- is a story by itself.

CREATE TABLE member (
  story   INTEGER NOT NULL, -- any number
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  outlet  TEXT NOT NULL,    -- the article's
  PRIMARY KEY (story, article)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX member_article ON member (article);

-- Articles whose story has to be found again.
CREATE TABLE unsorted (
  article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE
) STRICT;

INSERT INTO unsorted SELECT seq FROM article;
