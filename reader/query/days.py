"""Days as users type them: ISO dates cut short anywhere, weekdays, and whatever dateparser reads.

Knows no clock: today is an argument.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

DayRange = tuple[date, date]
"""First and last day of what was named."""

LONGEST_DATE = 40
"""Code points; dateparser's work grows with the text."""

_ISO = re.compile(r"(\d{4})(?:-(\d{0,2})(?:-(\d{0,2}))?)?")
_WEEKDAY = re.compile(r"(?:(last|past|on|this)\s+)?(mon|tues|wednes|thurs|fri|satur|sun)day")
_WEEKDAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
_RANGE = re.compile(r"\s*(.*?)\s*(?:\bTO\b\s*(.*?)\s*)?", re.DOTALL)

_LANGUAGES = ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "uk", "ru", "tr"]
"""Read in this order; each further one makes unreadable text cost a little more."""


@lru_cache(maxsize=256)
def read_days(text: str, today: date) -> DayRange | None:
    """Return the days that a text names, seen from today; None where it names none."""
    text = " ".join(text.split())
    if not text or len(text) > LONGEST_DATE:
        return None
    return _read_iso(text) or _read_weekday(text.lower(), today) or _ask_dateparser(text, today)


def read_day_range(text: str, today: date) -> tuple[DayRange | None, DayRange | None]:
    """Return both ends of "a TO b", each None where it is missing or unreadable."""
    first, last = split_range(text)
    return read_days(first, today), read_days(last, today)


def split_range(text: str) -> tuple[str, str]:
    """Return both ends of "a TO b" as typed, empty where one is missing."""
    match = _RANGE.fullmatch(text)
    first, last = match.groups() if match else (text, None)
    return first or "", last or ""


def find_bad_part(text: str, is_unfinished: bool) -> str:
    """Say which part of an ISO date cannot be: "2025-13 is no month"; empty where all can, or may when typed on."""
    match = _ISO.fullmatch(text)
    if not match or not text.isascii() or match[1] == "0000" or not match[2]:
        return ""
    if not 1 <= int(match[2]) <= 12:
        return "" if is_unfinished and text.endswith("-0") else f"{match[1]}-{match[2]} is no month"
    if not match[3] or 1 <= int(match[3]) <= monthrange(int(match[1]), int(match[2]))[1]:
        return ""
    return "" if is_unfinished and match[3] == "0" else f"{text} is no day"


def month_days(year: int, month: int) -> DayRange:
    """Return the first and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_days(year: int) -> DayRange:
    """Return the first and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def _read_iso(text: str) -> DayRange | None:
    """Read 2025, 2025-07 or 2025-07-23; a part that cannot be is left out, as if not typed yet."""
    match = _ISO.fullmatch(text)
    if not match or not text.isascii() or match[1] == "0000":
        return None
    year, month, day = (int(part or 0) for part in match.groups())
    if not 1 <= month <= 12:
        return year_days(year)
    if not 1 <= day <= monthrange(year, month)[1]:
        return month_days(year, month)
    return date(year, month, day), date(year, month, day)


def _read_weekday(text: str, today: date) -> DayRange | None:
    """Read a weekday as its latest one: today counts for "monday", not for "last monday"."""
    match = _WEEKDAY.fullmatch(text)
    if not match:
        return None
    days_back = (today.weekday() - _WEEKDAYS.index(match[2])) % 7
    if days_back == 0 and match[1] in ("last", "past"):
        days_back = 7
    return (today - timedelta(days_back),) * 2


def _ask_dateparser(text: str, today: date) -> DayRange | None:
    from dateparser.date import DateDataParser  # 50 ms to import, and few queries need it

    settings: dict[str, Any] = {
        "RELATIVE_BASE": datetime.combine(today, time(12)),
        "PREFER_DATES_FROM": "past",
        "DATE_ORDER": "DMY",
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    try:
        answer = DateDataParser(languages=_LANGUAGES, settings=settings).get_date_data(text)
    except (ValueError, OverflowError):  # dates that no calendar has
        return None
    if answer.date_obj is None:
        return None
    day: date = answer.date_obj.date()
    if answer.period == "week":
        monday = day - timedelta(min(day.weekday(), day.toordinal() - 1))
        return monday, monday + timedelta(6)
    if answer.period == "month":
        return month_days(day.year, day.month)
    if answer.period == "year":
        return year_days(day.year)
    return day, day
