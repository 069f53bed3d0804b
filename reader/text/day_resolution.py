"""From an expression of a time to its days, once the day of writing is known, or the days it may be.

A wrong day is worse than none: where usage is divided ("next Friday", said on a Monday) there is no answer.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal, NamedTuple

from reader.text.date_spans import is_day
from reader.text.day_expressions import DayExpression, Part

MentionPrecision = Literal["day", "week", "month", "year"]

LONGEST_REFERENCE_DAYS = 7
"""Days that the time of writing may span, for expressions that move with it by the day."""
LATEST_UNSAID_DAYS_BACK = 3
"""How far back a weekday lies that no word places before or after the day of writing."""
_DAYS_OF_PART: dict[Part, tuple[int, int]] = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_YEARS_TO_MATCH_WEEKDAY = 6
_TUESDAY, _THURSDAY, _SATURDAY = 1, 3, 5
_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)


class TimeSpan(NamedTuple):
    """The days that an expression means, both ends included."""

    earliest: date
    latest: date
    precision: MentionPrecision


def resolve(expression: DayExpression, reference: date) -> TimeSpan | None:
    """Return the days it means in a text written on `reference`; None where that is open."""
    try:
        if expression.kind == "date":
            return _resolve_date(expression, reference)
        if expression.kind == "weekday":
            return _resolve_weekday(expression, reference)
        if expression.kind == "month":
            return _resolve_month(expression, reference)
        if expression.kind == "year":
            return _year(expression.year or 0)
        return _resolve_offset(expression, reference)
    except (ValueError, OverflowError):
        return None  # beyond the calendar's first or last year


def resolve_within(expression: DayExpression, earliest: date, latest: date) -> TimeSpan | None:
    """Return the days it means in a text written between two days: one answer for all, or the days around it."""
    day_count = (latest - earliest).days + 1
    if expression.year is not None or day_count == 1:
        return resolve(expression, earliest)
    if day_count > LONGEST_REFERENCE_DAYS:
        return None
    spans = {resolve(expression, earliest + _DAY * number) for number in range(day_count)}
    known = [span for span in spans if span is not None]
    if len(known) == 1 == len(spans):
        return known[0]
    if len(known) < len(spans) or any(span.precision != "day" for span in known):
        return None
    first, last = min(span.earliest for span in known), max(span.latest for span in known)
    return TimeSpan(first, last, "day") if (last - first).days < LONGEST_REFERENCE_DAYS else None


def _resolve_date(expression: DayExpression, reference: date) -> TimeSpan | None:
    """Return the day; without a year the one nearest to the reference, on its weekday where one is named."""
    month, day = expression.month or 0, expression.day or 0
    if expression.year is not None:
        found = date(expression.year, month, day)
        return TimeSpan(found, found, "day")
    reach = 1 if expression.weekday is None else _YEARS_TO_MATCH_WEEKDAY
    days = [
        date(year, month, day)
        for year in range(reference.year - reach, reference.year + reach + 1)
        if is_day(year, month, day)
    ]
    fitting = [day for day in days if expression.weekday in (None, day.weekday())]
    nearest = min(fitting, key=lambda day: abs(day - reference), default=None)
    if nearest is None or (expression.weekday is None and _is_of_other_year(expression, nearest.year)):
        return None
    return TimeSpan(nearest, nearest, "day")


def _is_of_other_year(expression: DayExpression, year: int) -> bool:
    """Whether it may belong to a year named before it: "in May 2018 she warned; in June she was dismissed"."""
    return expression.direction != "future" and expression.after_year not in (None, year)


def _resolve_weekday(expression: DayExpression, reference: date) -> TimeSpan | None:
    weekday = expression.weekday or 0
    back = (reference.weekday() - weekday) % 7
    ahead = (weekday - reference.weekday()) % 7
    days = _count_days(expression, reference, back, ahead)
    if days is None:
        return None
    found = reference + days * _DAY
    return TimeSpan(found, found, "day")


def _count_days(expression: DayExpression, reference: date, back: int, ahead: int) -> int | None:
    """Return how many days after the reference a weekday lies."""
    is_later_this_week = (expression.weekday or 0) > reference.weekday()
    if expression.count == 1:
        return None if is_later_this_week else ahead or 7
    if expression.count == -1:
        return -(back or 7) if is_later_this_week or back <= 1 else None
    if expression.is_coming:
        return ahead or 7
    if expression.direction == "future":
        return ahead if ahead < 6 else None
    if expression.direction == "past":
        return -back
    return -back if back <= LATEST_UNSAID_DAYS_BACK else None


def _resolve_month(expression: DayExpression, reference: date) -> TimeSpan | None:
    month = expression.month or 0
    year = expression.year
    if year is None and expression.count is not None and not expression.is_coming:
        year = reference.year + expression.count
    elif year is None and (expression.direction == "future" or (expression.count or 0) > 0):
        year = reference.year + (month < reference.month)
    elif year is None and expression.count == 0:
        year = reference.year
    elif year is None and expression.direction == "unknown" and month > reference.month:
        return None  # the last one or the coming one
    elif year is None:
        year = reference.year - (month > reference.month)
        if _is_of_other_year(expression, year):
            return None
    return _month(year, month, expression.part)


def _resolve_offset(expression: DayExpression, reference: date) -> TimeSpan | None:
    count = expression.count or 0
    if expression.unit == "day":
        found = reference + count * _DAY
        return None if expression.is_quoted else TimeSpan(found, found, "day")
    if expression.unit == "week" or expression.unit == "weekend":
        return _resolve_week(expression, reference, count)
    if expression.unit == "month":
        months = reference.year * 12 + reference.month - 1 + count
        return _month(months // 12, months % 12 + 1, expression.part)
    return _year(reference.year + count)


def _resolve_week(expression: DayExpression, reference: date, count: int) -> TimeSpan | None:
    """Weeks run from Monday to Sunday; from Thursday on "the coming week" is the next."""
    if expression.is_coming:
        count = 1 if reference.weekday() >= _THURSDAY else 0
    monday = reference - reference.weekday() * _DAY + count * _WEEK
    is_weekend_now = reference.weekday() >= _SATURDAY
    if expression.unit == "week":
        is_open = expression.part is not None and count == 0 and is_weekend_now
        return None if is_open else TimeSpan(monday, monday + 6 * _DAY, "week")
    if expression.count == 0 and not is_weekend_now:
        if expression.direction == "past" or (expression.direction == "unknown" and reference.weekday() <= _TUESDAY):
            monday -= _WEEK
        elif expression.direction == "unknown":
            return None
    return TimeSpan(monday + 5 * _DAY, monday + 6 * _DAY, "week")


def _month(year: int, month: int, part: Part | None) -> TimeSpan:
    last_day = monthrange(year, month)[1]
    first, last = _DAYS_OF_PART[part] if part else (1, last_day)
    return TimeSpan(date(year, month, first), date(year, month, min(last, last_day)), "month")


def _year(year: int) -> TimeSpan:
    return TimeSpan(date(year, 1, 1), date(year, 12, 31), "year")
