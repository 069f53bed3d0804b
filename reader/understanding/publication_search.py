"""The day of writing under which what a text says of its days agrees best with the days others state.

Knows statements and known days only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reader.text.day_resolution import resolve
from reader.understanding.duplicates import SHARED_CONTAINMENT
from reader.understanding.publication_days import KnownDay, resolve_without_own_date
from reader.understanding.publication_frame import Frame, is_opening_date
from reader.understanding.publication_likeness import Likeness, count_shared
from reader.understanding.publication_statements import OPENING_PARAGRAPHS, Statement, Telling, read_statements

LEAST_SUPPORT = 0.15
LEAST_LEAD = 1.5
"""How many times the support of any other day."""
FEWEST_COUNTED_WORDS = 2
"""That an event counted from shares with the other article's sentence."""
MOSTLY_TOLD = 0.5
"""Likeness to that sentence which is as good."""
UNSURE_FACTOR = 0.5
"""For a rival that rests on names only."""
COPY_BONUS = 0.5
"""For a text that is all in the other article, less for a part."""
COUNTED_FACTOR = 1.2
"""A distance that fits says more than a weekday."""
WEEK_FACTOR = 0.6
OPENING_DATE_SUPPORT = 0.5
NEXT_FACTOR = 0.5
"""What each further agreement counts beside the one before it, best first."""

_DAY = timedelta(days=1)
_REACH_DAYS = 8
"""From a known day to the days of writing that are tried."""
_WEEK_DAYS = 7


@dataclass(frozen=True, slots=True)
class Match:
    """A statement that, on the day of writing assumed, speaks of a known day."""

    support: float
    is_sure: bool
    statement: Statement
    known: KnownDay | None
    """None where the statement itself gives the date."""
    is_counted: bool = False
    """Whether it counts from the known day."""


@dataclass(frozen=True, slots=True)
class Found:
    """The day of writing that fits best, and what it rests on, best first."""

    day: date
    matches: tuple[Match, ...]

    @property
    def is_sure(self) -> bool:
        """Whether one match at least is about the same event for certain."""
        return any(match.is_sure for match in self.matches)

    @property
    def support(self) -> float:
        """All matches together, each counting half of what it would one place before."""
        total = sum(match.support * NEXT_FACTOR**number for number, match in enumerate(self.matches))
        return total if self.is_sure else UNSURE_FACTOR * total


class Search:
    """Compares the statements of one text with the days its story knows."""

    def __init__(self, telling: Telling, frame: Frame | None, known_days: Sequence[KnownDay]) -> None:
        self._statements = telling.statements
        self._frame = frame
        self._known: defaultdict[date, list[KnownDay]] = defaultdict(list)
        for known in known_days:
            self._known[known.day].append(known)
        self._own_days = sorted({known.article.own_day for known in known_days if known.article.own_day})
        texts = {id(known.article.text): known.article.text for known in known_days}
        self._likeness = Likeness([telling, *map(read_statements, texts.values())])

    def rank_days(self, earliest: date = date.min, latest: date = date.max) -> list[Found]:
        """Return the days between two days on which the text may have been written, the best first."""
        candidates = [
            Found(day, self._find_matches(day)) for day in self._find_candidates() if earliest <= day <= latest
        ]
        return sorted(candidates, key=lambda found: (-found.support, found.day))

    def _find_candidates(self) -> Iterable[date]:
        anchors = {
            *self._known,
            *(day for statement in self._statements if (day := self._read_opening_date(statement))),
        }
        days = {day + number * _DAY for day in anchors for number in range(-_REACH_DAYS, _REACH_DAYS + 1)}
        return sorted(day for day in days if self._frame is None or day.weekday() == self._frame.weekday)

    def _find_matches(self, day: date) -> tuple[Match, ...]:
        """Return the best match of each statement, best first."""
        matches = [
            max(found, key=lambda match: match.support)
            for statement in self._statements
            if (found := list(self._match(statement, day)))
        ]
        return tuple(sorted(matches, key=lambda match: -match.support))

    def _match(self, statement: Statement, day: date) -> Iterator[Match]:
        yield from self._match_expression(statement, day)
        yield from self._match_counted(statement, day)
        opening = self._read_opening_date(statement)
        if opening is not None and 0 <= (day - opening).days < _WEEK_DAYS:
            yield Match(OPENING_DATE_SUPPORT, True, statement, None)

    def _match_expression(self, statement: Statement, day: date) -> Iterator[Match]:
        expression = statement.expression
        is_relative = expression is not None and expression.kind in ("weekday", "offset")
        span = resolve(expression, day) if expression is not None and is_relative else None
        if expression is None or span is None or span.precision not in ("day", "week"):
            return
        if self._frame is None and expression.unit != "day":
            return
        factor = 1.0 if span.precision == "day" else WEEK_FACTOR
        for number in range((span.latest - span.earliest).days + 1):
            for known in self._known.get(span.earliest + number * _DAY, ()):
                found = self._likeness.compare(statement, known.statement)
                containment = known.article.containment
                is_sure = found.is_sure or containment >= SHARED_CONTAINMENT
                yield Match(factor * (found.score + COPY_BONUS * containment), is_sure, statement, known)

    def _match_counted(self, statement: Statement, day: date) -> Iterator[Match]:
        counted = statement.counted
        told = self._find_told_day(statement, day) if counted is not None else None
        if counted is None or told is None:
            return
        event_day = told - counted.days * _DAY
        slack = int(counted.is_weeks)
        for number in range(-slack, slack + 1):
            for known in self._known.get(event_day + number * _DAY, ()):
                context = known.statement.context
                found = self._likeness.compare_contexts(counted.event, context)
                is_told = count_shared(counted.event, context) >= FEWEST_COUNTED_WORDS or found.score >= MOSTLY_TOLD
                is_sure = found.is_sure or (is_told and statement.expression is not None)
                yield Match(COUNTED_FACTOR * found.score, is_sure, statement, known, is_counted=True)

    def _find_told_day(self, statement: Statement, day: date) -> date | None:
        """Return the day that a sentence counts from an event: the one it names, near the start the day of writing."""
        span = resolve(statement.expression, day) if statement.expression is not None else None
        if span is not None and span.precision == "day":
            return span.earliest
        is_news = statement.paragraph < (OPENING_PARAGRAPHS if self._frame else 1)
        return day if is_news else None

    def _read_opening_date(self, statement: Statement) -> date | None:
        if statement.expression is None or not is_opening_date(statement) or statement.expression.direction == "future":
            return None
        day = resolve_without_own_date(statement.expression, self._own_days)
        return day if day is not None and day.weekday() == statement.expression.weekday else None


def find_clear_day(ranked: Sequence[Found]) -> Found | None:
    """Return the best day where it is clearly the best, for more than names that the whole story has."""
    if not ranked or ranked[0].support < LEAST_SUPPORT or not ranked[0].is_sure:
        return None
    is_clear = len(ranked) == 1 or ranked[0].support >= LEAST_LEAD * ranked[1].support
    return ranked[0] if is_clear else None
