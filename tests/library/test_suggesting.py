from __future__ import annotations

from datetime import date

import pytest

from reader.library.suggesting import respell_query
from reader.query import read_query
from tests.builders import add_article, printed
from tests.fakes.world import World


@pytest.fixture(autouse=True)
def _articles(world: World) -> None:
    names = [("Oret Halvane", "person"), ("Harbour Office", "org"), ("Velmora", "place")]
    add_article(world.store, "The ferry carried prisoners past the ferries.", title="Ferry", mentions=printed(*names))
    add_article(world.store, "A ferry again; personal matters.", title="Again")
    world.library.index.drain(lambda _: None)


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("pris", "prisoners"),
        ("Ferry pris", "Ferry prisoners"),
        ("ferr", "ferry"),
        ("pers", "personal"),
        ("person", "person:"),
        ("sour", "source:"),
        ("person:oret", 'person:"oret Halvane"'),
        ('person:"Oret h', 'person:"Oret halvane"'),
        ("place:vel", "place:velmora"),
        ("ferry -org:harb", 'ferry -org:"harbour Office"'),
        ("source:the", 'source:"the Wessel Courier"'),
        ("is:un", "is:unread"),
    ],
)
def test_what_was_typed_goes_on_as_in_the_archive(typed: str, taken: str, world: World):
    suggestion = world.library.search.complete(typed)

    assert suggestion is not None
    assert suggestion.shown.startswith(typed)
    assert suggestion.taken.lower() == taken.lower()


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "p",
        "xylo",
        "ferry ",
        "person:xylo",
        "org:oret",
        'person:""',
        "foo:bar",
        "is:x",
        "2025-0",
        "(",
        '"',
        "(ferry OR",
        "pris AN",
        "ferry AND",
        "ferry NO",
        "NOT",
        "date:[2025 TO",
        "bogus:pris",
        "-bogus:pris",
        "/bogus:pris",
    ],
)
def test_nothing_is_suggested_where_nothing_is_likely(typed: str, world: World):
    assert world.library.search.complete(typed) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("prisonners", "prisoners"),
        ("Feery", "ferry"),
        ('"ferry carred"', '"ferry carried"'),
        ("ferry -again prisonners", "ferry -again prisoners"),
        ("xylophone", None),
        ("personal prisoners", None),
        ("person:nobody", None),
        ("", None),
        ("ferry", None),
    ],
)
def test_where_nothing_is_found_a_near_spelling_that_finds_something_is_told(
    typed: str, meant: str | None, world: World
):
    assert world.library.search.ask(typed).did_you_mean == meant


def test_a_near_spelling_finds_something_within_the_filter(world: World):
    (person,) = world.library.search.facets.count(None).of("person")

    assert world.library.search.ask("personl", wanted=(person,)).did_you_mean is None
    assert world.library.search.ask("personl").did_you_mean == "personal"


def test_a_tag_that_is_typed_in_part_goes_on_and_is_told_once_it_is_kept(world: World):
    numbers = world.library.articles.numbers()
    world.library.tags.add(["ferries/2024", "budget"], numbers)
    world.library.tags.add(["ferns"], numbers[:1])

    for typed in ("tag:fer", "ferry -tag:FERR"):
        suggestion = world.library.search.complete(typed)
        assert suggestion is not None
        assert suggestion.taken.lower().endswith("tag:ferries/2024")
    tried: list[str] = []
    for typed in ("tag:fer", "ferry (tag:Fer OR tag:bud*)", "tag:budget", "tag:xylo", "tag:fer*"):
        tree = read_query(typed, date(2025, 7, 24), False).tree
        respell_query(world.bench, typed, tree, lambda other: not tried.append(other))
    assert tried == ["tag:ferries/2024", "ferry (tag:ferries/2024 OR tag:bud*)"]
