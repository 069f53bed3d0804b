"""What the Whoosh index keeps of an article, and in which form.

Knows no query.  Words come from `text/tokens` alone: no analyzer of the engine decides anything.

    title, body              stems with how often each stands there
    title_words, body_words  folded words, for prefixes and misspellings
    facts                    number, first and last day of publication, length: fixed bytes
    stems                    the stems in reading order, for phrases

Stems in order stand in a column and not as positions in the postings: a third of the postings' size is saved, every
search but that for a phrase reads less, and a phrase is one look into the bytes of each article that has its words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterable, Mapping
from datetime import date
from struct import Struct
from typing import Any

from whoosh.columns import FixedBytesColumn, VarBytesColumn
from whoosh.fields import COLUMN, FieldType, Schema
from whoosh.formats import Existence

from reader.model.search import IndexedText
from reader.text.tokens import tokenise

FORMAT = 2
"""Raised with every change to the fields here, the record beside them or the words of `text/tokens`: older indexes are
then rebuilt."""

FACTS = Struct("!qiii")
"""Number, ordinals of the first and last day (0: undated), words of title and body."""

TITLE_END = b"\f"
BLOCK_END = b"\n"


class TermCounts(FieldType):
    """A field whose value is {term: count}; the count is the posting's weight."""

    def __init__(self) -> None:
        self.format = Existence()

    def index(self, value: Mapping[str, int], **_: Any) -> Generator[tuple[bytes, int, float, bytes], Any, None]:
        """Yield what Whoosh writes: term, frequency, weight, and nothing more."""
        for term, count in value.items():
            yield term.encode(), count, float(count), b""


def make_schema() -> Schema:
    """Return the fields as Whoosh wants them declared."""
    return Schema(
        title=TermCounts(),
        body=TermCounts(),
        title_words=TermCounts(),
        body_words=TermCounts(),
        facts=COLUMN(FixedBytesColumn(FACTS.size)),
        stems=COLUMN(VarBytesColumn()),
    )


def make_row(text: IndexedText) -> dict[str, Any]:
    """Return the field values of one article."""
    title, title_words, title_stems = _read_blocks([text.title], text.language)
    body, body_words, body_stems = _read_blocks(text.body, text.language)
    length = sum(title.values()) + sum(body.values())
    return {
        "title": title,
        "body": body,
        "title_words": title_words,
        "body_words": body_words,
        "facts": FACTS.pack(text.number, _ordinal(text.earliest), _ordinal(text.latest), length),
        "stems": title_stems + TITLE_END + body_stems,
    }


def phrase_bytes(stems: Iterable[str]) -> bytes:
    """Return stems in the form in which the `stems` column holds them."""
    return f" {' '.join(stems)} ".encode()


def _read_blocks(blocks: Iterable[str], language: str | None) -> tuple[Counter[str], dict[str, int], bytes]:
    """Return the stems counted, the words, and the stems in order."""
    counts = Counter[str]()
    words: set[str] = set()
    in_order = []
    for block in blocks:
        tokens = list(tokenise(block, language))
        stems = [token.stem for token in tokens]
        counts.update(stems)
        words.update([token.word for token in tokens])
        in_order.append(phrase_bytes(stems))
    return counts, dict.fromkeys(words, 1), BLOCK_END.join(in_order)


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0
