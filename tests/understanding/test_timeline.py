from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.understanding.timeline import MOST_DAYS, find_days
from tests.understanding.reported import report

SENTENCES = (
    "The bridge fell into the river on Monday.",
    "The mayor closed two schools on 3 March 2025.",
    "“I saw it on Sunday,” she said.",
    "A commission will report in May.",
    "The war has lasted since 2022.",
    "The bridge was built in 1931.",
    "Traffic returned yesterday.",
    "It rained.",
)


def days(*reports) -> list[tuple[date, date, int, str]]:
    return [(row.earliest, row.latest, row.article_count, row.quote.text) for row in find_days(reports)]


def test_days_come_in_order_of_time_with_the_articles_that_speak_of_them():
    found = days(
        report(1, "The bridge fell on Monday.", "Divers will go down on Thursday.", published="2025-03-05"),
        report(2, "On 3 March 2025 the bridge over the river fell into the water at noon.", published="2025-03-04"),
    )

    assert [(first, last, count) for first, last, count, _ in found] == [
        (date(2025, 3, 3), date(2025, 3, 3), 2),
        (date(2025, 3, 6), date(2025, 3, 6), 1),
    ]


def test_the_sentence_tells_what_happened_and_not_who_said_something_then():
    ((*_, sentence),) = days(
        report(1, "The harbour is closed, the harbour master said on Monday.", published="2025-03-04"),
        report(2, "On Monday the harbour was closed by a storm when a ferry hit the quay.", published="2025-03-04"),
    )

    assert sentence.startswith("On Monday the harbour was closed")


@pytest.mark.parametrize(
    "sentence",
    [
        "“I saw it all on Sunday from my own window,” she said.",
        "The war has lasted since 2022.",
        "The bridge was built in 1931.",
        "It rained.",
    ],
)
def test_background_and_quoted_speech_are_no_days_of_the_story(sentence: str):
    assert days(report(1, sentence, published="2025-03-04")) == []


def test_an_unsure_publication_day_gives_no_exact_day():
    found = days(report(1, "The bridge fell on 3 March 2025.", "A crane fell yesterday.", published=None))
    ranged = days(report(1, "A crane fell yesterday.", published="2025-03-04", latest="2025-03-06", grade="inferred"))

    assert [row[:2] for row in found] == [(date(2025, 3, 3), date(2025, 3, 3))]
    assert all(first < last for first, last, *_ in ranged)


def test_many_days_are_cut_to_those_of_which_several_reports_speak():
    many = [f"A tree fell on {day} March 2025 in the park." for day in range(1, 25)]

    found = days(report(1, *many, published="2025-03-25"), report(2, *many[18:], published="2025-03-25"))

    assert len(found) == MOST_DAYS
    assert {first.day for first, _, count, _ in found if count == 2} == set(range(19, 25))


def test_of_what_lies_long_before_two_days_stay_those_of_several_reports_first():
    shared = "The bridge was closed in 1994.", "The bridge was opened on 4 May 1931."
    own = "A storm hit the bridge in 1987.", "The bridge was painted on 2 June 2003.", "It fell on 3 March 2025."

    found = days(report(1, *own, *shared, published="2025-03-04"), report(2, *shared, published="2025-03-05"))

    assert [first.year for first, *_ in found] == [1931, 1994, 2025]


def test_a_year_counts_for_the_months_behind_it_in_its_paragraph():
    found = days(
        report(1, "The tunnel was dug in May 2018. In June it was flooded by the river.", published="2019-01-04")
    )

    assert (date(2018, 6, 1), date(2018, 6, 30)) in [row[:2] for row in found]
    assert all(first.year == 2018 for first, *_ in found)


@given(st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1), max_size=4), st.none() | st.just("2025-03-04"))
def test_each_row_is_a_quote_of_an_article_that_speaks_of_it(bodies: list[list[str]], published: str | None):
    reports = [report(number, *body, published=published) for number, body in enumerate(bodies)]

    rows = find_days(reports)

    assert [(row.earliest, row.latest) for row in rows] == sorted({(row.earliest, row.latest) for row in rows})
    assert len(rows) <= MOST_DAYS
    for row in rows:
        assert 1 <= row.article_count <= len(reports)
        quote = row.quote
        assert reports[quote.article].text.body[quote.block][quote.start : quote.end] == quote.text
