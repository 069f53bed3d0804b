"""What is noted beside an index after every commit: how far it has come, and what its files looked like then.

Damage to a file is found before the engine opens it, as far as a file's size, time and place on the disk tell.
Knows no engine: which files belong together is told by whoever asks.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from reader.index.files import write_atomically
from reader.model.errors import IndexBrokenError
from reader.model.search import IndexRecord

RECORD_NAME = "record.json"
RECORD_IS_LOST = "has lost its record"


@dataclass(frozen=True, slots=True)
class NotedIndex:
    """A generation as it was after its last commit."""

    record: IndexRecord
    files: Mapping[str, tuple[int, int, int]]
    """Name -> size, time of the last change, place on the disk."""


def write_record(generation: Path, record: IndexRecord) -> None:
    """Note how far an index has come, and its files; raises OSError."""
    files = {}
    for file in generation.iterdir():
        with suppress(FileNotFoundError):  # a draft that was just renamed
            files[file.name] = _look_at(file)
    values = {
        "applied_sequence": record.applied_sequence,
        "unfilled_below": record.unfilled_below,
        "lineage": record.lineage,
        "files": files,
    }
    write_atomically(generation / RECORD_NAME, json.dumps(values))


def read_noted(generation: Path) -> NotedIndex:
    """Return what was noted after the last commit; raises IndexBrokenError where that cannot be read."""
    try:
        values = json.loads((generation / RECORD_NAME).read_text(encoding="utf-8"))
        record = IndexRecord(int(values["applied_sequence"]), int(values["unfilled_below"]), str(values["lineage"]))
        files = {str(name): (int(size), int(time), int(place)) for name, (size, time, place) in values["files"].items()}
        return NotedIndex(record, files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise IndexBrokenError(f"search index {generation}", RECORD_IS_LOST, "newsreader index rebuild") from error


def check_files(generation: Path, noted: NotedIndex, names: Iterable[str]) -> None:
    """Raise IndexBrokenError where one of these files is not the one that was noted; files not noted pass."""
    for name in names:
        if name not in noted.files:
            continue
        try:
            is_same = _look_at(generation / name) == noted.files[name]
        except OSError:
            is_same = False
        if not is_same:
            reason = f"is damaged ({name} is not as it was written)"
            raise IndexBrokenError(f"search index {generation}", reason, "newsreader index rebuild")


def condemn(generation: Path) -> None:
    """Let every process see that an index is broken, though its files look whole."""
    with suppress(OSError):  # what cannot be written cannot be made anew there either
        (generation / RECORD_NAME).unlink()


def _look_at(file: Path) -> tuple[int, int, int]:
    found = file.stat()
    return found.st_size, found.st_mtime_ns, found.st_ino
