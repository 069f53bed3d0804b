"""Sentences and quoted speech of one block, as stretches of it.

Knows no names: whose words a quotation holds is not said.  A stop that might belong to an abbreviation ends a sentence
only before a word that hardly ever follows one ("The", "But"), so two sentences may stay together.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from reader.data.gazetteer import load_gazetteer

_STOP = re.compile(r"(?:(?<![.!?…])[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘«„(\[¿¡—–-]*\s?[^\Wa-zа-яё_])|[。！？।]+[」』”]*\s*)")
_BEFORE_A_NAME = re.compile(
    r"(?:^|[\s(\"“‘'])(?:Mr|Mrs|Ms|Mx|Dr|Prof|Gen|Col|Lt|Maj|Brig|Capt|Cmdr|Adm|Sgt|Cpl|Sen|Rep|Gov|Rev|Hon|St|Mt|Ft"
    r"|Det|Insp|Supt|Messrs|Mme|Mlle|Sr|Sra|vs|v|approx|ca|cf|Pres|Amb|Pvt|Atty)\.$"
)
_BEFORE_A_NUMBER = re.compile(
    r"(?:^|[\s(])(?:No|Nos|Art|Sec|Fig|Vol|pp?|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$"
)
_MAY_END = re.compile(
    r"(?:^|[\s(\"“‘'.])(?:[^\W\d_]|(?:[^\W\d_]\.)+[^\W\d_]|Inc|Corp|Ltd|Co|Bros|Jr|Sr|etc|al|Ave|Blvd|Rd|dept)\.$"
)
_NEXT_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"“[^”“]*(?:”|$)|„[^“”]*[“”]|«[^»]*»|(?<!\w)\"[^\"]*\"(?!\w)|(?<!\w)‘[^‘]*?’(?!\w)")
_LONGEST_ABBREVIATION = 12


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a block, without the spaces around it."""

    start: int
    end: int
    text: str


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Cut one block into its sentences, in order; together they hold all of it but spaces.

    What stands in one pair of quotation marks is never cut: its second sentence would read as the writer's own.
    """
    found, start = [], 0
    quoted = find_quotations(text)
    openings = [first for first, _ in quoted]
    for match in _STOP.finditer(text):
        if _is_end(text, start, match):
            opened = bisect_left(openings, match.end())
            if opened and match.end() < quoted[opened - 1][1]:
                continue
            found.append((start, match.end()))
            start = match.end()
    found.append((start, len(text)))
    return tuple(_trimmed(text, first, last) for first, last in found if text[first:last].strip())


def find_quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Stretches in quotation marks, marks included; a double mark that is never closed runs to the end."""
    return tuple(match.span() for match in _QUOTED.finditer(text))


def _is_end(text: str, start: int, match: re.Match[str]) -> bool:
    stop = match[0].rstrip()
    before = text[max(start, match.start() - _LONGEST_ABBREVIATION) : match.start() + 1]
    if stop != "." or match.end() == len(text):
        return True
    if _BEFORE_A_NAME.search(before):
        return False
    if _BEFORE_A_NUMBER.search(before) and text[match.end()].isdigit():
        return False
    return not _MAY_END.search(before) or _opens_a_sentence(text, match.end())


def _opens_a_sentence(text: str, position: int) -> bool:
    match = _NEXT_WORD.search(text, position)
    return match is not None and match[0].lower() in load_gazetteer().words["function_words"]


def _trimmed(text: str, start: int, end: int) -> Sentence:
    stretch = text[start:end]
    start += len(stretch) - len(stretch.lstrip())
    end -= len(stretch) - len(stretch.rstrip())
    return Sentence(start, end, text[start:end])
