from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.dates import PublicationDate
from reader.understanding.related import (
    DECAY_FLOOR,
    ComparedArticle,
    NameInArticle,
    RelatedCandidate,
    RelatedChoice,
    rank_related,
)
from reader.understanding.terms import Phrase
from tests.builders import make_date

ARCHIVE = 1_000
DAY = date(2025, 7, 23)
UMEROV = NameInArticle("1", "Rustan Umarov", "person", 4)
COUNCIL = NameInArticle("2", "Wessel Council", "org", 9)
RUSSIA = NameInArticle("3", "Russia", "place", 700)
EXCHANGE = Phrase("prisoner exchange", frozenset({"prison", "exchang"}))
STRONG = (("prison", 2.0), ("exchang", 1.0))


def compared(*names: NameInArticle, title: str = "", day: date | None = DAY) -> ComparedArticle:
    return ComparedArticle(frozenset(title.split()), names, make_date(day) if day else None)


def rank(
    subject: ComparedArticle, *candidates: ComparedArticle, shared: tuple[tuple[str, float], ...] = STRONG
) -> tuple[RelatedChoice, ...]:
    numbered = [RelatedCandidate(number, each, shared) for number, each in enumerate(candidates, start=1)]
    return rank_related(subject, [EXCHANGE, Phrase("prisoner", frozenset({"prison"}))], numbered, ARCHIVE)


def test_reasons_name_rare_things_first_in_words() -> None:
    subject = compared(RUSSIA, COUNCIL, UMEROV)
    (choice,) = rank(subject, compared(UMEROV, RUSSIA, COUNCIL))
    assert ", ".join(choice.reasons) == "same day, shares Rustan Umarov, Wessel Council and 'prisoner exchange'"


def test_reasons_without_phrases_or_dates() -> None:
    (choice,) = rank(compared(UMEROV, day=None), compared(UMEROV), shared=(("ferri", 3.0),))
    assert choice.reasons == ("shares Rustan Umarov",)


def test_a_dull_word_is_no_reason_where_names_are_shared() -> None:
    council = Phrase("council", frozenset({"council"}))
    candidate = RelatedCandidate(1, compared(UMEROV), (("council", 3.0),))
    (choice,) = rank_related(compared(UMEROV), [council], [candidate], ARCHIVE)
    assert choice.reasons == ("same day", "shares Rustan Umarov")
    (nameless,) = rank_related(compared(), [council], [RelatedCandidate(1, compared(), (("council", 3.0),))], ARCHIVE)
    assert nameless.reasons == ("same day", "shares 'council'")


def test_two_words_tell_more_than_one() -> None:
    reef = Phrase("desalination", frozenset({"desalin"}))
    candidate = RelatedCandidate(1, compared(UMEROV), (*STRONG, ("desalin", 9.0)))
    (choice,) = rank_related(compared(UMEROV), [reef, EXCHANGE], [candidate], ARCHIVE)
    assert choice.reasons[-1] == "shares Rustan Umarov and 'prisoner exchange'"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "same day"),
        (-1, "1 day earlier"),
        (3, "3 days later"),
        (-13, "13 days earlier"),
        (21, "3 weeks later"),
        (-70, "2 months earlier"),
        (800, "2 years later"),
    ],
)
def test_the_distance_in_time_is_said_plainly(days: int, words: str) -> None:
    (choice,) = rank(compared(UMEROV), compared(UMEROV, day=DAY + timedelta(days=days)))
    assert choice.reasons[0] == words


def test_ranges_that_touch_are_about_the_same_time() -> None:
    month = PublicationDate("2025-07", date(2025, 7, 1), date(2025, 7, 31), "month", "stated", ())
    (choice,) = rank(compared(UMEROV), ComparedArticle(frozenset(), (UMEROV,), month))
    assert choice.reasons[0] == "about the same time"


def test_unrelated_articles_do_not_appear() -> None:
    assert rank(compared(RUSSIA), compared(RUSSIA), shared=(("ferri", 0.05),)) == ()
    assert rank(compared(), compared(), shared=()) == ()


def test_a_name_that_everybody_shares_weighs_less_than_a_rare_one() -> None:
    common, rare = rank(compared(RUSSIA, UMEROV), compared(RUSSIA), compared(UMEROV))[::-1]
    assert (common.number, rare.number) == (1, 2)


def test_titles_decide_between_equals() -> None:
    best, other = rank(compared(title="ferri aground"), compared(title="mayor"), compared(title="ferri aground wessel"))
    assert (best.number, other.number) == (2, 1)


@given(st.integers(0, 20_000), st.integers(0, 20_000))
def test_time_dampens_gently(days: int, more_days: int) -> None:
    near, far = sorted((days, days + more_days))
    subject = compared(UMEROV)
    choices = {
        number: rank(subject, compared(UMEROV, day=DAY - timedelta(days=number)))[0].score for number in (0, near, far)
    }
    assert choices[0] >= choices[near] >= choices[far] >= DECAY_FLOOR * choices[0] - 1e-3


def test_an_undated_article_lies_between_new_and_old() -> None:
    subject = compared(UMEROV)
    same, undated, old = (
        rank(subject, compared(UMEROV, day=day))[0].score for day in (DAY, None, DAY - timedelta(days=900))
    )
    assert same > undated > old


@given(st.permutations(range(6)))
def test_the_order_of_candidates_says_nothing(order: list[int]) -> None:
    candidates = [
        RelatedCandidate(number, compared(UMEROV, day=DAY - timedelta(days=number)), STRONG) for number in range(6)
    ]
    expected = rank_related(compared(UMEROV), [EXCHANGE], candidates, ARCHIVE)
    assert rank_related(compared(UMEROV), [EXCHANGE], [candidates[n] for n in order], ARCHIVE) == expected


def test_equal_articles_keep_the_order_they_came_in() -> None:
    candidates = [RelatedCandidate(number, compared(UMEROV), STRONG) for number in (4, 1, 3)]
    assert [choice.number for choice in rank_related(compared(UMEROV), [], candidates, ARCHIVE)] == [4, 1, 3]


def test_no_more_than_asked() -> None:
    candidates = [RelatedCandidate(number, compared(UMEROV), STRONG) for number in range(30)]
    assert [choice.number for choice in rank_related(compared(UMEROV), [], candidates, ARCHIVE, limit=4)] == [
        0,
        1,
        2,
        3,
    ]
