"""The likely day of writing where no statement is surely about a known day.

Two clues must meet: a text that is much like this one has its news on a known day, and this text's own words fit that
day, by the weekday they were written on or by a distance ("two days after the ruling").  Knows only stated days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from reader.text.day_resolution import resolve
from reader.understanding.publication_days import DatedText, KnownDay, find_news_days
from reader.understanding.publication_frame import Frame
from reader.understanding.publication_likeness import compare_texts, find_telling_words, tell_same_ordinal
from reader.understanding.publication_search import Found, Match
from reader.understanding.publication_statements import (
    OPENING_PARAGRAPHS,
    Counted,
    Statement,
    read_statements,
    read_words,
)

LEAST_WEIGHT = 0.45
LEAST_LEAD = 1.5
"""How many times the weight of any other day."""
COUNTED_FACTOR = 2.0
"""Of a distance that ends on the weekday of writing, which is seldom chance."""
FEWEST_TELLING_WORDS = 4
"""That two texts must share for a weekday in common to say anything."""
LEAST_LIKENESS = 0.1
LEAST_SUPPORT = 0.1
"""Of statements that agree, where texts are less alike."""
SUPPORT_FACTOR, MOST_SUPPORT = 1.5, 1.0
"""Of the statements that agree."""

_DAY = timedelta(days=1)
_WEEK_DAYS = 7


class Guess(NamedTuple):
    """A likely day of writing and what speaks for it, best first."""

    weight: float
    day: date
    matches: tuple[Match, ...]
    likeness: float
    """Of the text that the best match rests on, 0..1."""
    support: float
    """Of the statements that agree."""


class _Clue(NamedTuple):
    match: Match
    likeness: float


class Guesser:
    """Weighs the days on which one text may have been written."""

    def __init__(
        self,
        subject: DatedText,
        frame: Frame | None,
        siblings: Sequence[DatedText],
        known_days: Sequence[KnownDay],
    ) -> None:
        self._statements = read_statements(subject.text).statements
        self._weekday = None if frame is None or frame.is_preview else frame.weekday
        self._news = find_news_days(siblings)
        self._dated = [
            known for known in known_days if known.statement.expression and known.statement.expression.kind == "date"
        ]
        own_words = read_words(subject.text)
        self._words = {id(sibling): read_words(sibling.text) for sibling in siblings}
        self._telling = find_telling_words([own_words, *self._words.values()])
        self._own_telling = own_words.keys() & self._telling
        self._likeness = dict(zip(self._words, compare_texts(own_words, list(self._words.values())), strict=True))
        dated = [self._likeness[id(known.article)] for known in (*self._news, *self._dated)]
        self._most = max(dated, default=0.0) or 1.0

    def find_day(self, ranked: Sequence[Found], earliest: date, latest: date) -> Guess | None:
        """Return the day between two days that clearly wins, given the days on which statements agree."""
        clues: defaultdict[date, list[_Clue]] = defaultdict(list)
        for day, clue in (*self._find_weekdays(), *self._find_counted()):
            if earliest <= day <= latest:
                clues[day].append(clue)
        agreed = {found.day: found for found in ranked if found.matches}
        guesses = [_weigh(day, clues[day], agreed.get(day)) for day in {*clues, *agreed}]
        guesses.sort(key=lambda guess: (-guess.weight, guess.day))
        if not guesses or guesses[0].weight < LEAST_WEIGHT:
            return None
        is_clear = len(guesses) == 1 or guesses[0].weight >= LEAST_LEAD * guesses[1].weight
        is_alike = guesses[0].likeness >= LEAST_LIKENESS or guesses[0].support >= LEAST_SUPPORT
        return guesses[0] if is_clear and is_alike else None

    def _find_weekdays(self) -> Iterator[tuple[date, _Clue]]:
        """Yield the known days that have the weekday of writing."""
        named = [
            statement
            for statement in self._statements
            if statement.expression is not None and statement.expression.weekday == self._weekday
        ]
        for known in self._news if named and self._weekday is not None else ():
            if (
                known.day.weekday() == self._weekday
                and len(self._own_telling & self._words[id(known.article)].keys()) >= FEWEST_TELLING_WORDS
                and tell_same_ordinal(named[0], known.statement) is not False
            ):
                yield known.day, self._make_clue(named[0], known, 1.0)

    def _find_counted(self) -> Iterator[tuple[date, _Clue]]:
        """Yield the days that lie as far from a known day as the opening says."""
        for statement in self._statements:
            counted = statement.counted
            if (
                counted is None
                or (counted.is_weeks and self._weekday is None)
                or statement.paragraph >= OPENING_PARAGRAPHS
            ):
                continue
            for known, told_share in self._find_events(counted):
                day = self._count_on(known.day, counted, statement)
                if day is not None:
                    yield day, self._make_clue(statement, known, told_share, is_counted=True)

    def _find_events(self, counted: Counted) -> Iterator[tuple[KnownDay, float]]:
        """Yield the known days that may be counted from, with the share of the event's words told there."""
        own = {stem for stem, weight in counted.event.items() if weight == 1.0}
        for known in self._news:
            text = self._words[id(known.article)]
            told = {stem for stem in own if 1.0 in (text.get(stem), known.statement.context.get(stem))}
            if self._weekday is not None or (told == own and told & self._telling):
                yield known, len(told) / (len(own) or 1)
        for known in self._dated if self._weekday is not None else ():
            told = {stem for stem in own if known.statement.context.get(stem) == 1.0}
            if 2 * len(told) >= len(own):
                yield known, len(told) / (len(own) or 1)

    def _count_on(self, event_day: date, counted: Counted, statement: Statement) -> date | None:
        """Return the day of writing that a distance gives; None where the weekdays of the text do not bear it out."""
        told = event_day + counted.days * _DAY
        if self._weekday is None:
            return told
        slack = int(counted.is_weeks)
        day = told + (self._weekday - told.weekday() + slack) % _WEEK_DAYS * _DAY - slack * _DAY
        span = resolve(statement.expression, day) if statement.expression is not None else None
        return day if abs(told - (day if span is None else span.earliest)) <= slack * _DAY else None

    def _make_clue(
        self, statement: Statement, known: KnownDay, told_share: float, *, is_counted: bool = False
    ) -> _Clue:
        """Weigh a known day by how alike the texts are and, of an event counted from, how much of it is told."""
        likeness = self._likeness[id(known.article)]
        if statement.counted is not None and is_counted and self._weekday is not None:
            likeness *= 1.0 if statement.counted.is_weeks else COUNTED_FACTOR
        weight = likeness / self._most * ((1 + told_share) / 2 if is_counted else 1.0)
        return _Clue(Match(weight, False, statement, known, is_counted), likeness)


def _weigh(day: date, clues: Sequence[_Clue], found: Found | None) -> Guess:
    """Return a day with its best clue of each kind and what statements agree on."""
    best = []
    for is_counted in (True, False):
        of_kind = [clue for clue in clues if clue.match.is_counted == is_counted]
        best.extend(sorted(of_kind, key=lambda clue: -clue.match.support)[:1])
    support = found.support if found is not None else 0.0
    weight = sum(clue.match.support for clue in best) + min(MOST_SUPPORT, SUPPORT_FACTOR * support)
    matches = (*(clue.match for clue in best), *(found.matches if found is not None else ()))
    return Guess(weight, day, matches, max((clue.likeness for clue in best), default=0.0), support)
