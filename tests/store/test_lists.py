"""Lists of sources and of stories, against plain readings of the same articles."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.lists import source_key, source_of_key, story_of_key
from reader.store import Store, lists, open_store
from reader.store.desk import Change
from reader.store.save import save_plan
from tests.builders import NOON, add_article, make_arrival, make_plan, make_reading
from tests.store.plans import plans_of
from tests.store.test_stories import copy, decide, put

DAY = date(2025, 7, 1)


def add(store: Store, source: str, text: str, day: date | None = DAY) -> int:
    plan = make_plan(make_reading(text, day=day), text)
    plan = type(plan)(plan.id, make_arrival(text, source=source), plan.reading)
    return save_plan(store.database, plan, NOON)


def read(store: Store, *articles: int) -> None:
    store.desk.do("a window", Change("read", "is_read", True, articles))


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_a_key_says_what_it_stands_for(number: int, other: int):
    assert source_of_key(source_key(number)) == number
    assert story_of_key(source_key(number)) is None
    assert (story_of_key(-other), source_of_key(-other)) == (other, None)
    assert (story_of_key(other), source_of_key(other)) == (None, None)


def test_sources_with_something_unread_come_first_then_the_latest(store: Store):
    late = add(store, "Late Wire", "One.", DAY + timedelta(9))
    add(store, "Early Post", "Two.", DAY)
    add(store, "Middle News", "Three.", DAY + timedelta(3))
    names = dict(store.sources.names())

    def listed_names() -> list[str]:
        return [names[source_of_key(key) or 0] for key in store.lists.source_keys()]

    assert listed_names() == ["Late Wire", "Middle News", "Early Post"]
    read(store, late)
    assert listed_names() == ["Middle News", "Early Post", "Late Wire"]


def test_a_row_of_a_source_counts_its_articles(store: Store):
    first, second = add(store, "Wire", "One.", DAY), add(store, "Wire", "Two.", DAY + timedelta(2))
    undated = add(store, "Post", "Three.", None)
    read(store, first, undated)
    (wire, post) = sorted(store.lists.all_sources(), key=lambda row: row.name, reverse=True)
    assert (wire.article_count, wire.unread_count, wire.latest) == (2, 1, DAY + timedelta(2))
    assert (post.article_count, post.unread_count, post.latest) == (1, 0, None)
    assert store.lists.source_rows([post.number, 99, wire.number]) == (post, wire)
    assert store.lists.unread_from(wire.number) == (second,)
    assert store.lists.articles_from(wire.number) == (second, first)
    assert store.lists.source_of(first) == wire.number


def test_followed_stories_have_a_list_of_their_own(store: Store):
    ferry = put(store, "Ferry", *(add_article(store, f"F{n}.", day=DAY) for n in range(2)))
    mill = put(store, "Mill", *(add_article(store, f"M{n}.", day=DAY + timedelta(1)) for n in range(2)))
    put(store, "Bridge", *(add_article(store, f"B{n}.", day=DAY) for n in range(2)))
    for story in (ferry, mill):
        decide(store, "follow", store.stories.row(story).id)
    assert store.lists.followed_keys() == (-mill, -ferry)
    assert store.lists.muted_keys() == ()


def test_muted_stories_can_be_found_again(store: Store):
    ferry = put(store, "Ferry", *(add_article(store, f"F{n}.", day=DAY) for n in range(2)))
    mill = put(store, "Mill", *(add_article(store, f"M{n}.", day=DAY + timedelta(1)) for n in range(2)))
    decide(store, "mute", store.stories.row(ferry).id)
    assert store.lists.muted_keys() == (-ferry,)
    assert list(store.stories.list_keys()) == [-mill]


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 4)), max_size=14), st.integers(1, 8), st.integers(0, 3))
@settings(max_examples=30)
def test_the_first_rows_by_story_are_those_of_the_whole_list(articles: list[tuple[int, int]], length: int, muted: int):
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder))
        told: dict[int, list[int]] = {}
        for place, (day, story) in enumerate(articles):
            number = add_article(store, f"Text {place}.", day=DAY + timedelta(day))
            told.setdefault(story, []).append(number)
        for story, numbers in told.items():
            if story:
                made = put(store, f"Story {story}", *numbers)
                if story == muted:
                    decide(store, "mute", store.stories.row(made).id)
        assert list(store.lists.first_story_keys(length)) == list(store.stories.list_keys()[:length])
        store.close()


def test_a_day_with_too_many_articles_is_not_looked_through(store: Store, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(lists, "MAX_LOOKED_AT", 3)
    for place in range(5):
        add_article(store, f"Text {place}.", day=DAY)
    assert store.lists.first_story_keys(2) == ()


def test_no_source_makes_a_look_at_all_articles_necessary(store: Store):
    add(store, "Wire", "One.")
    (source,) = store.lists.source_keys()
    number = source_of_key(source)
    assert number is not None

    for ask in (
        store.lists.source_keys,
        lambda: store.lists.source_rows([number]),
        lambda: store.lists.unread_from(number),
        lambda: store.lists.articles_from(number),
    ):
        steps = plans_of(store, ask)
        assert not any(step.startswith("SCAN article") for step in steps), steps


def test_stories_with_something_unread_are_those_whose_rows_say_so(store: Store):
    articles = [add_article(store, f"Text {count}.") for count in range(6)]
    stories = [put(store, "1", *articles[:2]), put(store, "2", *articles[2:4]), put(store, "3", *articles[4:])]
    copy(store, articles[3], articles[0])
    read(store, articles[2], *articles[4:])

    unread = {row.number for row in store.stories.rows(stories) if row.unread_count}

    assert store.lists.unread_stories([*stories, 99]) == unread == {stories[0]}
    assert sorted(store.lists.articles_in(stories[:2])) == sorted(articles[:4])
    assert store.lists.articles_in([99]) == ()
