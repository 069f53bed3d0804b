"""Windows: running readers, their trails, reading positions and what was searched.

A window that starts takes over the trail and the journal of windows that no longer run; who still runs is asked of
the caller, this module knows no process.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from reader.model.article import ArticleNumber
from reader.model.desk import Trail
from reader.store.codec import decode_trail, encode
from reader.store.connection import Database

SEARCHES_KEPT = 200


class WindowStore:
    """Keeps windows with their trails, reading positions and the search history."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open_window(self, window: str, process: str, now: datetime, is_running: Callable[[str], bool]) -> Trail:
        """Add a window, hand it what dead windows left, and return the trail that was kept last of theirs."""
        trail = Trail()
        with self._database.writing() as connection:
            # each keeping of a trail writes its window anew: the last is the one that walked, or ended, last
            known = connection.execute("SELECT id, process, trail FROM window ORDER BY rowid").fetchall()
            for id_, owner, stored in known:
                if is_running(owner):
                    continue
                left = decode_trail(stored)
                trail = left if left.entries else trail  # a command walks nowhere
                connection.execute("UPDATE journal SET window = ? WHERE window = ?", (window, id_))
                connection.execute("DELETE FROM window WHERE id = ?", (id_,))
            # where journals were joined, what was undone before a later action can no longer be redone
            connection.execute(
                "DELETE FROM journal WHERE window = ?1 AND is_undone = 1 AND number <"
                " (SELECT max(number) FROM journal WHERE window = ?1 AND is_undone = 0)",
                (window,),
            )
            connection.execute(
                "INSERT INTO window (id, process, started, trail) VALUES (?, ?, ?, ?)",
                (window, process, now.isoformat(), encode(trail)),
            )
        return trail

    def running(self, is_running: Callable[[str], bool]) -> tuple[str, ...]:
        """The windows whose processes run."""
        with self._database.reading() as connection:
            known = connection.execute("SELECT id, process FROM window").fetchall()
        return tuple(id_ for id_, owner in known if is_running(owner))

    def save_trail(self, window: str, trail: Trail) -> None:
        """Replace the window's trail."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO window (id, process, started, trail)"
                " SELECT id, process, started, ? FROM window WHERE id = ?",
                (encode(trail), window),
            )

    def position(self, number: ArticleNumber) -> int:
        """Where an article's first visible line began when it was last read; 0 for its beginning."""
        with self._database.reading() as connection:
            found = connection.execute("SELECT offset FROM position WHERE article = ?", (number,)).fetchone()
        return int(found[0]) if found else 0

    def remember_position(self, number: ArticleNumber, offset: int) -> None:
        """Note where an article's first visible line begins."""
        with self._database.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO position (article, offset) VALUES (?, ?)", (number, offset))

    def searches(self) -> tuple[str, ...]:
        """What was searched, newest first."""
        with self._database.reading() as connection:
            found = connection.execute("SELECT text FROM search_history ORDER BY rowid DESC")
            return tuple(text for (text,) in found)

    def remember_search(self, text: str, now: datetime) -> None:
        """Put a search on top of the history; the oldest beyond the bound are forgotten."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM search_history WHERE text = ?", (text,))
            connection.execute("INSERT INTO search_history (text, searched) VALUES (?, ?)", (text, now.isoformat()))
            connection.execute(
                "DELETE FROM search_history WHERE text NOT IN"
                " (SELECT text FROM search_history ORDER BY rowid DESC LIMIT ?)",
                (SEARCHES_KEPT,),
            )
