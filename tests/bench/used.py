"""Makes a generated library one that was used for years: most is read, some is starred, tagged, followed, muted, saved.

Rows of the store written directly, in proportion to the archive: what is everyday in a small one is so in a large one.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from reader.store import open_store
from tests.bench.made import make_word

NEW_ARTICLES = 120
"""What came since yesterday; unread, like every tenth of all others."""
SOURCES = 150
"""Some have many articles, most have few."""
TAGS = tuple(f"tag{number:02}" for number in range(30))
FOLLOWED_SHARE, MUTED_SHARE = 200, 400
"""One story of so many."""
SAVED = ("is:unread", "{word}", "tag:tag03 is:unread", "person:{person}", "since:2024-01-01 -{word}", "title:ba*")
"""What saved searches ask."""


def use_library(folder: Path) -> None:
    """Leave the traces of a reader in a library that holds generated articles alone."""
    store = open_store(folder)
    with store.database.writing() as connection:
        _spread(connection)
        _mark(connection)
        _tag(connection)
        _decide(connection)
        (person,) = connection.execute("SELECT name FROM entity ORDER BY shown_count DESC LIMIT 1").fetchone()
        connection.executemany(
            "INSERT INTO saved_search (name, query, sort, position) VALUES (?, ?, 'newest', ?)",
            (
                (f"Saved {at}", query.format(person=f'"{person}"', word=make_word(30)), at)
                for at, query in enumerate(SAVED)
            ),
        )
    store.close()


def _spread(connection: sqlite3.Connection) -> None:
    """Give the articles to more sources than two."""
    connection.executemany("INSERT INTO source (name) VALUES (?)", ((f"Paper {at}",) for at in range(SOURCES)))
    connection.execute(
        "UPDATE article SET source = 3 + (number * 7919 % 1009) * (number * 104729 % 1013) * ? / (1009 * 1013)",
        (SOURCES,),
    )


def _mark(connection: sqlite3.Connection) -> None:
    connection.execute(
        "INSERT INTO state (article, is_read, is_starred, is_opened)"
        " SELECT number, number % 10 != 0, number % 50 = 1, number % 10 != 0 FROM article"
        " WHERE number <= (SELECT max(number) FROM article) - ?",
        (NEW_ARTICLES,),
    )
    connection.execute(
        "INSERT OR REPLACE INTO setting (name, value) SELECT 'previous_arrival', max(arrival) - ? FROM article",
        (NEW_ARTICLES,),
    )
    connection.execute(
        "INSERT OR REPLACE INTO setting (name, value) SELECT 'latest_arrival', max(arrival) FROM article"
    )


def _tag(connection: sqlite3.Connection) -> None:
    for at, tag in enumerate(TAGS):
        connection.execute(
            "INSERT INTO tagged (tag, article) SELECT ?, number FROM article WHERE number % ? = ?",
            (tag, 20 * len(TAGS), at),
        )


def _decide(connection: sqlite3.Connection) -> None:
    for kind, share in (("follow", FOLLOWED_SHARE), ("mute", MUTED_SHARE)):
        connection.execute(
            "INSERT INTO decision (kind, subject, value) SELECT ?, id, '1' FROM story WHERE number % ? = 1",
            (kind, share),
        )
