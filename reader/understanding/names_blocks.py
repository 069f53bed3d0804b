"""One block of a text as it was read: its words, its pieces, and the lists in which pieces stand side by side.

Knows neither the types of the pieces nor which of them are names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.understanding.names_runs import Piece
from reader.understanding.names_text import Word

Name = tuple[str, ...]
"""The folded words of a name."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the text with its words and pieces; a headline in capitals has none."""

    number: int
    text: str
    words: Sequence[Word]
    is_headline: bool
    pieces: Sequence[Piece]


@dataclass(frozen=True, slots=True)
class NameList:
    """Pieces joined by commas and one "and" or "or"."""

    names: tuple[Name, ...]
    before: str
    """The folded word before the list; empty at the start of a sentence."""


def name_of(words: Sequence[Word]) -> Name:
    """The folded words by which occurrences of one name find each other."""
    return tuple(word.low for word in words)


def find_lists(blocks: Sequence[Block]) -> Iterator[NameList]:
    """Yield the lists of two and more pieces that hold an "and" or "or"."""
    for block in blocks:
        start = 0
        for end in range(1, len(block.pieces) + 1):
            if end < len(block.pieces) and _is_joined(block.words, block.pieces[end - 1], block.pieces[end]):
                continue
            pieces = block.pieces[start:end]
            start = end
            if any(later.first > earlier.last for earlier, later in pairwise(pieces)):
                yield _as_list(block.words, pieces)


def _is_joined(words: Sequence[Word], one: Piece, other: Piece) -> bool:
    if one.is_demonym or other.is_demonym:
        return False
    if other.first == one.last:
        return words[other.first].gap == ", "
    between = words[one.last]
    return (
        other.first == one.last + 1
        and between.low in {"and", "or"}
        and between.gap in {" ", ", "}
        and words[other.first].gap == " "
    )


def _as_list(words: Sequence[Word], pieces: Sequence[Piece]) -> NameList:
    names = tuple(name_of(words[piece.first : piece.last]) for piece in pieces)
    first = pieces[0].first
    before = words[first - 1].low if first and words[first].gap == " " else ""
    return NameList(names, before)
