"""How dates look on screen: short in lists, long in citations, always with how sure they are.

Knows no clock: the day that counts as today is an argument.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime

from reader.model.dates import GRADE_MARKS, PublicationDate

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
"""English, whatever the locale: the rest of the screen is."""

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
DAYS_OF_WEEK = 7

UNDATED = "no date"


def show_date(published: PublicationDate | None, today: date) -> str:
    """Show a publication date for a list: "23 Jul 14:05", "~22 Jul", "? Jul 2025", "no date".

    The year of a day is left out where it is this year's.
    """
    if published is None:
        return UNDATED
    mark = GRADE_MARKS[published.grade]
    prefix = f"{mark} " if published.grade == "guessed" else mark
    if published.precision == "year":
        return prefix + published.value
    if published.precision == "month":
        return f"{prefix}{MONTHS[_month(published.value) - 1][:3]} {published.value[:4]}"
    moment = datetime.fromisoformat(published.value)
    day = f"{moment.day} {_short_month(moment)}"
    year = "" if moment.year == today.year else f" {moment.year}"
    time = f" {moment:%H:%M}" if published.precision == "minute" and not year else ""
    return f"{prefix}{day}{year}{time}"


def show_long_date(published: PublicationDate | None) -> str:
    """Show a publication date for a citation: "23 July 2025", "July 2025", "2025", "no date"; no grade, no time."""
    if published is None:
        return UNDATED
    if published.precision == "year":
        return published.value
    if published.precision == "month":
        return f"{MONTHS[_month(published.value) - 1]} {published.value[:4]}"
    return show_day(datetime.fromisoformat(published.value).date())


def show_days(earliest: date, latest: date, today: date) -> str:
    """Show a stretch of days: "22 Jul", "22-24 Jul", "30 Jul - 2 Aug 2024", "Jul 2025", "2025", with en dashes."""
    if (earliest.month, earliest.day, latest) == (1, 1, date(earliest.year, 12, 31)):
        return str(earliest.year)
    if earliest.day == 1 and latest == date(
        earliest.year, earliest.month, monthrange(earliest.year, earliest.month)[1]
    ):
        return f"{_short_month(earliest)} {earliest.year}"
    year = "" if latest.year == today.year else f" {latest.year}"
    last = f"{latest.day} {_short_month(latest)}{year}"
    if earliest == latest:
        return last
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return f"{earliest.day}\N{EN DASH}{last}"
    first_year = "" if earliest.year == latest.year else f" {earliest.year}"
    return f"{earliest.day} {_short_month(earliest)}{first_year} \N{EN DASH} {last}"


def show_day(day: date) -> str:
    """Show one day in full: "23 July 2025"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def show_moment(moment: datetime) -> str:
    """Show a moment in its own time zone: "23 July 2025, 14:05"."""
    return f"{show_day(moment.date())}, {moment:%H:%M}"


def show_since(moment: datetime, today: date) -> str:
    """Show a moment in its own time zone, as short as it can be: "18:04" today, "Tue 18:04" this week, "22 Jul"."""
    days_ago = (today - moment.date()).days
    if days_ago == 0:
        return f"{moment:%H:%M}"
    if 0 < days_ago < DAYS_OF_WEEK:
        return f"{WEEKDAYS[moment.weekday()]} {moment:%H:%M}"
    return show_days(moment.date(), moment.date(), today)


def _short_month(day: date) -> str:
    return MONTHS[day.month - 1][:3]


def _month(value: str) -> int:
    return int(value[5:7])
