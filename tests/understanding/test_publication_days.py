from datetime import date

import pytest

from reader.model.article import CleanText
from reader.model.dates import PublicationDate
from reader.text.day_expressions import find_day_expressions
from reader.understanding.publication_days import DatedText, find_known_days, find_news_days, resolve_without_own_date

OWN_DAY = date(2025, 7, 23)


def article(*body: str, day: date | None = None) -> DatedText:
    own_date = PublicationDate(day.isoformat(), day, day, "day", "stated", (day.isoformat(),)) if day else None
    return DatedText(CleanText(None, None, None, body), own_date, "A title")


def days(*articles: DatedText) -> list[tuple[str, str | None]]:
    return [
        (known.day.isoformat(), known.statement.expression and known.statement.expression.text)
        for known in find_known_days(articles)
    ]


def test_a_dated_text_states_its_weekdays_and_its_own_day():
    found = days(article("The dam broke.", "It had rained since Monday, and in May.", day=OWN_DAY))
    assert found == [("2025-07-21", "Monday"), ("2025-07-23", None)]


def test_an_opening_that_names_another_day_is_not_about_its_own():
    assert days(article("The dam will open on Thursday.", day=OWN_DAY)) == [("2025-07-24", "Thursday")]


def test_an_undated_text_states_written_dates_only():
    undated = article("The dam broke on Monday, two weeks after June 2.")
    assert days(undated) == []
    assert days(undated, article("Quiet.", day=OWN_DAY)) == [("2025-06-02", "June 2"), ("2025-07-23", None)]


def test_news_are_of_the_own_day_and_of_days_that_the_opening_names():
    dated = article("The dam broke late on Monday.", "It will be shut.", "A dam had broken on June 2.", day=OWN_DAY)
    undated = article("The dam broke on Tuesday, 22 July.", "It had leaked since Sunday.")

    found = [(known.day.isoformat(), known.article) for known in find_news_days([dated, undated])]

    assert found == [("2025-07-23", dated), ("2025-07-21", dated), ("2025-07-22", undated)]


@pytest.mark.parametrize(
    ("prose", "own_days", "expected"),
    [
        ("June 2", [OWN_DAY], date(2025, 6, 2)),
        ("June 2", [date(2023, 7, 1), OWN_DAY], None),
        ("June 2, 2019", [date(2023, 7, 1), OWN_DAY], date(2019, 6, 2)),
        ("June 2, 2019", [], date(2019, 6, 2)),
        ("June 2", [], None),
        ("Friday, July 22", [OWN_DAY], None),
        ("Monday", [OWN_DAY], None),
    ],
)
def test_a_year_comes_from_own_dates(prose: str, own_days: list[date], expected: date | None):
    [expression] = find_day_expressions(prose)
    assert resolve_without_own_date(expression, own_days) == expected
