"""Lines that a text says twice: its headline again, paragraphs again, word for word or nearly.

Compares lines of one document only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from reader.model.article import RemovedKind
from reader.text.blocks import Block, comparable

_FEWEST_WORDS = 8
_FEWEST_NEAR_WORDS = 15
_WORDS_PER_DIFFERENCE = 12
_EDGE_WORDS = 5
_ACRONYM = re.compile(r"\([A-ZÀ-ÞА-Я]{2,6}\)")


def find_copies(
    blocks: Sequence[Block], positions: Iterable[int], title: int | None
) -> dict[int, tuple[RemovedKind, str]]:
    """Return the later ones of equal and nearly equal blocks among these positions, and copies of the headline."""
    copies: dict[int, tuple[RemovedKind, str]] = {}
    title_key = blocks[title].key if title is not None else ""
    seen: set[str] = set()
    edges: dict[tuple[str, ...], int] = {}
    for position in positions:
        block = blocks[position]
        if title_key and block.key == title_key:
            copies[position] = ("headline_copy", "the headline again")
            continue
        words = block.key.split()
        if len(words) < _FEWEST_WORDS:
            continue
        if block.key in seen:
            copies[position] = ("paragraph_copy", "an earlier paragraph again")
        elif _has_near_copy(blocks, block, words, edges):
            copies[position] = ("paragraph_copy", "an earlier paragraph again, but for a word")
        else:
            seen.add(block.key)
            for edge in _edges(words):
                edges.setdefault(edge, position)
    return copies


def _has_near_copy(blocks: Sequence[Block], block: Block, words: list[str], edges: dict[tuple[str, ...], int]) -> bool:
    if len(words) < _FEWEST_NEAR_WORDS:
        return False
    candidates = {edges[edge] for edge in _edges(words) if edge in edges}
    return any(_are_near(blocks[candidate], block) for candidate in candidates)


def _are_near(first: Block, second: Block) -> bool:
    """Return whether a few words differ, none of them a name or a number: those would be another fact."""
    first_words, second_words = Counter(_plain_words(first)), Counter(_plain_words(second))
    differences = (first_words - second_words) + (second_words - first_words)
    most = 2 * max(1, first_words.total() // _WORDS_PER_DIFFERENCE)
    if differences.total() > most or any(character.isdigit() for word in differences for character in word):
        return False
    capitalised = {
        word.strip("\"'“”‘’.,;:()").casefold() for text in (first.text, second.text) for word in _names(text)
    }
    return not capitalised.intersection(differences)


def _plain_words(block: Block) -> list[str]:
    """Return its words without acronyms in brackets: these name again what stands before them."""
    return comparable(_ACRONYM.sub("", block.text)).split() if "(" in block.text else block.key.split()


def _names(text: str) -> list[str]:
    return [word for word in text.split()[1:] if word.lstrip("\"'“‘(")[:1].isupper()]


def _edges(words: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return ("first", *words[:_EDGE_WORDS]), ("last", *words[-_EDGE_WORDS:])
