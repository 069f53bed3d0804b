from datetime import date, datetime

import pytest

from reader.tui.pages.dates import show_date, show_days, show_long_date, show_moment, show_since
from tests.tui.builders import TODAY, make_date


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        (make_date("2025-07-23T14:05", "stated", "minute"), "23 Jul 14:05"),
        (make_date("2024-07-23T14:05", "stated", "minute"), "23 Jul 2024"),
        (make_date("2025-07-02", "inferred"), "~2 Jul"),
        (make_date("2024-12-30"), "30 Dec 2024"),
        (make_date("2025-07", "guessed", "month"), "? Jul 2025"),
        (make_date("2025", "stated", "year"), "2025"),
        (None, "no date"),
    ],
)
def test_a_list_shows_short_dates_with_their_grade(published, shown):
    assert show_date(published, TODAY) == shown


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        (make_date("2025-07-23T14:05", "stated", "minute"), "23 July 2025"),
        (make_date("2025-07", "guessed", "month"), "July 2025"),
        (make_date("2025", "stated", "year"), "2025"),
        (None, "no date"),
    ],
)
def test_a_citation_shows_long_dates(published, shown):
    assert show_long_date(published) == shown


def test_a_moment_has_day_and_time():
    assert show_moment(datetime(2025, 3, 4, 5, 6)) == "4 March 2025, 05:06"


@pytest.mark.parametrize(
    ("earliest", "latest", "shown"),
    [
        (date(2025, 7, 22), date(2025, 7, 22), "22 Jul"),
        (date(2024, 7, 22), date(2024, 7, 22), "22 Jul 2024"),
        (date(2025, 7, 22), date(2025, 7, 24), "22–24 Jul"),
        (date(2025, 7, 30), date(2025, 8, 2), "30 Jul – 2 Aug"),
        (date(2024, 12, 30), date(2025, 1, 2), "30 Dec 2024 – 2 Jan"),
        (date(2024, 2, 1), date(2024, 2, 29), "Feb 2024"),
        (date(2025, 2, 1), date(2025, 2, 27), "1–27 Feb"),
        (date(2025, 1, 1), date(2025, 12, 31), "2025"),
    ],
)
def test_a_stretch_of_days_is_as_short_as_can_be(earliest, latest, shown):
    assert show_days(earliest, latest, TODAY) == shown


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (datetime(2025, 7, 30, 0, 5), "00:05"),
        (datetime(2025, 7, 29, 18, 4), "Tue 18:04"),
        (datetime(2025, 7, 24, 18, 4), "Thu 18:04"),
        (datetime(2025, 7, 23, 18, 4), "23 Jul"),
        (datetime(2024, 7, 29, 18, 4), "29 Jul 2024"),
        (datetime(2025, 8, 1, 18, 4), "1 Aug"),
    ],
)
def test_since_when_is_as_short_as_it_can_be(moment, shown):
    assert show_since(moment, TODAY) == shown
