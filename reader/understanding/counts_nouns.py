"""What a number counts: "12 young Malian soldiers", "a crew of 17", "the number of people evacuated at 3,200".

Knows the words around one number; neither what became of the counted nor any other number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reader.data.claims import alternatives, claim_classes, claim_words
from reader.data.gazetteer import load_gazetteer
from reader.text.tokens import read_word
from reader.understanding.counts_values import NumberSpan
from reader.understanding.reports import ReportSentence

_WORD = re.compile(r"\s?-?([a-z](?:[a-z'-]|\.(?=[a-z]))*|[DLOEP]_*(?:'s)?)")
_MOST_QUALIFIERS = 4
OF_MEMBERS = re.compile(r"\sof\s(?:its|their|the\sunion's)\s(?P<members>members)\b")


@dataclass(frozen=True, slots=True)
class Counted:
    """The words beside a number: what it counts."""

    noun: str
    qualifiers: frozenset[str]
    end: int
    """Where the words end, or the number where they stand before it."""


def count_noun(sentence: ReportSentence, number: NumberSpan) -> tuple[str, int]:
    """The stem of what a number counts, and where the words end that say it; empty where none do."""
    unit = unit_pattern().match(sentence.mask, number.end)
    if number.unit or unit:
        return (claim_classes("counts", "units")[unit[1]], unit.end()) if unit else ("", number.end)
    counted = find_counted(sentence, number)
    return (counted.noun, counted.end) if counted else ("", number.end)


def find_counted(sentence: ReportSentence, number: NumberSpan) -> Counted | None:
    """What a number counts, where a plural or a body of people beside it says so."""
    outcomes, plurals = claim_classes("counts", "outcomes"), claim_words("numbers", "plurals")
    functions = load_gazetteer().words["function_words"]
    words: list[tuple[str, int, int]] = []
    members = OF_MEMBERS.match(sentence.mask, number.end)
    position = members.start("members") if members else number.end
    before = _number_of_pattern().search(sentence.mask[: number.start])
    if before:
        position = before.start("counted")
    while len(words) <= _MOST_QUALIFIERS and (match := _WORD.match(sentence.mask, position)):
        word = match[1]
        is_outcome = word in outcomes and (not is_plural(word) or any(is_plural(each) for each, *_ in words))
        if word in functions or word[0] == "P" or is_outcome:
            break
        words.append((word, match.start(1), match.end(1)))
        position = match.end()
    heads = [order for order, (word, *_) in enumerate(words) if word in plurals or is_plural(word)]
    if not heads:
        body = _body_pattern().search(sentence.mask[: number.start])
        return (
            Counted(_noun(claim_classes("counts", "bodies")[body["body"]]), frozenset(), number.end) if body else None
        )
    head = heads[0]
    while head + 1 in heads:
        head += 1
    qualifiers = frozenset(
        read_word(word, "en")[1] if word[0].islower() else sentence.name_at(start).entity_id
        for word, start, _ in words[:head]
    )
    word, _, end = words[head]
    if word == "members" and head and words[head - 1][0][0].islower():
        word = words[head - 1][0]
        qualifiers -= {read_word(word, "en")[1]}
    return Counted(_noun(word), qualifiers, number.end if before else end)


def _noun(word: str) -> str:
    """What stands for all words of its class; the stem of others."""
    word = claim_classes("counts", "nouns").get(word, word)
    return "people" if word in claim_words("counts", "persons") else read_word(word, "en")[1]


@cache
def _body_pattern() -> re.Pattern[str]:
    """A body of people before its number: "a crew of 17"."""
    return re.compile(rf"\b(?P<body>{alternatives(claim_classes('counts', 'bodies'))})\s(?:of|numbering)\s$")


@cache
def _number_of_pattern() -> re.Pattern[str]:
    """What is counted before its number: "put the number of people evacuated at 3,200"."""
    return re.compile(
        r"\bnumber of(?P<counted>\s[^,;:~\d]{3,60}?)\s(?:at|to|is|was|reached|stands at|stood at|is now)\s$"
    )


@cache
def unit_pattern() -> re.Pattern[str]:
    """A unit behind a number."""
    return re.compile(rf"[\s-]?({alternatives(claim_classes('counts', 'units'))})\b")


def is_plural(word: str) -> bool:
    """Whether a word looks like the plural of things one counts."""
    if word in claim_words("numbers", "plurals"):
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "'s"))
        and (word not in claim_words("numbers", "no_plurals"))
    )
