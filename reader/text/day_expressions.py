"""The expressions of a time in English prose: where they stand and what they say, before any day is known.

Durations ("50 days"), ages, ordinals and habits ("on Mondays") are no such expressions, nor is what counts from another
event ("three days later").  Knows no reference day.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from reader.text.date_spans import find_date_spans
from reader.text.date_words import MONTHS, WEEKDAYS
from reader.text.day_direction import Direction, find_direction
from reader.text.day_words import (
    AMBIGUOUS_MONTHS,
    APPROXIMATIONS,
    COUNTED_NOUNS,
    COUNTS,
    FULL_MONTHS,
    FULL_WEEKDAYS,
    MONTH_LEADS,
    NAMED_EVENTS,
    NAMES_AFTER_WEEKDAY,
    NAMES_BEFORE_WEEKDAY,
    SHORT_MONTHS,
    SURE_MONTH_LEADS,
    YEAR_LEADS,
)
from reader.text.tokens import fold

ExpressionKind = Literal["date", "weekday", "month", "year", "offset"]
Unit = Literal["day", "week", "weekend", "month", "year"]
Part = Literal["early", "mid", "late"]


@dataclass(frozen=True, slots=True)
class DayExpression:
    """One stretch of text that names a time; what it leaves open is None."""

    start: int
    end: int
    text: str
    kind: ExpressionKind
    direction: Direction = "unknown"
    """On which side of the time of writing it lies, as its clause tells."""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """0 (Monday)..6."""
    part: Part | None = None
    """Of a month."""
    unit: Unit | None = None
    """Of an offset."""
    count: int | None = None
    """Units, or years of a month, or weeks of a weekday, from the time of writing: -1 for yesterday and "last May"."""
    is_coming: bool = False
    """Whether it is "the coming week", which may be the one that has begun."""
    after_year: int | None = None
    """The year last named before it in the same text, which a later month may belong to."""
    is_quoted: bool = False
    """Whether somebody said it, perhaps on an earlier day."""


_NUMBERS = "|".join(COUNTS)
_MONTH_NAMES = "|".join(sorted((*FULL_MONTHS, *SHORT_MONTHS), key=len, reverse=True))
_WEEKDAY = re.compile(rf"(?:{'|'.join(FULL_WEEKDAYS)})(?!\w)")
_MONTH = re.compile(rf"(?:{_MONTH_NAMES})(?!\w)")
_YEAR = re.compile(r"(?:19|20)\d\d(?![\w%]|[.,]\d)")
_NEAR_DAY = re.compile(r"(?:[Tt]o(?:day|night|morrow)|[Yy]esterday)(?!\w)")
_UNIT = re.compile(r"(?:day|week(?:end)?|month|year|night|morning|afternoon|evening)s?(?!\w)")
_QUOTED = re.compile(r"“[^”\n]*|\"[^\"\n]*\"?|„[^“”\n]*|«[^»\n]*")

_REACH = 40
"""Code points before a day, week or month that can belong to its expression."""
_DATE_REACH = 30
_LAST_WORD = re.compile(r"([^\W\d_]+)['’]?[\s-]+$")
_NEXT_WORD = re.compile(r"(?:['’]s)?\s+([^\W\d_]+)")
_NEXT_NAME = re.compile(r"\s+[A-Z]")
_BEFORE_WEEKDAY = re.compile(
    r"(?<!\w)(?:(?P<habit>[Ee]very|[Ee]ach|[Tt]he|a|one|[Ss]ome|any)\s+"
    r"|(?:(?:[Ll]ater?|[Ee]arl(?:y|ier))\s+)?(?:on\s+)?(?P<which>[Ll]ast|[Nn]ext|[Tt]his(?:\scoming|\spast)?|coming)\s+"
    r"|(?:[Ll]ater?|[Ee]arl(?:y|ier))\s+(?:on\s+)?)$"
)
_AFTER_WEEKDAY = re.compile(r"\s(?:morning|afternoon|evening|night)(?!\w)")
_BEFORE_MONTH = re.compile(
    r"(?<!\w)(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his)\s+)?(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate)[\s-]+)?$"
)
_AFTER_MONTH = re.compile(r"(?:\sof)?\s(?P<which>this|last|next)\syear(?!\w)")
_BEFORE_UNIT = re.compile(
    r"(?<!\w)(?:(?:(?:[Ll]ater?|[Ee]arl(?:y|ier))\s+)?(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Tt]he\s(?:up)?coming)\s+"
    r"|(?:[Tt]he\s+)?(?P<part>end|start|beginning|middle)\s+of\s+(?P<whose>the|this|last|next)\s+"
    r"|(?:[Ll]ater|[Ee]arlier)\s+in\s+(?P<same>the)\s+"
    r"|(?:at|over|during|since)\s+(?P<weekend>the)\s+"
    rf"|(?P<number>\d{{1,3}}|{_NUMBERS})\s+)$",
)
_NO_UNIT_LEAD = re.compile(r"(?<!\w)(?:the|his|her|their|its|our|my|in|over|for)\s+(?:very\s+)?$", re.IGNORECASE)
_AGO = re.compile(r"\s(?:(?P<ago>ago)|from\snow)(?!\w)")
_WHICH = {"last": -1, "next": 1, "this": 0, "the": 0, "the coming": 0, "the upcoming": 0}
_PARTS: dict[str, Part] = {"early": "early", "start": "early", "beginning": "early", "mid": "mid", "middle": "mid",
                           "late": "late", "end": "late"}  # fmt: skip
_ATTRIBUTE_LEADS = ("the", "a", "his", "her", "its", "their")
_UNITS: dict[str, Unit] = {"week": "week", "weekend": "weekend", "month": "month", "year": "year"}
_COUNTED_UNITS: dict[str, Unit] = {"day": "day", "week": "week", "month": "month", "year": "year"}
_NEAR_COUNTS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


def find_day_expressions(text: str) -> tuple[DayExpression, ...]:
    """Return the expressions of a time from left to right, none overlapping."""
    found: list[DayExpression] = []
    for finder in (_find_dates, _find_months, _find_units, _find_years, _find_weekdays, _find_near_days):
        for expression in finder(text):
            at = bisect_left(found, expression.end, key=_start_of)
            if at == 0 or found[at - 1].end <= expression.start:
                found.insert(at, expression)
    quotes = [match.span() for match in _QUOTED.finditer(text)] if found else []
    year: int | None = None
    for number, expression in enumerate(found):
        at = bisect_left(quotes, (expression.start, 0))
        is_quoted = at > 0 and expression.start < quotes[at - 1][1]
        found[number] = replace(expression, is_quoted=is_quoted, after_year=year)
        year = expression.year or year
    return tuple(found)


def _start_of(expression: DayExpression) -> int:
    return expression.start


def _begins_word(text: str, start: int) -> bool:
    return start == 0 or not (text[start - 1].isalnum() or text[start - 1] == "_")


def _last_word(text: str, start: int) -> str:
    match = _LAST_WORD.search(text, max(0, start - _DATE_REACH), start)
    return match[1] if match else ""


def _find_dates(text: str) -> Iterator[DayExpression]:
    """Yield dates with day and month, and months with a year."""
    cores = [match.start() for pattern in (_MONTH, _YEAR) for match in pattern.finditer(text)]
    for core in cores:
        first = text.rfind(" ", 0, max(0, core - _DATE_REACH)) + 1 if core > _DATE_REACH else 0
        for span in find_date_spans(text[first : core + _DATE_REACH]):
            start, end = first + span.start, first + span.end
            end += "(" in text[start:end] and text[end : end + 1] == ")"
            month, day = span.months_and_days[0]
            is_sure = len(span.months_and_days) == 1 and (day or text[start].isupper())
            if not (start <= core < end and is_sure):
                continue
            if day is None:
                part = _BEFORE_MONTH.search(text, max(0, start - _REACH), start)
                yield _make_month(text, start, end, month, part, span.year)
            elif span.year or not _names_event(text, end):
                direction = find_direction(text, start, end)
                yield DayExpression(start, end, text[start:end], "date", direction, span.year, month, day, span.weekday)


def _names_event(text: str, end: int) -> bool:
    """Whether a date without a year is part of an event's name: "the September 11 attacks"."""
    word = _NEXT_WORD.match(text, end)
    return word is not None and word[1].lower() in NAMED_EVENTS


