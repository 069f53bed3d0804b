"""Schema step: what an article names is read from an index alone, with how often.

Who counts or compares the names of thousands of articles looked up each name of each article twice before, the second
time somewhere else in the file.
"""

NAMES_BY_ARTICLE = """
DROP INDEX article_entity;
CREATE INDEX article_entity ON entity_article (article, mention_count, entity);
"""
