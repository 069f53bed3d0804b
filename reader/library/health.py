"""How a library is, looked at from outside: nothing is opened, made or changed.

Each finding is one line with what helps.  Knows no terminal.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library.names_file import FILE_NAME as NAMES_FILE
from reader.model.errors import StoreError
from reader.model.work import Check
from reader.store import DATABASE_NAME
from reader.store.checks import (
    NEWEST_SCHEMA,
    SQLITE_VERSION,
    FileCheck,
    check_file,
    count_read_otherwise,
    count_unindexed,
)

if TYPE_CHECKING:
    from reader.model.ports import SearchIndex
    from reader.model.search import IndexStatus
    from reader.settings import Settings

LITTLE_SPACE_MB, TOO_LITTLE_SPACE_MB = 500, 50
INDEX_STATES = {
    "missing": "there is none yet; it is made with the next search",
    "building": "being filled, newest articles first",
    "untrusted": "not made here by you (copied, moved or foreign); it is made anew with the next search",
    "broken": "damaged, or of another version; it is made anew with the next search",
}
"""What a state means where it is not "ready"."""
REBUILD = "newsreader index rebuild"


def examine_library(settings: Settings, open_index: Callable[[], SearchIndex]) -> tuple[Check, ...]:
    """Look at folder, database, index, names, leftovers and folders of a library."""
    folder = settings.library_folder
    checks = [Check("sqlite", "ok", SQLITE_VERSION), *_check_folder(folder)]
    file = folder / DATABASE_NAME
    if not folder.is_dir() or not file.exists():
        return (*checks, Check("database", "warning", "there is none yet", "newsreader import PATH... makes one"))
    try:
        found = check_file(file)
    except StoreError as error:
        return (*checks, Check("database", "problem", error.reason, error.remedy))
    database = _check_database(found)
    checks.append(database)
    if database.state == "ok" and found.schema == NEWEST_SCHEMA:
        checks += [_check_index(file, found, open_index().status()), *_check_leftovers(file, found)]
        checks += _check_folders(found.folders)
    return (*checks, *_check_names(folder / NAMES_FILE))


def _check_folder(folder: Path) -> Iterator[Check]:
    name = "library"
    if not folder.exists():
        yield Check(name, "warning", f"{folder} is not there yet", "newsreader import PATH... makes it")
        return
    if not folder.is_dir():
        yield Check(name, "problem", f"{folder} is no folder", "name another one with --library")
        return
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        yield Check(name, "problem", f"{folder} cannot be written", "check who owns it, and its permissions")
    elif folder.stat().st_mode & 0o077:
        yield Check(name, "warning", f"{folder} is open to other users", f"chmod 700 '{folder}'")
    else:
        yield Check(name, "ok", str(folder))
    free_mb = shutil.disk_usage(folder).free // 1_000_000
    if free_mb >= LITTLE_SPACE_MB:
        yield Check("free space", "ok", f"{free_mb:,} MB")
    else:
        is_too_little = free_mb < TOO_LITTLE_SPACE_MB
        finding = f"{free_mb:,} MB are left"
        yield Check("free space", "problem" if is_too_little else "warning", finding, "free some space on that disk")


def _check_database(found: FileCheck) -> Check:
    name = "database"
    if found.damage:
        return Check(name, "problem", f"damaged: {found.damage}", "restore a backup")
    if not found.is_ours:
        return Check(name, "problem", "another program's", "name another folder with --library")
    if found.schema > NEWEST_SCHEMA:
        return Check(name, "warning", "written by a newer version, so it can only be read", "update newsreader")
    if found.schema < NEWEST_SCHEMA:
        return Check(name, "ok", "of an older version; the next start brings it up to date")
    if found.dangling:
        return Check(name, "problem", f"rows of {found.dangling} point to nothing", "restore a backup")
    return Check(name, "ok", f"{found.article_count:,} articles, whole, version {found.schema}")


def _check_index(file: Path, found: FileCheck, status: IndexStatus) -> Check:
    name = "search index"
    if status.state in ("missing", "untrusted", "broken"):
        is_empty = found.article_count == 0
        return Check(name, "ok" if is_empty else "warning", INDEX_STATES[status.state], "" if is_empty else REBUILD)
    if status.record.applied_sequence > found.last_change:
        return Check(name, "warning", "of another state of this library; it is made anew with the next search", REBUILD)
    waiting = count_unindexed(file, status.record.applied_sequence, status.record.unfilled_below)
    if status.state == "building":
        return Check(name, "warning", f"{INDEX_STATES['building']}, {waiting:,} to go", "newsreader search goes on")
    if waiting:
        return Check(name, "warning", f"{waiting:,} not yet indexed", "the next search or import does it")
    if status.article_count != found.article_count:
        finding = f"holds {status.article_count:,} articles, the library {found.article_count:,}"
        return Check(name, "problem", finding, REBUILD)
    return Check(name, "ok", f"{status.article_count:,} articles, {status.engine}, as the library has them")


def _check_leftovers(file: Path, found: FileCheck) -> Iterator[Check]:
    from reader.understanding.extractor import RuleExtractor

    if found.unsorted_count:
        finding = f"{found.unsorted_count:,} articles wait to be sorted into stories"
        yield Check("stories", "warning", finding, "the next import or search does it")
    if found.stale_count:
        finding = f"{found.stale_count:,} articles hold lines that turned out to be no story"
        yield Check("cleaning", "warning", finding, "the next import, or newsreader reclean")
    if otherwise_count := count_read_otherwise(file, RuleExtractor.version):
        finding = f"{otherwise_count:,} articles were read by the rules of another version"
        yield Check("rules", "warning", finding, "newsreader reclean reads them again")


def _check_folders(folders: tuple[str, ...]) -> Iterator[Check]:
    gone = [folder for folder in folders if not os.path.isdir(folder)]
    for folder in gone:
        yield Check("folders", "warning", f"{folder} is gone", "bring it back; its articles are kept")
    if folders and not gone:
        yield Check("folders", "ok", f"{len(folders):,}, all there")


def _check_names(file: Path) -> Iterator[Check]:
    from reader.understanding.governance_file import read_file

    try:
        text = file.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return
    except OSError as error:
        yield Check(NAMES_FILE, "problem", error.strerror or "cannot be read", "check its permissions")
        return
    except UnicodeDecodeError:
        yield Check(NAMES_FILE, "problem", "is not UTF-8 text", "save it as UTF-8")
        return
    reading = read_file(text, ())
    for problem in reading.problems:
        yield Check(NAMES_FILE, "problem", f"{problem.subject}: {problem.reason}", problem.remedy)
    if not reading.problems:
        yield Check(NAMES_FILE, "ok", f"{len(reading.entries):,} decisions about names")
