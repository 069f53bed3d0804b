"""Days as typed, against a fixed today."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.query.days import read_day_range, read_days

MONDAY = date(2025, 7, 21)
THURSDAY = date(2025, 7, 24)


@pytest.mark.parametrize(
    ("text", "today", "first", "last"),
    [
        ("2025", THURSDAY, "2025-01-01", "2025-12-31"),
        ("2024-02", THURSDAY, "2024-02-01", "2024-02-29"),
        ("2025-07-01", THURSDAY, "2025-07-01", "2025-07-01"),
        ("2025-13", THURSDAY, "2025-01-01", "2025-12-31"),
        ("monday", THURSDAY, "2025-07-21", "2025-07-21"),
        ("Monday", MONDAY, "2025-07-21", "2025-07-21"),
        ("last monday", MONDAY, "2025-07-14", "2025-07-14"),
        ("last  monday", THURSDAY, "2025-07-21", "2025-07-21"),
        ("friday", THURSDAY, "2025-07-18", "2025-07-18"),
        ("today", THURSDAY, "2025-07-24", "2025-07-24"),
        ("yesterday", THURSDAY, "2025-07-23", "2025-07-23"),
        ("3 days ago", THURSDAY, "2025-07-21", "2025-07-21"),
        ("last week", THURSDAY, "2025-07-14", "2025-07-20"),
        ("last month", THURSDAY, "2025-06-01", "2025-06-30"),
        ("july 2025", THURSDAY, "2025-07-01", "2025-07-31"),
        ("march", THURSDAY, "2025-03-01", "2025-03-31"),
        ("23 July 2025", THURSDAY, "2025-07-23", "2025-07-23"),
        ("23.7.2025", THURSDAY, "2025-07-23", "2025-07-23"),
        ("23 juillet 2025", THURSDAY, "2025-07-23", "2025-07-23"),
    ],
)
def test_days(text: str, today: date, first: str, last: str) -> None:
    assert read_days(text, today) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("text", ["", "purple", "0000", "x" * 1000, "[", "99999-01-01"])
def test_unreadable(text: str) -> None:
    assert read_days(text, THURSDAY) is None


def test_ranges_may_lack_an_end() -> None:
    july = (date(2025, 7, 1), date(2025, 7, 31))
    assert read_day_range("2025-07 TO today", THURSDAY) == (july, (THURSDAY, THURSDAY))
    assert read_day_range("TO 2025-07", THURSDAY) == (None, july)
    assert read_day_range("2025-07 TO", THURSDAY) == (july, None)
    assert read_day_range("2025-07", THURSDAY) == (july, None)


@given(st.text(alphabet="0123456789-/. :adegjlmnorsTOuy", max_size=30), st.dates())
def test_any_text_any_day(text: str, today: date) -> None:
    days = read_days(text, today)
    assert days is None or days[0] <= days[1]
