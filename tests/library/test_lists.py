"""Lists below every search, and how the user wants them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from reader.library.lists import ListsPart
from reader.model.lists import ListOrder, ViewChoice
from reader.model.places import Destination, PlaceId
from reader.store.choices import LIST
from tests.builders import add_article
from tests.fakes.world import World

DAY = date(2025, 7, 1)


def test_the_choice_is_kept_for_windows_to_come(world: World):
    assert world.library.lists.choice() == ViewChoice()
    chosen = ViewChoice("sources", "oldest", "two_lines")
    world.library.lists.keep_choice(chosen)
    assert ListsPart(world.store).choice() == chosen


def test_what_another_version_kept_is_as_if_nothing_was_chosen(world: World):
    world.store.choices.keep(LIST, '{"view": "maps", "order": "oldest", "colour": "red"}')
    assert world.library.lists.choice() == ViewChoice(order="oldest")


@pytest.mark.parametrize(("order", "expected"), [("newest", [2, 3, 1]), ("oldest", [1, 3, 2]), ("arrived", [3, 2, 1])])
def test_articles_come_in_the_order_that_is_wanted(world: World, order: ListOrder, expected: list[int]):
    for days in (0, 8, 4):
        add_article(world.store, f"Text of {days}.", day=DAY + timedelta(days))
    assert list(world.library.lists.keys("articles", order)) == expected
    total, rows = world.library.articles.first_page(2, order)
    assert (total, [row.number for row in rows]) == (3, expected[:2])


def test_an_article_begins_with_its_first_paragraph_below_the_title(world: World):
    number = add_article(world.store, "The ferry ran aground.", title="Ferry aground")
    assert world.library.articles.leads([number]) == {number: "The ferry ran aground."}


def test_the_start_leads_to_a_list_or_to_a_search(world: World):
    lists, places = world.library.lists, world.library.places
    assert lists.start() is None
    places.toggle_start(PlaceId("followed"))
    assert lists.start() == Destination("followed")
    places.toggle_start(PlaceId("starred"))
    assert lists.start() == Destination(query="is:starred")
    places.save("Ferries", "ferry", "oldest")
    places.toggle_start(PlaceId("search", "Ferries"))
    assert lists.start() == Destination(query="ferry", sort="oldest")
    places.delete("ferries")
    assert lists.start() is None
