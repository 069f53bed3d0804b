"""What the user decided about stories: kept as (kind, subject) -> value, and winning over whatever is found.

Knows no story; what a decision changes beside itself is for whoever takes it.
"""

from __future__ import annotations

import sqlite3
from typing import Literal

from reader.store.connection import Database

DecisionKind = Literal["follow", "mute", "moved", "apart", "same_value"]
"""follow, mute: story id -> "1".  moved: article id -> story id, or "" for an article on its own.
apart: "id id" of two articles -> "1".  same_value: id of a rejected difference -> "1"."""


def set_decision(connection: sqlite3.Connection, kind: DecisionKind, subject: str, value: str | None) -> None:
    """Keep a decision; None takes it back."""
    if value is None:
        connection.execute("DELETE FROM decision WHERE kind = ? AND subject = ?", (kind, subject))
    else:
        connection.execute(
            "INSERT OR REPLACE INTO decision (kind, subject, value) VALUES (?, ?, ?)", (kind, subject, value)
        )


def read_decision(connection: sqlite3.Connection, kind: DecisionKind, subject: str) -> str | None:
    """The value of a decision; None where there is none."""
    found = connection.execute("SELECT value FROM decision WHERE kind = ? AND subject = ?", (kind, subject)).fetchone()
    return str(found[0]) if found else None


def pair_subject(one: str, other: str) -> str:
    """The subject of a decision about two articles, whichever is named first."""
    return " ".join(sorted((one, other)))


class DecisionStore:
    """Reads decisions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def value(self, kind: DecisionKind, subject: str) -> str | None:
        """The value of a decision; None where there is none."""
        with self._database.reading() as connection:
            return read_decision(connection, kind, subject)
