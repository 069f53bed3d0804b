"""One report of an episode as those who compare reports read it: sentences whose names stand as letters.

In a sentence's mask every name is one capital letter and underscores of the same length (P person, O organisation,
L place, D demonym, E event), all else is small, and quoted speech is blank: patterns then see what is said of whom,
and offsets stay those of the text.  Knows no store and no other report.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reader.model.article import ArticleNumber, CleanText
from reader.model.dates import PublicationDate
from reader.model.entity import EntityType, Mention
from reader.model.story import Quote
from reader.text.furniture import is_correction
from reader.understanding.sentences import find_quotations, split_sentences

MOST_REPORTS = 40
"""Reports of one episode that are compared; what is beyond is left out of the comparison."""
MOST_BLOCKS = 80
"""Blocks of one report that are read: of a live blog the first."""
LONGEST_SENTENCE = 1_200
"""Characters; what is longer is a table whose lines ran together, and is not read."""
SPEECH_WORDS = 4
"""From so many words a quotation is speech and no quoted term."""

_LETTERS: dict[EntityType, str] = {"person": "P", "org": "O", "place": "L", "event": "E"}
_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "\u00a0": " ", "\u202f": " "})
_BLANK = "~"


@dataclass(frozen=True, slots=True)
class ReportName:
    """One entity that a report names, and where."""

    entity_id: str
    name: str
    type: EntityType
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class StoryReport:
    """One report of an episode, its copies folded away by whoever hands it in."""

    number: ArticleNumber
    text: CleanText
    published: PublicationDate | None
    names: tuple[ReportName, ...]
    terms: tuple[tuple[str, float], ...] = ()
    """(stem, weight) of its best terms."""
    language: str | None = None
    source: str = ""
    """Who published it; empty where that is not known."""


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """A name inside one sentence; offsets count from the sentence's start."""

    start: int
    end: int
    entity_id: str
    type: EntityType
    is_demonym: bool


@dataclass(frozen=True, slots=True)
class ReportSentence:
    """One sentence of a report, with its mask."""

    article: ArticleNumber
    block: int
    start: int
    """Of the sentence in its block."""
    text: str
    mask: str
    names: tuple[NamedSpan, ...]

    @property
    def quote(self) -> Quote:
        """The sentence as a quote."""
        return Quote(self.article, self.block, self.start, self.start + len(self.text), self.text)

    def name_at(self, start: int) -> NamedSpan:
        """The name that begins at an offset where the mask shows one; raises StopIteration where it does not."""
        return next(name for name in self.names if name.start == start)


@lru_cache(maxsize=MOST_REPORTS)
def read_sentences(report: StoryReport) -> tuple[ReportSentence, ...]:
    """The sentences of a report in reading order, head included; those of one episode are kept for who asks next.

    A correction tells of the report, what was wrong in it too, and so is none of them.
    """
    spans: dict[int, list[tuple[Mention, str]]] = {}
    for name in report.names:
        for mention in name.mentions:
            spans.setdefault(mention.block, []).append((mention, name.entity_id))
    blocks = list(report.text.blocks())[:MOST_BLOCKS]
    return tuple(
        sentence
        for block, text in blocks
        if not is_correction(text)
        for sentence in _read_block(report.number, block, text, spans.get(block, ()))
    )


def _read_block(
    article: ArticleNumber, block: int, text: str, spans: Sequence[tuple[Mention, str]]
) -> Iterator[ReportSentence]:
    mask = _mask(text, [mention for mention, _ in spans])
    spans = sorted(spans, key=_start_of)
    for sentence in split_sentences(text):
        if len(sentence.text) > LONGEST_SENTENCE:
            continue
        names = tuple(
            NamedSpan(mention.start - sentence.start, mention.end - sentence.start, entity, mention.type, demonym)
            for mention, entity in _starting_in(spans, sentence.start, sentence.end)
            for demonym in (mention.is_demonym,)
        )
        cut = mask[sentence.start : sentence.end]
        yield ReportSentence(article, block, sentence.start, sentence.text, cut, names)


def _start_of(span: tuple[Mention, str]) -> int:
    return span[0].start


def _starting_in(spans: Sequence[tuple[Mention, str]], start: int, end: int) -> Sequence[tuple[Mention, str]]:
    """Those of spans in order that begin in a stretch; a block may have thousands of both."""
    return spans[bisect_left(spans, start, key=_start_of) : bisect_left(spans, end, key=_start_of)]


def _mask(text: str, mentions: Sequence[Mention]) -> str:
    plain = text.translate(_PLAIN)
    low = plain.lower()
    if len(low) != len(plain):  # a letter whose small form is two would move all that follows
        low = "".join(letter.lower() if len(letter.lower()) == 1 else "x" for letter in plain)
    letters = list(low)
    for mention in mentions:
        letter = "D" if mention.is_demonym else _LETTERS[mention.type]
        letters[mention.start : mention.end] = letter + "_" * (mention.end - mention.start - 1)
    for start, end in find_quotations(text):
        if len(re.findall(r"\w+", text[start:end])) >= SPEECH_WORDS:
            letters[start:end] = _BLANK * (end - start)
    return "".join(letters)