def _make_month(
    text: str, start: int, end: int, month: int, before: re.Match[str] | None, year: int | None
) -> DayExpression:
    part = _PARTS[before["part"].lower()] if before and before["part"] else None
    which = before["which"] if before else None
    count = _WHICH[which.lower()] if which else None
    if before and (part or which):
        start = before.start()
    after = _AFTER_MONTH.match(text, end) if year is None and count is None else None
    if after:
        end, count = after.end(), _WHICH[after["which"]]
    direction: Direction = "unknown"
    if year is None and count is None:
        direction = find_direction(text, start, end)
    return DayExpression(
        start,
        end,
        text[start:end],
        "month",
        direction,
        year,
        month,
        part=part,
        count=count,
        is_coming=which is not None,
    )


def _find_months(text: str) -> Iterator[DayExpression]:
    for match in _MONTH.finditer(text):
        start, end = match.span()
        name = match[0]
        if _begins_word(text, start) and (name in FULL_MONTHS) and _is_month(text, start, end, name):
            before = _BEFORE_MONTH.search(text, max(0, start - _REACH), start)
            yield _make_month(text, start, end, MONTHS[fold(name)], before, None)


def _is_month(text: str, start: int, end: int, name: str) -> bool:
    lead = _last_word(text, start)
    if lead.lower() in SURE_MONTH_LEADS:
        return True
    is_before_name = bool(_NEXT_NAME.match(text, end))
    if name in AMBIGUOUS_MONTHS:
        following = _NEXT_WORD.match(text, end)
        is_march = following is not None and following[1] in ("on", "for", "of", "to", "toward", "towards", "against")
        return lead in MONTH_LEADS and not is_before_name and (not is_march or bool(_AFTER_MONTH.match(text, end)))
    return not is_before_name and not lead[:1].isupper() and text[start - 1 : start] not in ("-", "–")


