from __future__ import annotations

import pytest

from reader.model.desk import TagCount
from tests.builders import add_article
from tests.fakes.world import World


@pytest.fixture
def numbers(world: World) -> list[int]:
    return [add_article(world.store, f"Report {number}.") for number in range(3)]


def test_several_tags_on_several_articles_are_one_step(world: World, numbers: list[int]):
    tags = world.library.tags

    step = tags.add(["budget", "ferry"], numbers)

    assert (step.label, step.numbers) == ("tagged #budget #ferry on 3 articles", tuple(numbers))
    assert tags.all() == (TagCount("budget", 3, 3), TagCount("ferry", 3, 3))
    undone = world.library.desk.undo()
    assert undone is not None
    assert (undone.label, undone.numbers) == (step.label, step.numbers)
    assert tags.all() == ()
    world.library.desk.redo()
    assert tags.of(numbers[:1]) == ("budget", "ferry")


def test_removing_names_the_articles_that_had_it(world: World, numbers: list[int]):
    tags = world.library.tags
    tags.add(["ferry"], numbers[:2])

    assert tags.remove(["ferry"], numbers).numbers == tuple(numbers[:2])
    assert tags.remove(["ferry"], numbers).numbers == ()
    world.library.desk.undo()
    assert tags.of(numbers) == ("ferry",)


def test_rows_and_details_show_tags(world: World, numbers: list[int]):
    world.library.tags.add(["ferry", "budget"], numbers[:1])

    tagged, other, _ = world.library.articles.rows(numbers)
    assert (tagged.tags, other.tags) == (("budget", "ferry"), ())
    assert world.library.articles.details(numbers[0]).tags == ("budget", "ferry")
    assert world.library.search.ask("tag:ferry").numbers == ()  # a fake index, which answers nothing
