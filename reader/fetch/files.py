"""Files, folders and standard input as raw items.

Reads bytes and says what could not be read; knows nothing of what the bytes mean.  A folder's README tells about the
folder and is no article: it is read only where it is named itself.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reader.model.article import MediaType, RawItem
from reader.model.work import Problem, Survey

LARGEST_FILE_BYTES = 2_000_000
MEDIA_TYPES: dict[str, MediaType] = {".txt": "text/plain", ".text": "text/plain", ".md": "text/markdown"}
STANDARD_INPUT = "-"

_README = re.compile(r"readme(?:[._-].*)?\.(?:md|txt|text)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _FoundFile:
    path: str
    place: str


class FileFetcher:
    """Fetches .txt and .md files, alone or in folders below which it looks everywhere but in README files."""

    def survey(self, paths: Iterable[str]) -> Survey:
        """How many items and problems `fetch` will yield, and what it will leave out, without reading anything."""
        left_out = Counter[str]()
        count = sum(1 for path in paths for _ in _find(path, left_out))
        return Survey(count, tuple(left_out.most_common()))

    def fetch(self, paths: Iterable[str]) -> Iterator[RawItem | Problem]:
        """Yield each text, or why it could not be read, folders in name order."""
        for path in paths:
            for found in _find(path, Counter()):
                yield found if isinstance(found, Problem) else _read(found)


def _find(path: str, left_out: Counter[str]) -> Iterator[_FoundFile | Problem]:
    """Yield what is to be read, and count what is not by the ends of the names."""
    if path == STANDARD_INPUT:
        yield _FoundFile(path, "standard input")
    elif os.path.isdir(path):
        yield from _walk(path, left_out)
    elif Path(path).suffix.lower() in MEDIA_TYPES or not os.path.exists(path):
        yield _FoundFile(path, show_path(Path(path).absolute().parent.name))
    else:
        yield Problem(show_path(path), "not a kind of file that is read", "name .txt or .md files, or a folder")


def _walk(folder: str, left_out: Counter[str]) -> Iterator[_FoundFile | Problem]:
    place = show_path(Path(folder).absolute().name or folder)
    problems: list[Problem] = []

    def note(error: OSError) -> None:
        problems.append(Problem(show_path(str(error.filename)), error.strerror or "cannot be read"))

    # links to folders are not followed: they can lead in circles
    for parent, folders, files in os.walk(folder, onerror=note):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(files):
            if name.startswith(".") or _README.fullmatch(name):
                continue
            ending = Path(name).suffix.lower()
            if ending in MEDIA_TYPES:
                yield _FoundFile(os.path.join(parent, name), place)
            else:
                left_out[show_path(ending)] += 1
    yield from problems


def _read(found: _FoundFile) -> RawItem | Problem:
    shown = show_path(found.path)
    try:
        data = _read_bytes(found.path)
    except FileNotFoundError:
        is_link = os.path.islink(found.path)
        return Problem(shown, "a link that leads nowhere" if is_link else "no such file")
    except OSError as error:
        return Problem(shown, error.strerror or "cannot be read", "check its permissions")
    if data is None:
        return Problem(shown, "not a regular file")
    if len(data) > LARGEST_FILE_BYTES:
        return Problem(shown, f"larger than {LARGEST_FILE_BYTES // 1_000_000} MB", "split it")
    if not data.strip():
        return Problem(shown, "empty")
    if found.path == STANDARD_INPUT:
        return RawItem(data, None, None, "text/plain", found.place)
    media_type = MEDIA_TYPES[Path(found.path).suffix.lower()]
    return RawItem(data, shown, show_path(os.path.realpath(found.path)), media_type, found.place)


def _read_bytes(path: str) -> bytes | None:
    """At most one byte more than may be kept; None for what is no regular file."""
    if path == STANDARD_INPUT:
        return sys.stdin.buffer.read(LARGEST_FILE_BYTES + 1)
    # a named pipe would block until somebody writes into it
    if not stat.S_ISREG(os.stat(path).st_mode):
        return None
    with open(path, "rb") as file:
        return file.read(LARGEST_FILE_BYTES + 1)


def show_path(path: str) -> str:
    """The path as text that can be kept: bytes that are no UTF-8 are written as escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
