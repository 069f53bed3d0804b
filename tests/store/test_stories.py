"""Stories as they are read back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from reader.model.dates import PublicationDate
from reader.model.errors import NoSuchStoryError
from reader.model.story import StoryCounts
from reader.store import Store
from reader.store.codec import encode
from reader.store.decisions import set_decision
from reader.store.desk import Change
from reader.store.membership import arrange_episodes, join_stories, make_story, name_story, put_into_story
from reader.store.stories import StoredPlace
from tests.builders import NOON, add_article

DAY = date(2025, 7, 1)
LATER = NOON + timedelta(hours=1)


def put(store: Store, name: str, *articles: int) -> int:
    with store.database.writing() as connection:
        story = make_story(connection, articles[0])
        for article in articles:
            put_into_story(connection, article, story)
        arrange_episodes(connection, story)
        name_story(connection, story, name)
    return story


@pytest.fixture
def articles(store: Store) -> list[int]:
    """Six articles, one a day."""
    return [add_article(store, f"Text {count}.", day=DAY + timedelta(count)) for count in range(6)]


def read(store: Store, *articles: int) -> None:
    store.desk.do("a window", Change("read", "is_read", True, articles))


def decide(store: Store, kind: str, subject: str) -> None:
    with store.database.writing() as connection:
        set_decision(connection, kind, subject, "1")  # type: ignore[arg-type]


def copy(store: Store, article: int, original: int) -> None:
    with store.database.writing() as connection:
        connection.execute("UPDATE article SET duplicate_of = ? WHERE number = ?", (original, article))


def test_the_latest_day_is_as_sure_as_the_surest_article_of_it(store: Store):
    day = DAY + timedelta(9)
    published = [
        PublicationDate(str(day), day, day, "day", "guessed", ()),
        PublicationDate(str(day), day, day, "day", "inferred", ()),
        PublicationDate(str(DAY), DAY, DAY, "day", "stated", ()),
    ]
    articles = [add_article(store, f"Text {count}.") for count in range(3)]
    with store.database.writing() as connection:
        for number, date_ in zip(articles, published, strict=True):
            connection.execute(
                "UPDATE article SET published = ?, earliest = ?, latest = ? WHERE number = ?",
                (encode(date_), date_.earliest.toordinal(), date_.latest.toordinal(), number),
            )
    row = store.stories.row(put(store, "The ferry", *articles))
    assert (row.latest, row.latest_grade) == (day, "inferred")


def test_a_row_counts_what_is_unread_and_what_came_since_it_was_looked_at(store: Store, articles: list[int]):
    story = put(store, "The ferry", *articles[:4])
    copy(store, articles[3], articles[0])
    read(store, articles[1])
    row = store.stories.row(story)
    assert (row.name, row.article_count, row.source_count, row.seen) == ("The ferry", 4, 1, None)
    assert (row.unread_count, row.new_count) == (2, 2)  # a copy is no news
    assert (row.latest, row.latest_grade) == (DAY + timedelta(3), "stated")

    store.stories.mark_seen(story, LATER)
    late = add_article(store, "Late.", now=NOON - timedelta(days=30), day=DAY)  # the clock was set back
    with store.database.writing() as connection:
        put_into_story(connection, late, story)

    row = store.stories.row(story)
    assert (row.seen, row.unread_count, row.new_count) == (LATER, 3, 1)


def test_rows_come_in_the_order_asked_for_without_those_that_are_gone(store: Store, articles: list[int]):
    first, second, third = (
        put(store, "1", *articles[:2]),
        put(store, "2", *articles[2:4]),
        put(store, "3", *articles[4:]),
    )
    with store.database.writing() as connection:
        join_stories(connection, second, first)

    assert [row.number for row in store.stories.rows([third, second, first, 99])] == [third, first]
    assert store.stories.row(second).number == first


def test_a_story_that_has_no_articles_is_said(store: Store, articles: list[int]):
    story = put(store, "The ferry", articles[0])
    with store.database.writing() as connection:
        put_into_story(connection, articles[0], None)

    with pytest.raises(NoSuchStoryError, match=r"^The ferry: this story has no articles any more; go back"):
        store.stories.row(story)
    with pytest.raises(NoSuchStoryError, match=r"^a story: this story"):
        store.stories.row(99)


def test_a_story_is_found_by_the_beginning_of_its_id(store: Store, articles: list[int]):
    stories = [put(store, str(count), article) for count, article in enumerate(articles)]
    ids = [store.stories.row(story).id for story in stories]

    for story, id_ in zip(stories, ids, strict=True):
        assert store.stories.find(f" {id_.upper()} ") == store.stories.find(id_[:8]) == story
    for wrong in ("", "%", "1", "zzzzzzzzzzzz", ids[0] + "a"):
        with pytest.raises(NoSuchStoryError):
            store.stories.find(wrong)


def test_a_beginning_that_several_ids_share_is_refused_unless_all_lead_to_one(store: Store, articles: list[int]):
    first, second = put(store, "1", articles[0]), put(store, "2", articles[1])
    with store.database.writing() as connection:
        connection.execute("UPDATE story SET id = 'aaaa' || substr(id, 5)")
    with pytest.raises(NoSuchStoryError, match="more than one"):
        store.stories.find("aaaa")

    with store.database.writing() as connection:
        join_stories(connection, second, first)

    assert store.stories.find("aaaa") == first


def test_the_list_has_stories_and_lone_articles_newest_news_first_without_muted_ones(store: Store, articles: list[int]):
    old, new = put(store, "old", articles[0], articles[2]), put(store, "new", articles[1], articles[5])
    assert list(store.stories.list_keys()) == [-new, articles[4], articles[3], -old]

    decide(store, "mute", store.stories.row(new).id)

    assert list(store.stories.list_keys()) == [articles[4], articles[3], -old]
    assert store.stories.row(new).is_muted
    assert store.decisions.muted_stories() == (new,)


def test_catching_up_is_the_unread_without_copies_earliest_first(store: Store, articles: list[int]):
    story = put(store, "1", *reversed(articles))
    copy(store, articles[4], articles[0])
    read(store, articles[1])

    assert store.stories.unread_of(story) == (articles[0], articles[2], articles[3], articles[5])
    assert store.stories.articles_of(story) == tuple(articles)


def test_where_an_article_stands(store: Store, articles: list[int]):
    story = put(store, "1", *articles[:2])
    copy(store, articles[1], articles[0])
    (episode,) = store.stories.episodes(story)

    place = store.stories.place_of(articles[1])

    assert place == StoredPlace(story, store.stories.row(story).id, episode.id, store.articles.get(articles[0]).id)
    assert store.stories.place_of(articles[5]) == StoredPlace(None, None, None, None)
    assert store.stories.originals_of(articles) == {articles[1]: articles[0]}


def test_the_reports_beside_an_article_are_those_of_its_episode_without_copies(store: Store, articles: list[int]):
    late = add_article(store, "Much later.", day=DAY + timedelta(99))
    put(store, "1", *articles[:4], late)
    copy(store, articles[3], articles[0])

    assert store.stories.reports_beside([articles[1]]) == (articles[2], articles[1], articles[0])
    assert store.stories.reports_beside([articles[5]]) == ()


def test_the_header_counts_stories_with_something_new(store: Store, articles: list[int]):
    first, second, third = (
        put(store, "1", *articles[:2]),
        put(store, "2", *articles[2:4]),
        put(store, "3", *articles[4:]),
    )
    decide(store, "follow", store.stories.row(first).id)
    assert store.stories.counts() == StoryCounts(3, 1)

    decide(store, "mute", store.stories.row(second).id)
    for article in articles[4:]:
        store.desk.open_quietly(article, is_read=False)

    assert store.stories.counts() == StoryCounts(1, 1)
    assert third in {-key for key in store.stories.list_keys()}


def test_names_of_stories_lead_to_what_they_became_part_of(store: Store, articles: list[int]):
    first, second = put(store, "The ferry", articles[0]), put(store, "The reef", articles[1])
    with store.database.writing() as connection:
        join_stories(connection, second, first)

    assert {(number, name) for number, _, name in store.stories.names()} == {(first, "The ferry"), (first, "The reef")}
