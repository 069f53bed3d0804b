from __future__ import annotations

import pytest

from reader.library import spellings
from tests.builders import add_article, make_mention
from tests.fakes.world import World


@pytest.fixture(autouse=True)
def numbers(world: World) -> list[int]:
    """One person in two spellings, an organisation in one, two bearers of one name."""
    person = "p|orla telk"
    found = [
        add_article(world.store, "Telck spoke of ferries.", mentions=[make_mention("Telck", "person", key=person)]),
        add_article(world.store, "Telk spoke of trams.", mentions=[make_mention("Telk", "person", key=person)]),
        add_article(world.store, "Orla Telk spoke.", mentions=[make_mention("Orla Telk", "person", key=person)]),
        add_article(world.store, "Brenk has a ferry.", mentions=[make_mention("Brenk", "org", key="brenk")]),
        add_article(world.store, "Dorn is a town.", mentions=[make_mention("Dorn", "place", key="dorn")]),
        add_article(world.store, "Dorn is a firm.", mentions=[make_mention("Dorn", "org", key="dorn")]),
        add_article(world.store, "Dornach is the firm.", mentions=[make_mention("Dornach", "org", key="dorn")]),
    ]
    world.library.index.drain(lambda _: None)
    return found


@pytest.mark.parametrize(
    ("typed", "count", "query"),
    [
        ("telck", 2, "person:telck"),
        ("Telk", 1, "person:Telk"),
        ("orla telk", 2, 'person:"orla telk"'),
        ('"orla telk"', 2, 'person:"orla telk"'),
    ],
)
def test_articles_that_spell_a_name_otherwise_are_counted_and_found_by_the_query(
    typed: str, count: int, query: str, world: World
) -> None:
    found = world.library.search.ask(typed)

    others = found.other_spellings
    assert others is not None
    assert others.count == count
    assert others.query.lower() == query.lower()
    assert others.remark == f"{count} more under other spellings: {others.query}"
    assert len(world.library.search.ask(others.query).numbers) == len(found.numbers) + count


@pytest.mark.parametrize(
    "typed", ["ferry", "brenk", "dorn", "telck ferries", "telck OR trams", "-telck", "title:telck", "person:telck", ""]
)
def test_nothing_is_said_of_a_query_that_is_no_one_name_of_several_spellings(typed: str, world: World) -> None:
    assert world.library.search.ask(typed).other_spellings is None


def test_what_a_filter_leaves_out_is_not_counted(world: World) -> None:
    brenk = next(each for each in world.library.search.facets.count(None).of("org") if each.name == "Brenk")

    assert world.library.search.ask("telck", wanted=(brenk,)).other_spellings is None


def test_what_is_not_yet_indexed_is_not_taken_for_another_spelling(world: World) -> None:
    add_article(world.store, "Telck is back.", mentions=[make_mention("Telck", "person", key="p|orla telk")])

    assert world.library.search.ask("telck").other_spellings is None


def test_a_name_of_very_many_articles_is_not_counted(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spellings, "MOST_ARTICLES", 2)

    assert world.library.search.ask("telck").other_spellings is None
