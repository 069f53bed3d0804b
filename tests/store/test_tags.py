from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.store import Store
from reader.store.tags import TagChange
from tests.builders import add_article, redo, undo

WINDOW = "one"


def put(store: Store, tags: str, *numbers: int, is_added: bool = True) -> tuple[int, ...]:
    return store.tags.do(WINDOW, TagChange("tagged", is_added, tuple(tags.split()), numbers))


@pytest.fixture
def numbers(store: Store) -> list[int]:
    return [add_article(store, f"Report {number}.") for number in range(4)]


def test_tags_are_counted_with_what_is_unread_of_them(store: Store, numbers: list[int]):
    put(store, "ferry budget", numbers[0], numbers[1])
    put(store, "ferry", numbers[2])
    store.desk.open_quietly(numbers[0], is_read=True)

    assert store.tags.counts() == (("budget", 2, 1), ("ferry", 3, 2))
    assert store.tags.of(numbers[0]) == ("budget", "ferry")
    assert store.tags.of(numbers[3]) == ()


def test_articles_are_found_by_a_tag_or_by_its_beginning(store: Store, numbers: list[int]):
    put(store, "budget", numbers[0])
    put(store, "buddy", numbers[1])
    put(store, "bу", numbers[2])  # a Cyrillic letter behind a Latin one

    assert store.tags.articles_with("budget") == {numbers[0]}
    assert store.tags.articles_with("bud") == frozenset()
    assert store.tags.articles_with_any("bud") == {numbers[0], numbers[1]}


def test_only_what_really_changes_is_told_and_taken_back(store: Store, numbers: list[int]):
    put(store, "ferry", numbers[0])

    assert put(store, "ferry", numbers[0], numbers[1]) == (numbers[1],)
    assert put(store, "ferry", numbers[0]) == ()
    undo(store, WINDOW)

    assert store.tags.of(numbers[0]) == ("ferry",)
    assert store.tags.of(numbers[1]) == ()


def test_removing_is_undone_and_redone_as_one_deed(store: Store, numbers: list[int]):
    put(store, "a b", *numbers)
    put(store, "a b", *numbers, is_added=False)
    assert store.tags.counts() == ()

    undo(store, WINDOW)
    assert store.tags.counts() == (("a", 4, 4), ("b", 4, 4))
    redo(store, WINDOW)
    assert store.tags.counts() == ()


@given(
    st.lists(
        st.tuples(st.booleans(), st.sets(st.sampled_from("abc"), min_size=1), st.sets(st.integers(0, 3))), max_size=6
    )
)
def test_undoing_everything_leaves_nothing(store: Store, deeds: list[tuple[bool, set[str], set[int]]]):
    found = [*store.articles.numbers()] or [add_article(store, f"Report {number}.") for number in range(4)]
    for is_added, tags, places in deeds:
        put(store, " ".join(sorted(tags)), *(found[place] for place in sorted(places)), is_added=is_added)

    while undo(store, WINDOW):
        pass

    assert store.tags.counts() == ()
