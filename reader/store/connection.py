"""One SQLite database, one connection a thread: pragmas, transactions, errors in the user's words.

Knows no table of ours beyond the schema's version.
"""

from __future__ import annotations

import shutil
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EDQUOT, ENOSPC
from pathlib import Path

from reader.model.errors import ReadOnlyLibraryError, StoreError
from reader.settings import make_private_folder
from reader.store.migrations import APPLICATION_ID, MIGRATIONS, migrate, roll_back, schema_version
from reader.store.opening import Manner, choose_manner, connect

BUSY_TIMEOUT_SECONDS = 15.0
SECONDS_BETWEEN_TRIES = 0.01


class Database:
    """The library's database file; safe to use from any thread."""

    def __init__(self, file: Path) -> None:
        """Open or create the file and bring it to the current schema; raises StoreError when that cannot be done."""
        self.file = file
        self.read_only: ReadOnlyLibraryError | None = None
        """Why nothing can be written here, and what helps; None where it can."""
        self._manner: Manner = "make"
        self._place = (0, 0)
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        try:
            with explain_errors(file):
                make_private_folder(file.parent)
                self._manner = choose_manner(file)
                self._prepare(self._open())
                self._place = self._find_place()
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
                self._require_place()
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                roll_back(connection)
                raise

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be written here; `read_only` says why."""
        return self.read_only is not None

    @property
    def fingerprint(self) -> str:
        """Tells one state of the file from another, for who cannot note anything in it."""
        found = self.file.stat()
        return f"{found.st_ino}-{found.st_size}-{found.st_mtime_ns}"

    def others_wrote(self) -> bool:
        """Whether another connection wrote since this thread last asked; False the first time it does."""
        with self.reading() as connection:
            (version,) = connection.execute("PRAGMA data_version").fetchone()
        before = getattr(self._local, "data_version", version)
        self._local.data_version = version
        return bool(version != before)

    def require_writable(self) -> None:
        """Raise ReadOnlyLibraryError where the library can only be read."""
        if self.read_only is not None:
            raise self.read_only

    def close(self) -> None:
        """Close every thread's connection."""
        with self._lock:
            for connection in self._connections:
                connection.close()
            self._connections.clear()
        self._local = threading.local()

    def _open(self) -> sqlite3.Connection:
        connection = connect(self.file, self._manner, BUSY_TIMEOUT_SECONDS)
        with self._lock:
            self._connections.append(connection)
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cache_size = -8000")
        self._local.connection = connection
        return connection

    def _prepare(self, connection: sqlite3.Connection) -> None:
        self._check_owner(connection)
        version = schema_version(connection)
        if version > len(MIGRATIONS):
            reason = "was written by a newer version, so it is opened read-only"
            self.read_only = ReadOnlyLibraryError(str(self.file), reason, "update newsreader")
        elif self._manner != "make":
            remedy = "copy the folder to a place of your own, or check its permissions"
            if version < len(MIGRATIONS):
                raise StoreError(str(self.file), "is of an older version and cannot be written", remedy)
            reason = "cannot be written, so it is opened read-only"
            self.read_only = ReadOnlyLibraryError(str(self.file), reason, remedy)
        else:
            _keep_a_log(connection)  # said in the file itself, so not before it is known to be ours
            migrate(connection)
        if self._manner == "make":
            self._manner = "write"  # a file that vanishes from now on is not made again, empty

    def _find_place(self) -> tuple[int, int]:
        found = self.file.stat()
        return found.st_dev, found.st_ino

    def _require_place(self) -> None:
        """Raise StoreError where the open file is no longer the one that lies there: what is written would be lost."""
        try:
            is_there = self._find_place() == self._place
        except FileNotFoundError:
            is_there = False
        if not is_there:
            remedy = "put it back, then close and open newsreader again"
            raise StoreError(str(self.file), "was moved, replaced or deleted while it was open", remedy)

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
        for words, reason, remedy in (FULL_DISK, *ENVIRONMENT_ERRORS):
            if words in str(error).lower():
                if words in ("unable to open", "disk i/o error") and _is_full(file.parent):
                    _, reason, remedy = FULL_DISK
                raise StoreError(str(file), reason, remedy) from error
        raise
    except OSError as error:
        remedy = FULL_DISK[2] if error.errno in (ENOSPC, EDQUOT) else "check the folder and its permissions"
        raise StoreError(str(file), error.strerror or str(error), remedy) from error


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < BYTES_TO_WORK
    except OSError:
        return False


BYTES_TO_WORK = 65_536
"""What SQLite needs beside a database to open it: its log and the log's index."""
FULL_DISK = ("full", "the disk is full", "free some space; nothing that was done is lost")
ENVIRONMENT_ERRORS = (
    ("locked", "another program keeps the library busy", "try again in a moment"),
    ("readonly", "the library cannot be written", "check the folder's permissions"),
    ("read-only", "the library cannot be written", "check the folder's permissions"),
    ("unable to open", "the library cannot be opened", "check the folder and its permissions"),
    ("not a database", "this file is not a library", "choose another --library, or restore a backup"),
    ("malformed", "the library is damaged", "restore a backup"),
    ("disk i/o error", "the disk cannot be read or written", "check the disk"),
)
"""(what SQLite says, what it means, what helps)."""
