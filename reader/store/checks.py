"""What SQLite itself says of a database file: whole or damaged, and of which version.

Changes nothing, not even what opening a library would.  Knows no remedy.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from reader.store.connection import explain_errors
from reader.store.migrations import APPLICATION_ID, MIGRATIONS, schema_version

SQLITE_VERSION = sqlite3.sqlite_version
NEWEST_SCHEMA = len(MIGRATIONS)
MOST_LINES = 2**31 - 1
_NULL = re.compile(r"NULL value in (\w+)\.(\w+)")


@dataclass(frozen=True, slots=True)
class FileCheck:
    """What was found in a database file."""

    is_ours: bool
    schema: int
    damage: str | None
    """What is damaged, in SQLite's words; None where nothing is."""
    dangling: str | None
    """A table with a row that points to one that is not there; None where there is none."""
    article_count: int
    unsorted_count: int
    """Articles that wait to be sorted into stories."""
    stale_count: int
    """Articles to be cleaned again."""
    last_change: int
    """Number of the newest change, which an index cannot be ahead of."""
    folders: tuple[str, ...]
    """That are looked through on a rescan."""


def check_file(file: Path) -> FileCheck:
    """Look through a database without changing anything; raises StoreError where it cannot be read at all."""
    with explain_errors(file), _opened_to_read(file) as connection:
        (application_id,) = connection.execute("PRAGMA application_id").fetchone()
        schema = schema_version(connection)
        damage = find_damage(connection, is_quick=True)
        if application_id != APPLICATION_ID or damage or schema != NEWEST_SCHEMA:
            return FileCheck(application_id == APPLICATION_ID, schema, damage, None, 0, 0, 0, 0, ())
        dangling = connection.execute("PRAGMA foreign_key_check").fetchone()
        articles, unsorted, stale, last_change = connection.execute(
            "SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM unsorted),"
            " (SELECT count(*) FROM article_text WHERE is_stale = 1), (SELECT coalesce(max(sequence), 0) FROM change)"
        ).fetchone()
        folders = tuple(path for (path,) in connection.execute("SELECT path FROM folder ORDER BY path"))
    table = str(dangling[0]) if dangling else None
    return FileCheck(True, schema, None, table, articles, unsorted, stale, last_change, folders)


def count_unindexed(file: Path, applied_sequence: int, unfilled_below: int) -> int:
    """How many articles an index lacks that has come so far; raises StoreError."""
    with explain_errors(file), _opened_to_read(file) as connection:
        (count,) = connection.execute(
            "SELECT count(*) FROM change WHERE sequence > ? OR article < ?", (applied_sequence, unfilled_below)
        ).fetchone()
    return int(count)


def count_read_otherwise(file: Path, rules: str) -> int:
    """How many articles were cleaned and understood by other rules than those of this version; raises StoreError."""
    with explain_errors(file), _opened_to_read(file) as connection:
        (count,) = connection.execute("SELECT count(*) FROM article_text WHERE extractor != ?", (rules,)).fetchone()
    return int(count)


def find_damage(connection: sqlite3.Connection, *, is_quick: bool) -> str | None:
    """Return the first thing that SQLite finds wrong; `is_quick` leaves out whether indexes agree with their tables."""
    looked_up: dict[str, bool] = {}
    for (line,) in connection.execute(f"PRAGMA {'quick' if is_quick else 'integrity'}_check({MOST_LINES})"):
        null = _NULL.fullmatch(line)
        # SQLite before 3.42 mistakes the order of columns in a strict table without row ids (seen with 3.40.1)
        if null:
            if line not in looked_up:  # it says so of each row, and a look goes through the whole table
                looked_up[line] = _holds_null(connection, null[1], null[2])
            if not looked_up[line]:
                continue
        if line != "ok":
            return str(line)
    return None


# IS NULL would be answered from the schema: the column is declared to hold none
def _holds_null(connection: sqlite3.Connection, table: str, column: str) -> bool:
    return connection.execute(f"SELECT 1 FROM {table} WHERE typeof({column}) = 'null' LIMIT 1").fetchone() is not None


@contextmanager
def _opened_to_read(file: Path) -> Iterator[sqlite3.Connection]:
    log = file.with_name(f"{file.name}-wal")
    # without a log nobody has it open: it can be read as it lies there, and no file appears beside it
    how = "mode=ro" if log.exists() else "immutable=1"
    connection = sqlite3.connect(f"{file.absolute().as_uri()}?{how}", uri=True, isolation_level=None)
    connection.execute("PRAGMA cache_size = -64000")  # references lead all over the file
    try:
        yield connection
    finally:
        connection.close()
