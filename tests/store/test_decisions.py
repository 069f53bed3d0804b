"""Decisions about stories that come too late: others changed the stories since they were made."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.ingest.sorting import sort_articles
from reader.store import Store, open_store
from reader.store.decisions import Ruling
from tests.builders import add_on_topics
from tests.ingest.conftest import ignore


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path)


def make_story(store: Store, topic: str) -> tuple[int, list[int]]:
    articles = [add_on_topics(store, f"The {topic} {count}.", topic) for count in range(3)]
    sort_articles(store, ignore)
    story = store.stories.place_of(articles[0]).story
    assert story is not None
    return story, articles


def merge(store: Store, story: int, into: int, articles: list[int]) -> None:
    moves = tuple((article, story, into) for article in articles)
    store.decisions.do("w", "merged", Ruling((), moves, ((story, None, into),)))


def test_what_came_into_a_story_since_it_was_to_be_merged_goes_along(store: Store):
    ferry, ferries = make_story(store, "ferry")
    mill, mills = make_story(store, "mill")

    merge(store, ferry, mill, ferries[:2])  # the third came after this was decided

    assert sorted(store.stories.articles_of(mill)) == sorted([*ferries, *mills])
    assert store.stories.articles_of(ferry) == ()
    assert all(store.stories.place_of(article).episode_id for article in [*ferries, *mills])


def test_a_story_that_became_part_of_one_that_is_merged_goes_along(store: Store):
    (ferry, ferries), (mill, _), (bridge, bridges) = (make_story(store, topic) for topic in ("ferry", "mill", "bridge"))
    merge(store, bridge, ferry, bridges)  # another window was faster

    merge(store, ferry, mill, [*ferries, *bridges])

    assert store.decisions.stories_in(mill) == (ferry, bridge)
    assert store.stories.row(bridge).number == mill


def test_two_windows_that_merge_two_stories_crosswise_leave_one(store: Store):
    (ferry, ferries), (mill, mills) = make_story(store, "ferry"), make_story(store, "mill")
    merge(store, ferry, mill, ferries)

    merge(store, mill, ferry, mills)

    living = [each for each in (ferry, mill) if store.stories.articles_of(each)]
    assert len(living) == 1
    assert len(store.stories.articles_of(living[0])) == 6
