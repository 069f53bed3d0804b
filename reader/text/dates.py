"""The own date of a text: what it alone says of its publication, and the words that say it.

Knows no file times, no other articles and no clock.  A wrong date misleads every later step, so a date that might be an
event's, a picture's or another article's is left alone and the text stays undated.

A numeric date whose order of day and month is open (07/08/2025) is settled by another date of the same text up to three
days before it; where none is, the value is the year, between the two days it can mean.  A copyright line gives the
year as a guess, and the day where it names one.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from reader.model.article import CleanText
from reader.model.dates import Grade, PublicationDate
from reader.text.date_lines import LONGEST_LINE, DateStamp, StampKind, find_date_stamps
from reader.text.date_spans import find_date_spans
from reader.text.date_words import NOT_THE_STORY_S_DATE
from reader.text.lead_date import find_latest_year, read_lead_date
from reader.text.tokens import fold

AHEAD_OF_TODAY = timedelta(days=1)
"""How far a stamp may lie ahead: it is already tomorrow somewhere."""
SETTLES_WITHIN = timedelta(days=3)
"""How long before publication the other dates of a text lie that may settle an open order of day and month."""

_WORD = re.compile(r"[^\W\d_]+")
_OTHER_THINGS = NOT_THE_STORY_S_DATE - {"copyright"}
_COPYRIGHT_SIGNS = ("©", "ⓒ", "(c)", "copyright")
_COPYRIGHT_MARK = re.compile(r"©|ⓒ|\(c\)|\bcopyright\b", re.IGNORECASE)
_COPYRIGHT = re.compile(r"(?:©|ⓒ|\(c\)|copyright)[\s©,]*(?P<year>(?:19|20)\d\d)(?!\s*[-–—]\s*\d|\d)", re.IGNORECASE)


def own_date(text: CleanText, document_lines: Sequence[str], today: date) -> PublicationDate | None:
    """Return when the text says it was published; None where it does not say it."""
    stamps = [stamp for stamp in find_date_stamps(text, document_lines) if _is_past(stamp, today)]
    known_days = {day for stamp in stamps for day in stamp.days if len(stamp.days) == 1}
    stated = _pick_stated(stamps, known_days)
    if stated and all(len(stamp.days) < 2 for stamp in stamps):
        return stated  # nothing is open that the rest of the text could settle
    copyright_year = _find_copyright_year(text, document_lines, today)
    lead = read_lead_date(text, copyright_year, today + AHEAD_OF_TODAY)
    if lead:
        known_days.add(lead.earliest)
    return (
        _pick_stated(stamps, known_days)
        or lead
        or _pick_stamp(stamps, "updated", known_days, "inferred")
        or _make_copyright_day(text, document_lines, today)
        or _make_open_date(stamps)
        or _make_month_date(stamps, today)
        or _make_copyright_date(text, copyright_year, today)
    )


def _is_past(stamp: DateStamp, today: date) -> bool:
    latest_day = today + AHEAD_OF_TODAY
    if stamp.days:
        return max(stamp.days) <= latest_day
    return all(
        (stamp.span.year or 0, month) <= (latest_day.year, latest_day.month) for month, _ in stamp.span.months_and_days
    )


def _pick_stated(stamps: Sequence[DateStamp], known_days: set[date]) -> PublicationDate | None:
    return (
        _pick_stamp(stamps, "published", known_days, "stated")
        or _pick_stamp(stamps, "bare", known_days, "stated")
        or _pick_stamp(stamps, "dateline", known_days, "stated")
    )


def _pick_stamp(
    stamps: Iterable[DateStamp], kind: StampKind, known_days: set[date], grade: Grade
) -> PublicationDate | None:
    """Return the day of this kind of stamp: the first that is labelled, else the only one."""
    settled = [(stamp, _settle(stamp, known_days)) for stamp in stamps if stamp.kind == kind]
    found = [(stamp, day) for stamp, day in settled if day]
    if not found or (kind != "published" and len({day for _, day in found}) > 1):
        return None
    stamp, day = found[0]
    value = f"{day.isoformat()}T{stamp.clock}" if stamp.clock else day.isoformat()
    return PublicationDate(value, day, day, "minute" if stamp.clock else "day", grade, (stamp.words,))


def _settle(stamp: DateStamp, known_days: set[date]) -> date | None:
    """Return the one day that a stamp means."""
    if len(stamp.days) == 1:
        return stamp.days[0]
    near = {day for day in stamp.days for known in known_days if timedelta() <= day - known <= SETTLES_WITHIN}
    return near.pop() if len(near) == 1 else None


def _make_open_date(stamps: Iterable[DateStamp]) -> PublicationDate | None:
    for stamp in stamps:
        if len(stamp.days) > 1 and stamp.kind != "updated":
            earliest, latest = min(stamp.days), max(stamp.days)
            return PublicationDate(str(earliest.year), earliest, latest, "year", "stated", (stamp.words,))
    return None


def _make_month_date(stamps: Iterable[DateStamp], today: date) -> PublicationDate | None:
    for stamp in stamps:
        month, day = stamp.span.months_and_days[0]
        year = stamp.span.year
        if day is None and year is not None and stamp.kind in ("published", "bare"):
            first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
            return PublicationDate(f"{year}-{month:02}", first, min(last, today), "month", "stated", (stamp.words,))
    return None


def _find_copyright_lines(text: CleanText, document_lines: Sequence[str]) -> list[str]:
    """Return the lines that name an owner; pictures' do not count."""
    whole = "\n".join(document_lines).lower()
    if not any(sign in whole for sign in _COPYRIGHT_SIGNS):
        return []
    captions = {line for block in text.removed if block.kind == "caption" for line in block.text.split("\n")}
    lines = [line for line in document_lines if line not in captions and _COPYRIGHT_MARK.search(line)]
    return [line for line in lines if _OTHER_THINGS.isdisjoint(map(fold, _WORD.findall(line)))]


def _make_copyright_day(text: CleanText, document_lines: Sequence[str], today: date) -> PublicationDate | None:
    """Return the one day of the copyright lines."""
    found = {
        span.days(): line.strip()
        for line in _find_copyright_lines(text, document_lines)
        if len(line) <= LONGEST_LINE
        for span in find_date_spans(line)
        if span.year and len(span.days()) == 1
    }
    if len(found) != 1:
        return None
    ((day,), words), *_ = found.items()
    return PublicationDate(day.isoformat(), day, day, "day", "inferred", (words,)) if day <= today else None


def _find_copyright_year(text: CleanText, document_lines: Sequence[str], today: date) -> int | None:
    """Return the one year of the copyright lines; ranges of years do not count."""
    lines = _find_copyright_lines(text, document_lines)
    years = {int(match["year"]) for line in lines if (match := _COPYRIGHT.search(line))}
    return years.pop() if len(years) == 1 and max(years) <= today.year else None


def _make_copyright_date(text: CleanText, year: int | None, today: date) -> PublicationDate | None:
    if year is None:
        return None
    latest_year = find_latest_year(text, today)
    if latest_year and latest_year[0] > year:
        return None
    latest = min(date(year, 12, 31), today)
    return PublicationDate(str(year), date(year, 1, 1), latest, "year", "guessed", (f"© {year}",))
