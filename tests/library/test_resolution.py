from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.resolution import find_surfaces, resolve
from reader.model.query import (
    Added,
    Among,
    And,
    Boost,
    Everything,
    FromSource,
    InState,
    Named,
    Not,
    OfStory,
    Or,
    Tagged,
    Word,
)
from reader.store import Store
from reader.store.membership import make_story, name_story, put_into_story
from reader.store.save import save_plan
from reader.store.tags import TagChange
from tests.builders import NOON, add_article, make_arrival, make_mention, make_plan, make_reading


def add_from(store: Store, source: str) -> int:
    plan = make_plan(make_reading(f"A text from {source}."))
    arrival = make_arrival(plan.reading.text.body[0], source=source)
    return save_plan(store.database, type(plan)(plan.id, arrival, plan.reading), NOON)


def test_a_name_is_all_articles_of_its_entities_by_whatever_spelling(store: Store):
    first = add_article(store, "One.", mentions=[make_mention("Odalys Brenk", key="brenk")])
    second = add_article(store, "Two.", mentions=[make_mention("Odális Brenck", key="brenk")])
    add_article(store, "Three.", mentions=[make_mention("Wessel", "place")])

    assert resolve(Named("odalys brenk"), store) == Among(frozenset({first, second}))
    assert resolve(Named("Odalys Brenk", "person"), store) == Among(frozenset({first, second}))
    assert resolve(Named("Odalys Brenk", "place"), store) == Among(frozenset())
    assert find_surfaces(And((Word("x"), Boost(Named("odalis brenck"), 2))), store) == {"Odalys Brenk", "Odális Brenck"}
    assert find_surfaces(Not(Named("odalys brenk")), store) == frozenset()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("courier", {"The Wessel Courier"}),
        ("wessel", {"The Wessel Courier", "Wessel-Zeitung"}),
        ("wessel courier", {"The Wessel Courier"}),
        ("courier wessel", set()),
        ("cour", set()),
        ("ZEITUNG", {"Wessel-Zeitung"}),
        ("etoile", {"L'Étoile"}),
        ("", set()),
    ],
)
def test_a_source_is_asked_for_by_its_words_in_their_order(store: Store, asked: str, found: set[str]):
    numbers = {source: add_from(store, source) for source in ("The Wessel Courier", "Wessel-Zeitung", "L'Étoile")}

    assert resolve(FromSource(asked), store) == Among(frozenset(numbers[source] for source in found))


@pytest.mark.parametrize(
    ("asked", "is_found"),
    [
        ("strike", True),
        ("STRIKE", True),
        ("dock strike", True),
        ("strike dock", False),
        ("stri", False),
        ("öresund", True),
        ("ferry", False),
        ("", True),
    ],
)
def test_a_story_is_asked_for_by_its_name_its_id_or_words_of_its_headlines(store: Store, asked: str, is_found: bool):
    titles = ["Dock strike at Öresund", "Talks fail", "Ships wait", "Port shut", "Ferry late", "Fog"]
    numbers = [add_article(store, f"Text {place}.", title=title) for place, title in enumerate(titles[:4])]
    with store.database.writing() as connection:
        story = make_story(connection, numbers[0])
        for number in numbers[1:]:
            put_into_story(connection, number, story)
        name_story(connection, story, "Brackwater: port")

    assert resolve(OfStory(asked), store) == Among(frozenset(numbers if is_found else ()))
    assert resolve(OfStory("brackwater port"), store) == Among(frozenset(numbers))


def test_one_headline_of_many_does_not_name_a_story(store: Store):
    numbers = [
        add_article(store, f"Text {place}.", title="Lightning strike" if not place else f"Fire {place}")
        for place in range(5)
    ]
    with store.database.writing() as connection:
        story = make_story(connection, numbers[0])
        for number in numbers[1:]:
            put_into_story(connection, number, story)

    assert resolve(OfStory("strike"), store) == Among(frozenset())
    assert resolve(OfStory("fire"), store) == Among(frozenset(numbers))


def test_a_state_is_the_articles_in_it_now(store: Store):
    one, two = add_article(store, "One."), add_article(store, "Two.")
    store.desk.open_quietly(one, is_read=True)

    assert resolve(InState("read"), store) == Among(frozenset({one}))
    assert resolve(InState("unread"), store) == Among(frozenset({two}))
    assert resolve(InState("starred"), store) == Among(frozenset())
    assert resolve(InState("new"), store) == Among(frozenset({two}))


def test_a_tag_is_the_articles_that_have_it_or_one_that_begins_so(store: Store):
    one, two, _ = (add_article(store, f"Report {number}.") for number in range(3))
    store.tags.do("window", TagChange("tagged", True, ("budget",), (one,)))
    store.tags.do("window", TagChange("tagged", True, ("buddy",), (two,)))

    assert resolve(Tagged("budget"), store) == Among(frozenset({one}))
    assert resolve(Tagged("bud"), store) == Among(frozenset())
    assert resolve(Not(Tagged("bud", is_prefix=True)), store) == Not(Among(frozenset({one, two})))


@given(offset=st.integers(-30 * 60, 30 * 60))
def test_added_is_by_days_of_local_time(store: Store, offset: int):
    day = date(2025, 7, 30)
    midnight = datetime.combine(day, time()).astimezone()
    moment = (midnight + timedelta(minutes=offset)).astimezone(UTC)
    number = add_article(store, f"Added {offset} minutes from midnight, {store.articles.count()}.", now=moment)

    for asked in (day - timedelta(days=2), day - timedelta(days=1), day, day + timedelta(days=1)):
        found = resolve(Added(asked, asked), store)
        assert isinstance(found, Among)
        assert (number in found.numbers) == (moment.astimezone().date() == asked)


def test_every_leaf_of_a_tree_is_resolved_and_the_rest_stays(store: Store):
    number = add_article(store)
    store.desk.open_quietly(number, is_read=True)
    read, nothing = Among(frozenset({number})), Among(frozenset())
    tree = And((Word("ferry"), Or((Not(InState("read")), Boost(Named("nobody"), 3), Everything()))))

    assert resolve(tree, store) == And((Word("ferry"), Or((Not(read), Boost(nothing, 3), Everything()))))
