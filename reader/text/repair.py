"""Letters set right inside one block: a space that was lost between two sentences; a wrong apostrophe, noted only.

Never changes a word, a number or a fact.
"""

from __future__ import annotations

import re

from reader.model.article import Repair

# both begin with their rare sign and look back from there: a search that looks back everywhere costs ten times as much
_GLUED = re.compile(r"[.!?](?<=[^\W\d_A-Z]{2}.|\d[\d%)].|[^\W_][)\]”\"].)[”\")]?(?=[“\"(]?[A-ZÀ-ÞА-ЯЁ][^\W\d_A-Z])")
_WEB_ENDING = re.compile(r"(?:com|org|net|info|gov|edu|io|js|py|html?|pdf|jpe?g|png|docx?|xlsx?|csv)\b", re.IGNORECASE)
_NOT_A_SENTENCE_END = re.compile(
    r"(?:^|[\s(“\"])(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Sen|Rep|Gov|Lt|Col|Sgt|No|vs|Inc|Ltd|Co|Corp|Jr|Sr|e\.g|i\.e|a\.m|p\.m|[A-Z])$"
)
_ADDRESS_SIGNS = frozenset("/@_\\#=")
_WRONG_APOSTROPHE = re.compile(r"‘(?<=[^\W\d_]‘)(?=(?:s|t|d|m|re|ve|ll)\b)")
_AROUND = 12


def repair(text: str, block: int) -> tuple[str, tuple[Repair, ...]]:
    """Return the text with spaces between glued sentences, and what was found in this block."""
    repairs: list[Repair] = []
    parts: list[str] = []
    start = 0
    for match in _GLUED.finditer(text):
        end = match.end()
        if _are_sentences(text, match.start(), end):
            parts.append(text[start:end])
            start = end
            repairs.append(
                Repair("missing_space", block, f"{text[max(end - _AROUND, 0) : end]} {text[end : end + _AROUND]}")
            )
    parts.append(text[start:])
    for match in _WRONG_APOSTROPHE.finditer(text):
        around = text[max(match.start() - _AROUND, 0) : match.end() + _AROUND]
        repairs.append(Repair("wrong_apostrophe", block, around))
    return " ".join(parts), tuple(repairs)


def _are_sentences(text: str, stop: int, end: int) -> bool:
    """Return whether the stop ends a sentence: no address, file name, title or initial around it."""
    before = text[max(stop - 60, 0) : stop].split(" ")[-1]
    after = text[end : end + 60].split(" ")[0]
    if _ADDRESS_SIGNS.intersection(before + after) or "." in before or _WEB_ENDING.match(after):
        return False
    return not _NOT_A_SENTENCE_END.search(text[max(stop - 8, 0) : stop])
