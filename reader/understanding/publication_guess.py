"""The likely day of writing where no statement is surely about a known day.

Two clues must meet: a text that is much like this one has its news on a known day, and this text's own words fit that
day, by the weekday they were written on or by a distance ("two days after the ruling").  Knows only stated days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from reader.text.day_resolution import resolve
from reader.understanding.publication_days import DatedText, KnownDay, find_news_days
from reader.understanding.publication_frame import Frame
from reader.understanding.publication_likeness import compare_texts, find_telling_words, tell_same_ordinal
from reader.understanding.publication_search import Found, Match
from reader.understanding.publication_statements import (
    OPENING_PARAGRAPHS,
    Context,
    Counted,
    Statement,
    read_statements,
    read_words,
)

LEAST_WEIGHT = 0.45
LEAST_LEAD = 1.5
"""How many times the weight of any other day."""
COUNTED_WEIGHT, LONE_COUNTED_WEIGHT = 2.0, 1.0
"""Of a distance that ends on the weekday of writing, which is seldom chance; of one that no weekday bears out."""
FEWEST_TELLING_WORDS = 4
"""That two texts must share for a weekday in common to say anything."""
SUPPORT_FACTOR, MOST_SUPPORT = 1.5, 1.0
"""Of the statements that agree."""

_DAY = timedelta(days=1)
_WEEK_DAYS = 7


class Guess(NamedTuple):
    """A likely day of writing and what speaks for it, best first."""

    weight: float
    day: date
    matches: tuple[Match, ...]


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
        self._frame = frame
        self._news = find_news_days(siblings)
        self._dated = [
            known for known in known_days if known.statement.expression and known.statement.expression.kind == "date"
        ]
        own_words = read_words(subject.text)
        self._words = {id(sibling): read_words(sibling.text) for sibling in siblings}
        self._telling = find_telling_words([own_words, *self._words.values()])
        self._own_telling = own_words.keys() & self._telling
        shares = dict(zip(self._words, compare_texts(own_words, list(self._words.values())), strict=True))
        most = max((shares[id(known.article)] for known in (*self._news, *self._dated)), default=0.0) or 1.0
        self._likeness = {id_: share / most for id_, share in shares.items()}

    def find_day(self, ranked: Sequence[Found], earliest: date, latest: date) -> Guess | None:
        """Return the day between two days that clearly wins, given the days on which statements agree."""
        matches: defaultdict[date, list[Match]] = defaultdict(list)
        for day, match in (*self._match_weekday(), *self._match_counted()):
            if earliest <= day <= latest:
                matches[day].append(match)
        agreed = {found.day: found for found in ranked if found.matches}
        guesses = [self._weigh(day, matches[day], agreed.get(day)) for day in {*matches, *agreed}]
        guesses.sort(key=lambda guess: (-guess.weight, guess.day))
        if not guesses or guesses[0].weight < LEAST_WEIGHT:
            return None
        is_clear = len(guesses) == 1 or guesses[0].weight >= LEAST_LEAD * guesses[1].weight
        return guesses[0] if is_clear else None

    def _weigh(self, day: date, matches: Sequence[Match], found: Found | None) -> Guess:
        """Return a day with the best match of each kind and what statements agree on."""
        best = [
            max((match for match in matches if match.is_counted == is_counted), key=lambda match: match.support)
            for is_counted in (True, False)
            if any(match.is_counted == is_counted for match in matches)
        ]
        weight = sum(match.support for match in best)
        if found is not None:
            weight += min(MOST_SUPPORT, SUPPORT_FACTOR * found.support)
        return Guess(weight, day, (*best, *(found.matches if found is not None else ())))

    def _match_weekday(self) -> Iterator[tuple[date, Match]]:
        """Yield the known days that have the weekday of writing."""
        if self._frame is None or self._frame.is_preview:
            return
        named = [
            statement
            for statement in self._statements
            if statement.expression is not None and statement.expression.weekday == self._frame.weekday
        ]
        for known in self._news if named else ():
            if (
                known.day.weekday() == self._frame.weekday
                and len(self._own_telling & self._words[id(known.article)].keys()) >= FEWEST_TELLING_WORDS
                and tell_same_ordinal(named[0], known.statement) is not False
            ):
                yield known.day, Match(self._likeness[id(known.article)], False, named[0], known)

    def _match_counted(self) -> Iterator[tuple[date, Match]]:
        """Yield the days that lie as far from a known day as the opening says."""
        for statement in self._statements:
            counted = statement.counted
            if counted is None or counted.is_weeks or statement.paragraph >= OPENING_PARAGRAPHS:
                continue
            for known, weight in self._weigh_events(counted):
                day = self._count_on(known.day, counted, statement)
                if day is not None:
                    yield day, Match(weight, False, statement, known, is_counted=True)

    def _weigh_events(self, counted: Counted) -> Iterator[tuple[KnownDay, float]]:
        """Yield the known days that may be counted from, those that tell of the event weighing more."""
        is_borne_out = self._frame is not None and not self._frame.is_preview
        own = {stem for stem, weight in counted.event.items() if weight == 1.0}
        for known in self._news:
            text = self._words[id(known.article)]
            told = {stem for stem in own if 1.0 in (text.get(stem), known.statement.context.get(stem))}
            if is_borne_out or (told == own and told & self._telling):
                weight = COUNTED_WEIGHT if is_borne_out else LONE_COUNTED_WEIGHT
                yield known, weight * self._likeness[id(known.article)] * _rate_told(told, own)
        for known in self._dated if is_borne_out else ():
            told = {stem for stem in own if known.statement.context.get(stem) == 1.0}
            if 2 * len(told) >= len(own):
                yield known, COUNTED_WEIGHT * self._likeness[id(known.article)] * _rate_told(told, own)

    def _count_on(self, event_day: date, counted: Counted, statement: Statement) -> date | None:
        """Return the day of writing that a distance gives; None where the weekdays of the text do not bear it out."""
        told = event_day + counted.days * _DAY
        if self._frame is None or self._frame.is_preview:
            return told
        day = told + (self._frame.weekday - told.weekday()) % _WEEK_DAYS * _DAY
        span = resolve(statement.expression, day) if statement.expression is not None else None
        return day if told == (day if span is None else span.earliest) else None


def _rate_told(told: Collection[str], event: Collection[str]) -> float:
    """Return what an event counted from weighs, of whose words the other text tells some: half to all."""
    return (1 + len(told) / (len(event) or 1)) / 2
