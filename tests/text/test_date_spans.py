from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.date_spans import find_date_spans

DAY = date(2025, 7, 23)


@pytest.mark.parametrize(
    "written",
    [
        "23 July 2025",
        "23rd of July 2025",
        "23 July, 2025",
        "July 23, 2025",
        "July 23rd 2025",
        "Jul. 23, 2025",
        "23-Jul-2025",
        "Wednesday, July 23, 2025",
        "Wed 23 Jul 2025",
        "Wednesday (July 23, 2025",
        "2025-07-23",
        "2025/07/23",
        "23.07.2025",
        "23/07/2025",
        "07/23/2025",
        "23-07-2025",
        "2025年7月23日",
        "2025년 7월 23일",
        "23. Juli 2025",
        "Mittwoch, 23. Juli 2025",
        "23 juillet 2025",
        "mercredi 23 juillet 2025",
        "23 de julio de 2025",
        "23 de julho de 2025",
        "23 luglio 2025",
        "23 juli 2025",
        "23 lipca 2025",
        "23 июля 2025",
        "23 липня 2025",
        "23 Temmuz 2025",
    ],
)
def test_reads_a_full_date(written: str) -> None:
    (span,) = find_date_spans(f"({written})")
    assert span.days() == (DAY,)
    assert f"({written})"[span.start : span.end] == written


@pytest.mark.parametrize(
    "text",
    [
        "50 days",
        "May I go",
        "the 1,000km front",
        "July 23,000 troops",
        "version 1.13.2",
        "3 of 2025",
        "March 400",
        "12:30",
    ],
)
def test_finds_no_date_in_other_numbers(text: str) -> None:
    assert find_date_spans(text) == ()


def test_keeps_both_orders_of_day_and_month() -> None:
    (span,) = find_date_spans("07/08/2025")
    assert set(span.days()) == {date(2025, 7, 8), date(2025, 8, 7)}


def test_weekday_decides_the_order_of_day_and_month() -> None:
    (span,) = find_date_spans("Thursday, 07/08/2025")
    assert span.days() == (date(2025, 8, 7),)


def test_dots_put_the_day_first() -> None:
    (span,) = find_date_spans("07.08.2025")
    assert span.days() == (date(2025, 8, 7),)


def test_day_without_year_takes_the_year_it_is_given() -> None:
    (span,) = find_date_spans("Wednesday, July 23, in Istanbul")
    assert span.days() == ()
    assert span.days(2024) == (date(2024, 7, 23),)
    assert span.weekday == 2


def test_month_alone_names_no_day() -> None:
    (span,) = find_date_spans("July 2025")
    assert span.months_and_days == ((7, None),)
    assert span.days() == ()


def test_day_that_no_calendar_has_is_no_date() -> None:
    assert find_date_spans("2025-02-30") == ()
    assert [span.days() for span in find_date_spans("February 29, 2024")] == [(date(2024, 2, 29),)]


def test_full_date_beats_a_neighbouring_number() -> None:
    (span,) = find_date_spans("No. 3 July 23, 2025")
    assert span.days() == (DAY,)


@given(
    st.text(alphabet=st.sampled_from("0123456789 -/.,()JulyMarchde年月日\u0661\u00b2"), max_size=60)
    | st.text(max_size=80)
)
def test_spans_stand_in_order_inside_the_text(text: str) -> None:
    spans = find_date_spans(text)
    edges = [edge for span in spans for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
