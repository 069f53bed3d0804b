"""Undo and redo of whatever was done, by whoever knows how."""

from __future__ import annotations

from datetime import timedelta

from reader.library.journal import Journal, open_journal
from reader.store import Store
from reader.store.desk import STATE_DEED
from tests.builders import NOON, add_article


def test_a_deed_is_handed_to_the_doer_of_its_kind(store: Store):
    told: list[tuple[object, bool]] = []

    def do(content: dict[str, object], is_undone: bool) -> tuple[int, ...]:
        told.append((content["what"], is_undone))
        return (7,)

    journal = Journal(store, {"mine": do})
    journal.record("did so", "mine", {"what": "that"})

    undone, redone = journal.undo(), journal.redo()

    assert told == [("that", True), ("that", False)]
    assert undone == redone
    assert undone is not None
    assert (undone.label, undone.numbers) == ("did so", (7,))
    assert journal.redo() is None


def test_a_deed_whose_doer_fails_can_be_taken_back_later(store: Store):
    """The program may be killed between the doing and the noting; the doer is told again."""
    fails = [True]

    def do(content: dict[str, object], is_undone: bool) -> tuple[int, ...]:
        if fails.pop():
            raise KeyboardInterrupt
        return ()

    journal = Journal(store, {"mine": do})
    journal.record("did so", "mine", {})
    try:
        journal.undo()
    except KeyboardInterrupt:
        fails.append(False)

    step = journal.undo()

    assert step is not None
    assert step.label == "did so"
    assert journal.undo() is None


def test_deeds_outlive_their_window(store: Store):
    number = add_article(store)
    first = open_journal(store)
    store.windows.open_window(first.window, "a process", NOON, lambda _: False)
    first.record("starred", STATE_DEED, {"field": "is_starred", "value": False, "articles": [number]})

    second = open_journal(store)
    assert second.undo() is None
    store.windows.open_window(second.window, "another", NOON + timedelta(hours=1), lambda _: False)

    step = second.undo()
    assert step is not None
    assert step.label == "starred"
    assert store.desk.is_starred(number)
