"""One SQLite database, one connection a thread: pragmas, transactions, errors in the user's words.

Knows no table of ours beyond the schema's version.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.model.errors import NewerLibraryError, StoreError
from reader.settings import make_private_folder
from reader.store.migrations import APPLICATION_ID, MIGRATIONS, migrate, roll_back, schema_version

BUSY_TIMEOUT_SECONDS = 15.0
SECONDS_BETWEEN_TRIES = 0.01


class Database:
    """The library's database file; safe to use from any thread."""

    def __init__(self, file: Path) -> None:
        """Open or create the file and bring it to the current schema; raises StoreError when that cannot be done."""
        self.file = file
        self.is_read_only = False
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        try:
            with explain_errors(file):
                make_private_folder(file.parent)
                self._prepare(self._open())
        except BaseException:
            self.close()
            raise

    def connection(self) -> sqlite3.Connection:
        """This thread's connection."""
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is None:
            with explain_errors(self.file):
                found = self._open()
        return found

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """This thread's connection with environmental errors put in the user's words."""
        with explain_errors(self.file):
            yield self.connection()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction that holds the write lock from its start; rolled back when the block raises.

        Inside another one of this thread it is a part of that.
        """
        self.require_writable()
        with explain_errors(self.file):
            connection = self.connection()
            if connection.in_transaction:
                yield connection
                return
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                roll_back(connection)
                raise

    def require_writable(self) -> None:
        """Raise NewerLibraryError where the library can only be read."""
        if self.is_read_only:
            raise NewerLibraryError(str(self.file), "written by a newer version, opened read-only", "update newsreader")

    def close(self) -> None:
        """Close every thread's connection."""
        with self._lock:
            for connection in self._connections:
                connection.close()
            self._connections.clear()
        self._local = threading.local()

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.file, timeout=BUSY_TIMEOUT_SECONDS, isolation_level=None, check_same_thread=False
        )
        with self._lock:
            self._connections.append(connection)
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cache_size = -8000")
        self._local.connection = connection
        return connection

    def _prepare(self, connection: sqlite3.Connection) -> None:
        self._check_owner(connection)
        if schema_version(connection) > len(MIGRATIONS):
            self.is_read_only = True
        else:
            _keep_a_log(connection)  # said in the file itself, so not before it is known to be ours
            migrate(connection)

    def _check_owner(self, connection: sqlite3.Connection) -> None:
        # in this order: another process may be making the library just now
        (table_count,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        (application_id,) = connection.execute("PRAGMA application_id").fetchone()
        if application_id != APPLICATION_ID and table_count:
            raise StoreError(str(self.file), "this is another program's database", "choose another --library")


def _keep_a_log(connection: sqlite3.Connection) -> None:
    """Write ahead to a log, so that readers never wait; SQLite itself does not wait for others that do the same."""
    deadline = time.monotonic() + BUSY_TIMEOUT_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(SECONDS_BETWEEN_TRIES)


@contextmanager
def explain_errors(file: Path) -> Iterator[None]:
    """Turn what the environment can do to a database into StoreError; bugs stay what they are."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        for words, reason, remedy in ENVIRONMENT_ERRORS:
            if words in str(error).lower():
                raise StoreError(str(file), reason, remedy) from error
        raise
    except OSError as error:
        raise StoreError(str(file), error.strerror or str(error), "check the folder and its permissions") from error


ENVIRONMENT_ERRORS = (
    ("locked", "another program keeps the library busy", "try again in a moment"),
    ("full", "the disk is full", "free some space; nothing that was done is lost"),
    ("readonly", "the library cannot be written", "check the folder's permissions"),
    ("read-only", "the library cannot be written", "check the folder's permissions"),
    ("unable to open", "the library cannot be opened", "check the folder and its permissions"),
    ("not a database", "this file is not a library", "choose another --library, or restore a backup"),
    ("malformed", "the library is damaged", "restore a backup"),
    ("disk i/o error", "the disk cannot be read or written", "check the disk"),
)
"""(what SQLite says, what it means, what helps)."""
