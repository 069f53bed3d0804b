"""What one text states about days: each expression of a time, and what the sentence it stands in is about.

Knows no other text and no date.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from reader.data.gazetteer import load_gazetteer
from reader.data.languages import function_words
from reader.model.article import CleanText
from reader.text.day_expressions import DayExpression, find_day_expressions
from reader.text.day_words import COUNTS, ORDINALS
from reader.text.tokens import fold, read_word, tokenise
from reader.understanding.sentences import split_sentences

MOST_PARAGRAPHS = 40
"""Of a text that are read: later ones tell of the background."""
OPENING_PARAGRAPHS = 2
"""Near the start, where news says what happened and when."""
TITLE_WEIGHT, OPENING_WEIGHT = 0.5, 0.3
"""How much the words of the head and of the first paragraph stand for what a sentence is about; its own count 1."""
PARAGRAPH_WEIGHTS = (1.0, 0.7, 0.4)
"""How much the words of the first, the second and any later paragraph stand for what a text is about."""
MOST_WORDS_PARAGRAPHS = 20
MOST_CHARACTERS = 20_000
"""Of one paragraph."""
MOST_STATEMENTS = 200
LARGEST_COMMON_COUNT = 3
"""Counts above it tell one thing from another: "nine years"."""

_KEPT_TELLINGS = 256
_COUNTS = "|".join(COUNTS)
_ORDINAL = re.compile(rf"(?<!\w)(?P<ordinal>{'|'.join(ORDINALS)})(?!\w)(?P<nouns>(?:\s+[a-z]+){{0,2}})", re.IGNORECASE)
_EARLIER_ONES = re.compile(
    rf"(?<!\w)(?:previous|earlier|first)\s+(?P<count>{_COUNTS})\s+(?P<noun>[a-z]+s)(?!\w)", re.IGNORECASE
)
_NEW_ONE = re.compile(r"(?<!\w)(?:new|another|fresh|latest|next)\s+(?P<noun>[a-z]+)(?!\w)", re.IGNORECASE)
_COUNTED = re.compile(
    rf"(?<!\w)(?P<count>\d{{1,2}}|{_COUNTS}|the)\s+(?P<unit>day|week)s?\s+(?P<side>after|before)\s+(?P<event>[^,;.]{{4,160}})",
    re.IGNORECASE,
)
_DAY_OF = re.compile(
    rf"(?<!\w)(?:(?P<ordinal>{'|'.join(ORDINALS)})\s+day|day\s+(?P<count>\d{{1,2}}|{_COUNTS}))\s+of\s+"
    r"(?P<event>[^,;.]{4,80})",
    re.IGNORECASE,
)
_BESIDE = tuple(
    (days, re.compile(rf"(?<!\w)(?:{words})\s+(?P<event>[^,;.]{{4,160}})", re.IGNORECASE))
    for days, words in (
        (1, r"the\s+morning\s+after"),
        (0, r"(?:just|only|mere|few)\s+hours\s+after|^hours\s+after"),
        (-1, r"the\s+(?:evening|night)\s+before|(?:on\s+)?the\s+eve\s+of"),
    )
)
"""Days from an event to the day told beside it, and how prose says so."""
_COUNT_DAYS = {"day": 1, "week": 7}
_YEAR = re.compile(r"(?:19|20)\d\d")
_GENERAL_WORDS = frozenset({"mr", "mrs", "ms", "new"})

Context = Mapping[str, float]
"""Stem -> how much it stands for what is told, up to 1."""


class Ordinal(NamedTuple):
    """Which of several: "third round" is 3 and the stem of "round"; no nouns where none follows."""

    number: int
    nouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class Counted:
    """A day told by its distance from an event: "two days after the ruling"."""

    words: str
    days: int
    """From the event to the day; negative before it."""
    is_weeks: bool
    """Whether weeks were counted, which are seldom exact."""
    event: Context


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that names a day, or counts one from an event, or opens a text."""

    paragraph: int
    sentence: str
    at: int
    """Where the expression starts in the sentence; its end where there is none."""
    expression: DayExpression | None
    context: Context
    ordinal: Ordinal | None = None
    counted: Counted | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """What one text states about days."""

    statements: tuple[Statement, ...]
    """In reading order."""
    opening: Statement | None
    """The first sentence whether it names a day or not: what was news when it was written."""


@lru_cache(maxsize=_KEPT_TELLINGS)
def read_statements(text: CleanText) -> Telling:
    """Return what a text states about days."""
    if not text.body:
        return Telling((), None)
    reading = _Reading(text)
    statements = islice(
        (
            statement
            for number, paragraph in enumerate(text.body[:MOST_PARAGRAPHS])
            for statement in reading.read_paragraph(number, paragraph[:MOST_CHARACTERS])
        ),
        MOST_STATEMENTS,
    )
    lead = text.body[0][:MOST_CHARACTERS]
    first = next((sentence.text for sentence in split_sentences(lead)), lead)
    opening = Statement(
        0, first, len(first), None, reading.make_context(first), reading.find_ordinal(first, len(first))
    )
    return Telling(tuple(statements), opening)


