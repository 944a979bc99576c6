-- Articles that nobody has marked may be deleted when they are old.

DROP TRIGGER article_stays;

CREATE TRIGGER article_stays BEFORE DELETE ON article
WHEN NOT OLD.sample AND (
  EXISTS (SELECT 1 FROM mark WHERE article = OLD.seq) OR
  EXISTS (SELECT 1 FROM verdict WHERE a = OLD.seq AND word = 'same') OR
  EXISTS (SELECT 1 FROM verdict WHERE b = OLD.seq AND word = 'same')
)
BEGIN SELECT raise(ABORT, 'only samples are deleted, and what nobody has marked or joined'); END;
