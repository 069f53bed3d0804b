"""One segment of a Whoosh index, read in bulk: whole posting lists, whole columns, slices of its vocabulary.

Scoring through Whoosh's own matchers costs several times as much: they hand over one posting at a time.
The block attributes of the matcher are private to Whoosh, and the same in 2.7.4 and 3.54; `tests/index` watches them.
"""

from __future__ import annotations

import pickle
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import accumulate
from pathlib import Path
from struct import error as StructError
from typing import Any

from whoosh.fields import Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.reading import CorruptIndexError, SegmentReader, TermNotFound

from reader.index.schema import FACTS
from reader.model.errors import IndexUnavailableError

DAMAGE = (
    OSError, EOFError, AssertionError, AttributeError, ImportError, LookupError, TypeError, ValueError,
    StructError, pickle.UnpicklingError, zlib.error, CorruptIndexError,
)  # fmt: skip
"""What reading a damaged file can raise: Whoosh's files are pickles, and broken pickles fail in many ways."""


@contextmanager
def damage_as_unavailable(path: Path | str) -> Iterator[None]:
    """Turn what a damaged or vanished file raises into IndexUnavailableError; wrap calls to the engine only."""
    try:
        yield
    except DAMAGE as error:
        reason = f"it cannot be read ({type(error).__name__}: {error})"
        raise IndexUnavailableError(f"search index {path}", reason, "newsreader index rebuild") from error


class Segment:
    """Documents of one commit or merge; deletions aside, it never changes."""

    def __init__(self, storage: FileStorage, schema: Schema, segment: Any) -> None:
        self._path = storage.folder
        self._slices: dict[tuple[str, str], tuple[list[str], array[int]]] = {}
        with damage_as_unavailable(self._path):
            self._reader = SegmentReader(storage, schema, segment)
            column = self._reader.column_reader("facts", translate=False)
            self.facts: list[tuple[int, int, int, int]] = list(FACTS.iter_unpack(b"".join(column)))
            self._stems = self._reader.column_reader("stems", translate=False)

    def close(self) -> None:
        """Give the files back."""
        self._reader.close()

    def postings(self, field: str, term: str, first_document: int) -> tuple[list[int], list[float]]:
        """Return the documents with a term, counted from `first_document`, and how often each has it.

        Deleted documents are among them.
        """
        documents: list[int] = []
        weights: list[float] = []
        with damage_as_unavailable(self._path):
            try:
                blocks = self._reader._terms.matcher(field, term.encode(), self._reader.schema[field].format)
            except TermNotFound:
                return documents, weights
            while blocks.is_active():
                blocks._read_data()
                steps, counts, _ = blocks._data
                documents.extend(accumulate((first_document + steps[0], *steps[1:])))
                weights.extend(counts if isinstance(counts, tuple) else [counts or 1.0] * len(steps))
                blocks._next_block()
        return documents, weights

    def stems(self, document: int) -> bytes:
        """Return the stems of a document in reading order."""
        with damage_as_unavailable(self._path):
            found: bytes = self._stems[document]
            return found

    def words(self, field: str, prefix: str) -> Iterator[tuple[str, int]]:
        """Yield the words that begin with a prefix of one letter or more, and how many documents have each."""
        words, counts = self._slice(field, prefix[0])
        place = bisect_left(words, prefix)
        while place < len(words) and words[place].startswith(prefix):
            yield words[place], counts[place]
            place += 1

    def _slice(self, field: str, letter: str) -> tuple[list[str], array[int]]:
        """Return the part of the vocabulary that begins with a letter; read once, when first asked for."""
        if (field, letter) not in self._slices:
            words: list[str] = []
            counts = array("I")
            with damage_as_unavailable(self._path):
                if field in self._reader.indexed_field_names():
                    for (name, term), info in self._reader.iter_from(field, letter):
                        word = term.decode()
                        if name != field or word[0] != letter:
                            break
                        words.append(word)
                        counts.append(info.doc_frequency())
            self._slices[field, letter] = words, counts
        return self._slices[field, letter]
