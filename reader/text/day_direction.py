"""On which side of now a named day lies, by the words nearest to it in its clause.

Reads English; says "unknown" where no word tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from reader.text.day_words import (
    AHEAD_PAIRS,
    AHEAD_WORDS,
    BEHIND_WORDS,
    NO_PAST_FORMS,
    PARTICIPLE_LEADS,
    PLANNED_VERBS,
)

Direction = Literal["past", "future", "unknown"]

_REACH_BEFORE = 90
_REACH_AFTER = 50
_AFTER_IS_FARTHER = 10
"""Code points by which a word after the day counts as farther: the verb mostly comes first."""

_CLAUSE_END = re.compile(r"[.!?;](?=[\s\"”’']|$)|[“”\"\n]")
_LIMIT_BEFORE = re.compile(r"\b(?:by|for)\s(?:the\s\w+\sof\s|(?:early|mid|late)[\s-])?$", re.IGNORECASE)
"""Words right before a day by which something is to be, if nothing was by then: "by Friday it had sunk"."""
_END_BEFORE = re.compile(r"\b(?:up\sto|until|till|through|to)\s(?:the\s(?:very\s)?end\sof\s)$", re.IGNORECASE)
"""Words right before a day up to whose end something is to last, unless another word tells that it is over."""
_WILL = ("will", "shall", "won't", "won’t")
_NEW_CLAUSE = re.compile(r"\s(?:that|which|who|where|when|while|but|although|because)\s")
_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")


def find_direction(text: str, start: int, end: int) -> Direction:
    """Return whether the day named in text[start:end] lies behind or ahead."""
    before = _CLAUSE_END.split(text[max(0, start - _REACH_BEFORE) : start])[-1]
    after = _CLAUSE_END.split(text[end : end + _REACH_AFTER], maxsplit=1)[0]
    after = _NEW_CLAUSE.split(after, maxsplit=1)[0]
    told_before, told_after = _read_words(before), _read_words(after)
    if _LIMIT_BEFORE.search(before) and all(direction == "future" for _, direction in told_after):
        return "future"
    if told_before and before[: told_before[-1][0]].lower().endswith(_WILL):
        return "future"  # "will be kept to the end of May or returned": no word in "-ed" behind it tells a past
    if _END_BEFORE.search(before):
        is_over = any(direction == "past" for _, direction in (*told_before, *told_after))
        return "unknown" if is_over else "future"
    nearest: tuple[int, Direction] = (_REACH_BEFORE + 1, "unknown")
    for word_end, direction in told_before:
        nearest = min(nearest, (len(before) - word_end, direction), key=_distance)
    for word_end, direction in told_after:
        nearest = min(nearest, (word_end + _AFTER_IS_FARTHER, direction), key=_distance)
    return nearest[1]


def _distance(found: tuple[int, Direction]) -> int:
    return found[0]


def _read_words(clause: str) -> Sequence[tuple[int, Direction]]:
    """Return where the telling words of a clause end, and what each tells."""
    found: list[tuple[int, Direction]] = []
    previous = ""
    for match in _WORD.finditer(clause):
        word = match[0].replace("’", "'").lower()
        if word in AHEAD_WORDS or (previous, word) in AHEAD_PAIRS or (previous == "to" and word in PLANNED_VERBS):
            found.append((match.end(), "future"))
        elif previous not in PARTICIPLE_LEADS and (word in BEHIND_WORDS or _is_past_form(word)):
            found.append((match.end(), "past"))
        previous = word
    return found


def _is_past_form(word: str) -> bool:
    return len(word) > 3 and word.endswith("ed") and word not in NO_PAST_FORMS
