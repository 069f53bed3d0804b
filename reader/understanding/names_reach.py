"""How far a name reaches: over small words and quoted ones, and to where the initials in brackets behind it begin.

Whether what is so found is a name is `names_evidence`' question.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from reader.data.gazetteer import Gazetteer
from reader.understanding.names_text import POSSESSIVE_GAPS, SPACES, Word

_OPENING_QUOTES = frozenset({' "', " “", " '", " ‘", " «", " „"})
_CLOSING_QUOTES = frozenset({'" ', "” ", "' ", "’ ", "» ", "“ "})
_MOST_PARTICLES = 8
_INITIALS = re.compile(r"[A-Z]{3,8}")
"""Two letters fit too much by chance."""
_PASSED_OVER = frozenset({"a", "an", "and", "at", "de", "del", "du", "for", "in", "la", "of", "on", "the", "to", "y"})
_MOST_PASSED_OVER = 3
"""Small words in a row inside a name: "for the"."""
_INNER_GAPS = SPACES | POSSESSIVE_GAPS | {" & ", ", "}


def find_reaches(words: Sequence[Word], heads: Collection[str]) -> dict[int, int]:
    """Where a name begins whose initials follow in brackets -> where it ends: "Reed and Willow Union (RWU)"."""
    reaches = {}
    for at, word in enumerate(words):
        if word.gap != " " and word.gap.endswith((" (", "' (", "’ (")) and _INITIALS.fullmatch(word.text):
            letters = word.text.lower()
            start = _find_start(words, at, letters)
            if start is None and words[at - 1].low in heads and words[at - 1].is_capital:
                start = _find_start(words, at - 1, letters)  # "Rail, Maritime and Transport Union (RMT)"
            if start is not None:
                reaches[start] = at
    return reaches


def connects(words: Sequence[Word], start: int, at: int, gazetteer: Gazetteer) -> bool:
    """Whether a small word joins a head word to what follows: "of", "for", and "on" before a word ("on Elections")."""
    low, classes = words[at].low, gazetteer.words
    if low == "on":
        following = words[at + 1]
        is_word = following.is_capital and following.low in gazetteer.common_words
        return is_word and words[at - 1].low in classes["heads_before_on"]
    if low not in classes["connecting"]:
        return False
    return any(word.low in classes["org_heads"] or word.low == "republic" for word in words[start:at])


def leads_over_particles(words: Sequence[Word], at: int, gazetteer: Gazetteer) -> bool:
    """Whether particles lead from here to a capital: "von und zu Talberg"."""
    particles, limit = gazetteer.words["particles"], min(len(words), at + _MOST_PARTICLES)
    while at + 1 < limit and words[at].low in particles and words[at + 1].gap in SPACES:
        at += 1
        if words[at].is_capital:
            return True
    return False


def is_nickname(words: Sequence[Word], start: int, at: int) -> bool:
    """Whether a quoted word stands second in a name: Marcus "Red" Tilley."""
    if at != start + 1 or at + 1 >= len(words) or not (words[at].is_capital and words[at + 1].is_capital):
        return False
    return words[at].gap in _OPENING_QUOTES and words[at + 1].gap in _CLOSING_QUOTES


def _find_start(words: Sequence[Word], end: int, letters: str) -> int | None:
    """The word with which the letters, read from their end, are used up."""
    at, passed_over = end - 1, 0
    while at >= 0 and (at == end - 1 or words[at + 1].gap in _INNER_GAPS):
        word = words[at]
        initials = _initials_of(word, letters)
        if initials and (word.is_capital or word.low in _PASSED_OVER):
            letters = letters.removesuffix(initials)
            passed_over = 0
            if not letters:
                return at if word.is_capital else None
        elif word.low in _PASSED_OVER and not word.is_capital and passed_over < _MOST_PASSED_OVER and at < end - 1:
            passed_over += 1
        else:
            return None
        at -= 1
    return None


def _initials_of(word: Word, letters: str) -> str:
    """The last of the letters that a word stands for: those of all its halves, else its first; empty where none."""
    halves = "".join(half[:1] for half in re.split(r"[-‐‑]", word.low))
    return next((initials for initials in (halves, word.low[:1]) if letters.endswith(initials)), "")
