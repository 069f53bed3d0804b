"""What the full-text index has yet to learn: articles in the order of their last change.

Knows no index; a caller says how far its index has come.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.model.article import ArticleNumber
from reader.model.search import IndexedText
from reader.store.articles import chunks, marks
from reader.store.codec import decode_date, decode_text, encode
from reader.store.connection import Database

_INDEX = "index"
"""Name of the setting that keeps which index belongs to this library."""


@dataclass(frozen=True, slots=True)
class KnownIndex:
    """The index that belongs to this library: what it stems from, and how far it may have come."""

    lineage: str
    sequence: int
    replaced_lineage: str = ""
    """What the index stems from that this one takes the place of: it serves until the new one does."""


class ChangeStore:
    """Reads the index queue, and knows the index that it leads to."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def last_sequence(self) -> int:
        """Number of the newest change, 0 where there is none."""
        with self._database.reading() as connection:
            (last,) = connection.execute("SELECT coalesce(max(sequence), 0) FROM change").fetchone()
        return int(last)

    def count_after(self, sequence: int, unfilled_below: ArticleNumber) -> int:
        """How many articles an index lacks that has come to this sequence and is filled down to this number."""
        with self._database.reading() as connection:
            (count,) = connection.execute(
                "SELECT count(*) FROM change WHERE sequence > ? OR article < ?", (sequence, unfilled_below)
            ).fetchone()
        return int(count)

    def after(self, sequence: int, limit: int) -> tuple[tuple[int, ArticleNumber], ...]:
        """The next (sequence, article) pairs, oldest change first."""
        with self._database.reading() as connection:
            return tuple(
                connection.execute(
                    "SELECT sequence, article FROM change WHERE sequence > ? ORDER BY sequence LIMIT ?",
                    (sequence, limit),
                )
            )

    def below(self, number: ArticleNumber, limit: int) -> tuple[ArticleNumber, ...]:
        """The newest articles numbered below this, highest number first."""
        with self._database.reading() as connection:
            found = connection.execute(
                "SELECT number FROM article WHERE number < ? ORDER BY number DESC LIMIT ?", (number, limit)
            )
            return tuple(each for (each,) in found)

    def known_index(self) -> KnownIndex | None:
        """The index that belongs to this library; None where there never was any."""
        with self._database.reading() as connection:
            found = connection.execute("SELECT value FROM setting WHERE name = ?", (_INDEX,)).fetchone()
        if found is None:
            return None
        lineage, sequence, *replaced = json.loads(found[0])
        return KnownIndex(str(lineage), int(sequence), *map(str, replaced))

    def note_index(self, lineage: str, sequence: int) -> None:
        """Note that the index of this lineage is about to come so far; of another lineage, that it takes its place."""
        with self._database.writing() as connection:
            known = self.known_index()
            if known is None:
                noted = KnownIndex(lineage, sequence)
            elif known.lineage == lineage:
                noted = replace(known, sequence=max(sequence, known.sequence))
            else:
                noted = KnownIndex(lineage, sequence, known.lineage)
            if noted != known:
                value = encode([noted.lineage, noted.sequence, noted.replaced_lineage])
                connection.execute("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", (_INDEX, value))

    def highest_number(self) -> ArticleNumber:
        """Number of the article that came last, 0 in an empty library."""
        with self._database.reading() as connection:
            (highest,) = connection.execute("SELECT coalesce(max(number), 0) FROM article").fetchone()
        return int(highest)

    def indexed_texts(self, numbers: Sequence[ArticleNumber]) -> tuple[IndexedText, ...]:
        """What an index keeps of these articles, in this order."""
        found: dict[int, IndexedText] = {}
        with self._database.reading() as connection:
            for part in chunks(numbers):
                rows = connection.execute(
                    "SELECT number, display_title, clean, language, published FROM article"
                    f" JOIN article_text ON article = number WHERE number IN ({marks(part)})",
                    tuple(part),
                )
                for number, title, clean, language, published in rows:
                    text, date = decode_text(clean), decode_date(published)
                    body = tuple(block for block in (text.dek, text.subtitle) if block) + text.body
                    found[number] = IndexedText(
                        number, title, body, language, date.earliest if date else None, date.latest if date else None
                    )
        return tuple(found[number] for number in numbers if number in found)


def note_change(connection: sqlite3.Connection, number: ArticleNumber) -> None:
    """Queue an article for the index."""
    # a new sequence number even for an article that waits already: the index must see the latest text
    connection.execute("INSERT OR REPLACE INTO change (article) VALUES (?)", (number,))
