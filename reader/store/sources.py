"""Folders to look through again, the lines a place repeats, and articles by source.

Knows no file system.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from reader.model.article import ArticleNumber
from reader.model.plan import CountableBlock
from reader.store.connection import Database

REPEATS_OF_FURNITURE = 3
"""In so many other documents of its place a line is furniture (research: 425 long false removals at 2, 234 at 3)."""


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
        self, place: str, blocks: Sequence[CountableBlock], but: ArticleNumber | None
    ) -> frozenset[str]:
        """Hashes of those of these lines that enough other texts of the place hold; copies of one text count once."""
        hashes = [block.hash for block in blocks]
        leads = [block.hash for block in blocks if block.is_lead]
        with self._database.reading() as connection:
            found = connection.execute(
                "SELECT hash FROM block AS held"
                f" WHERE place = ?1 AND hash IN ({_numbered(3, len(hashes))}) AND article IS NOT ?2"
                " AND NOT EXISTS (SELECT 1 FROM block AS lead WHERE lead.article = held.article AND lead.is_lead"
                f" AND lead.hash IN ({_numbered(3 + len(hashes), len(leads))}))"
                " GROUP BY hash HAVING count(DISTINCT coalesce((SELECT min(hash) FROM block AS lead"
                f" WHERE lead.article = held.article AND lead.is_lead), held.article)) >= {REPEATS_OF_FURNITURE}",
                (place, but, *hashes, *leads),
            )
            return frozenset(hash_ for (hash_,) in found)

    def note_furniture(self, place: str, hashes: Sequence[str]) -> frozenset[ArticleNumber]:
        """Remember repeated lines; return the articles that hold one nobody knew before."""
        with self._database.writing() as connection:
            unknown = [
                hash_
                for hash_ in hashes
                if connection.execute(
                    "INSERT OR IGNORE INTO furniture (place, hash) VALUES (?, ?)", (place, hash_)
                ).rowcount
            ]
            found = connection.execute(
                f"SELECT DISTINCT article FROM block WHERE place = ? AND hash IN ({_numbered(2, len(unknown))})",
                (place, *unknown),
            )
            return frozenset(number for (number,) in found)

    def names(self) -> tuple[tuple[int, str], ...]:
        """(number, name) of every source."""
        with self._database.reading() as connection:
            return tuple(connection.execute("SELECT number, name FROM source ORDER BY name"))

    def articles_from(self, source_numbers: Sequence[int]) -> frozenset[ArticleNumber]:
        """Every article published by one of these sources."""
        with self._database.reading() as connection:
            found = connection.execute(
                f"SELECT number FROM article WHERE source IN ({','.join('?' * len(source_numbers))})",
                tuple(source_numbers),
            )
            return frozenset(number for (number,) in found)

    def articles_added(self, since: datetime, until: datetime) -> frozenset[ArticleNumber]:
        """Every article added from `since` up to, not including, `until`."""
        with self._database.reading() as connection:
            found = connection.execute(
                "SELECT number FROM article WHERE added >= ? AND added < ?", (since.isoformat(), until.isoformat())
            )
            return frozenset(number for (number,) in found)


def _numbered(first: int, count: int) -> str:
    return ",".join(f"?{number}" for number in range(first, first + count))
