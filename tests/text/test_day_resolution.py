from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.day_expressions import find_day_expressions
from reader.text.day_resolution import resolve, resolve_within

TUESDAY = date(2025, 7, 22)


def read(prose: str, reference: date) -> tuple[str, str] | None:
    [expression] = find_day_expressions(prose)
    span = resolve(expression, reference)
    return span and (span.earliest.isoformat(), span.latest.isoformat())


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("He said on Tuesday", "2025-07-22"),
        ("He said on Monday", "2025-07-21"),
        ("He said on Thursday", "2025-07-17"),
        ("It will open on Thursday", "2025-07-24"),
        ("It will open next Monday", "2025-07-28"),
        ("It opened last Thursday", "2025-07-17"),
        ("Wednesday, July 23", "2025-07-23"),
        ("Wednesday, 23 July 2014", "2014-07-23"),
        ("Friday, July 22", "2022-07-22"),
        ("on December 30", "2025-12-30"),
        ("on 30 January", "2025-01-30"),
        ("yesterday", "2025-07-21"),
        ("three days ago", "2025-07-19"),
        ("last night", "2025-07-21"),
    ],
)
def test_a_day_is_counted_from_the_day_of_writing(prose: str, expected: str):
    assert read(prose, TUESDAY) == (expected, expected)


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("later this week", ("2025-07-21", "2025-07-27")),
        ("the upcoming week", ("2025-07-21", "2025-07-27")),
        ("last week", ("2025-07-14", "2025-07-20")),
        ("two weeks ago", ("2025-07-07", "2025-07-13")),
        ("We read it over the weekend", ("2025-07-19", "2025-07-20")),
        ("It rained at the weekend", ("2025-07-19", "2025-07-20")),
        ("They will meet at the weekend", ("2025-07-26", "2025-07-27")),
        ("in May", ("2025-05-01", "2025-05-31")),
        ("It failed in October", ("2024-10-01", "2024-10-31")),
        ("It will open in October", ("2025-10-01", "2025-10-31")),
        ("It will be kept up to the end of October or sold", ("2025-10-01", "2025-10-31")),
        ("It lasted until the end of May", ("2025-05-01", "2025-05-31")),
        ("since mid-July", ("2025-07-11", "2025-07-20")),
        ("in late February 2024", ("2024-02-21", "2024-02-29")),
        ("in June of last year", ("2024-06-01", "2024-06-30")),
        ("next month", ("2025-08-01", "2025-08-31")),
        ("seven months ago", ("2024-12-01", "2024-12-31")),
        ("three years ago", ("2022-01-01", "2022-12-31")),
        ("in 2019", ("2019-01-01", "2019-12-31")),
    ],
)
def test_weeks_months_and_years_are_ranges(prose: str, expected: tuple[str, str]):
    assert read(prose, TUESDAY) == expected


@pytest.mark.parametrize(
    ("prose", "reference"),
    [
        ("It will open next Thursday", TUESDAY),
        ("It closed last Monday", date(2025, 7, 25)),
        ("Thursday’s ruling", TUESDAY),
        ("“I go today,” she said", TUESDAY),
        ("in the middle of the week", date(2025, 7, 20)),
        ("All quiet over the weekend", date(2025, 7, 25)),
        ("the fires of October", TUESDAY),
        ("It lasted until the end of October", TUESDAY),
    ],
)
def test_where_usage_is_divided_there_is_no_day(prose: str, reference: date):
    assert read(prose, reference) is None


def test_a_month_after_another_year_may_belong_to_it():
    [_, month, day] = find_day_expressions("She warned in May 2018. In June she was shown the door, on June 7.")
    assert (resolve(month, TUESDAY), resolve(day, TUESDAY)) == (None, None)
    [_, month] = find_day_expressions("She was dismissed in May 2025. In June she sued.")
    assert resolve(month, TUESDAY) == (date(2025, 6, 1), date(2025, 6, 30), "month")


def test_from_thursday_on_the_coming_week_is_the_next():
    assert read("the coming week", date(2025, 7, 24)) == ("2025-07-28", "2025-08-03")


def test_an_uncertain_day_of_writing_widens_what_moves_with_it():
    def within(prose: str, earliest: date, latest: date) -> tuple[date, date] | None:
        [expression] = find_day_expressions(prose)
        span = resolve_within(expression, earliest, latest)
        return span and (span.earliest, span.latest)

    monday = TUESDAY - timedelta(days=1)
    assert within("It will open on Wednesday", monday, TUESDAY) == (date(2025, 7, 23), date(2025, 7, 23))
    assert within("It opens today", monday, TUESDAY) == (monday, TUESDAY)
    assert within("last week", monday - timedelta(days=1), monday) is None
    assert within("He said on Monday", date(2025, 1, 1), date(2025, 12, 31)) is None
    assert within("on 3 May 2021", date(2025, 1, 1), date(2025, 12, 31)) == (date(2021, 5, 3), date(2021, 5, 3))


PHRASES = st.sampled_from(
    ["said Monday", "will meet on Friday", "next Sunday", "last Sunday", "this Tuesday", "in May", "will end in March",
     "mid-June", "on 29 February", "Sunday, March 3", "yesterday", "five days ago", "next week", "at the weekend",
     "the end of the month", "late last year", "in 2007", "two months ago", "the coming week"]
)  # fmt: skip
DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))


@given(PHRASES, DAYS, st.integers(min_value=0, max_value=9))
def test_a_wider_reference_holds_every_answer_of_its_days(prose: str, reference: date, more_days: int):
    [expression] = find_day_expressions(prose)
    latest = date.fromordinal(min(reference.toordinal() + more_days, date.max.toordinal()))
    span = resolve_within(expression, reference, latest)
    if span:
        for ordinal in range(reference.toordinal(), latest.toordinal() + 1):
            answer = resolve(expression, date.fromordinal(ordinal))
            assert answer is not None
            assert span.earliest <= answer.earliest <= answer.latest <= span.latest
