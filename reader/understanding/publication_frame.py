"""On which weekday a text was written, by the weekdays it names: those behind lie close before, those ahead after.

Knows no other text: the week stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reader.model.article import CleanText
from reader.text.blocks import Block
from reader.text.bylines import is_stamped, is_timestamp
from reader.text.day_direction import Direction
from reader.text.day_expressions import DayExpression, find_day_expressions
from reader.understanding.publication_statements import OPENING_PARAGRAPHS, Statement

_WEEK_DAYS = 7


_HAD_BEFORE = re.compile(r"\bhad(?:\s[\w’'-]+){1,7}\s$")
"""Words before a weekday that came before what is news, once the opening has told that: "the court had opened on"."""

_PLACE = re.compile(r"(?:[A-ZÀ-ÞĀ-Ž][\w’'.-]*,?[ /]+){1,5}(?:[-–—(]\s?)?")
_DATELINE_END = re.compile(r"\.?,?\)?\s?(?:\([^)]{2,40}\)\s?)?(?:[–—:]|-{1,2})\s")


class _NamedWeekday(NamedTuple):
    weekday: int
    direction: Direction
    is_before_news: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """The weekday of writing."""

    weekday: int
    """0 (Monday)..6; the latest it can be."""
    is_preview: bool
    """Whether only days ahead are named, so that it can be a day earlier."""


def find_frame(statements: Sequence[Statement]) -> Frame | None:
    """Return the weekday of writing; None where the text names no weekday, or two fit as well.

    The latest weekday that something happened on is the day of writing.
    """
    named = [day for statement in statements if (day := _read_weekday(statement)) is not None]
    ahead = [day.weekday for day in named if day.direction == "future"]
    behind = [day.weekday for day in named if day.direction == "past"]
    news = [day.weekday for day in named if day.direction == "past" and not day.is_before_news]
    if not behind:
        behind = news = [day.weekday for day in named if day.direction == "unknown"]
    if behind:
        weekday = _find_tightest(news, behind, ahead)
        return None if weekday is None else Frame(weekday, is_preview=False)
    first = _find_tightest(ahead, (), ahead)
    return None if first is None else Frame((first - 1) % _WEEK_DAYS, is_preview=True)


def find_dateline(statements: Sequence[Statement]) -> Statement | None:
    """Return the opening that starts with a place and a day: "BRUSSELS, Sept 17 —"."""
    for statement in statements:
        expression = statement.expression
        if statement.paragraph > 0:
            return None
        if expression is not None and expression.kind == "date":
            before, after = (
                statement.sentence[: statement.at],
                statement.sentence[statement.at + len(expression.text) :],
            )
            return statement if _PLACE.fullmatch(before) and _DATELINE_END.match(after) else None
    return None


def find_told_day(text: CleanText, statements: Sequence[Statement]) -> DayExpression | None:
    """Return the day that a text gives as its own without a year: in its dateline or on a line beside its headline."""
    dateline = find_dateline(statements)
    if dateline is not None:
        return dateline.expression
    lines = (line for removed in text.removed if removed.kind == "credit" for line in removed.text.split("\n"))
    stamped = [day for line in lines for day in _read_stamp(line)]
    return stamped[0] if len({(day.month, day.day) for day in stamped}) == 1 else None


def _read_stamp(line: str) -> Sequence[DayExpression]:
    """Return the day on a line that says nothing but a day; none where it says what was done then: "Updated 3 May"."""
    block = Block(0, line, False, False)
    if not is_timestamp(block) or is_stamped(block):
        return ()
    return [expression for expression in find_day_expressions(line) if expression.kind == "date"]


def is_opening_date(statement: Statement) -> bool:
    """Whether it is a date with its weekday near the start of a text, where news gives the day it happened on."""
    expression = statement.expression
    return (
        expression is not None
        and expression.kind == "date"
        and expression.weekday is not None
        and statement.paragraph < OPENING_PARAGRAPHS
    )


def _read_weekday(statement: Statement) -> _NamedWeekday | None:
    expression = statement.expression
    if expression is None or expression.weekday is None or expression.is_quoted:
        return None
    is_open = expression.kind == "weekday" and expression.count in (None, 0)
    if not is_open and not is_opening_date(statement):
        return None
    is_before_news = statement.paragraph > 0 and _HAD_BEFORE.search(statement.sentence[: statement.at]) is not None
    return _NamedWeekday(expression.weekday, expression.direction, is_before_news)


def _find_tightest(candidates: Iterable[int], behind: Iterable[int], ahead: Iterable[int]) -> int | None:
    """Return the weekday around which the others lie closest."""
    spreads = sorted(
        (
            sum((weekday - other) % _WEEK_DAYS for other in set(behind))
            + sum((other - weekday) % _WEEK_DAYS for other in set(ahead)),
            weekday,
        )
        for weekday in set(candidates)
    )
    is_tied = len(spreads) > 1 and spreads[0][0] == spreads[1][0]
    return spreads[0][1] if spreads and not is_tied else None
