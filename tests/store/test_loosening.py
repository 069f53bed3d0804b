"""Which articles are sorted anew with newcomers, and what becomes of the stories they leave."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from reader.store import Store, loosening
from reader.store.likeness import Likeness, write_likenesses
from reader.store.loosening import loosen, settle
from reader.store.membership import arrange_episodes, make_story, put_into_story
from tests.builders import NOON, add_article

DAY = date(2025, 7, 1)


def put(store: Store, *articles: int) -> int:
    with store.database.writing() as connection:
        story = make_story(connection, articles[0])
        for article in articles:
            put_into_story(connection, article, story)
        arrange_episodes(connection, story)
    return story


@pytest.fixture
def articles(store: Store) -> list[int]:
    """Seven articles, the last ones earliest."""
    return [add_article(store, f"Text {count}.", day=DAY - timedelta(count)) for count in range(7)]


@pytest.fixture
def near(store: Store, articles: list[int]) -> tuple[int, int]:
    """Two stories; the first of the articles is kin of one of each."""
    stories = put(store, *articles[1:3]), put(store, *articles[3:5])
    with store.database.writing() as connection:
        write_likenesses(connection, {articles[0]: [Likeness(articles[each], 0.0, 0.5) for each in (1, 3)]})
    return stories


def test_all_articles_of_unseen_stories_near_a_newcomer_are_loosened_in_order_of_time(
    store: Store, articles: list[int], near: tuple[int, int]
):
    with store.database.writing() as connection:
        loosened = loosen(connection, articles[:1])

    assert loosened.articles == tuple(reversed(articles[:5]))
    assert loosened.stories == dict.fromkeys(articles[1:3], near[0]) | dict.fromkeys(articles[3:5], near[1])
    assert [store.stories.place_of(article).story for article in articles] == [None] * 7


def test_a_story_that_was_looked_at_stays_whole(store: Store, articles: list[int], near: tuple[int, int]):
    store.stories.mark_seen(near[0], NOON)

    with store.database.writing() as connection:
        loosened = loosen(connection, articles[:1])

    assert set(loosened.articles) == {articles[0], *articles[3:5]}
    assert store.stories.articles_of(near[0]) == (articles[2], articles[1])


def test_beyond_the_bound_nothing_is_loosened(
    store: Store, articles: list[int], near: tuple[int, int], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(loosening, "MOST_LOOSENED", 3)

    with store.database.writing() as connection:
        loosened = loosen(connection, articles[:1])

    assert (loosened.articles, dict(loosened.stories)) == ((articles[0],), {})
    assert len(store.stories.articles_of(near[0])) == len(store.stories.articles_of(near[1])) == 2


def test_what_comes_back_has_its_episode_again(store: Store, articles: list[int], near: tuple[int, int]):
    before = [store.stories.place_of(article) for article in articles[1:5]]

    with store.database.writing() as connection:
        loosened = loosen(connection, articles[:1])
        for article, story in loosened.stories.items():
            put_into_story(connection, article, story)
        settle(connection, loosened)

    assert [store.stories.place_of(article) for article in articles[1:5]] == before


def test_an_empty_story_leads_to_where_most_of_its_articles_went(
    store: Store, articles: list[int], near: tuple[int, int]
):
    first, second = near
    id_ = store.stories.row(first).id

    with store.database.writing() as connection:
        loosened = loosen(connection, articles[:1])
        for article in articles[:5]:
            put_into_story(connection, article, second)
        settle(connection, loosened)

    assert store.stories.find(id_) == store.stories.row(first).number == second


def test_an_article_that_finds_no_story_again_is_in_no_episode(
    store: Store, articles: list[int], near: tuple[int, int]
):
    with store.database.writing() as connection:
        settle(connection, loosen(connection, articles[:1]))

    assert {store.stories.place_of(article).episode_id for article in articles} == {None}
    with store.database.reading() as connection:
        assert connection.execute("SELECT count(*) FROM episode").fetchone() == (0,)
