"""A whole copy of a library's database, also while others write to it.

Knows no archive format.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from reader.model.errors import StoreError
from reader.store.checks import find_damage
from reader.store.connection import Database, explain_errors


def copy_database(database: Database, target: Path) -> None:
    """Copy the database as it is at one moment into a new file and check the copy; raises StoreError."""
    with explain_errors(target):
        copy = sqlite3.connect(target, isolation_level=None)
        try:
            # in one step: one moment of the library, and writers go on in their log meanwhile
            database.connection().backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, no log beside it
            damage = find_damage(copy, is_quick=False)
        finally:
            copy.close()
    if damage:
        raise StoreError(str(database.file), f"the library is damaged: {damage}", "restore a backup")
