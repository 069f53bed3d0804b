"""On which weekday a text was written, by the weekdays it names: those behind lie close before it, those ahead close after.

Knows no other text: the week stays open.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.text.day_direction import Direction
from reader.understanding.publication_statements import Statement

OPENING_PARAGRAPHS = 2
_WEEK_DAYS = 7


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
    named = [weekday for weekday in map(_read_weekday, statements) if weekday is not None]
    ahead = [weekday for weekday, direction in named if direction == "future"]
    behind = [weekday for weekday, direction in named if direction == "past"]
    behind = behind or [weekday for weekday, direction in named if direction == "unknown"]
    if behind:
        weekday = _find_tightest(behind, behind, ahead)
        return None if weekday is None else Frame(weekday, is_preview=False)
    first = _find_tightest(ahead, (), ahead)
    return None if first is None else Frame((first - 1) % _WEEK_DAYS, is_preview=True)


def is_opening_date(statement: Statement) -> bool:
    """Whether it is a date with its weekday near the start of a text, where news gives the day it happened on."""
    expression = statement.expression
    return (
        expression is not None
        and expression.kind == "date"
        and expression.weekday is not None
        and statement.paragraph < OPENING_PARAGRAPHS
    )


def _read_weekday(statement: Statement) -> tuple[int, Direction] | None:
    expression = statement.expression
    if expression is None or expression.weekday is None or expression.is_quoted:
        return None
    is_open = expression.kind == "weekday" and expression.count in (None, 0)
    return (expression.weekday, expression.direction) if is_open or is_opening_date(statement) else None


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
