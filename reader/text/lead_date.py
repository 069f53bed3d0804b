"""The day of writing, where the first paragraphs of a story give it away.

Prose names many days and nearly all belong to events.  Only four forms say when the text was written: "today" beside a
date, a weekday with its date in brackets or after a verb of saying, and "today" or a weekday counted from a dated
event.  A date that lacks its year gets one only when its weekday fits a single year.  Words in quotation marks are
somebody else's and never count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from reader.model.article import CleanText
from reader.model.dates import Grade, PublicationDate
from reader.text.date_lines import long_paragraphs
from reader.text.date_spans import DateSpan, find_date_spans
from reader.text.date_words import MONTHS, TODAY_WORDS, WEEKDAYS
from reader.text.day_words import BEHIND_WORDS
from reader.text.tokens import fold

LEAD_PARAGRAPHS = 2
LONGEST_LEAD = 2000
"""Code points of a paragraph that are read."""

_CONTEXT = 80
"""Code points before a date that may change what it means."""

_COUNT_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COUNTS = {word: count for count, word in enumerate(_COUNT_WORDS, 1)} | {"a": 1}
_UNIT_DAYS = {"day": 1, "week": 7}
_LONGEST_WAY_TO_ANCHOR = 80

_QUOTED = re.compile(r"„[^“”]*[“”]?|“[^”]*”?|\"[^\"]*\"?|«[^»]*»?")
_TODAY = "|".join(map(re.escape, TODAY_WORDS))
_TODAY_BEFORE = re.compile(
    rf"(?<!ago )(?<!since )(?<!until )(?<!\w)(?:{_TODAY})[\s,(–—-]{{1,4}}(?:the\s|den\s)?$", re.IGNORECASE
)
_TODAY_AFTER = re.compile(rf"^[\s,)–—-]{{1,4}}(?:{_TODAY})(?!\w)", re.IGNORECASE)
_NOT_YET = re.compile(
    r"\b(?:will|shall|due|scheduled|set|expected|plan(?:s|ned)?|until|till|by|before|since|after|next|deadline)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_SAID_BEFORE = re.compile(
    r"(?<!who )(?<!which )(?<!that )\b(?:said|announced|told|reported|confirmed|declared|warned|unveiled|published)\b"
    r"(?P<between>(?:\s[\w’'-]+){0,8})\s(?:on\s)?$"
)
_NEW_CLAUSES = {"that", "after", "before", "which", "who", "how", "when", "since"}
_WILL_FOLLOW = re.compile(r"^\W+(?:\w+\W+){0,4}(?:will|is to|are to|is due|are due)\b", re.IGNORECASE)
_COUNTED = re.compile(
    rf"\b(?:today|on\s+(?P<weekday>[A-Z]\w+day))\b,?\s(?:[^.]{{0,60}}?\s)??"
    rf"(?P<count>{'|'.join(_COUNTS)}|\d{{1,2}})\s(?:(?P<unit>day|week)s?|(?P<years>years?\sto\sthe\sday))\s(?:after|since)\b"
)
_YEAR = re.compile(r"(?<!\w)(?P<before>[^\W\d_]+)[\s-]+(?P<year>(?:19|20)\d\d)(?![\d%]|[.,]\d)")
_YEAR_LEADS = {
    "in",
    "since",
    "from",
    "of",
    "during",
    "after",
    "early",
    "late",
    "mid",
    "summer",
    "autumn",
    "winter",
    "spring",
}
_AHEAD = re.compile(
    r"\b(?:will|would|by|until|till|before|through|to|next|end of|target\w*|deadline|plan\w*)\b[^.]{0,60}$", re.I
)


def read_lead_date(text: CleanText, copyright_year: int | None, today: date) -> PublicationDate | None:
    """Return the day on which the first paragraphs say they were written; None where they do not say it."""
    for paragraph in long_paragraphs(text, LEAD_PARAGRAPHS):
        prose = _QUOTED.sub(lambda match: " " * len(match[0]), paragraph[:LONGEST_LEAD])
        for span in find_date_spans(prose):
            found = _read_span(prose, span, text, copyright_year, today)
            if found:
                return found
        counted = _read_counted(prose, today)
        if counted:
            return counted
    return None


def find_latest_year(text: CleanText, today: date) -> tuple[int, str] | None:
    """Return the latest year that the text places in the past, with its words; limits and forecasts do not count."""
    found: list[tuple[int, str]] = []
    for _, block in text.blocks():
        for match in _YEAR.finditer(block):
            is_past = fold(match["before"]) in _YEAR_LEADS or fold(match["before"]) in MONTHS
            if (
                is_past
                and int(match["year"]) <= today.year
                and not _AHEAD.search(block, max(0, match.start() - _CONTEXT), match.start("year"))
            ):
                found.append((int(match["year"]), match[0]))
    return max(found, default=None)


def _read_span(
    prose: str, span: DateSpan, text: CleanText, copyright_year: int | None, today: date
) -> PublicationDate | None:
    before, after = prose[max(0, span.start - _CONTEXT) : span.start], prose[span.end :]
    words_before, words_after = _TODAY_BEFORE.search(before), _TODAY_AFTER.search(after)
    start = span.start - len(words_before[0]) if words_before else span.start
    words = prose[start : span.end + (words_after.end() if words_after else 0)]
    has_today = bool(words_before or words_after)
    if span.year:
        is_bracketed = span.weekday is not None and "(" in words and after.startswith(")")
        is_event = bool(_NOT_YET.search(before) or _WILL_FOLLOW.search(after))
        if has_today or (is_bracketed and not is_event):
            return _make(span.days(), "stated", (words + ")" * is_bracketed,), today)
        is_said = span.weekday is not None and _is_said_then(before)
        return _make(span.days(), "inferred", (words,), today) if is_said and not is_event else None
    if span.weekday is None or not has_today:
        return None
    return _solve_year(span, words, find_latest_year(text, today), copyright_year, today)


def _is_said_then(before: str) -> bool:
    """Whether a day is that of saying: no verb stands between the two."""
    said = _SAID_BEFORE.search(before)
    between = said["between"].lower().split() if said else []
    has_verb = any(word in BEHIND_WORDS or word.endswith("ed") or word in _NEW_CLAUSES for word in between)
    return said is not None and not has_verb


def _solve_year(
    span: DateSpan, words: str, latest_year: tuple[int, str] | None, copyright_year: int | None, today: date
) -> PublicationDate | None:
    """Return the date in the one year whose calendar has it on its weekday."""
    evidence: tuple[str, ...]
    if copyright_year and _fits(span, copyright_year):
        years, evidence = [copyright_year], (words, f"© {copyright_year}")
    elif latest_year:
        years = [year for year in range(latest_year[0], today.year + 1) if _fits(span, year)]
        evidence = (words, latest_year[1])
    else:
        return None
    days = tuple(day for year in years for day in span.days(year) if day <= today)
    return _make(days, "inferred", evidence, today)


def _fits(span: DateSpan, year: int) -> bool:
    return any(day.weekday() == span.weekday for day in span.days(year))


def _read_counted(prose: str, today: date) -> PublicationDate | None:
    """Read "on Monday, three days after the sinking on June 14, 2024", where the weekday bears it out."""
    for match in _COUNTED.finditer(prose):
        rest = prose[match.end() : match.end() + _LONGEST_WAY_TO_ANCHOR].split(". ")[0]
        if _NOT_YET.search(prose[max(0, match.start() - _CONTEXT) : match.start()]):
            continue
        for anchor in _find_full_days(rest):
            day = _count_on(anchor[0], match)
            weekday = WEEKDAYS.get(fold(match["weekday"])) if match["weekday"] else None
            if day and weekday in (None, day.weekday()):
                words = prose[match.start() : match.end() + anchor[1]]
                return _make((day,), "inferred", (words,), today, slack=timedelta(days=0 if weekday is None else 1))
    return None


def _find_full_days(rest: str) -> Iterator[tuple[date, int]]:
    """Yield each day that has a year of its own and one reading, with where it ends."""
    for span in find_date_spans(rest):
        if span.year and len(span.days()) == 1:
            yield span.days()[0], span.end


def _count_on(anchor: date, match: re.Match[str]) -> date | None:
    count = _COUNTS.get(match["count"]) or int(match["count"])
    if match["unit"]:
        return anchor + timedelta(days=count * _UNIT_DAYS[match["unit"]])
    try:
        return anchor.replace(year=anchor.year + count)
    except ValueError:
        return None  # the 29th of February has no anniversary in most years


def _make(
    days: tuple[date, ...], grade: Grade, evidence: tuple[str, ...], today: date, slack: timedelta = timedelta()
) -> PublicationDate | None:
    if len(days) != 1 or days[0] > today:
        return None
    return PublicationDate(days[0].isoformat(), days[0], min(days[0] + slack, today), "day", grade, evidence)
