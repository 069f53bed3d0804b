"""Saved searches, and the place the reader starts with; each change a deed of the journal.

Knows neither what a query finds nor how places are shown.
"""

from __future__ import annotations

import sqlite3
from dataclasses import asdict, dataclass
from typing import Any

from reader.model.article import ArticleNumber
from reader.model.places import SavedSearch
from reader.store.choices import START
from reader.store.connection import Database
from reader.store.journal import append

PLACES_DEED = "places"
"""Kind of the journal's deeds that change saved searches and the start: their content is the fields of a change."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What there is of the places that one action changes."""

    searches: tuple[tuple[int, SavedSearch], ...] = ()
    """Each with its position."""
    start: str | None = None


@dataclass(frozen=True, slots=True)
class PlacesChange:
    """A user action about places: what was, and what is to be instead."""

    before: Kept
    after: Kept


class SavedStore:
    """Keeps saved searches."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def searches(self) -> tuple[SavedSearch, ...]:
        """All of them in their order."""
        with self._database.reading() as connection:
            found = connection.execute("SELECT name, query, sort FROM saved_search ORDER BY position, name")
            return tuple(SavedSearch(*each) for each in found)

    def find(self, name: str) -> tuple[int, SavedSearch] | None:
        """The search of this name, in whatever case, with its position."""
        with self._database.reading() as connection:
            found = connection.execute(
                "SELECT position, name, query, sort FROM saved_search WHERE name = ?", (name,)
            ).fetchone()
        return (found[0], SavedSearch(*found[1:])) if found is not None else None

    def next_position(self) -> int:
        """The position behind all others."""
        with self._database.reading() as connection:
            (last,) = connection.execute("SELECT coalesce(max(position), 0) FROM saved_search").fetchone()
        return int(last) + 1

    def do(self, window: str, label: str, change: PlacesChange) -> None:
        """Carry out a user action as one journal row."""
        with self._database.writing() as connection:
            _carry_out(connection, change.before, change.after)
            append(connection, window, label, PLACES_DEED, asdict(change))

    def replay(self, content: dict[str, Any], is_undone: bool) -> tuple[ArticleNumber, ...]:
        """Do an action again, or take it back; no article looks different for it."""
        before, after = _decode(content["before"]), _decode(content["after"])
        with self._database.writing() as connection:
            _carry_out(connection, *((after, before) if is_undone else (before, after)))
        return ()


def _carry_out(connection: sqlite3.Connection, old: Kept, new: Kept) -> None:
    for _, search in (*old.searches, *new.searches):
        connection.execute("DELETE FROM saved_search WHERE name = ?", (search.name,))
    connection.executemany(
        "INSERT INTO saved_search (position, name, query, sort) VALUES (?, ?, ?, ?)",
        ((position, search.name, search.query, search.sort) for position, search in new.searches),
    )
    if new.start is None:
        connection.execute("DELETE FROM setting WHERE name = ?", (START,))
    else:
        connection.execute("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", (START, new.start))


def _decode(content: dict[str, Any]) -> Kept:
    return Kept(tuple((position, SavedSearch(**each)) for position, each in content["searches"]), content["start"])
