from __future__ import annotations

from datetime import date

import pytest

from reader.library.facets import FacetsPart, count_facets
from reader.model.errors import WorkCancelledError
from tests.builders import add_article, printed
from tests.fakes.runner import HeldRunner
from tests.fakes.world import World


@pytest.fixture
def numbers(world: World) -> list[int]:
    names = [("Oret Halvane", "person"), ("Harbour Office", "org"), ("Velmora", "place"), ("Tern Bay Fair", "event")]
    return [
        add_article(world.store, f"report {count}", day=date(2025, 7, count + 1), mentions=printed(*names[count:]))
        for count in range(4)
    ]


def test_facets_of_all_articles_and_of_some(world: World, numbers: list[int]):
    found = world.library.search.facets.count(None)

    assert [(each.name, each.count) for each in found.found] == [
        ("The Wessel Courier", 4),
        ("July 2025", 4),
        ("Oret Halvane", 1),
        ("Harbour Office", 2),
        ("Velmora", 3),
    ]
    assert world.library.search.facets.count(numbers) == found
    last = world.library.search.facets.count(numbers[3:]).found
    assert [each.name for each in last] == ["The Wessel Courier", "July 2025"]
    assert world.library.search.facets.count([]).found == ()


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("wessel", "source"),
        ("jul", "month"),
        ("2025-07", "month"),
        ("HALV", "person"),
        ("office", "org"),
        ("vel", "place"),
    ],
)
def test_typing_narrows_across_all_kinds(typed: str, kind: str, world: World, numbers: list[int]):
    for among in (None, numbers):
        assert [each.kind for each in world.library.search.facets.count(among, typed).found] == [kind]
    assert world.library.search.facets.count(None, "xylophone").found == ()


def test_as_many_of_each_kind_as_were_asked_for(world: World):
    for count in range(3):
        add_article(
            world.store, f"r{count}", day=date(2025, count + 1, 1), mentions=printed((f"Port {count}", "place"))
        )

    found = world.library.search.facets.count(None, limit=2)

    assert [len(found.of(kind)) for kind in ("source", "month", "place")] == [1, 2, 2]


def test_a_later_count_cancels_the_one_before(world: World, numbers: list[int]):
    runner = HeldRunner(world.bench)
    facets = FacetsPart(world.bench, runner)

    with runner.in_the_background(lambda: facets.count(None)) as first:
        assert facets.count(numbers).found != ()

    assert runner.held == [count_facets]
    with pytest.raises(WorkCancelledError):
        first.result()


def test_a_filter_leaves_the_articles_that_have_it(world: World, numbers: list[int]):
    (place,) = world.library.search.facets.count(None).of("place")

    assert list(world.library.search.facets.articles((place,))) == [numbers[2], numbers[1], numbers[0]]
