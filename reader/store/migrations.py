"""The schema's history: numbered, frozen SQL, each step in one transaction with its number.

A step is never edited once released; a new one is added below it.
"""

from __future__ import annotations

import sqlite3

from reader.store.schema_arrival import ARRIVAL
from reader.store.schema_names_by_article import NAMES_BY_ARTICLE

APPLICATION_ID = 0x6E727331
"""Marks a SQLite file as a library of ours."""

FIRST_SCHEMA = """
CREATE TABLE source (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

-- a folder that was imported, and is looked through again on a rescan
CREATE TABLE folder (
    path TEXT PRIMARY KEY,
    source_name TEXT,                   -- as named on import; null: the text or the folder names it
    added TEXT NOT NULL
) STRICT;

CREATE TABLE article (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    display_title TEXT NOT NULL,
    source INTEGER NOT NULL REFERENCES source,
    url TEXT,
    path TEXT,                          -- as given on import
    language TEXT,
    own_date TEXT,                      -- json of a PublicationDate
    published TEXT,                     -- json of a PublicationDate
    earliest INTEGER,                   -- of published, proleptic day number
    latest INTEGER,
    words INTEGER NOT NULL,
    added TEXT NOT NULL,                -- ISO 8601, UTC
    list_day INTEGER NOT NULL           -- day number the list sorts by: latest, else the day it was added
) STRICT;
CREATE INDEX article_in_list ON article (list_day DESC, number DESC);

CREATE TABLE article_text (
    article INTEGER PRIMARY KEY REFERENCES article,
    clean TEXT NOT NULL,                -- json of a CleanText
    terms TEXT NOT NULL,                -- json: [[stem, weight], ...]
    place TEXT NOT NULL,
    extractor TEXT NOT NULL,
    media_type TEXT NOT NULL,
    raw_hash TEXT NOT NULL,
    raw BLOB NOT NULL,                  -- as it came, byte for byte
    is_stale INTEGER NOT NULL DEFAULT 0 -- to be cleaned again: one of its lines turned out to be furniture
) STRICT;
CREATE INDEX article_text_stale ON article_text (article) WHERE is_stale = 1;

CREATE TABLE revision (                 -- texts that a later one replaced
    article INTEGER NOT NULL REFERENCES article,
    number INTEGER NOT NULL,
    added TEXT NOT NULL,
    raw BLOB NOT NULL,
    PRIMARY KEY (article, number)
) STRICT;

CREATE TABLE identity (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES article,
    raw_hash TEXT NOT NULL DEFAULT '',  -- of the text that last came by this key
    PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX identity_of_article ON identity (article);

CREATE TABLE change (                   -- the index queue: the last change of each article
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    article INTEGER NOT NULL UNIQUE REFERENCES article
) STRICT;

CREATE TABLE block (                    -- lines a place may repeat, to tell furniture from story
    place TEXT NOT NULL,
    hash TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES article,
    document TEXT NOT NULL,             -- the same for copies of one text, which together prove nothing
    PRIMARY KEY (place, hash, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX block_of_article ON block (article);

CREATE TABLE furniture (                -- lines found to be repeated; whoever held them then is cleaned again
    place TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (place, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE entity (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    key TEXT NOT NULL,
    is_surname_only INTEGER NOT NULL,
    surname_key TEXT,                   -- of a full person name
    name TEXT NOT NULL,                 -- display name, from its aliases
    article_count INTEGER NOT NULL DEFAULT 0,
    bearer INTEGER REFERENCES entity,   -- of a surname: the person it means in this archive
    UNIQUE (type, key, is_surname_only)
) STRICT;
CREATE INDEX entity_by_surname ON entity (surname_key, article_count DESC) WHERE surname_key IS NOT NULL;
CREATE INDEX entity_by_bearer ON entity (bearer) WHERE bearer IS NOT NULL;
CREATE INDEX entity_by_name ON entity (name COLLATE NOCASE);

CREATE TABLE alias (
    entity INTEGER NOT NULL REFERENCES entity,
    surface TEXT NOT NULL,
    folded TEXT NOT NULL,
    mention_count INTEGER NOT NULL,
    is_demonym INTEGER NOT NULL,
    PRIMARY KEY (entity, surface, is_demonym)
) STRICT, WITHOUT ROWID;
CREATE INDEX alias_by_folded ON alias (folded);

CREATE TABLE mention (
    article INTEGER NOT NULL REFERENCES article,
    block INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    entity INTEGER NOT NULL REFERENCES entity,
    is_demonym INTEGER NOT NULL,
    PRIMARY KEY (article, block, start)
) STRICT, WITHOUT ROWID;

CREATE TABLE entity_article (
    entity INTEGER NOT NULL REFERENCES entity,
    article INTEGER NOT NULL REFERENCES article,
    mention_count INTEGER NOT NULL,     -- without demonyms
    PRIMARY KEY (entity, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_entity ON entity_article (article);

CREATE TABLE term (
    number INTEGER PRIMARY KEY,
    stem TEXT NOT NULL UNIQUE,
    article_count INTEGER NOT NULL
) STRICT;

CREATE TABLE article_term (
    term INTEGER NOT NULL REFERENCES term,
    article INTEGER NOT NULL REFERENCES article,
    weight REAL NOT NULL,
    PRIMARY KEY (term, article)
) STRICT, WITHOUT ROWID;

CREATE TABLE state (                    -- what the user did with an article; no row: unread, unstarred, never opened
    article INTEGER PRIMARY KEY REFERENCES article,
    is_read INTEGER NOT NULL DEFAULT 0,
    is_starred INTEGER NOT NULL DEFAULT 0,
    is_opened INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX state_read ON state (article) WHERE is_read = 1;
CREATE INDEX state_starred ON state (article) WHERE is_starred = 1;

CREATE TABLE journal (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    window TEXT NOT NULL,
    label TEXT NOT NULL,
    field TEXT NOT NULL,                -- the column of state that changed
    value INTEGER NOT NULL,             -- to this; the inverse is the other one
    articles TEXT NOT NULL,             -- json: the numbers that really changed
    is_undone INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE window (
    id TEXT PRIMARY KEY,
    process TEXT NOT NULL,              -- pid and start of the process that runs it
    started TEXT NOT NULL,
    trail TEXT NOT NULL DEFAULT '{"entries": [], "position": -1}'
) STRICT;

CREATE TABLE position (
    article INTEGER PRIMARY KEY REFERENCES article,
    offset INTEGER NOT NULL
) STRICT;

CREATE TABLE search_history (
    text TEXT PRIMARY KEY,
    searched TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""

STORIES = """
-- a deed is told by whoever did it; until now each changed one column of state
CREATE TABLE deed (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    window TEXT NOT NULL,
    label TEXT NOT NULL,
    kind TEXT NOT NULL,                 -- who knows how to take it back
    content TEXT NOT NULL,              -- json
    is_undone INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO deed SELECT number, window, label, 'state',
    json_object('field', field, 'value', value, 'articles', json(articles)), is_undone FROM journal;
DROP TABLE journal;
ALTER TABLE deed RENAME TO journal;

CREATE TABLE story (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    joined_into INTEGER REFERENCES story,   -- where it became part of another one; it has no articles then
    seen TEXT                               -- when the user last looked at it; ISO 8601, UTC
) STRICT;
CREATE INDEX story_joined ON story (joined_into) WHERE joined_into IS NOT NULL;

CREATE TABLE episode (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    story INTEGER NOT NULL REFERENCES story,
    earliest INTEGER,                       -- proleptic day numbers of its dated articles; null: it has none
    latest INTEGER
) STRICT;
CREATE INDEX episode_of_story ON episode (story, latest);

ALTER TABLE article ADD COLUMN story INTEGER REFERENCES story;
ALTER TABLE article ADD COLUMN episode INTEGER REFERENCES episode;
ALTER TABLE article ADD COLUMN duplicate_of INTEGER REFERENCES article;
CREATE INDEX article_of_story ON article (story, list_day) WHERE story IS NOT NULL;
CREATE INDEX article_of_episode ON article (episode, latest) WHERE episode IS NOT NULL;
CREATE INDEX article_added ON article (added, story);
CREATE INDEX article_in_no_story ON article (list_day DESC, number DESC) WHERE story IS NULL;
CREATE INDEX article_copied ON article (duplicate_of) WHERE duplicate_of IS NOT NULL;

CREATE TABLE unsorted (                     -- articles whose copies, story and date by others are not decided yet
    article INTEGER PRIMARY KEY REFERENCES article
) STRICT;
INSERT INTO unsorted SELECT number FROM article;
INSERT OR REPLACE INTO change (article) SELECT number FROM article;  -- sorting may date them

CREATE TABLE sketch (
    article INTEGER PRIMARY KEY REFERENCES article,
    hashes BLOB NOT NULL                    -- the lowest hashes of its text's runs of words, four bytes each
) STRICT;

CREATE TABLE likeness (                     -- pairs of articles that share text, or a story; kept in both directions
    article INTEGER NOT NULL REFERENCES article,
    other INTEGER NOT NULL REFERENCES article,
    containment REAL NOT NULL,              -- share of the shorter one's runs of five words that stand in the other
    kinship REAL NOT NULL,                  -- how sure they tell of one chain of events; 0: they share text only
    PRIMARY KEY (article, other)
) STRICT, WITHOUT ROWID;

CREATE TABLE decision (                     -- what the user decided about stories; it wins over what is found
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (kind, subject)
) STRICT, WITHOUT ROWID;
"""

NAMES_BY_DECISION = """
CREATE TABLE family (                       -- what a person decided about keys: one entity, its name, type, no row
    number INTEGER PRIMARY KEY,
    name TEXT,
    type TEXT,
    is_hidden INTEGER NOT NULL
) STRICT;

CREATE TABLE family_key (
    type TEXT NOT NULL,
    key TEXT NOT NULL,
    is_surname_only INTEGER NOT NULL,
    family INTEGER NOT NULL REFERENCES family,
    rank INTEGER NOT NULL,                  -- the first that articles have keeps its id
    PRIMARY KEY (type, key, is_surname_only)
) STRICT, WITHOUT ROWID;
CREATE INDEX family_key_ranked ON family_key (family, rank);

CREATE TABLE apart (                        -- spellings that are not one; those of one number, pair by pair
    number INTEGER NOT NULL,
    type TEXT NOT NULL,
    folded TEXT NOT NULL,
    is_surname_only INTEGER NOT NULL,
    plain TEXT NOT NULL,                    -- key by the rules
    own TEXT NOT NULL,                      -- key it has now
    rank INTEGER NOT NULL,
    PRIMARY KEY (number, rank)
) STRICT, WITHOUT ROWID;
CREATE INDEX apart_by_spelling ON apart (folded, type);
CREATE INDEX apart_by_key ON apart (own, type);

CREATE TABLE moved (                        -- mentions that a decision took to another entity than the rules did
    article INTEGER NOT NULL REFERENCES article,
    block INTEGER NOT NULL,
    start INTEGER NOT NULL,
    origin INTEGER NOT NULL REFERENCES entity,
    PRIMARY KEY (article, block, start)
) STRICT, WITHOUT ROWID;

ALTER TABLE entity ADD COLUMN family INTEGER REFERENCES family;
ALTER TABLE entity ADD COLUMN ruled_type TEXT;              -- by decision; null: its own
ALTER TABLE entity ADD COLUMN is_hidden INTEGER NOT NULL DEFAULT 0;
ALTER TABLE entity ADD COLUMN shown_count INTEGER NOT NULL DEFAULT 0;   -- articles of all that are shown as it
CREATE INDEX entity_of_family ON entity (family) WHERE family IS NOT NULL;
CREATE INDEX entity_by_governed_surname ON entity (surname_key) WHERE surname_key IS NOT NULL AND family IS NOT NULL;
CREATE INDEX entity_by_shown_count ON entity (shown_count DESC, name, id) WHERE bearer IS NULL;
UPDATE entity SET shown_count = (
    SELECT count(DISTINCT article) FROM entity_article WHERE mention_count > 0 AND entity IN
        (SELECT member.number FROM entity AS member WHERE member.bearer = entity.number UNION ALL SELECT entity.number)
) WHERE bearer IS NULL;
"""

TAGS_AND_SAVED_SEARCHES = """
CREATE TABLE tagged (
    tag TEXT NOT NULL COLLATE NOCASE,
    article INTEGER NOT NULL REFERENCES article,
    PRIMARY KEY (tag, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX tagged_article ON tagged (article);

CREATE TABLE saved_search (
    name TEXT PRIMARY KEY COLLATE NOCASE,
    query TEXT NOT NULL,
    sort TEXT NOT NULL,
    position INTEGER NOT NULL               -- in the list of places
) STRICT;

CREATE INDEX article_of_source ON article (source, latest);
"""

MIGRATIONS: tuple[str, ...] = (
    FIRST_SCHEMA,
    STORIES,
    NAMES_BY_DECISION,
    TAGS_AND_SAVED_SEARCHES,
    ARRIVAL,
    NAMES_BY_ARTICLE,
)


def schema_version(connection: sqlite3.Connection) -> int:
    """How many steps this database has behind it."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def migrate(connection: sqlite3.Connection, upto: int | None = None) -> None:
    """Apply every missing step in order; a step that fails leaves the database as it was before it."""
    last = len(MIGRATIONS) if upto is None else upto
    while (version := schema_version(connection)) < last:
        connection.execute("BEGIN IMMEDIATE")
        try:
            if schema_version(connection) == version:
                _run_statements(connection, MIGRATIONS[version])
                problems = connection.execute("PRAGMA foreign_key_check").fetchall()
                if problems:
                    raise sqlite3.IntegrityError(f"step {version + 1} breaks references in {problems[0][0]}")
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {version + 1}")
            connection.execute("COMMIT")
        except BaseException:
            roll_back(connection)
            raise


def roll_back(connection: sqlite3.Connection) -> None:
    """End the open transaction without its changes; after some errors SQLite has done so already."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def _run_statements(connection: sqlite3.Connection, script: str) -> None:
    # executescript() would commit the open transaction first
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""
