"""Schema step: articles are numbered as they arrive, for clocks are set back and forth.

What is new was asked of the clock before; since this step it is asked of these numbers.
"""

ARRIVAL = """
ALTER TABLE article ADD COLUMN arrival INTEGER NOT NULL DEFAULT 0;  -- rises with every article and every revision
UPDATE article SET arrival = (
    SELECT place FROM (SELECT number, row_number() OVER (ORDER BY added, number) AS place FROM article) AS ranked
    WHERE ranked.number = article.number
);
CREATE INDEX article_arrived ON article (arrival, story);
ALTER TABLE story ADD COLUMN seen_arrival INTEGER NOT NULL DEFAULT 0;   -- the last arrival when it was looked at
-- with a plus: else each story would look through the articles by arrival, minutes for a large library
UPDATE story SET seen_arrival = coalesce((
    SELECT max(+arrival) FROM article WHERE added = (SELECT max(added) FROM article WHERE added <= seen)
), 0) WHERE seen IS NOT NULL;
INSERT OR REPLACE INTO setting (name, value) SELECT 'previous_arrival', (
    SELECT coalesce(max(arrival), 0) FROM article WHERE added <= value
) FROM setting WHERE name = 'previous_start';
INSERT OR REPLACE INTO setting (name, value) SELECT 'latest_arrival', (
    SELECT coalesce(max(arrival), 0) FROM article WHERE added <= value
) FROM setting WHERE name = 'latest_start';
DELETE FROM setting WHERE name IN ('previous_start', 'latest_start');
"""
