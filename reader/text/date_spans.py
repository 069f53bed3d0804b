"""Explicit calendar dates as they are written: where they stand and which days they can mean.

Knows no publication and no clock; a date without a year stays one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reader.text.date_words import MONTHS, WEEKDAYS
from reader.text.tokens import fold

_WORD = r"[^\W\d_]+(?:-feira)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_PATTERNS = tuple(
    re.compile(pattern, re.VERBOSE)
    for pattern in (
        r"(?<![\d./-]) (?P<year>(?:19|20)\d\d) (?P<mark>[-/.]) (?P<month>\d\d?) (?P=mark) (?P<day>\d\d?) (?![\d/-])",
        r"(?<!\d) (?P<year>(?:19|20)\d\d) \s?[年년] \s?(?P<month>\d\d?) \s?[月월] \s?(?P<day>\d\d?) \s?[日일]",
        rf"(?<![\d./-]) (?P<first>\d\d?) (?P<mark>[-/.]) (?P<second>\d\d?) (?P=mark) {_YEAR} (?![/-])",
        rf"""(?<![\d.,:/-]) (?P<day>\d\d?) (?:st|nd|rd|th|er|º|ª|\.)? [\s-]+ (?:of\s|de\s|del\s)?
             (?P<name>{_WORD}) (?:\.?,?\s*-?(?:de\s|of\s|del\s)? {_YEAR})?""",
        rf"""(?<!\w) (?P<name>{_WORD}) \.?\s+ (?P<day>\d\d?) (?:st|nd|rd|th)? (?!\d|[:.%]\d|,\d{{3}})
             (?: ,?\s+ {_YEAR})?""",
        rf"(?<!\w) (?P<name>{_WORD}) \.?,?\s+ (?:de\s|of\s)? {_YEAR}",
    )
)
_DIGIT = re.compile(r"\d")
_WEEKDAY_BEFORE = re.compile(rf"(?<!\w)(?P<word>{_WORD})\.?,?\s+(?:the\s+|den\s+|le\s+)?\(?$")
_LONGEST_WEEKDAY = 24


@dataclass(frozen=True, slots=True)
class DateSpan:
    """One written date."""

    start: int
    end: int
    year: int | None
    months_and_days: tuple[tuple[int, int | None], ...]
    """One reading, or two where the order of day and month is open; the day is None for a month alone."""
    weekday: int | None
    """The weekday that stands before the date, inside the span."""

    def days(self, year: int | None = None) -> tuple[date, ...]:
        """Return the days this can be, in its own year or else in the one given; a weekday decides between two."""
        known_year = self.year or year
        if known_year is None:
            return ()
        days = tuple(
            date(known_year, month, day)
            for month, day in self.months_and_days
            if day is not None and is_day(known_year, month, day)
        )
        return tuple(day for day in days if day.weekday() == self.weekday) or days


def find_date_spans(text: str) -> tuple[DateSpan, ...]:
    """Return the dates written in a text, from left to right, none overlapping."""
    if not _DIGIT.search(text):
        return ()
    matches = [match for pattern in _PATTERNS for match in pattern.finditer(text)]
    matches.sort(key=lambda match: match["year"] is None)  # "No. 3 July 23, 2025" is no third of July
    found: list[DateSpan] = []
    for match in matches:
        readings = tuple(_read_match(match))
        if readings and all(match.end() <= span.start or span.end <= match.start() for span in found):
            found.append(_span_with_weekday(text, match, readings))
    return tuple(sorted(found, key=lambda span: span.start))


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _read_match(match: re.Match[str]) -> Iterator[tuple[int, int | None]]:
    """Yield (month, day) for each way to read it; a leap year stands in where none is written."""
    parts = match.groupdict()
    year = int(parts["year"] or 2000)
    readings: list[tuple[int, int]]
    if "name" in parts:
        month = MONTHS.get(fold(match["name"]), 0)
        if "day" not in parts:
            if month:
                yield month, None
            return
        readings = [(month, int(match["day"]))]
    elif "first" in parts:
        first, second = int(match["first"]), int(match["second"])
        readings = [(second, first)] if match["mark"] == "." else [(second, first), (first, second)]
    else:
        readings = [(int(match["month"]), int(match["day"]))]
    yield from dict.fromkeys(reading for reading in readings if is_day(year, *reading))


def _span_with_weekday(text: str, match: re.Match[str], readings: tuple[tuple[int, int | None], ...]) -> DateSpan:
    year = match["year"]
    before = text[max(0, match.start() - _LONGEST_WEEKDAY) : match.start()]
    word = _WEEKDAY_BEFORE.search(before)
    weekday = WEEKDAYS.get(fold(word["word"])) if word else None
    start = match.start() - len(before) + word.start() if word and weekday is not None else match.start()
    return DateSpan(start, match.end(), int(year) if year else None, readings, weekday)
