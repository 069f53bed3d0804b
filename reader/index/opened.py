"""A generation that this process reads: its segments stay open from commit to commit.

Whoosh can reuse readers too, but then counts segments twice that a merge has replaced.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC
from whoosh.index import IndexError as WhooshIndexError

from reader.index.schema import make_schema
from reader.index.segments import Segment, damage_as_unavailable
from reader.index.snapshot import Snapshot
from reader.model.errors import IndexUnavailableError

INDEX_NAME = "MAIN"
_MOST_TRIES = 5


def read_contents(path: Path) -> tuple[int, list[Any]]:
    """Return the number of the last commit and its segments; raises IndexUnavailableError."""
    with damage_as_unavailable(path):
        try:
            contents = TOC.read(FileStorage(str(path)), INDEX_NAME, schema=make_schema())
        except WhooshIndexError as error:
            raise ValueError(str(error)) from error
        return contents.generation, contents.segments


class OpenedGeneration:
    """The open files of one generation, and the snapshot of the last commit seen."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._inode = path.stat().st_ino
        self._storage = FileStorage(str(path))
        self._schema = make_schema()
        self._segments: dict[str, Segment] = {}
        self._commit = -1
        self._snapshot = Snapshot((), ())

    def is_at(self, path: Path) -> bool:
        """Whether this is still the folder at that path."""
        try:
            return path == self._path and path.stat().st_ino == self._inode
        except OSError:
            return False

    def latest(self) -> Snapshot:
        """Return the newest commit; raises IndexUnavailableError."""
        for tries_left in reversed(range(_MOST_TRIES)):
            commit = TOC._latest_generation(self._storage, INDEX_NAME)
            if commit == self._commit:
                break
            try:
                self._load()
            except IndexUnavailableError:
                is_same = commit == TOC._latest_generation(self._storage, INDEX_NAME)
                if is_same or not tries_left:  # else a commit took the files away while they were read
                    raise
        return self._snapshot

    def close(self) -> None:
        """Give the files back."""
        for segment in self._segments.values():
            segment.close()
        self._segments.clear()

    def _load(self) -> None:
        commit, found = read_contents(self._path)
        opened = {segment.segment_id(): self._open(segment) for segment in found}
        for name in self._segments.keys() - opened.keys():
            self._segments[name].close()
        self._segments = opened
        self._snapshot = Snapshot(list(opened.values()), [segment.deleted_docs() for segment in found])
        self._commit = commit

    def _open(self, segment: Any) -> Segment:
        name = segment.segment_id()
        return self._segments.get(name) or Segment(self._storage, self._schema, segment)
