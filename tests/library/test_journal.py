"""Undo and redo of whatever was done, by whoever knows how."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from reader.library.journal import Journal, open_journal
from reader.library.names_file import NAMES_DEED
from reader.model.errors import NamesFileError
from reader.store import Store
from reader.store.desk import STATE_DEED
from tests.builders import NOON, add_article


def test_a_deed_is_handed_to_the_doer_of_its_kind(store: Store):
    told: list[tuple[object, bool]] = []

    def do(content: dict[str, object], is_undone: bool) -> tuple[int, ...]:
        told.append((content["what"], is_undone))
        return (7,)

    journal = Journal(store, {"mine": do})
    journal.do("did so", "mine", {"what": "that"})

    undone, redone = journal.undo(), journal.redo()

    assert told == [("that", False), ("that", True), ("that", False)]
    assert undone == redone
    assert undone is not None
    assert (undone.label, undone.numbers) == ("did so", (7,))
    assert journal.redo() is None


def test_a_deed_whose_doer_fails_can_be_taken_back_later(store: Store):
    fails = [False, True, False]

    def do(content: dict[str, object], is_undone: bool) -> tuple[int, ...]:
        if fails.pop():
            raise KeyboardInterrupt
        return ()

    journal = Journal(store, {"mine": do})
    journal.do("did so", "mine", {})
    with pytest.raises(KeyboardInterrupt):
        journal.undo()

    step = journal.undo()

    assert step is not None
    assert step.label == "did so"
    assert journal.undo() is None


def test_deeds_outlive_their_window(store: Store):
    number = add_article(store)
    first = open_journal(store)
    store.windows.open_window(first.window, "a process", NOON, lambda _: False)
    first.do("starred", STATE_DEED, {"field": "is_starred", "value": False, "articles": [number]})

    second = open_journal(store)
    assert second.undo() is None
    store.windows.open_window(second.window, "another", NOON + timedelta(hours=1), lambda _: False)

    step = second.undo()
    assert step is not None
    assert step.label == "starred"
    assert store.desk.is_starred(number)


class Killed(BaseException):
    """The process ends here."""


class Outside:
    """Something outside the database, which a deed changes; may be killed before or after."""

    def __init__(self, dies: str = "") -> None:
        self.has: list[str] = []
        self.dies = dies

    def do(self, content: dict[str, Any], is_undone: bool) -> tuple[int, ...]:
        if self.dies == "before":
            raise Killed
        word = content["word"]
        self.has = [each for each in self.has if each != word] + ([] if is_undone else [word])
        if self.dies == "after":
            raise Killed
        return (1,)


@pytest.mark.parametrize("dies", ["before", "after"])
def test_a_deed_outside_the_database_that_was_killed_is_finished_by_the_next_window(store: Store, dies: str):
    outside = Outside(dies)
    killed = Journal(store, {NAMES_DEED: outside.do})
    with pytest.raises(Killed):
        killed.do("hidden", NAMES_DEED, {"word": "so"})
    outside.dies = ""
    following = Journal(store, {NAMES_DEED: outside.do})
    following.window = killed.window  # as if it had taken over the killed one's rows

    following.finish_for({killed.window})
    assert following.undo() is None  # it still runs: it does it itself
    following.finish_for(())

    assert outside.has == ["so"]
    assert store.journal.intents() == ()
    step = following.undo()
    assert step is not None
    assert step.label == "hidden"
    assert outside.has == []


@pytest.mark.parametrize("dies", ["before", "after"])
def test_taking_back_outside_the_database_that_was_killed_is_finished_by_the_next_window(store: Store, dies: str):
    outside = Outside()
    journal = Journal(store, {NAMES_DEED: outside.do})
    journal.do("hidden", NAMES_DEED, {"word": "so"})
    outside.dies = dies
    with pytest.raises(Killed):
        journal.undo()
    outside.dies = ""

    journal.finish_for(())

    assert outside.has == []
    assert journal.undo() is None
    assert journal.redo() is not None
    assert outside.has == ["so"]


def test_what_cannot_be_done_outside_leaves_no_step_and_no_intent(store: Store):
    def fail(content: dict[str, Any], is_undone: bool) -> tuple[int, ...]:
        raise NamesFileError("entities.toml", "cannot be written")

    journal = Journal(store, {NAMES_DEED: fail})

    with pytest.raises(NamesFileError):
        journal.do("hidden", NAMES_DEED, {})

    assert store.journal.intents() == ()
    assert journal.undo() is None
