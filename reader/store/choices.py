"""What was chosen in the reader and is kept, each under a name.

Apart from the desk, for the first frame asks for choices alone.  Knows no choice's meaning.
"""

from __future__ import annotations

from reader.store.connection import Database

LIST = "list"
"""How the list is shown."""
START = "start"
"""The place the reader starts with."""
THEME = "theme"
"""The colours."""


class ChoiceStore:
    """Keeps choices as texts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, name: str) -> str | None:
        """What was chosen; None where nothing was."""
        with self._database.reading() as connection:
            found = connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else None

    def keep(self, name: str, value: str) -> None:
        """Keep a choice."""
        with self._database.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", (name, value))
