"""What waits, who the kin are, and what sorting writes of an article."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from reader.store import Store, sorting
from reader.store.decisions import set_decision
from reader.store.likeness import Likeness, write_likenesses
from reader.store.membership import make_story, put_into_story
from reader.store.sorting import (
    find_copies,
    find_kin_stories,
    is_moved_by_hand,
    note_sorted,
    set_original,
    set_published,
)
from reader.understanding.stories import NEAREST_KINSHIP, STRONG_KINSHIP, KinStory, Link
from tests.builders import NOON, add_article, make_date

DAY = date(2025, 7, 1)
SURE, WEAK = STRONG_KINSHIP + 0.1, NEAREST_KINSHIP + 0.01


def link(store: Store, article: int, *found: Likeness) -> None:
    with store.database.writing() as connection:
        write_likenesses(connection, {article: found})


def put(store: Store, *articles: int) -> int:
    """A story of these articles."""
    with store.database.writing() as connection:
        story = make_story(connection, articles[0])
        for article in articles:
            put_into_story(connection, article, story)
    return story


def kin_of(store: Store, article: int) -> tuple[tuple[KinStory, ...], tuple[int, ...]]:
    with store.database.reading() as connection:
        return find_kin_stories(connection, article)


def test_what_waits_comes_in_order_of_time_the_undated_last(store: Store):
    undated = add_article(store, "Undated.")
    late = add_article(store, "Late.", day=date(2025, 7, 9))
    early = add_article(store, "Early.", day=DAY)

    assert tuple(store.sorting.waiting(9)) == (early, late, undated)
    assert tuple(store.sorting.waiting(2)) == (early, late)
    assert store.sorting.count() == 3
    with store.database.writing() as connection:
        note_sorted(connection, [early, late])
    assert tuple(store.sorting.waiting(9)) == (undated,)


def test_those_of_one_day_come_in_the_order_of_their_ids(store: Store):
    numbers = [add_article(store, f"Text {count}.", day=DAY) for count in range(9)]

    ids = [store.articles.get(number).id for number in store.sorting.waiting(9)]

    assert sorted(numbers) == sorted(store.sorting.waiting(9))
    assert ids == sorted(ids)


def test_undated_kin_are_the_closest_whose_own_text_tells_no_day(store: Store):
    subject, dated = (add_article(store, text, day=DAY) for text in ("Subject.", "Dated."))
    far, near, stranger = (add_article(store, text) for text in ("Far.", "Near.", "Stranger."))
    link(store, subject, Likeness(far, 0.0, 0.3), Likeness(near, 0.0, 0.6), Likeness(dated, 0.0, 0.9))

    assert store.sorting.undated_kin(subject, 9) == (near, far)
    assert store.sorting.undated_kin(subject, 1) == (near,)
    assert store.sorting.undated_kin(stranger, 9) == ()


def test_undated_others_of_the_story_come_after_the_kin(store: Store):
    subject, dated = (add_article(store, text, day=DAY) for text in ("Subject.", "Dated."))
    kin, mate, stranger = (add_article(store, text) for text in ("Kin.", "Mate.", "Stranger."))
    link(store, subject, Likeness(kin, 0.0, 0.3))
    put(store, subject, dated, kin, mate)

    assert store.sorting.undated_kin(subject, 9) == (kin, mate)
    assert store.sorting.undated_kin(subject, 1) == (kin,)
    assert store.sorting.undated_kin(stranger, 9) == ()


def test_the_others_of_a_story_come_earliest_first(store: Store):
    subject, late, early = (
        add_article(store, text, day=day)
        for text, day in (("Subject.", DAY), ("Late.", date(2025, 7, 9)), ("Early.", DAY))
    )
    stranger = add_article(store, "Stranger.", day=DAY)
    put(store, subject, late, early)

    assert store.sorting.others_of_story(subject, 9) == (early, late)
    assert store.sorting.others_of_story(subject, 1) == (early,)
    assert store.sorting.others_of_story(stranger, 9) == ()


def test_the_stories_of_kin_with_all_that_ties_to_them(store: Store):
    numbers = [add_article(store, f"Text {count}.") for count in range(6)]
    subject, one, two, three, alone, nobody = numbers
    first, second = put(store, one, two), put(store, three)
    link(
        store,
        subject,
        *(Likeness(each, 0.0, kinship) for each, kinship in ((one, SURE), (two, WEAK), (three, WEAK), (alone, SURE))),
        Likeness(nobody, 0.9, 0.0),
    )
    link(store, three, Likeness(subject, 0.0, WEAK), Likeness(nobody, 0.0, SURE))

    kin_stories, kin_alone = kin_of(store, subject)

    assert kin_alone == (alone,)
    assert {each.number: (len(each.links), each.article_count) for each in kin_stories} == {
        first: (2, 2),
        second: (1, 1),
    }
    assert {each.number: each.links[-1] for each in kin_stories} == {
        first: Link(WEAK, is_nearest=True),  # for `two` nobody is nearer
        second: Link(WEAK, is_nearest=False),
    }
    assert not any(each.is_seen or each.is_own for each in kin_stories)


def test_an_articles_own_story_is_among_them_whatever_its_kin(store: Store):
    subject, other = (add_article(store, text) for text in ("One.", "Two."))
    story = put(store, subject, other)

    ((own,), alone) = kin_of(store, subject)

    assert (own.number, own.is_own, alone) == (story, True, ())


def test_kin_that_stand_alone_by_the_users_word_stay_alone(store: Store):
    subject, other = (add_article(store, text) for text in ("One.", "Two."))
    link(store, subject, Likeness(other, 0.0, SURE))
    assert kin_of(store, subject)[1] == (other,)

    with store.database.writing() as connection:
        set_decision(connection, "moved", store.articles.get(other).id, "")
        assert is_moved_by_hand(connection, other)
        assert not is_moved_by_hand(connection, subject)

    assert kin_of(store, subject) == ((), ())


@pytest.mark.parametrize("how", ["seen", "opened", "follow", "mute", "moved here", "merged"])
def test_a_story_is_seen_once_the_user_looked_at_it_or_decided_about_it(store: Store, how: str):
    subject, one, two = (add_article(store, text) for text in ("One.", "Two.", "Three."))
    story = put(store, one, two)
    link(store, subject, Likeness(one, 0.0, SURE))
    id_ = store.stories.row(story).id
    assert not kin_of(store, subject)[0][0].is_seen

    with store.database.writing() as connection:
        if how == "seen":
            connection.execute("UPDATE story SET seen = ?", (NOON.isoformat(),))
        elif how == "opened":
            connection.execute("INSERT INTO state (article, is_opened) VALUES (?, 1)", (two,))
        elif how == "moved here":
            set_decision(connection, "moved", store.articles.get(two).id, id_)
        elif how == "merged":
            set_decision(connection, "merged", "another", id_)
        else:
            set_decision(connection, "follow" if how == "follow" else "mute", id_, "1")

    assert kin_of(store, subject)[0][0].is_seen


def fold(store: Store, article: int, original: int | None = None) -> None:
    with store.database.writing() as connection:
        for copies in find_copies(connection, article):
            set_original(connection, copies, original or min(copy.number for copy in copies))


def originals(store: Store, numbers: Sequence[int]) -> dict[int, int]:
    return store.stories.originals_of(numbers)


def test_copies_are_found_through_other_copies(store: Store):
    one, two, three, rewrite = numbers = [add_article(store, f"Text {count}.") for count in range(4)]
    link(store, one, Likeness(two, 0.8, 0.5), Likeness(rewrite, 0.79, 0.5))
    link(store, three, Likeness(two, 1.0, 0.5))

    fold(store, three)

    assert originals(store, numbers) == {two: one, three: one}


def test_an_article_that_is_no_copy_any_more_leaves_the_others_as_they_are(store: Store):
    one, two, three = numbers = [add_article(store, f"Text {count}.") for count in range(3)]
    link(store, one, Likeness(two, 0.9, 0.5), Likeness(three, 0.9, 0.5))
    link(store, two, Likeness(one, 0.9, 0.5), Likeness(three, 0.9, 0.5))
    fold(store, one)
    assert originals(store, numbers) == {two: one, three: one}

    link(store, one)
    fold(store, one)

    assert originals(store, numbers) == {three: two}


def test_a_copy_is_never_the_original_of_another(store: Store, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sorting, "MOST_COPIES", 2)
    numbers = [add_article(store, f"Text {count}.") for count in range(7)]
    for place, number in enumerate(numbers):
        link(store, number, *(Likeness(other, 0.9, 0.5) for other in numbers[:place]))
        fold(store, number, original=number)

    found = originals(store, numbers)

    assert found
    assert not set(found.values()) & found.keys()


def test_a_new_date_is_queued_for_the_index_and_the_same_one_is_not(store: Store):
    article = add_article(store, "Text.", day=DAY)
    before = store.changes.last_sequence()

    with store.database.writing() as connection:
        set_published(connection, article, make_date(DAY))
    assert store.changes.last_sequence() == before

    with store.database.writing() as connection:
        set_published(connection, article, make_date(date(2024, 1, 2)))
    assert store.changes.last_sequence() == before + 1
    assert store.articles.get(article).published == make_date(date(2024, 1, 2))
    assert store.articles.get(article).own_date == make_date(DAY)


def test_who_loses_its_date_stands_in_the_list_where_it_was_added(store: Store):
    dated = add_article(store, "Dated.", day=date(2025, 7, 31))
    undated = add_article(store, "Undated.", day=DAY)
    assert list(store.articles.numbers()) == [dated, undated]

    with store.database.writing() as connection:
        set_published(connection, undated, None)

    assert store.articles.get(undated).published is None
    assert list(store.articles.numbers()) == [undated, dated]


def test_the_stories_of_many_articles(store: Store):
    numbers = [add_article(store, f"Text {count}.") for count in range(5)]
    first, second = put(store, *numbers[:2]), put(store, *numbers[2:4])

    assert store.sorting.stories_of(numbers) == (first, second)
    assert store.sorting.stories_of(numbers[4:]) == ()