def _find_years(text: str) -> Iterator[DayExpression]:
    for match in _YEAR.finditer(text):
        start, end = match.span()
        lead = _last_word(text, start).lower()
        following = _NEXT_WORD.match(text, end)
        if not _begins_word(text, start) or (following and following[1].lower() in COUNTED_NOUNS):
            continue
        is_attribute = lead in _ATTRIBUTE_LEADS and following is not None and following[1].islower()
        if lead in YEAR_LEADS or is_attribute:
            yield DayExpression(start, end, match[0], "year", year=int(match[0]))


def _find_weekdays(text: str) -> Iterator[DayExpression]:
    for match in _WEEKDAY.finditer(text):
        start, end = match.span()
        before = _BEFORE_WEEKDAY.search(text, max(0, start - _REACH), start)
        following = _NEXT_WORD.match(text, end)
        is_name = _last_word(text, start) in NAMES_BEFORE_WEEKDAY or (
            following is not None and following[1] in NAMES_AFTER_WEEKDAY
        )
        if not _begins_word(text, start) or is_name or (before and before["habit"]):
            continue
        after = _AFTER_WEEKDAY.match(text, end)
        first, last = before.start() if before else start, after.end() if after else end
        which = before["which"].lower() if before and before["which"] else ""
        yield DayExpression(
            first,
            last,
            text[first:last],
            "weekday",
            _direction_of(text, start, last, which),
            weekday=WEEKDAYS[fold(match[0])],
            count=_WHICH.get(which),
            is_coming="coming" in which,
        )


def _direction_of(text: str, start: int, end: int, which: str) -> Direction:
    if which in ("last", "this past"):
        return "past"
    if which == "next" or "coming" in which:
        return "future"
    return find_direction(text, start, end)


def _find_near_days(text: str) -> Iterator[DayExpression]:
    for match in _NEAR_DAY.finditer(text):
        start = match.start()
        is_title = match[0][0].isupper() and _last_word(text, start)[:1].isupper()
        if _begins_word(text, start) and not is_title:
            count = _NEAR_COUNTS[match[0].lower()]
            yield DayExpression(start, match.end(), match[0], "offset", unit="day", count=count)


def _find_units(text: str) -> Iterator[DayExpression]:
    for match in _UNIT.finditer(text):
        start, end = match.span()
        before = _BEFORE_UNIT.search(text, max(0, start - _REACH), start) if _begins_word(text, start) else None
        found = _read_unit(text, before, match[0], end) if before else None
        if found:
            yield found


def _read_unit(text: str, before: re.Match[str], word: str, end: int) -> DayExpression | None:
    start = before.start()
    if before["number"]:
        return _read_ago(text, before, word, end)
    which = (before["which"] or before["whose"] or "this").lower()
    count = _WHICH[which]
    unit = _UNITS.get(word)
    if word in ("morning", "afternoon", "evening", "night"):
        if which != ("last" if word == "night" else "this") or before["whose"] or before["same"] or before["weekend"]:
            return None
        unit = "day"
    elif unit is None or (before["weekend"] and unit != "weekend"):
        return None
    if before["which"] and "coming" not in which and _NO_UNIT_LEAD.search(text, max(0, start - 12), start):
        return None  # "in the last year", "over this past week": durations
    direction: Direction = "unknown"
    if before["weekend"]:
        start = before.start("weekend")
    if unit == "weekend" and count == 0:
        direction = find_direction(text, start, end)
    part = _PARTS[before["part"]] if before["part"] else None
    return DayExpression(
        start, end, text[start:end], "offset", direction, part=part, unit=unit, count=count, is_coming="coming" in which
    )


def _read_ago(text: str, before: re.Match[str], word: str, end: int) -> DayExpression | None:
    after = _AGO.match(text, end)
    unit = _COUNTED_UNITS.get(word.removesuffix("s"))
    if after is None or unit is None or _last_word(text, before.start()) in APPROXIMATIONS:
        return None
    number = COUNTS.get(before["number"]) or int(before["number"])
    start, end = before.start(), after.end()
    count = -number if after["ago"] else number
    return DayExpression(start, end, text[start:end], "offset", unit=unit, count=count)