@lru_cache(maxsize=_KEPT_TELLINGS)
def read_words(text: CleanText) -> Context:
    """Return what a text is about: the words of its head and opening in full, later ones less."""
    words: dict[str, float] = {}
    for number, paragraph in reversed(list(enumerate(text.body[:MOST_WORDS_PARAGRAPHS]))):
        weight = PARAGRAPH_WEIGHTS[min(number, len(PARAGRAPH_WEIGHTS) - 1)]
        words |= dict.fromkeys(_find_stems(paragraph[:MOST_CHARACTERS]), weight)
    return words | dict.fromkeys(_find_stems(" ".join(filter(None, (text.title, text.dek)))), 1.0)


class _Reading:
    """Reads the sentences of one text, of which each is about what the head says, too."""

    def __init__(self, text: CleanText) -> None:
        head = dict.fromkeys(_find_stems(" ".join(filter(None, (text.title, text.dek)))), TITLE_WEIGHT)
        self._background = dict.fromkeys(_find_stems(text.body[0][:MOST_CHARACTERS]), OPENING_WEIGHT) | head
        self._newest = {
            _canonical(match["noun"].lower()): COUNTS[match["count"].lower()] + 1
            for paragraph in text.body[:MOST_PARAGRAPHS]
            for match in _EARLIER_ONES.finditer(paragraph[:MOST_CHARACTERS])
        }
        """Noun -> number of the newest, where earlier ones are counted: "the previous two rounds"."""

    def read_paragraph(self, number: int, paragraph: str) -> Iterator[Statement]:
        """Yield a statement for each expression of a time, and for each sentence that counts from an event."""
        expressions = find_day_expressions(paragraph)
        starts = [expression.start for expression in expressions]
        for start, end, sentence in ((each.start, each.end, each.text) for each in split_sentences(paragraph)):
            first, last = bisect_left(starts, start), bisect_left(starts, end)
            here: Sequence[DayExpression | None] = expressions[first:last]
            counted = self._find_counted(sentence)
            if not here and counted is None:
                continue
            context = self.make_context(sentence)
            ordinals = tuple(_ORDINAL.finditer(sentence))
            for expression in here or [None]:
                at = expression.start - start if expression else len(sentence)
                ordinal = self._choose_ordinal(ordinals, sentence, at)
                yield Statement(number, sentence, at, expression, context, ordinal, counted)

    def make_context(self, sentence: str) -> Context:
        """Return what a sentence is about."""
        return self._background | dict.fromkeys(_find_stems(sentence), 1.0)

    def find_ordinal(self, sentence: str, at: int) -> Ordinal | None:
        """Return the ordinal nearest to a place in the sentence, one before it being nearer than one after it."""
        return self._choose_ordinal(tuple(_ORDINAL.finditer(sentence)), sentence, at)

    def _choose_ordinal(self, found: Sequence[re.Match[str]], sentence: str, at: int) -> Ordinal | None:
        if found:
            match = min(found, key=lambda match: (match.start() > at, abs(at - match.end())))
            return Ordinal(ORDINALS[match["ordinal"].lower()], frozenset(_find_stems(match["nouns"])))
        new = _NEW_ONE.search(sentence)
        noun = _canonical(new["noun"].lower()) if new else ""
        return Ordinal(self._newest[noun], frozenset({noun})) if noun in self._newest else None

    def _find_counted(self, sentence: str) -> Counted | None:
        match = _COUNTED.search(sentence)
        if match is not None:
            unit = match["unit"].lower()
            days = _read_count(match["count"]) * _COUNT_DAYS[unit] * (1 if match["side"].lower() == "after" else -1)
            return Counted(match[0], days, unit == "week", self._read_event(match["event"]))
        match = _DAY_OF.search(sentence)
        if match is not None:
            day = ORDINALS[match["ordinal"].lower()] if match["ordinal"] else _read_count(match["count"])
            return Counted(match[0], day - 1, False, self._read_event(match["event"]))
        for days, pattern in _BESIDE:
            match = pattern.search(sentence)
            if match is not None:
                return Counted(match[0], days, False, self._read_event(match["event"]))
        return None

    def _read_event(self, words: str) -> Context:
        stems = _find_stems(words)
        return dict.fromkeys(stems, 1.0) if len(stems) > 1 else self.make_context(words)


def _read_count(word: str) -> int:
    word = word.lower()
    return 1 if word == "the" else COUNTS.get(word) or int(word)


def _find_stems(prose: str) -> set[str]:
    empty = _empty_words()
    return {
        _canonical(token.word)
        for token in tokenise(prose, "en")
        if COUNTS.get(token.word, 0) > LARGEST_COMMON_COUNT
        or (len(token.word) > 1 and token.word not in empty and not _YEAR.fullmatch(token.word))
    }


@cache
def _empty_words() -> frozenset[str]:
    """Words that tell nothing of what a sentence is about."""
    of_english = {fold(word) for word, codes in function_words().items() if "en" in codes}
    return load_gazetteer().words["news_words"] | _GENERAL_WORDS | of_english


@lru_cache(maxsize=16_384)
def _canonical(word: str) -> str:
    """Return the stem, that of the place for the name of its people, digits for a counting word."""
    if word in COUNTS:
        return str(COUNTS[word])
    return read_word(load_gazetteer().demonyms.get(word, word), "en")[1]
