"""Tags: words that the user puts on articles.

Knows no screen; a tag comes folded (`text.tags`), and how it is typed is for others.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from reader.model.article import ArticleNumber
from reader.store.articles import chunks, marks
from reader.store.connection import Database
from reader.store.journal import append

TAGS_DEED = "tags"
"""Kind of the journal's deeds that add or remove tags."""

AFTER_EVERY_LETTER = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class TagChange:
    """A user action before it is done: articles get tags, or lose them."""

    label: str
    is_added: bool
    tags: tuple[str, ...]
    numbers: tuple[ArticleNumber, ...]


class TagStore:
    """Keeps which article has which tags."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def counts(self) -> tuple[tuple[str, int, int], ...]:
        """Every tag with its articles and how many of them are unread, in alphabetical order."""
        with self._database.reading() as connection:
            found = connection.execute(
                "SELECT tag, count(*), count(*) - coalesce(sum(is_read), 0)"
                " FROM tagged LEFT JOIN state USING (article) GROUP BY tag ORDER BY tag"
            )
            return tuple((str(tag), int(count), int(unread)) for tag, count, unread in found)

    def of(self, number: ArticleNumber) -> tuple[str, ...]:
        """The tags of one article, in alphabetical order."""
        with self._database.reading() as connection:
            found = connection.execute("SELECT tag FROM tagged WHERE article = ? ORDER BY tag", (number,))
            return tuple(tag for (tag,) in found)

    def articles_with(self, tag: str) -> frozenset[ArticleNumber]:
        """The articles that have this tag."""
        return self._articles("tag = ?", tag)

    def articles_with_any(self, beginning: str) -> frozenset[ArticleNumber]:
        """The articles that have a tag which begins like this."""
        return self._articles("tag >= ? AND tag < ?", beginning, beginning + AFTER_EVERY_LETTER)

    def do(self, window: str, change: TagChange) -> tuple[ArticleNumber, ...]:
        """Carry out a user action as one journal row; return the articles that really changed."""
        with self._database.writing() as connection:
            pairs = {tag: _differing(connection, tag, change) for tag in change.tags}
            content = {"is_added": change.is_added, "pairs": {tag: found for tag, found in pairs.items() if found}}
            if content["pairs"]:
                _put(connection, content, is_undone=False)
                append(connection, window, change.label, TAGS_DEED, content)
        return _touched(content)

    def replay(self, content: dict[str, Any], is_undone: bool) -> tuple[ArticleNumber, ...]:
        """Do a change of tags again, or take it back."""
        with self._database.writing() as connection:
            _put(connection, content, is_undone=is_undone)
        return _touched(content)

    def _articles(self, which: str, *values: str) -> frozenset[ArticleNumber]:
        with self._database.reading() as connection:
            found = connection.execute(f"SELECT DISTINCT article FROM tagged WHERE {which}", values)
            return frozenset(number for (number,) in found)


def _differing(connection: sqlite3.Connection, tag: str, change: TagChange) -> list[ArticleNumber]:
    """Those of a change's articles that do not have the tag yet, or still have it."""
    having: set[ArticleNumber] = set()
    for part in chunks(change.numbers):
        query = f"SELECT article FROM tagged WHERE tag = ? AND article IN ({marks(part)})"
        having.update(number for (number,) in connection.execute(query, (tag, *part)))
    return [number for number in dict.fromkeys(change.numbers) if (number in having) != change.is_added]


def _put(connection: sqlite3.Connection, content: dict[str, Any], *, is_undone: bool) -> None:
    pairs = [(tag, number) for tag, numbers in content["pairs"].items() for number in numbers]
    if content["is_added"] != is_undone:
        connection.executemany("INSERT OR IGNORE INTO tagged (tag, article) VALUES (?, ?)", pairs)
    else:
        connection.executemany("DELETE FROM tagged WHERE tag = ? AND article = ?", pairs)


def _touched(content: dict[str, Any]) -> tuple[ArticleNumber, ...]:
    return tuple(dict.fromkeys(number for numbers in content["pairs"].values() for number in numbers))
