-- What is looked at again and again, and what happened to it that is no revision.

CREATE TABLE watch (
  id        TEXT PRIMARY KEY,
  kind      TEXT NOT NULL,   -- annotations.WatchKind
  article   TEXT NOT NULL,   -- article.id; empty before its first revision
  due       INTEGER,         -- Unix milliseconds; NULL: never, or not looked at
  host_free INTEGER NOT NULL, -- the same; 0: it may be asked
  problem   INTEGER NOT NULL, -- 1 where there is one
  data      TEXT NOT NULL    -- JSON of annotations.Watch
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX watch_article ON watch (article) WHERE article <> '';
CREATE INDEX watch_due ON watch (due) WHERE due IS NOT NULL;
CREATE INDEX watch_host_free ON watch (host_free) WHERE host_free > 0;
CREATE INDEX watch_kind ON watch (kind, problem);

CREATE TABLE event (
  watch   TEXT NOT NULL REFERENCES watch ON DELETE CASCADE,
  at      INTEGER NOT NULL, -- Unix nanoseconds
  kind    TEXT NOT NULL,
  time    TEXT NOT NULL,
  message TEXT NOT NULL,
  capture TEXT NOT NULL,
  PRIMARY KEY (watch, at, kind)
) STRICT, WITHOUT ROWID;

-- Articles that were there before are watched from now on, unless they are old;
-- those whose text was brought by the reader when the reader says so.
INSERT INTO watch (id, kind, article, due, host_free, problem, data)
SELECT 'a' || w.id, 'article', w.id, iif(w.state = '' AND w.isYoung, unixepoch() * 1000, NULL), 0, 0, json_patch('{}', json_object(
    'ID', 'a' || w.id, 'Kind', 'article', 'URL', w.url, 'Article', w.id, 'Added', w.added, 'State', w.state,
    'Due', iif(w.isYoung, strftime('%Y-%m-%dT%H:%M:%SZ'), NULL), 'Changed', w.time, 'Work', json_object('changed', w.time)))
FROM (
  SELECT a.id, a.url, a.added, s.time, unixepoch(s.time) > unixepoch() - 360 * 86400 AS isYoung,
    iif(EXISTS (SELECT 1 FROM capture c WHERE c.article = a.seq AND c.header LIKE '[{%'), '', 'paused') AS state
  FROM article a JOIN shelf s ON s.article = a.seq WHERE a.url <> '' AND NOT a.sample
) w;
