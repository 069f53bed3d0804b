"""Pairs in both directions, sketches as they were given."""

from __future__ import annotations

import pytest

from reader.store import Store
from reader.store.decisions import pair_subject, set_decision
from reader.store.likeness import Likeness, write_likenesses, write_sketch
from reader.store.sorting import find_copies, set_original
from tests.builders import add_article


@pytest.fixture
def articles(store: Store) -> list[int]:
    return [add_article(store, f"Text {count}.") for count in range(4)]


def write(store: Store, article: int, *found: Likeness) -> None:
    with store.database.writing() as connection:
        write_likenesses(connection, {article: found})


def test_a_pair_is_seen_from_both_sides_closest_first(store: Store, articles: list[int]):
    one, two, three, four = articles

    write(store, one, Likeness(two, 0.0, 0.3), Likeness(three, 0.9, 0.0), Likeness(four, 0.1, 0.8))

    assert [each.other for each in store.likeness.of(one)] == [four, two, three]
    assert store.likeness.of(four) == (Likeness(one, 0.1, 0.8),)


def test_writing_again_replaces_what_was_there_in_both_directions(store: Store, articles: list[int]):
    one, two, three, four = articles
    write(store, one, Likeness(two, 0.0, 0.3), Likeness(three, 0.0, 0.3))
    write(store, two, Likeness(one, 0.0, 0.5), Likeness(four, 0.0, 0.3))

    write(store, one, Likeness(three, 0.0, 0.6))

    assert store.likeness.of(one) == (Likeness(three, 0.0, 0.6),)
    assert store.likeness.of(two) == (Likeness(four, 0.0, 0.3),)
    assert store.likeness.of(three) == (Likeness(one, 0.0, 0.6),)


def test_pairs_that_the_user_put_apart_are_left_out_on_both_sides(store: Store, articles: list[int]):
    one, two, three, _ = articles
    write(store, one, Likeness(two, 0.0, 0.3), Likeness(three, 0.0, 0.3))
    subject = pair_subject(*(store.articles.get(number).id for number in (two, one)))
    with store.database.writing() as connection:
        set_decision(connection, "apart", subject, "1")

    assert [each.other for each in store.likeness.of(one)] == [three]
    assert store.likeness.of(two) == ()
    assert store.likeness.put_apart(one) == {two}
    assert store.likeness.put_apart(two) == {one}
    assert store.likeness.put_apart(three) == frozenset()


def test_sketches_come_back_for_those_that_have_one(store: Store, articles: list[int]):
    one, two, three, _ = articles
    with store.database.writing() as connection:
        write_sketch(connection, one, [0, 7, 2**32 - 1])
        write_sketch(connection, two, [5])
        write_sketch(connection, two, [])
        connection.execute("DELETE FROM sketch WHERE article = ?", (three,))

    found = store.likeness.sketches([one, two, three])
    assert {number: set(hashes) for number, hashes in found.items()} == {one: {0, 7, 2**32 - 1}, two: set()}


def test_copies_are_told_by_their_original(store: Store, articles: list[int]):
    one, two, three, _ = articles
    write(store, one, Likeness(two, 0.9, 0.5))
    with store.database.writing() as connection:
        for copies in find_copies(connection, one):
            set_original(connection, copies, two)

    assert store.likeness.copies_of(two) == (one,)
    assert store.likeness.copies_of(one) == store.likeness.copies_of(three) == ()
