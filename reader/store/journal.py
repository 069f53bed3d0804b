"""The journal of user actions: each a row that says how to take it back.

Knows no action: what a row's content means is for whoever wrote it.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import Any

from reader.store.codec import encode
from reader.store.connection import Database


@dataclass(frozen=True, slots=True)
class Deed:
    """Something the user did, as the journal keeps it."""

    number: int
    label: str
    """A past participle: "starred", "merged with Mara Quill"."""
    kind: str
    """Names who knows how to do it again and how to take it back."""
    content: dict[str, Any]


def append(connection: sqlite3.Connection, window: str, label: str, kind: str, content: dict[str, Any]) -> None:
    """Add a deed in the transaction that carries it out; what was undone before can no longer be redone."""
    connection.execute("DELETE FROM journal WHERE window = ? AND is_undone = 1", (window,))
    connection.execute(
        "INSERT INTO journal (window, label, kind, content) VALUES (?, ?, ?, ?)", (window, label, kind, encode(content))
    )


class JournalStore:
    """Keeps each window's deeds in order."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, window: str, label: str, kind: str, content: dict[str, Any]) -> None:
        """Add a deed that was carried out outside the database."""
        with self._database.writing() as connection:
            append(connection, window, label, kind, content)

    def last_done(self, window: str) -> Deed | None:
        """What `undo` takes back."""
        return self._find("window = ? AND is_undone = 0 ORDER BY number DESC", window)

    def last_undone(self, window: str) -> Deed | None:
        """What `redo` does again."""
        return self._find("window = ? AND is_undone = 1 ORDER BY number", window)

    def mark(self, number: int, *, is_undone: bool) -> None:
        """Note that a deed was taken back, or done again."""
        with self._database.writing() as connection:
            connection.execute("UPDATE journal SET is_undone = ? WHERE number = ?", (is_undone, number))

    def _find(self, which: str, window: str) -> Deed | None:
        with self._database.reading() as connection:
            found = connection.execute(
                f"SELECT number, label, kind, content FROM journal WHERE {which} LIMIT 1", (window,)
            ).fetchone()
        if found is None:
            return None
        number, label, kind, content = found
        return Deed(number, label, kind, json.loads(content))
