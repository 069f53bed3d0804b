from __future__ import annotations

from dataclasses import replace

import pytest

from reader.library.search import SearchPart, warm_up
from reader.model.article import TITLE, CleanText
from reader.model.errors import WorkCancelledError
from reader.store.save import save_plan
from tests.builders import NOON, add_article, make_mention, make_plan, make_reading
from tests.fakes.runner import HeldRunner
from tests.fakes.world import World


@pytest.fixture
def numbers(world: World) -> list[int]:
    found = [
        add_article(world.store, "The ferry ran aground off the harbour.", title="Ferry aground"),
        add_article(
            world.store,
            "Brenk spoke of ferries.",
            title="Harbour Board",
            mentions=[make_mention("Brenk", key="o|brenk")],
        ),
        add_article(world.store, "A bakery closed.", title="Bakery"),
    ]
    world.library.index.drain(lambda _: None)
    return found


def test_a_search_is_read_resolved_and_answered(world: World, numbers: list[int]):
    world.library.desk.mark_read_quietly(numbers[1])

    result = world.library.search.ask("ferry is:unread")

    assert result.numbers == (numbers[0],)
    assert (result.text, result.engine, result.not_yet_indexed) == ("ferry is:unread", "fake", 0)
    assert "ferry" in result.read_as
    assert world.library.search.ask("entity:brenk").numbers == (numbers[1],)
    assert world.library.search.ask("ferr", typing=True).numbers != ()


def test_a_search_is_prepared_without_waiting_for_it(world: World, numbers: list[int]):
    runner = HeldRunner(world.bench)

    SearchPart(world.bench, runner).prepare()

    assert runner.held == [warm_up]
    assert runner.start("search", warm_up, None).wait() is None


def test_a_search_can_be_prepared_before_there_is_an_index(world: World):
    world.library.search.prepare()


def test_a_search_says_what_it_cannot_find_yet(world: World, numbers: list[int]):
    add_article(world.store, "Another ferry.")

    assert world.library.search.ask("ferry").not_yet_indexed == 1


def test_hits_come_by_the_page_with_their_marks(world: World, numbers: list[int]):
    result = world.library.search.ask("ferry")
    assert len(result.numbers) == 2

    hits = world.library.search.hits(result, 0, 10)

    assert [hit.row.number for hit in hits] == list(result.numbers)
    first = next(hit for hit in hits if hit.row.number == numbers[0])
    assert [first.row.display_title[start:end] for start, end in first.title_marks] == ["Ferry"]
    assert [first.snippet[start:end] for start, end in first.snippet_marks] == ["ferry"]
    assert world.library.search.hits(result, 1, 10) == hits[1:]
    assert world.library.search.hits(result, 2, 10) == ()


def test_marks_are_the_hits_of_the_shown_title_and_of_the_text(world: World):
    reading = replace(make_reading(), text=CleanText(None, "On the ferry", None, ("No ferry.",)), display_title="Ferry")
    number = save_plan(world.store.database, make_plan(reading), NOON)
    world.library.index.drain(lambda _: None)

    marks = world.library.search.marks(number, world.library.search.ask("ferry"))

    assert [(mark.block, mark.start) for mark in marks] == [(TITLE, 0), (-2, 7), (0, 3)]


def test_an_article_is_marked_by_every_spelling_of_a_name_asked_for(world: World, numbers: list[int]):
    result = world.library.search.ask("entity:brenk")

    assert [(mark.block, mark.start, mark.end) for mark in world.library.search.marks(numbers[1], result)] == [
        (0, 0, 5)
    ]


def test_a_later_question_cancels_the_one_before(world: World, numbers: list[int]):
    runner = HeldRunner(world.bench)
    search = SearchPart(world.bench, runner)

    with runner.in_the_background(lambda: search.ask("ferry")) as first:
        assert search.ask("bakery").numbers == (numbers[2],)

    with pytest.raises(WorkCancelledError):
        first.result()


def test_searches_are_remembered_newest_first(world: World):
    world.library.search.remember("ferry")
    world.clock.advance(minutes=1)
    world.library.search.remember("harbour")

    assert world.library.search.history() == ("harbour", "ferry")
