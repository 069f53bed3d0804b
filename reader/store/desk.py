"""What the user did with articles: read, starred, opened.

Knows no key and no screen; a window is a running reader, named by an id.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from reader.model.article import ArticleNumber
from reader.model.desk import Counts
from reader.store.articles import chunks, marks
from reader.store.connection import Database
from reader.store.journal import append

if TYPE_CHECKING:
    from reader.model.query import State

StateField = Literal["is_read", "is_starred"]
STATE_DEED = "state"
"""Kind of the journal's deeds that change articles' state."""

MUTED = "SELECT story.number FROM story JOIN decision ON subject = id WHERE kind = 'mute'"
NEW = "arrival > coalesce((SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'previous_arrival'), 0)"
"""By the order of coming, not by the clock: that may have been set back."""
NOT_OPENED = "NOT EXISTS (SELECT 1 FROM state WHERE state.article = article.number AND is_opened = 1)"
"""Asked of each article, for fewer are new than were ever opened."""
ARTICLES_IN_STATE: dict[State, str] = {
    "read": "SELECT article FROM state WHERE is_read = 1",
    "unread": "SELECT number FROM article WHERE number NOT IN (SELECT article FROM state WHERE is_read = 1)",
    "starred": "SELECT article FROM state WHERE is_starred = 1",
    "new": f"SELECT number FROM article WHERE {NEW} AND {NOT_OPENED}",
}


@dataclass(frozen=True, slots=True)
class Change:
    """A user action before it is done: a column of state gets one value for some articles."""

    label: str
    field: StateField
    value: bool
    numbers: tuple[ArticleNumber, ...]


class DeskStore:
    """Keeps read state and stars."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def counts(self) -> Counts:
        """How many articles there are, unread, new and starred; what is new in muted stories is no news."""
        with self._database.reading() as connection:
            total, read, starred, new = connection.execute(
                "SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM state WHERE is_read = 1),"
                " (SELECT count(*) FROM state WHERE is_starred = 1),"
                f" (SELECT count(*) FROM article WHERE {NEW} AND {NOT_OPENED}"
                f" AND (story IS NULL OR story NOT IN ({MUTED})))"
            ).fetchone()
        return Counts(total, total - read, new, starred)

    def in_state(self, state: State) -> frozenset[ArticleNumber]:
        """Every article in this state."""
        with self._database.reading() as connection:
            return frozenset(number for (number,) in connection.execute(ARTICLES_IN_STATE[state]))

    def count_in(self, state: State) -> int:
        """How many articles are in this state."""
        with self._database.reading() as connection:
            (count,) = connection.execute(f"SELECT count(*) FROM ({ARTICLES_IN_STATE[state]})").fetchone()
        return int(count)

    def open_quietly(self, number: ArticleNumber, *, is_read: bool) -> None:
        """Note that an article was opened, and perhaps read, without a step in the journal."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO state (article, is_read, is_opened) VALUES (?, ?, 1)"
                " ON CONFLICT (article) DO UPDATE SET is_opened = 1, is_read = max(is_read, excluded.is_read)",
                (number, is_read),
            )

    def is_starred(self, number: ArticleNumber) -> bool:
        """Whether an article is starred."""
        with self._database.reading() as connection:
            found = connection.execute("SELECT is_starred FROM state WHERE article = ?", (number,)).fetchone()
        return bool(found and found[0])

    def do(self, window: str, change: Change) -> tuple[ArticleNumber, ...]:
        """Carry out a user action as one journal row; return the articles that really changed."""
        with self._database.writing() as connection:
            changed = _differing(connection, change)
            if changed:
                _set_state(connection, change.field, change.value, changed)
                content = {"field": change.field, "value": change.value, "articles": changed}
                append(connection, window, change.label, STATE_DEED, content)
        return tuple(changed)

    def replay(self, content: dict[str, Any], is_undone: bool) -> tuple[ArticleNumber, ...]:
        """Do a change of state again, or take it back."""
        numbers = content["articles"]
        with self._database.writing() as connection:
            _set_state(connection, content["field"], bool(content["value"]) != is_undone, numbers)
        return tuple(numbers)


def _differing(connection: sqlite3.Connection, change: Change) -> list[int]:
    having: set[int] = set()
    for part in chunks(change.numbers):
        found = connection.execute(
            f"SELECT article FROM state WHERE {change.field} = 1 AND article IN ({marks(part)})", tuple(part)
        )
        having.update(number for (number,) in found)
    return [number for number in dict.fromkeys(change.numbers) if (number in having) != change.value]


def _set_state(connection: sqlite3.Connection, field: StateField, value: bool, numbers: Sequence[int]) -> None:
    connection.executemany(
        f"INSERT INTO state (article, {field}) VALUES (?, ?) ON CONFLICT (article) DO UPDATE SET {field} = ?",
        ((number, value, value) for number in numbers),
    )


def remember_start(database: Database) -> None:
    """Note that a reader starts: what came since the start before this one is new."""
    with database.writing() as connection:
        connection.execute(
            "INSERT OR REPLACE INTO setting (name, value)"
            " SELECT 'previous_arrival', value FROM setting WHERE name = 'latest_arrival'"
        )
        connection.execute(
            "INSERT OR REPLACE INTO setting (name, value)"
            " SELECT 'latest_arrival', coalesce(max(arrival), 0) FROM article"
        )
