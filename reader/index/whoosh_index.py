"""The port SearchIndex over Whoosh: generations on disk, one writer at a time, one snapshot to read from.

    <folder>/current            names the serving generation
    <folder>/whoosh-<n>/        stamp.json, record.json, and Whoosh's own files: pickles, opened with a valid stamp only

Other processes may write and start generations at any time: every search looks first whether there is a newer commit.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from whoosh import __version__ as whoosh_version
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex, LockError

from reader.index.evaluate import answer
from reader.index.generations import Generations
from reader.index.merging import merge_tiers
from reader.index.opened import INDEX_NAME, OpenedGeneration, read_contents
from reader.index.record import condemn, read_noted, write_record
from reader.index.schema import FORMAT, make_row, make_schema
from reader.index.segments import damage_as_unavailable
from reader.index.snapshot import Snapshot
from reader.index.stamp import check_stamp, write_stamp
from reader.model.errors import IndexBrokenError, IndexBusyError, IndexUnavailableError
from reader.model.ports import TellCount
from reader.model.search import Answer, IndexedText, IndexRecord, IndexStatus, Question
from reader.text.tokens import fold

ENGINE_NAME = "whoosh"
ENGINE = f"{ENGINE_NAME} {'.'.join(map(str, whoosh_version))} format {FORMAT}"

_POOL_MB = 128
"""Postings that Whoosh holds in memory before it writes them to disk: those of about 1,000 articles."""
_REBUILD = "newsreader index rebuild"
IS_MISSING, IS_STRANGE, IS_OLDER = "is missing", "was not made here by this user", "was made by another version"

Result = TypeVar("Result")


class WhooshIndex:
    """A full-text index in one folder; safe to use from several threads, one search at a time."""

    def __init__(self, folder: Path, key_folder: Path) -> None:
        self._generations = Generations(folder, ENGINE_NAME)
        self._key_folder = key_folder
        self._opened: OpenedGeneration | None = None
        self._lock = threading.Lock()

    def apply(self, texts: Iterable[IndexedText], record: IndexRecord, tell_added: TellCount = lambda _: None) -> int:
        """Add or replace articles in one commit, then note the record; return how many articles."""
        latest = {text.number: text for text in texts}
        path = self._trusted()
        with damage_as_unavailable(path):
            index = FileIndex(FileStorage(str(path)), make_schema(), INDEX_NAME)
            try:
                writer: Any = index.writer(limitmb=_POOL_MB, compound=False)
            except LockError as error:
                subject, remedy = f"search index {path}", "try again in a moment"
                raise IndexBusyError(subject, "another process is writing to it", remedy) from error
        try:
            if read_noted(path).record.lineage != record.lineage:
                subject, remedy = f"search index {path}", "try again in a moment"
                raise IndexBusyError(subject, "another process makes it anew", remedy)
            self._write(writer, path, latest, tell_added)
            with damage_as_unavailable(path):
                writer.commit(mergetype=merge_tiers)
        finally:
            if not writer.is_closed:
                with damage_as_unavailable(path):
                    writer.cancel()
        with damage_as_unavailable(path), self._generations.locked():
            write_record(path, record)
        return len(latest)

    def search(self, question: Question) -> Answer:
        """Answer from the last commit; raises IndexUnavailableError when there is no usable index."""
        return self._read(lambda snapshot: answer(question, snapshot))

    def suggest(self, prefix: str, limit: int) -> tuple[str, ...]:
        """Words of the archive that begin with this prefix, commonest first."""
        words, _ = self._read(lambda snapshot: snapshot.expand_prefix(fold(prefix), "any"))
        return tuple(words[:limit])

    def status(self) -> IndexStatus:
        """Look at the files without changing them; never raises."""
        while True:
            path = self._generations.serving()
            status = self._look_at(path)
            if status.is_usable or path == self._generations.serving():
                return status  # else another process has put a new one into its place meanwhile

    def _look_at(self, path: Path | None) -> IndexStatus:
        if path is None or not os.path.isdir(path):
            return IndexStatus(ENGINE_NAME, "", "missing", 0, IndexRecord(0), IS_MISSING)
        stamp = check_stamp(path, ENGINE, self._key_folder)
        if stamp == "missing":
            return IndexStatus(ENGINE_NAME, path.name, "untrusted", 0, IndexRecord(0), IS_STRANGE)
        if stamp == "older":
            return IndexStatus(ENGINE_NAME, path.name, "broken", 0, IndexRecord(0), IS_OLDER)
        try:
            _, record, segments = read_contents(path)
        except IndexUnavailableError as error:
            return IndexStatus(ENGINE_NAME, path.name, "broken", 0, IndexRecord(0), error.reason)
        count = sum(segment.doc_count_all() - segment.deleted_count() for segment in segments)
        return IndexStatus(ENGINE_NAME, path.name, "building" if record.unfilled_below else "ready", count, record)

    def clear(self, record: IndexRecord) -> None:
        """Start a new, empty generation with this record and make it the serving one."""
        with damage_as_unavailable(self._generations.folder), self._generations.locked():
            path = self._generations.start()
            FileIndex.create(FileStorage(str(path)), make_schema(), INDEX_NAME)
            write_record(path, record)
            write_stamp(path, ENGINE, self._key_folder)
            self._generations.serve(path)

    def tidy(self) -> None:
        """Remove what processes that were killed left behind."""
        self._generations.tidy()

    def close(self) -> None:
        """Give the open files back; a later search opens them again."""
        with self._lock:
            self._close_opened()

    def _write(self, writer: Any, path: Path, texts: dict[int, IndexedText], tell_added: TellCount) -> None:
        """Delete what is replaced and add the texts; nobody else commits, for the writer holds the lock."""
        for draft in path.glob(f"_{INDEX_NAME}_*.toc.*"):  # left by a writer that was killed
            draft.unlink(missing_ok=True)
        with self._lock:
            snapshot = self._latest()
        with damage_as_unavailable(path):
            for document, number in enumerate(snapshot.numbers):
                if number in texts and document not in snapshot.deleted:
                    writer.delete_document(document)
        for added, text in enumerate(texts.values()):
            tell_added(added)
            row = make_row(text)
            with damage_as_unavailable(path):
                writer.add_document(**row)

    def _read(self, ask: Callable[[Snapshot], Result]) -> Result:
        """Ask the newest commit; an index that turns out to be damaged is marked so, for every process."""
        with self._lock:
            asked = self._generations.serving()
            try:
                return ask(self._latest())
            except IndexBrokenError:
                self._close_opened()
                if asked is not None and asked == self._generations.serving():
                    if check_stamp(asked, ENGINE, self._key_folder) == "valid":
                        condemn(asked)
                    raise
            return ask(self._latest())  # another process has put a new one into its place

    def _latest(self) -> Snapshot:
        """Return the newest commit of the serving generation; another process may have made either."""
        path = self._generations.serving()
        if self._opened is None or path is None or not self._opened.is_at(path):
            self._close_opened()
            self._opened = OpenedGeneration(self._trusted())
        return self._opened.latest()

    def _close_opened(self) -> None:
        if self._opened is not None:
            self._opened.close()
        self._opened = None

    def _trusted(self) -> Path:
        """Return the serving folder if it was made here by this engine."""
        path = self._generations.serving()
        if path is None or not os.path.isdir(path):
            raise IndexBrokenError(f"search index {self._generations.folder}", IS_MISSING, _REBUILD)
        stamp = check_stamp(path, ENGINE, self._key_folder)
        if stamp != "valid":
            raise IndexBrokenError(f"search index {path}", IS_OLDER if stamp == "older" else IS_STRANGE, _REBUILD)
        return path
