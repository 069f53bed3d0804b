"""Names and numbers that one report of an episode has and no other.

A name counts as known to another report where its text merely holds the surname or the name, too: what the rules for
names overlooked there is not "only here".  Copies are folded by the caller.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from reader.data.claims import claim_words
from reader.model.article import TITLE, ArticleNumber
from reader.model.entity import EntityType, Mention
from reader.model.story import OnlyHere
from reader.text.tokens import fold_words
from reader.understanding.counts_nouns import count_noun
from reader.understanding.counts_values import LENGTHS, MONTHS, NumberSpan, find_numbers
from reader.understanding.reports import MOST_REPORTS, ReportName, ReportSentence, StoryReport, read_sentences

SMALLEST_NUMBER = 10
"""Of things; people who came to harm, money and percent count from two."""
SMALLEST_BARE_NUMBER = 1000
"""Of a number that does not say what it counts."""
NEAR = 0.75
"""Share of the larger that the smaller of two hedged numbers must reach to be taken for it."""
_DATELINE = re.compile(r"[^\W\d_a-z][^–—]{0,70}?\s[-–—]{1,2}\s")
_ORDER: dict[EntityType, int] = {"person": 0, "org": 1, "place": 2, "event": 3}


@dataclass(frozen=True, slots=True)
class _Number:
    """A number worth showing, and what it counts."""

    span: NumberSpan
    noun: str
    end: int
    """Where the words end that say what it counts."""
    sentence: ReportSentence


@dataclass(frozen=True, slots=True)
class _Read:
    """One report as it is compared."""

    report: StoryReport
    sentences: tuple[ReportSentence, ...]
    words: str
    """Every word of it folded, a space on either side."""
    numbers: tuple[_Number, ...]
    named: frozenset[str]
    """Ids of its names, those that only a demonym points to among them."""


def find_only_here(reports: Sequence[StoryReport]) -> dict[ArticleNumber, tuple[OnlyHere, ...]]:
    """For each report of one episode the names, then the numbers, that it alone has; empty for a single report.

    Names come by type (persons first) and how often they stand there, numbers in reading order.
    """
    if len(reports) < 2:
        return {}
    read = [_read(report) for report in reports[:MOST_REPORTS]]
    return {
        each.report.number: (*_names(each, others), *_numbers(each, others))
        for each in read
        for others in ([other for other in read if other is not each],)
    }


def _read(report: StoryReport) -> _Read:
    sentences = read_sentences(report)
    text = " ".join(block for _, block in report.text.blocks())
    numbers = tuple(number for sentence in sentences for number in _worth_showing(sentence))
    return _Read(report, sentences, f" {fold_words(text)} ", numbers, frozenset(n.entity_id for n in report.names))


def _names(read: _Read, others: Sequence[_Read]) -> Iterator[OnlyHere]:
    dateline = _DATELINE.match(read.report.text.body[0]) if read.report.text.body else None
    head = dateline.end() if dateline else 0
    names = [name for name in read.report.names if not all(_says_little(mention, head) for mention in name.mentions)]
    for name in sorted(names, key=lambda name: (_ORDER[name.type], -len(name.mentions))):
        if any(name.entity_id in other.named or _is_printed_in(name, other) for other in others):
            continue
        place = _best_place(read, name)
        if place is not None:
            sentence, start, end = place
            yield OnlyHere("name", sentence.text[start:end], sentence.quote, name.entity_id)


def _says_little(mention: Mention, dateline_end: int) -> bool:
    """Whether it is a demonym, or stands in the dateline: "OSLO, March 4 (Agency) -"."""
    return mention.is_demonym or (mention.block == 0 and mention.start < dateline_end)


def _is_printed_in(name: ReportName, other: _Read) -> bool:
    """Whether the other text holds the name, or the surname of a person."""
    spellings = {fold_words(mention.text) for mention in name.mentions}
    if name.type == "person":
        spellings = {spelling.split()[-1] for spelling in spellings if spelling}
    return any(f" {spelling} " in other.words for spelling in spellings)


def _best_place(read: _Read, name: ReportName) -> tuple[ReportSentence, int, int] | None:
    """The first sentence below the headline with the longest printing of a name; None where no sentence read has it."""
    places = [
        (span.start - span.end, sentence.block == TITLE, order, sentence, span)
        for order, sentence in enumerate(read.sentences)
        for span in sentence.names
        if span.entity_id == name.entity_id and not span.is_demonym
    ]
    if not places:
        return None
    *_, sentence, span = min(places, key=lambda place: place[:3])
    return sentence, span.start, span.end


def _worth_showing(sentence: ReportSentence) -> Iterator[_Number]:
    outcome_nouns = claim_words("counts", "persons") | {"soldier", "civilian", "children", "worker"}
    for span in find_numbers(sentence.mask):
        noun, end = count_noun(sentence, span)
        printed = sentence.mask[span.end : end].split()[-1:]
        if span.unit in LENGTHS and not (span.unit == MONTHS and _is_prison_term(sentence.mask)):
            continue
        is_bare = not noun and not span.unit and span.value < SMALLEST_BARE_NUMBER
        is_small = span.value < SMALLEST_NUMBER and not span.unit and noun not in outcome_nouns
        if is_bare or is_small or (printed and printed[0] in claim_words("numbers", "idle")):
            continue
        yield _Number(span, noun, end, sentence)


def _is_prison_term(mask: str) -> bool:
    return not claim_words("counts", "prison").isdisjoint(re.findall(r"[a-z]+", mask))


def _numbers(read: _Read, others: Sequence[_Read]) -> Iterator[OnlyHere]:
    shown: list[NumberSpan] = []
    for number in read.numbers:
        if number.sentence.block == TITLE or any(_is_same(number.span, span) for span in shown):
            continue
        if any(_is_known(number, other.numbers) for other in others):
            continue
        shown.append(number.span)
        text = number.sentence.text[number.span.start : number.end].strip()
        yield OnlyHere("number", text, number.sentence.quote)


def _is_known(number: _Number, others: Collection[_Number]) -> bool:
    """Whether another report has the number, or one of the same thing that may stand for it."""
    return any(
        _is_same(number.span, other.span)
        or (number.noun == other.noun and number.span.unit == other.span.unit and _is_near(number.span, other.span))
        for other in others
    )


def _is_near(one: NumberSpan, other: NumberSpan) -> bool:
    """Whether both may stand for one number and are printed alike: "more than 400" and 426, not "at least 12"."""
    low, high = sorted((one.value, other.value))
    return one.agrees_with(other) and low >= NEAR * high


def _is_same(one: NumberSpan, other: NumberSpan) -> bool:
    return one.value == other.value and one.unit == other.unit
