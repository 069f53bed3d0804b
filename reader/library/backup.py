"""A backup: the library's database and the user's files beside it in one zip file, there whole or not at all.

The search index is left out: it comes back by itself.  Knows no command.
"""

from __future__ import annotations

import os
import secrets
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from reader.model.errors import ReaderError
from reader.model.ports import ReportProgress
from reader.model.work import Progress
from reader.store import DATABASE_NAME, Store
from reader.store.copying import copy_database

USERS_FILES = ("entities.toml", "rules.toml", "notes.md")
"""What is packed beside the database where it is there."""
BYTES_AT_ONCE = 1_000_000


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was written."""

    names: tuple[str, ...]
    """Of the files in it."""
    size: int
    """Bytes of the zip file."""


def write_backup(store: Store, target: Path, report_progress: ReportProgress, *, is_forced: bool) -> Backup:
    """Write the backup; raises ReaderError, StoreError and WorkCancelledError, and then leaves what was there."""
    _check_target(store.database.file.parent, target, is_forced=is_forced)
    draft = target.with_name(f".{target.name}.{secrets.token_hex(6)}.part")
    copy = draft.with_suffix(".sqlite3")
    try:
        report_progress(Progress("Copying the library", 0, None))
        copy_database(store.database, copy)
        folder = store.database.file.parent
        files = {DATABASE_NAME: copy, **{name: folder / name for name in USERS_FILES if (folder / name).is_file()}}
        _pack(draft, files, report_progress)
        if not is_forced and target.exists():
            raise _exists(target)
        os.replace(draft, target)
        return Backup(tuple(files), target.stat().st_size)
    except OSError as error:
        raise ReaderError(str(target), error.strerror or "cannot be written", "name a file elsewhere") from error
    finally:
        draft.unlink(missing_ok=True)
        copy.unlink(missing_ok=True)
        copy.with_name(f"{copy.name}-journal").unlink(missing_ok=True)


def _check_target(library_folder: Path, target: Path, *, is_forced: bool) -> None:
    if not target.parent.is_dir():
        raise ReaderError(str(target.parent), "no such folder", "make it first, or name a file elsewhere")
    if target.is_dir():
        raise ReaderError(str(target), "is a folder", f"name a file in it, such as {target / 'newsreader.zip'}")
    if target.exists() and not is_forced:
        raise _exists(target)
    own = [library_folder / name for name in (DATABASE_NAME, *USERS_FILES)]
    if any(file.exists() and target.exists() and file.samefile(target) for file in own):
        raise ReaderError(str(target), "is a part of the library itself", "name a file elsewhere")


def _exists(target: Path) -> ReaderError:
    return ReaderError(str(target), "is there already", "name another file, or replace it with --force")


def _pack(draft: Path, files: dict[str, Path], report_progress: ReportProgress) -> None:
    """Write the files into a zip, on to the disk, and read them back."""
    total = sum(file.stat().st_size for file in files.values())
    done = 0

    def note(byte_count: int) -> None:
        nonlocal done
        done += byte_count
        report_progress(Progress("Packing", min(done, total) // BYTES_AT_ONCE, total // BYTES_AT_ONCE + 1, "MB"))

    with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600), "w+b") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, source in files.items():
                _pack_file(archive, name, source, note)
        file.flush()
        os.fsync(file.fileno())
        with zipfile.ZipFile(file) as archive:
            wrong = archive.testzip()
    if wrong is not None:
        raise ReaderError(str(draft), f"{wrong} came back from the disk otherwise", "check the disk")


def _pack_file(archive: zipfile.ZipFile, name: str, source: Path, note: Callable[[int], None]) -> None:
    described = zipfile.ZipInfo.from_file(source, name, strict_timestamps=False)
    described.compress_type = zipfile.ZIP_DEFLATED
    described.external_attr = 0o100600 << 16
    with source.open("rb") as file, archive.open(described, "w", force_zip64=True) as packed:
        while piece := file.read(BYTES_AT_ONCE):
            packed.write(piece)
            note(len(piece))
