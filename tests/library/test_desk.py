"""A window's desk: what outlives it, and what belongs to it alone."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from reader.library.desk import DeskPart
from reader.library.journal import open_journal
from reader.model.desk import Counts, Trail, TrailEntry
from reader.model.errors import ReadOnlyLibraryError
from reader.store import open_store
from tests.builders import NOON, add_article, kept_trail
from tests.fakes.world import World

ROOT = Path(__file__).parents[2]

OTHER_WINDOW = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from reader.library.desk import DeskPart
from reader.library.journal import open_journal
from reader.model.desk import Trail, TrailEntry
from reader.store import open_store

store = open_store(Path(sys.argv[1]))
desk = DeskPart(store, open_journal(store))
desk.open_window(datetime(2025, 8, 1, 11, tzinfo=UTC))
numbers = sorted(store.articles.numbers())
desk.set_read(numbers, True)
desk.toggle_star(numbers[0])
desk.undo()
desk.save_trail(Trail((TrailEntry("search", "ferry"),), 0))
print("ready", flush=True)
sys.stdin.read()
"""


@contextmanager
def other_window(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A reader in another process that marked all as read, and starred and unstarred the first."""
    process = subprocess.Popen(
        [sys.executable, "-c", OTHER_WINDOW, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    yield process
    process.kill()
    process.communicate()


@pytest.fixture
def numbers(world: World) -> list[int]:
    return [add_article(world.store, f"Text {count}.") for count in range(3)]


def test_a_killed_windows_actions_can_be_undone_in_the_next(world: World, numbers: list[int]):
    with other_window(world.library.settings.library_folder) as process:
        process.kill()
        process.wait()
    assert world.library.desk.counts() == Counts(3, 0, 3, 0)

    trail = world.library.desk.open_window(NOON)

    assert trail == Trail((TrailEntry("search", "ferry"),), 0)
    redone = world.library.desk.redo()
    assert redone is not None
    assert (redone.label, redone.numbers) == ("starred", (numbers[0],))
    world.library.desk.undo()
    undone = world.library.desk.undo()
    assert undone is not None
    assert (undone.label, undone.numbers) == ("3 marked read", tuple(numbers))
    assert world.library.desk.counts().unread_count == 3
    assert world.library.desk.undo() is None


def test_a_running_windows_actions_are_its_own(world: World, numbers: list[int]):
    with other_window(world.library.settings.library_folder):
        trail = world.library.desk.open_window(NOON)

        assert trail == Trail()
        assert world.library.desk.undo() is None
        assert world.library.desk.redo() is None
        assert world.library.desk.counts().unread_count == 0


def test_steps_are_named_by_what_really_changed(world: World, numbers: list[int]):
    desk = world.library.desk
    desk.open_window(NOON)
    desk.mark_read_quietly(numbers[0])

    assert desk.set_read(numbers, True).label == "2 marked read"
    assert desk.set_read(numbers[:1], False).label == "marked unread"
    assert desk.toggle_star(numbers[1]).label == "starred"
    assert desk.toggle_star(numbers[1]).label == "unstarred"
    assert [step.label for step in (desk.undo(), desk.undo()) if step] == ["unstarred", "starred"]
    assert desk.counts() == Counts(3, 1, 2, 0)


def test_a_new_action_ends_what_could_be_redone(world: World, numbers: list[int]):
    desk = world.library.desk
    desk.open_window(NOON)
    desk.toggle_star(numbers[0])
    desk.undo()

    desk.toggle_star(numbers[1])

    assert desk.redo() is None
    undone = desk.undo()
    assert undone is not None
    assert undone.numbers == (numbers[1],)


def test_an_action_that_changes_nothing_is_no_step(world: World, numbers: list[int]):
    desk = world.library.desk
    desk.open_window(NOON)
    desk.toggle_star(numbers[0])
    desk.undo()

    assert desk.set_read(numbers, False).numbers == ()

    assert desk.redo() is not None


def test_opening_a_window_decides_what_is_new(world: World, numbers: list[int]):
    world.library.desk.open_window(NOON + timedelta(hours=1))
    assert world.library.desk.counts().new_count == 3
    DeskPart(world.store, open_journal(world.store)).open_window(NOON + timedelta(hours=2))

    assert world.library.desk.counts().new_count == 0
    add_article(world.store, "A later text.", now=NOON + timedelta(hours=3))
    assert world.library.desk.counts().new_count == 1


def test_a_trail_and_a_position_are_kept(world: World, numbers: list[int]):
    desk = world.library.desk
    desk.open_window(NOON)
    trail = Trail((TrailEntry("article", "abc"), TrailEntry("name", "def", 7)), 0)

    desk.save_trail(trail)
    desk.remember_position(numbers[0], 120)

    assert kept_trail(world.store, desk._window) == trail
    assert desk.position(numbers[0]) == 120
    assert desk.position(numbers[1]) == 0


def test_what_is_copied_is_written_into_the_library(world: World):
    path = Path(world.library.desk.save_copy("“Title”. Source, 23 July 2025."))

    assert path.parent == world.library.settings.library_folder
    assert path.read_text(encoding="utf-8") == "“Title”. Source, 23 July 2025.\n"


def test_a_newer_library_is_read_and_keeps_nothing(world: World, numbers: list[int]):
    folder = world.library.settings.library_folder
    world.store.database.connection().execute("PRAGMA user_version = 99")
    newer = open_store(folder)
    desk = DeskPart(newer, open_journal(newer))

    assert desk.open_window(NOON) == Trail()
    desk.mark_read_quietly(numbers[0])
    desk.mark_opened(numbers[0])
    desk.save_trail(Trail())
    desk.remember_position(numbers[0], 12)

    with pytest.raises(ReadOnlyLibraryError, match="read-only"):
        desk.set_read(numbers, True)
    assert newer.articles.get(numbers[0]).text.body == ("Text 0.",)
    assert desk.counts().unread_count == len(numbers)
    newer.close()
