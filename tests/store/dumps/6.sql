BEGIN TRANSACTION;
CREATE TABLE alias (
    entity INTEGER NOT NULL REFERENCES entity,
    surface TEXT NOT NULL,
    folded TEXT NOT NULL,
    mention_count INTEGER NOT NULL,
    is_demonym INTEGER NOT NULL,
    PRIMARY KEY (entity, surface, is_demonym)
) STRICT, WITHOUT ROWID;
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
, story INTEGER REFERENCES story, episode INTEGER REFERENCES episode, duplicate_of INTEGER REFERENCES article, arrival INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO "article" VALUES(1,'dbdmnfjhkbac','The ferry to Port Wessel ran aground.',1,NULL,NULL,'en',NULL,NULL,NULL,NULL,7,'2025-08-01T12:00:00+00:00',739464,NULL,NULL,NULL,1);
INSERT INTO "article" VALUES(2,'igfljhonlhai','A second text.',1,NULL,NULL,'en',NULL,NULL,NULL,NULL,3,'2025-08-01T12:00:00+00:00',739464,NULL,NULL,NULL,2);
CREATE TABLE article_term (
    term INTEGER NOT NULL REFERENCES term,
    article INTEGER NOT NULL REFERENCES article,
    weight REAL NOT NULL,
    PRIMARY KEY (term, article)
) STRICT, WITHOUT ROWID;
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
INSERT INTO "article_text" VALUES(1,'{"title":null,"dek":null,"subtitle":null,"body":["The ferry to Port Wessel ran aground."],"removed":[],"repairs":[],"author":null,"source":null}','[]','inbox','by hand','text/plain','dbd67f314bac95556737f87fb7a2016edd1784039355c00421c3df90ed83989f',X'54686520666572727920746F20506F72742057657373656C2072616E206167726F756E642E',0);
INSERT INTO "article_text" VALUES(2,'{"title":null,"dek":null,"subtitle":null,"body":["A second text."],"removed":[],"repairs":[],"author":null,"source":null}','[]','inbox','by hand','text/plain','20f5318751a209dbba148c74f6a07408a679cc8a45d58efb7947562001b703b4',X'41207365636F6E6420746578742E',0);
CREATE TABLE block (                    -- lines a place may repeat, to tell furniture from story
    place TEXT NOT NULL,
    hash TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES article,
    document TEXT NOT NULL,             -- the same for copies of one text, which together prove nothing
    PRIMARY KEY (place, hash, article)
) STRICT, WITHOUT ROWID;
CREATE TABLE change (                   -- the index queue: the last change of each article
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    article INTEGER NOT NULL UNIQUE REFERENCES article
) STRICT;
INSERT INTO "change" VALUES(1,1);
INSERT INTO "change" VALUES(2,2);
CREATE TABLE decision (                     -- what the user decided about stories; it wins over what is found
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (kind, subject)
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
    bearer INTEGER REFERENCES entity, family INTEGER REFERENCES family, ruled_type TEXT, is_hidden INTEGER NOT NULL DEFAULT 0, shown_count INTEGER NOT NULL DEFAULT 0,   -- of a surname: the person it means in this archive
    UNIQUE (type, key, is_surname_only)
) STRICT;
CREATE TABLE entity_article (
    entity INTEGER NOT NULL REFERENCES entity,
    article INTEGER NOT NULL REFERENCES article,
    mention_count INTEGER NOT NULL,     -- without demonyms
    PRIMARY KEY (entity, article)
) STRICT, WITHOUT ROWID;
CREATE TABLE episode (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    story INTEGER NOT NULL REFERENCES story,
    earliest INTEGER,                       -- proleptic day numbers of its dated articles; null: it has none
    latest INTEGER
) STRICT;
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
CREATE TABLE folder (
    path TEXT PRIMARY KEY,
    source_name TEXT,                   -- as named on import; null: the text or the folder names it
    added TEXT NOT NULL
) STRICT;
CREATE TABLE furniture (                -- lines found to be repeated; whoever held them then is cleaned again
    place TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (place, hash)
) STRICT, WITHOUT ROWID;
CREATE TABLE identity (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES article,
    raw_hash TEXT NOT NULL DEFAULT '',  -- of the text that last came by this key
    PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;
INSERT INTO "identity" VALUES('raw','20f5318751a209dbba148c74f6a07408a679cc8a45d58efb7947562001b703b4',2,'20f5318751a209dbba148c74f6a07408a679cc8a45d58efb7947562001b703b4');
INSERT INTO "identity" VALUES('raw','dbd67f314bac95556737f87fb7a2016edd1784039355c00421c3df90ed83989f',1,'dbd67f314bac95556737f87fb7a2016edd1784039355c00421c3df90ed83989f');
CREATE TABLE "journal" (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    window TEXT NOT NULL,
    label TEXT NOT NULL,
    kind TEXT NOT NULL,                 -- who knows how to take it back
    content TEXT NOT NULL,              -- json
    is_undone INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO "journal" VALUES(1,'w','marked read','state','{"field":"is_read","value":true,"articles":[1]}',0);
CREATE TABLE likeness (                     -- pairs of articles that share text, or a story; kept in both directions
    article INTEGER NOT NULL REFERENCES article,
    other INTEGER NOT NULL REFERENCES article,
    containment REAL NOT NULL,              -- share of the shorter one's runs of five words that stand in the other
    kinship REAL NOT NULL,                  -- how sure they tell of one chain of events; 0: they share text only
    PRIMARY KEY (article, other)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE moved (                        -- mentions that a decision took to another entity than the rules did
    article INTEGER NOT NULL REFERENCES article,
    block INTEGER NOT NULL,
    start INTEGER NOT NULL,
    origin INTEGER NOT NULL REFERENCES entity,
    PRIMARY KEY (article, block, start)
) STRICT, WITHOUT ROWID;
CREATE TABLE position (
    article INTEGER PRIMARY KEY REFERENCES article,
    offset INTEGER NOT NULL
) STRICT;
CREATE TABLE revision (                 -- texts that a later one replaced
    article INTEGER NOT NULL REFERENCES article,
    number INTEGER NOT NULL,
    added TEXT NOT NULL,
    raw BLOB NOT NULL,
    PRIMARY KEY (article, number)
) STRICT;
CREATE TABLE saved_search (
    name TEXT PRIMARY KEY COLLATE NOCASE,
    query TEXT NOT NULL,
    sort TEXT NOT NULL,
    position INTEGER NOT NULL               -- in the list of places
) STRICT;
INSERT INTO "saved_search" VALUES('ferries','ferry','newest',1);
CREATE TABLE search_history (
    text TEXT PRIMARY KEY,
    searched TEXT NOT NULL
) STRICT;
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE sketch (
    article INTEGER PRIMARY KEY REFERENCES article,
    hashes BLOB NOT NULL                    -- the lowest hashes of its text's runs of words, four bytes each
) STRICT;
CREATE TABLE source (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO "source" VALUES(1,'The Wessel Courier');
CREATE TABLE state (                    -- what the user did with an article; no row: unread, unstarred, never opened
    article INTEGER PRIMARY KEY REFERENCES article,
    is_read INTEGER NOT NULL DEFAULT 0,
    is_starred INTEGER NOT NULL DEFAULT 0,
    is_opened INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO "state" VALUES(1,1,0,0);
CREATE TABLE story (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    joined_into INTEGER REFERENCES story,   -- where it became part of another one; it has no articles then
    seen TEXT                               -- when the user last looked at it; ISO 8601, UTC
, seen_arrival INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE tagged (
    tag TEXT NOT NULL COLLATE NOCASE,
    article INTEGER NOT NULL REFERENCES article,
    PRIMARY KEY (tag, article)
) STRICT, WITHOUT ROWID;
INSERT INTO "tagged" VALUES('budget',1);
CREATE TABLE term (
    number INTEGER PRIMARY KEY,
    stem TEXT NOT NULL UNIQUE,
    article_count INTEGER NOT NULL
) STRICT;
CREATE TABLE unsorted (                     -- articles whose copies, story and date by others are not decided yet
    article INTEGER PRIMARY KEY REFERENCES article
) STRICT;
INSERT INTO "unsorted" VALUES(1);
INSERT INTO "unsorted" VALUES(2);
CREATE TABLE window (
    id TEXT PRIMARY KEY,
    process TEXT NOT NULL,              -- pid and start of the process that runs it
    started TEXT NOT NULL,
    trail TEXT NOT NULL DEFAULT '{"entries": [], "position": -1}'
) STRICT;
CREATE INDEX article_in_list ON article (list_day DESC, number DESC);
CREATE INDEX article_text_stale ON article_text (article) WHERE is_stale = 1;
CREATE INDEX identity_of_article ON identity (article);
CREATE INDEX block_of_article ON block (article);
CREATE INDEX entity_by_surname ON entity (surname_key, article_count DESC) WHERE surname_key IS NOT NULL;
CREATE INDEX entity_by_bearer ON entity (bearer) WHERE bearer IS NOT NULL;
CREATE INDEX entity_by_name ON entity (name COLLATE NOCASE);
CREATE INDEX alias_by_folded ON alias (folded);
CREATE INDEX state_read ON state (article) WHERE is_read = 1;
CREATE INDEX state_starred ON state (article) WHERE is_starred = 1;
CREATE INDEX story_joined ON story (joined_into) WHERE joined_into IS NOT NULL;
CREATE INDEX episode_of_story ON episode (story, latest);
CREATE INDEX article_of_story ON article (story, list_day) WHERE story IS NOT NULL;
CREATE INDEX article_of_episode ON article (episode, latest) WHERE episode IS NOT NULL;
CREATE INDEX article_added ON article (added, story);
CREATE INDEX article_in_no_story ON article (list_day DESC, number DESC) WHERE story IS NULL;
CREATE INDEX article_copied ON article (duplicate_of) WHERE duplicate_of IS NOT NULL;
CREATE INDEX family_key_ranked ON family_key (family, rank);
CREATE INDEX apart_by_spelling ON apart (folded, type);
CREATE INDEX apart_by_key ON apart (own, type);
CREATE INDEX entity_of_family ON entity (family) WHERE family IS NOT NULL;
CREATE INDEX entity_by_governed_surname ON entity (surname_key) WHERE surname_key IS NOT NULL AND family IS NOT NULL;
CREATE INDEX entity_by_shown_count ON entity (shown_count DESC, name, id) WHERE bearer IS NULL;
CREATE INDEX tagged_article ON tagged (article);
CREATE INDEX article_of_source ON article (source, latest);
CREATE INDEX article_arrived ON article (arrival, story);
CREATE INDEX article_entity ON entity_article (article, mention_count, entity);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('journal',1);
INSERT INTO "sqlite_sequence" VALUES('change',2);
INSERT INTO "sqlite_sequence" VALUES('article',2);
COMMIT;
