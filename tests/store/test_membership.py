"""Articles in stories and episodes: ids that last, days that are true."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from reader.store import Store
from reader.store.likeness import Likeness, write_likenesses
from reader.store.membership import arrange_episodes, join_stories, make_story, put_into_story
from reader.store.sorting import set_published
from reader.store.stories import StoredEpisode
from tests.builders import add_article, make_date

DAY = date(2025, 7, 1)


def on_day(day: int | None) -> date | None:
    return None if day is None else DAY + timedelta(day)


def tell(store: Store, story: int | None, *days: int | None) -> tuple[int, list[int]]:
    """Add an article for each of these days to a story, a new one where there is none; return both."""
    with store.database.reading() as connection:
        (count,) = connection.execute("SELECT count(*) FROM article").fetchone()
    articles = [add_article(store, f"Text {count + place}.", day=on_day(day)) for place, day in enumerate(days)]
    with store.database.writing() as connection:
        story = story or make_story(connection, articles[0])
        for article in articles:
            put_into_story(connection, article, story)
        arrange_episodes(connection, story)
    return story, articles


def arrange(store: Store, *stories: int) -> None:
    with store.database.writing() as connection:
        for story in stories:
            arrange_episodes(connection, story)


def move_day(store: Store, article: int, day: int) -> None:
    with store.database.writing() as connection:
        set_published(connection, article, make_date(DAY + timedelta(day)))
        arrange_episodes(connection, 1)


def episodes(store: Store, story: int = 1) -> list[list[int]]:
    return [list(each.articles) for each in store.stories.episodes(story)]


def episode_rows(store: Store) -> int:
    with store.database.reading() as connection:
        return int(connection.execute("SELECT count(*) FROM episode").fetchone()[0])


def test_time_splits_a_story_into_episodes(store: Store):
    story, (first, second, third) = tell(store, None, 0, 4, 20)

    (early, late) = store.stories.episodes(story)

    assert early == StoredEpisode(early.id, on_day(0), on_day(4), (first, second))
    assert late == StoredEpisode(late.id, on_day(20), on_day(20), (third,))
    assert early.id != late.id


def test_an_article_between_makes_two_episodes_one_and_leaves_two_behind_when_it_goes(store: Store):
    story, (first, second) = tell(store, None, 0, 8)
    before = store.stories.episodes(story)
    assert len(before) == 2

    _, (between,) = tell(store, story, 4)
    assert episodes(store) == [[first, between, second]]
    assert store.stories.episodes(story)[0].id in {each.id for each in before}
    assert episode_rows(store) == 1

    move_day(store, between, 40)
    assert episodes(store) == [[first], [second], [between]]
    assert episode_rows(store) == 3


def test_a_date_that_changes_moves_an_article_and_its_episodes_days(store: Store):
    story, (first, second) = tell(store, None, 0, 3)

    move_day(store, second, 1)

    (episode,) = store.stories.episodes(story)
    assert (episode.first_day, episode.last_day) == (on_day(0), on_day(1))
    move_day(store, first, 30)
    assert episodes(store) == [[second], [first]]


def test_what_splits_off_is_the_new_episode(store: Store):
    story, articles = tell(store, None, 0, 1, 2, 3)
    (before,) = store.stories.episodes(story)

    move_day(store, articles[0], 50)

    long, short = store.stories.episodes(story)
    assert (long.id, long.articles) == (before.id, tuple(articles[1:]))
    assert short.articles == (articles[0],)


def test_arranging_again_changes_nothing(store: Store):
    story, _ = tell(store, None, 0, 9, 20, None)
    before = list(store.database.connection().iterdump())

    arrange(store, story)

    assert list(store.database.connection().iterdump()) == before


def test_who_has_no_date_goes_with_its_closest_kin_of_this_story(store: Store):
    story, (first, second, undated) = tell(store, None, 0, 20, None)
    _, (elsewhere, _) = tell(store, None, 0, 0)
    with store.database.writing() as connection:
        found = (Likeness(first, 0.0, 0.4), Likeness(second, 0.0, 0.6), Likeness(elsewhere, 0.0, 0.9))
        write_likenesses(connection, {undated: found})
    assert episodes(store) == [[first], [second], [undated]]

    arrange(store, story)

    assert episodes(store) == [[first], [second, undated]]


def test_a_copy_whose_original_is_in_another_story_stands_by_its_own_date(store: Store):
    _, (original, _) = tell(store, None, 0, 1)
    other, (copy, _) = tell(store, None, 10, 11)
    with store.database.writing() as connection:
        connection.execute("UPDATE article SET duplicate_of = ? WHERE number = ?", (original, copy))

    arrange(store, other)

    (episode,) = store.stories.episodes(other)
    assert (episode.first_day, episode.last_day) == (on_day(10), on_day(11))


def test_stories_become_one_with_their_episodes_and_their_ids_lead_there(store: Store):
    first, early = tell(store, None, 0, 1)
    second, late = tell(store, None, 20, 21)
    third, later = tell(store, None, 40, 41)
    ids = [store.stories.row(story).id for story in (first, second, third)]
    episode_ids = [each.id for story in (first, second, third) for each in store.stories.episodes(story)]

    with store.database.writing() as connection:
        join_stories(connection, third, second)
        join_stories(connection, second, first)
        arrange_episodes(connection, first)

    assert [store.stories.find(id_) for id_ in ids] == [first] * 3
    assert [store.stories.row(story).number for story in (first, second, third)] == [first] * 3
    assert episodes(store) == [early, late, later]
    assert [each.id for each in store.stories.episodes(first)] == episode_ids


def test_an_article_that_leaves_takes_its_episode_with_it(store: Store):
    story, (first, second) = tell(store, None, 0, 20)

    with store.database.writing() as connection:
        put_into_story(connection, second, None)
        arrange_episodes(connection, story)

    assert episodes(store) == [[first]]
    assert episode_rows(store) == 1
    assert store.stories.place_of(second).episode_id is None


def test_a_founder_may_found_again(store: Store):
    story, (first, _) = tell(store, None, 0, 1)
    with store.database.writing() as connection:
        again = make_story(connection, first)
        arrange_episodes(connection, story)
        arrange_episodes(connection, again)

    assert store.stories.row(story).id != store.stories.row(again).id
    assert store.stories.place_of(first).story == again


@pytest.mark.parametrize("days", [(0, None), (None, None)])
def test_episodes_have_days_where_an_article_has_one(store: Store, days: tuple[int | None, ...]):
    story, articles = tell(store, None, *days)

    found = store.stories.episodes(story)

    assert [each.first_day for each in found] == [on_day(day) for day in dict.fromkeys(days)]
    assert sorted(number for each in found for number in each.articles) == articles
