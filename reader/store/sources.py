"""Folders to look through again, the lines a place repeats, and articles by source.

Knows no file system.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from typing import TYPE_CHECKING

from reader.model.article import ArticleNumber
from reader.store.articles import marks
from reader.store.codec import encode
from reader.store.connection import Database

if TYPE_CHECKING:
    from reader.model.plan import CountableBlock

REPEATS_OF_FURNITURE = 3
"""In so many other documents of its place a line is furniture (research: 425 long false removals at 2, 234 at 3)."""


BlockHolder = tuple[str, str]
"""Hash of a line and name of a document that holds it."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that was imported."""

    path: str
    source_name: str | None


class SourceStore:
    """Reads and keeps where articles come from."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_folder(self, folder: Folder, now: datetime) -> None:
        """Remember a folder; a new source name replaces the old one."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO folder (path, source_name, added) VALUES (?, ?, ?)"
                " ON CONFLICT (path) DO UPDATE SET source_name = coalesce(excluded.source_name, source_name)",
                (folder.path, folder.source_name, now.isoformat()),
            )

    def folders(self) -> tuple[Folder, ...]:
        """Every remembered folder, by path."""
        with self._database.reading() as connection:
            found = connection.execute("SELECT path, source_name FROM folder ORDER BY path")
            return tuple(Folder(path, name) for path, name in found)

    def repeated_blocks(
        self,
        place: str,
        blocks: Sequence[CountableBlock],
        but: ArticleNumber | None,
        waiting: Iterable[BlockHolder] = (),
    ) -> frozenset[str]:
        """Hashes of those of these lines that enough other texts of the place hold; copies of one text count once.

        `waiting` are the lines of other texts of the place that are not stored yet.
        """
        with self._database.reading() as connection:
            known, unknown = _find_repeated(connection, place, blocks, but, waiting)
            return known | unknown

    def stale_articles(self) -> tuple[ArticleNumber, ...]:
        """The articles to be cleaned again, since a line of theirs turned out to be furniture."""
        with self._database.reading() as connection:
            found = connection.execute("SELECT article FROM article_text WHERE is_stale = 1 ORDER BY article")
            return tuple(number for (number,) in found)

    def names(self) -> tuple[tuple[int, str], ...]:
        """(number, name) of every source."""
        with self._database.reading() as connection:
            return tuple(connection.execute("SELECT number, name FROM source ORDER BY name"))

    def articles_from(self, source_numbers: Sequence[int]) -> frozenset[ArticleNumber]:
        """Every article published by one of these sources."""
        with self._database.reading() as connection:
            found = connection.execute(
                f"SELECT number FROM article WHERE source IN ({marks(source_numbers)})",
                tuple(source_numbers),
            )
            return frozenset(number for (number,) in found)

    def articles_added(self, since: datetime, until: datetime) -> frozenset[ArticleNumber]:
        """Every article added from `since` up to, not including, `until`."""
        with self._database.reading() as connection:
            found = connection.execute(
                "SELECT number FROM article WHERE added >= ? AND added < ?",
                tuple(moment.astimezone(UTC).isoformat() for moment in (since, until)),
            )
            return frozenset(number for (number,) in found)


def _known_furniture(connection: sqlite3.Connection, place: str, hashes: Sequence[str]) -> frozenset[str]:
    found = connection.execute(
        "SELECT hash FROM furniture WHERE place = ? AND hash IN (SELECT value FROM json_each(?))",
        (place, encode(list(hashes))),
    )
    return frozenset(hash_ for (hash_,) in found)


def note_furniture(
    connection: sqlite3.Connection, place: str, blocks: Sequence[CountableBlock], but: ArticleNumber
) -> None:
    """Remember those of an article's lines that are repeated; whatever holds one nobody knew before becomes stale."""
    _, unknown = _find_repeated(connection, place, blocks, but)
    connection.executemany("INSERT INTO furniture (place, hash) VALUES (?, ?)", ((place, hash_) for hash_ in unknown))
    connection.executemany(
        "UPDATE article_text SET is_stale = 1 WHERE article IN"
        " (SELECT article FROM block WHERE place = ? AND hash = ?)",
        ((place, hash_) for hash_ in unknown),
    )


def _find_repeated(
    connection: sqlite3.Connection,
    place: str,
    blocks: Sequence[CountableBlock],
    but: ArticleNumber | None,
    waiting: Iterable[BlockHolder] = (),
) -> tuple[frozenset[str], frozenset[str]]:
    """Hashes of those of these lines that are known to be repeated, and of those that turn out to be."""
    known = _known_furniture(connection, place, [block.hash for block in blocks])
    holders: dict[str, set[str]] = {block.hash: set() for block in blocks if block.hash not in known}
    stored = connection.execute(
        "SELECT DISTINCT hash, document FROM block"
        " WHERE place = ? AND hash IN (SELECT value FROM json_each(?)) AND article IS NOT ?",
        (place, encode(list(holders)), but),
    )
    own = name_document(blocks)
    for hash_, document in chain(stored, waiting):
        if hash_ in holders and document != own:
            holders[hash_].add(document)
    return known, frozenset(hash_ for hash_, found in holders.items() if len(found) >= REPEATS_OF_FURNITURE)


def name_document(blocks: Sequence[CountableBlock]) -> str:
    """The same name for texts whose long first lines are the same; empty where there is none."""
    return min((block.hash for block in blocks if block.is_lead), default="")
