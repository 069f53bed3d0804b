"""One segment of a Whoosh index, read in bulk: whole posting lists, whole columns, slices of its vocabulary.

Scoring through Whoosh's own matchers costs several times as much: they hand over one posting at a time.
The block attributes of the matcher are private to Whoosh, and the same in 2.7.4 and 3.54; `tests/index` watches them.
"""

from __future__ import annotations

import errno
import pickle
import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import accumulate
from pathlib import Path
from struct import Struct
from struct import error as StructError
from typing import Any

from whoosh.fields import Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.filetables import FileFormatError
from whoosh.reading import CorruptIndexError, SegmentReader, TermNotFound

from reader.index.schema import FACTS
from reader.model.errors import IndexBrokenError, IndexUnavailableError

DAMAGE = (
    OSError, EOFError, ArithmeticError, AssertionError, AttributeError, ImportError, LookupError, MemoryError,
    RuntimeError, TypeError, ValueError, StructError, pickle.UnpicklingError, zlib.error,
    CorruptIndexError, FileFormatError,
)  # fmt: skip
"""What reading a damaged file can raise: Whoosh's files are pickles, and broken pickles fail in many ways."""


DISK_REFUSALS = {
    errno.ENOSPC: ("cannot be written, the disk is full", "free some space; no article is lost"),
    errno.EDQUOT: ("cannot be written, the disk quota is used up", "free some space; no article is lost"),
    errno.EFBIG: ("cannot be written, a file would become too large", "raise the limit; no article is lost"),
    errno.EROFS: ("cannot be written, the disk is read-only", "search a copy of the library's folder"),
    errno.EACCES: ("may not be written or read", "check the folder's permissions"),
    errno.EPERM: ("may not be written or read", "check the folder's permissions"),
}
"""What the system says -> reason and remedy."""

_AFTER_EVERY_LETTER = chr(sys.maxunicode)
_TERM_LENGTHS = Struct("!ii")
"""Before each term in Whoosh's term file: how long its key and its information are."""
_FIELD_BYTES = 2
"""The field's number, with which a key begins."""
_DOCUMENT_COUNT, _COUNT_PLACE = Struct("!I"), 5
"""The number of documents, and where it stands in a term's information."""


@contextmanager
def damage_as_unavailable(path: Path | str) -> Iterator[None]:
    """Turn what a damaged or vanished file raises into IndexBrokenError; wrap calls to the engine only.

    What the disk refuses is no damage: that raises a plain IndexUnavailableError.
    """
    try:
        yield
    except DAMAGE as error:
        for each in (error, error.__context__):  # a file that could not be written may be missed on the way out
            if isinstance(each, OSError) and each.errno in DISK_REFUSALS:
                reason, remedy = DISK_REFUSALS[each.errno]
                raise IndexUnavailableError(f"search index {path}", reason, remedy) from error
        reason = f"is damaged ({type(error).__name__}: {error})"
        raise IndexBrokenError(f"search index {path}", reason, "newsreader index rebuild") from error


class Segment:
    """Documents of one commit or merge, with what is known of each by its place; deletions aside, it never changes."""

    def __init__(self, storage: FileStorage, schema: Schema, segment: Any) -> None:
        self._path = storage.folder
        self._slices: dict[tuple[str, str], tuple[list[str], array[int]]] = {}
        with damage_as_unavailable(self._path):
            self._reader = SegmentReader(storage, schema, segment)
            column = self._reader.column_reader("facts", translate=False)
            numbers, earliest, latest, lengths = zip(*FACTS.iter_unpack(b"".join(column)), strict=True)
            if min(numbers) < 1 or len(numbers) != segment.doc_count_all():
                raise ValueError("facts of articles are missing")
            self._stems = self._reader.column_reader("stems", translate=False)
        self.numbers = array("q", numbers)
        self.earliest = array("i", earliest)
        self.latest = array("i", latest)
        self.lengths = array("i", lengths)

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
            if len(documents) != len(weights) or (documents and documents[-1] >= first_document + len(self.numbers)):
                raise ValueError("a posting list does not fit its segment")
        return documents, weights

    def find_phrase(self, documents: Iterable[int], phrase: bytes) -> Iterator[tuple[int, bytes]]:
        """Yield those documents that have these stems in a row somewhere, each with all its stems in order."""
        with damage_as_unavailable(self._path):
            for document in documents:
                stems = self._stems[document]
                if phrase in stems:
                    yield document, stems

    def words(self, field: str, prefix: str) -> Iterable[tuple[str, int]]:
        """Return the words that begin with a prefix of one letter or more, and how many documents have each."""
        words, counts = self._slice(field, prefix[0])
        first, last = bisect_left(words, prefix), bisect_left(words, prefix + _AFTER_EVERY_LETTER)
        return zip(words[first:last], counts[first:last], strict=True)

    def has_word(self, field: str, word: str) -> bool:
        """Whether any document has a word; looks only at what `words` has read, a tenth of a look into the file."""
        words, _ = self._slice(field, word[0])
        place = bisect_left(words, word)
        return place < len(words) and words[place] == word

    def _slice(self, field: str, letter: str) -> tuple[list[str], array[int]]:
        """Return the part of the vocabulary that begins with a letter; read once, when first asked for."""
        if (field, letter) not in self._slices:
            with damage_as_unavailable(self._path):
                self._slices[field, letter] = self._read_slice(field, letter.encode())
        return self._slices[field, letter]

    def _read_slice(self, field: str, letter: bytes) -> tuple[list[str], array[int]]:
        """Read neighbouring terms in one piece: through Whoosh's cursor it takes ten times as long."""
        words: list[str] = []
        counts = array("I")
        terms = self._reader._terms
        table = terms._tindex
        start = table.closest_key_pos(terms._keycoder(field, letter))
        if start is None:
            return words, counts
        end = table.closest_key_pos(terms._keycoder(field, letter + b"\xff")) or table.endofdata
        data = table.dbfile.get(start, end - start)
        place = 0
        while place < len(data):
            key_length, info_length = _TERM_LENGTHS.unpack_from(data, place)
            key = place + _TERM_LENGTHS.size
            info = key + key_length
            if key_length < _FIELD_BYTES or info_length <= _COUNT_PLACE:
                raise ValueError("a term is no term")
            words.append(data[key + _FIELD_BYTES : info].decode())
            counts.append(_DOCUMENT_COUNT.unpack_from(data, info + _COUNT_PLACE)[0])
            place = info + info_length
        return words, counts
