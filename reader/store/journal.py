"""The journal of user actions: each a row that says how to take it back.

Knows no action: what a row's content means is for whoever wrote it.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import asdict, dataclass
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


@dataclass(frozen=True, slots=True)
class Intent:
    """A deed that is about to be done, done again or taken back; kept while what lies outside the database changes."""

    window: str
    label: str
    kind: str
    content: dict[str, Any]
    is_undone: bool = False
    number: int | None = None
    """Of its row; None for a new one."""


_INTENT = "intent of window "
"""How the settings that keep intents are called, before the window's id: it has one at a time."""


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

    def note(self, intent: Intent) -> None:
        """Note that what was intended is done, in the transaction that does it."""
        with self._database.writing() as connection:
            if intent.number is None:
                append(connection, intent.window, intent.label, intent.kind, intent.content)
            else:
                connection.execute(
                    "UPDATE journal SET is_undone = ? WHERE number = ?", (intent.is_undone, intent.number)
                )

    def intend(self, intent: Intent) -> None:
        """Keep what a window is about to do until it is dropped."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)",
                (_INTENT + intent.window, encode(asdict(intent))),
            )

    def drop_intent(self, window: str) -> bool:
        """Forget what a window was about to do; False where there is nothing."""
        with self._database.writing() as connection:
            return connection.execute("DELETE FROM setting WHERE name = ?", (_INTENT + window,)).rowcount > 0

    def intents(self) -> tuple[Intent, ...]:
        """What windows are about to do, or were when they were killed."""
        with self._database.reading() as connection:
            found = connection.execute(
                "SELECT value FROM setting WHERE substr(name, 1, ?) = ? ORDER BY name", (len(_INTENT), _INTENT)
            )
            return tuple(Intent(**json.loads(value)) for (value,) in found)

    def last_done(self, window: str) -> Deed | None:
        """What `undo` takes back."""
        return self._find("window = ? AND is_undone = 0 ORDER BY number DESC", window)

    def last_undone(self, window: str) -> Deed | None:
        """What `redo` does again."""
        return self._find("window = ? AND is_undone = 1 ORDER BY number", window)

    def count_standing(self, kind: str, entry: str) -> int:
        """How many deeds of a kind, in whatever window, have this among their entries and are not undone."""
        with self._database.reading() as connection:
            (count,) = connection.execute(
                "SELECT count(*) FROM journal WHERE kind = ? AND is_undone = 0"
                " AND EXISTS (SELECT 1 FROM json_each(content, '$.entries') WHERE value = ?)",
                (kind, entry),
            ).fetchone()
        return int(count)

    def state(self) -> tuple[int, int]:
        """The last deed, and how many are undone: other than before wherever anything was done, undone or redone."""
        with self._database.reading() as connection:
            last, undone = connection.execute(
                "SELECT coalesce(max(number), 0), (SELECT count(*) FROM journal WHERE is_undone = 1) FROM journal"
            ).fetchone()
        return last, undone

    def _find(self, which: str, window: str) -> Deed | None:
        with self._database.reading() as connection:
            found = connection.execute(
                f"SELECT number, label, kind, content FROM journal WHERE {which} LIMIT 1", (window,)
            ).fetchone()
        if found is None:
            return None
        number, label, kind, content = found
        return Deed(number, label, kind, json.loads(content))
