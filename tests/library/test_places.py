"""Places, saved searches and the start."""

from __future__ import annotations

import pytest

from reader.model.errors import ReaderError
from reader.model.places import Destination, PlaceId, PlaceRow, SavedSearch
from tests.builders import add_article
from tests.fakes.world import World


def rows_of(world: World, kind: str) -> list[PlaceRow]:
    return [row for row in world.library.places.list_all() if row.id.kind == kind]


def test_every_library_has_places_with_counts(world: World):
    numbers = [add_article(world.store, f"Text {count}.") for count in range(3)]
    world.library.desk.set_read(numbers[:1], True)
    world.library.desk.toggle_star(numbers[1])
    (everything,), (unread,), (starred,) = (rows_of(world, kind) for kind in ("all", "unread", "starred"))
    assert (everything.destination.view, everything.unread_count) == ("articles", 2)
    assert (unread.destination.query, unread.article_count) == ("is:unread", 2)
    assert starred.article_count == 1
    (source,) = rows_of(world, "source")
    assert (source.unread_count, source.destination.query) == (2, f'source:"{source.name}"')


def test_tags_are_places(world: World):
    numbers = [add_article(world.store, f"Text {count}.") for count in range(2)]
    world.library.tags.add(["budget"], numbers)
    (tag,) = rows_of(world, "tag")
    assert (tag.name, tag.unread_count, tag.destination.query) == ("budget", 2, 'tag:"budget"')


def test_a_search_of_the_same_name_is_replaced_and_comes_back(world: World):
    places, desk = world.library.places, world.library.desk
    assert places.save(" Ferries ", "ferry", "best").label == "search “Ferries” saved"
    assert places.save("ferries", "ferry -port", "newest").label == "search “ferries” replaced"
    (row,) = rows_of(world, "search")
    assert (row.name, row.destination) == ("ferries", Destination(query="ferry -port", sort="newest"))
    desk.undo()
    assert world.store.saved.searches() == (SavedSearch("Ferries", "ferry", "best"),)
    desk.undo()
    assert world.store.saved.searches() == ()
    desk.redo()
    assert world.store.saved.searches() == (SavedSearch("Ferries", "ferry", "best"),)


def test_a_search_is_renamed_deleted_and_stays_the_start(world: World):
    places, desk = world.library.places, world.library.desk
    places.save("Ferries", "ferry", "best")
    places.save("Mills", "mill", "best")
    places.toggle_start(PlaceId("search", "Ferries"))
    places.rename("Ferries", "Boats")
    assert [row.is_start for row in rows_of(world, "search")] == [True, False]
    with pytest.raises(ReaderError, match="another saved search"):
        places.rename("Boats", "mills")
    places.delete("Boats")
    assert world.library.lists.start() is None
    desk.undo()
    assert world.library.lists.start() == Destination(query="ferry", sort="best")
    assert [row.name for row in rows_of(world, "search")] == ["Boats", "Mills"]
    with pytest.raises(ReaderError, match="no saved search any more"):
        places.delete("Ferries")
    with pytest.raises(ReaderError, match="no name"):
        places.save("  ", "ferry", "best")


def test_what_is_the_start_is_made_no_start_by_the_same_step(world: World):
    places = world.library.places
    places.toggle_start(PlaceId("unread"))
    assert [row.id.kind for row in places.list_all() if row.is_start] == ["unread"]
    assert "forgotten" in places.toggle_start(PlaceId("unread")).label
    assert not any(row.is_start for row in places.list_all())


def test_what_is_unread_in_a_search_is_counted(world: World):
    numbers = [add_article(world.store, f"The ferry {count}.") for count in range(3)]
    world.library.index.drain(lambda _: None)
    destination = Destination(query="is:unread")
    assert world.library.places.count_unread(destination) == 3
    world.library.desk.set_read(numbers[:2], True)
    assert world.library.places.count_unread(destination) == 1
    assert world.library.places.count_unread(Destination(query="ferry")) == 1


def test_a_query_leads_back_to_its_place_in_whatever_order(world: World):
    places = world.library.places
    places.save("Ferries", "ferry", "newest")
    assert places.find(Destination(query="ferry", sort="best")) == PlaceId("search", "Ferries")
    assert places.find(Destination("stories")) == PlaceId("stories")
    assert places.find(Destination(query="mill")) is None
