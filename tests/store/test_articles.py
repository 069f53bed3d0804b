from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.errors import NoSuchArticleError
from reader.model.plan import NewArticle
from reader.store import Store
from reader.store.articles import VARIABLES_PER_STATEMENT
from reader.store.save import save_plan
from tests.builders import NOON, add_article, make_plan, make_reading


def add_with_id(store: Store, id_: str) -> int:
    plan = make_plan(raw=f"text of {id_}")
    return save_plan(store.database, NewArticle(id_, plan.arrival, plan.reading), NOON)


def test_the_list_is_newest_day_first_and_then_last_come_first(store: Store):
    old = add_article(store, "Old.", day=date(2025, 7, 1))
    undated = add_article(store, "Undated, and so as old as its import.")
    first, second = (add_article(store, text, day=date(2025, 7, 20)) for text in ("First.", "Second."))

    assert list(store.articles.numbers()) == [undated, second, first, old]
    assert [row.number for row in store.articles.first_rows(3)] == [undated, second, first]
    assert store.articles.count() == 4


def test_a_list_once_taken_does_not_change(store: Store):
    add_article(store, "One.")
    numbers = store.articles.numbers()

    add_article(store, "Two.")

    assert len(numbers) == 1


def test_rows_come_in_the_order_asked_for_without_those_that_do_not_exist(store: Store):
    one, two = add_article(store, "One."), add_article(store, "Two.")

    rows = store.articles.rows([two, 99, one, two])

    assert [row.display_title for row in rows] == ["Two.", "One.", "Two."]


def test_more_numbers_than_one_statement_takes(store: Store):
    one = add_article(store, "One.")
    numbers = [*range(1_000, 1_000 + VARIABLES_PER_STATEMENT), one]

    assert [row.number for row in store.articles.rows(numbers)] == [one]
    store.desk.open_quietly(one, is_read=True)
    assert store.articles.unread_among(numbers) == frozenset(numbers) - {one}


def test_an_article_that_does_not_exist(store: Store):
    with pytest.raises(NoSuchArticleError, match=r"^this article: is not in the library any more"):
        store.articles.get(1)


@pytest.mark.parametrize("prefix", ["abc2", "ABC2", " abc ", "abc222222222"])
def test_an_id_is_found_by_any_prefix_that_only_it_has(store: Store, prefix: str):
    number = add_with_id(store, "abc222222222")
    add_with_id(store, "abd222222222")

    assert store.articles.find(prefix) == number


@pytest.mark.parametrize(
    ("prefix", "reason"),
    [
        ("ab", "more than one"),
        ("zz", "no article"),
        ("", "not an article id"),
        ("a%", "not an article id"),
        ("a'b", "not"),
    ],
)
def test_a_prefix_that_names_no_one_article_says_why(store: Store, prefix: str, reason: str):
    add_with_id(store, "abc222222222")
    add_with_id(store, "abd222222222")

    with pytest.raises(NoSuchArticleError, match=reason):
        store.articles.find(prefix)


@given(days=st.lists(st.none() | st.dates(date(2024, 1, 1), date(2026, 1, 1)), max_size=6))
@settings(max_examples=25)
def test_the_first_rows_are_the_first_of_the_list(store: Store, days: list[date | None]):
    before = store.articles.count()
    for count, day in enumerate(days):
        reading = make_reading("A text.", day=day)
        save_plan(store.database, make_plan(reading, raw=f"{before}, {count}"), NOON + timedelta(days=count))

    numbers = list(store.articles.numbers())

    assert len(numbers) == len(set(numbers)) == before + len(days)
    assert [row.number for row in store.articles.first_rows(4)] == numbers[:4]
