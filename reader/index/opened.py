"""A generation that this process reads: its segments stay open from commit to commit.

Whoosh can reuse readers too, but then counts segments twice that a merge has replaced.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC
from whoosh.index import IndexError as WhooshIndexError

from reader.index.record import check_files, read_noted
from reader.index.schema import make_schema
from reader.index.segments import Segment, damage_as_unavailable
from reader.index.snapshot import Snapshot
from reader.model.errors import IndexUnavailableError
from reader.model.search import IndexRecord

INDEX_NAME = "MAIN"
_MOST_TRIES = 5

Result = TypeVar("Result")


def read_contents(path: Path) -> tuple[int, IndexRecord, list[Any]]:
    """Return the number of the last commit, the last record, and the segments; raises IndexUnavailableError."""
    storage = FileStorage(str(path))
    return _read_settled(path, storage, lambda commit: _read_commit(path, storage, commit))


def _read_settled(path: Path, storage: FileStorage, read: Callable[[int], Result]) -> Result:
    """Read the last commit, again where the next one took the files away meanwhile."""
    tries = 0
    while True:
        tries += 1
        commit = _last_commit(path, storage)
        try:
            return read(commit)
        except IndexUnavailableError:
            if tries == _MOST_TRIES or commit == _last_commit(path, storage):
                raise


def _last_commit(path: Path, storage: FileStorage) -> int:
    with damage_as_unavailable(path):
        return int(TOC._latest_generation(storage, INDEX_NAME))


def _read_commit(path: Path, storage: FileStorage, commit: int) -> tuple[int, IndexRecord, list[Any]]:
    noted = read_noted(path)
    check_files(path, noted, [TOC._filename(INDEX_NAME, commit)])
    with damage_as_unavailable(path):
        try:
            contents = TOC.read(storage, INDEX_NAME, commit, schema=make_schema())
        except WhooshIndexError as error:
            raise ValueError(str(error)) from error
        names = tuple(f"{segment.segment_id()}." for segment in contents.segments)
    check_files(path, noted, (name for name in noted.files if name.startswith(names)))
    return commit, noted.record, contents.segments


class OpenedGeneration:
    """The open files of one generation, and the snapshot of the last commit seen."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._inode = path.stat().st_ino
        self._storage = FileStorage(str(path))
        self._schema = make_schema()
        self._segments: dict[str, Segment] = {}
        self._commit = -1
        self._snapshot = Snapshot((), ())

    def is_at(self, path: Path) -> bool:
        """Whether this is still the folder at that path."""
        try:
            return path == self.path and path.stat().st_ino == self._inode
        except OSError:
            return False

    def latest(self) -> Snapshot:
        """Return the newest commit; raises IndexUnavailableError."""
        return _read_settled(self.path, self._storage, self._load)

    def close(self) -> None:
        """Give the files back."""
        for segment in self._segments.values():
            segment.close()
        self._segments.clear()

    def _load(self, commit: int) -> Snapshot:
        if commit == self._commit:
            return self._snapshot
        commit, _, found = _read_commit(self.path, self._storage, commit)
        opened = {segment.segment_id(): self._open(segment) for segment in found}
        for name in self._segments.keys() - opened.keys():
            self._segments[name].close()
        self._segments = opened
        self._snapshot = Snapshot(list(opened.values()), [segment.deleted_docs() for segment in found])
        self._commit = commit
        return self._snapshot

    def _open(self, segment: Any) -> Segment:
        name = segment.segment_id()
        return self._segments.get(name) or Segment(self._storage, self._schema, segment)
