"""How a library's file may be opened: looked at before SQLite touches it, for that would make what is missing.

Knows neither schema nor version.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Literal

from reader.model.errors import StoreError

Manner = Literal["make", "write", "read", "read alone"]
"""`make`: new where there is none; `read alone`: nobody writes, so no log and no lock is needed."""

RESTORE = "put it back, or restore a backup"


def choose_manner(file: Path) -> Manner:
    """Say how a library's file is to be opened; raises StoreError where a part of it is missing."""
    log = file.with_name(f"{file.name}-wal")
    is_empty = not file.exists() or (file.is_file() and file.stat().st_size == 0)
    if is_empty and _size(log):
        # SQLite would take the log for a leftover and delete it, with all that it alone holds
        raise StoreError(str(file), f"is missing or empty, but its log {log.name} is there", RESTORE)
    if is_empty and file.exists() and (file.parent / "index" / "current").exists():
        raise StoreError(str(file), "is empty, but the folder held a library", f"{RESTORE}, or remove the empty file")
    if not file.exists() or (_can_write(file) and _can_write(file.parent)):
        return "make"
    return "read" if _size(log) else "read alone"


def connect(file: Path, manner: Manner, timeout_seconds: float) -> sqlite3.Connection:
    """Open a connection that any thread may use and that begins no transaction by itself."""
    options = {"make": "mode=rwc", "write": "mode=rw", "read": "mode=ro", "read alone": "mode=ro&immutable=1"}
    address = f"{file.absolute().as_uri()}?{options[manner]}"
    return sqlite3.connect(address, timeout=timeout_seconds, isolation_level=None, check_same_thread=False, uri=True)


def _can_write(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
