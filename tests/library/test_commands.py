"""Marks from the shell: one deed, for the next reader to undo."""

from __future__ import annotations

from datetime import timedelta

from reader.library.commands import CommandsPart
from reader.library.desk import DeskPart
from reader.library.journal import open_journal
from reader.model.desk import Trail, TrailEntry
from reader.store import Store
from reader.workers import InlineRunner
from tests.builders import NOON, add_article
from tests.fakes.world import World


def mark_and_end(world: World, marking: str, numbers: list[int]) -> int:
    """What a command does in a process of its own, which has ended by now."""
    store = world.store
    part = CommandsPart(world.bench, InlineRunner(world.bench), open_journal(store))
    step = part.mark(marking, numbers, NOON + timedelta(hours=1))  # type: ignore[arg-type]
    with store.database.writing() as connection:
        connection.execute("UPDATE window SET process = '0 gone' WHERE id = ?", (part._window,))
    return len(step.numbers)


def start_reader(store: Store) -> tuple[DeskPart, Trail]:
    desk = DeskPart(store, open_journal(store))
    return desk, desk.open_window(NOON + timedelta(hours=2))


def test_the_next_reader_undoes_a_mark_in_one_step(world: World) -> None:
    numbers = [add_article(world.store, f"Ferry {each} sank.") for each in range(3)]
    assert mark_and_end(world, "read", numbers) == 3
    desk, _ = start_reader(world.store)
    assert desk.counts().unread_count == 0
    step = desk.undo()
    assert step is not None
    assert step.label == "3 marked read"
    assert desk.counts().unread_count == 3
    assert desk.undo() is None


def test_only_what_changed_is_taken_back(world: World) -> None:
    numbers = [add_article(world.store, f"Ferry {each} sank.") for each in range(3)]
    world.library.desk.toggle_star(numbers[0])
    assert mark_and_end(world, "star", numbers) == 2
    desk, _ = start_reader(world.store)
    desk.undo()
    assert desk.counts().starred_count == 1


def test_a_mark_leaves_the_trail_of_the_reader_before_it(world: World) -> None:
    number = add_article(world.store, "The ferry sank.")
    trail = Trail((TrailEntry("search", "ferry"),), 0)
    first = DeskPart(world.store, open_journal(world.store))
    first.open_window(NOON)
    first.save_trail(trail)
    mark_and_end(world, "read", [number])
    with world.store.database.writing() as connection:
        connection.execute("UPDATE window SET process = '0 gone'")
    assert start_reader(world.store)[1] == trail


def test_nothing_to_mark_leaves_no_window(world: World) -> None:
    assert mark_and_end(world, "read", []) == 0
    with world.store.database.reading() as connection:
        assert connection.execute("SELECT count(*) FROM window").fetchone() == (0,)
